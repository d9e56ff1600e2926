// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/contradicted.h"

#include "audit/follows.h"
#include "cli/check/check_tables.h"
#include "cli/command/options.h"
#include "inputs/source.h"
#include "sim/status.h"
#include "words/messages.h"

#include <stdlib.h>

static size_t count_of(const audit_dataset_t *dataset, words_report_t *unheard) {
  audit_claims_t claims = {0};
  bool are_there = false;
  size_t count = 0;
  if (audit_claims_find(dataset, &are_there) == SIM_OK && are_there &&
      audit_claims_load(dataset, &claims, unheard) == SIM_OK)
    count = cli_check_contradictions(&(cli_audit_t){.dataset = dataset, .claims = &claims});
  audit_claims_free(&claims);
  return count;
}

size_t cli_run_contradictions(const char *programme) {
  audit_dataset_t dataset = {0};
  words_report_t unheard;
  char *figures = NULL;
  size_t count = 0;
  if (asprintf(&figures, "%s/figures.csv", programme) < 0)
    return 0;
  words_report_init(&unheard, WORDS_ES);
  if (inputs_source_exists(figures) && audit_dataset_load(programme, &dataset, &unheard) == SIM_OK)
    count = count_of(&dataset, &unheard);
  audit_dataset_free(&dataset);
  words_report_free(&unheard);
  free(figures);
  return count;
}

char *cli_run_contradicted(size_t count, const char *programme, words_lang_t lang) {
  char number[24], *quoted = count ? cli_options_quoted(programme) : NULL;
  snprintf(number, sizeof number, "%zu", count);
  char *text =
      quoted ? words_message_format(WORDS_MSG_RUN_CONTRADICTED, lang, WORDS_ARGS(number, quoted))
             : NULL;
  free(quoted);
  return text;
}

int cli_run_contradicted_print(size_t count, const char *programme, words_lang_t lang,
                               FILE *stream) {
  char *text = cli_run_contradicted(count, programme, lang);
  if (text)
    fprintf(stream, "%s\n", text);
  free(text);
  return count && !text ? -1 : 0;
}
