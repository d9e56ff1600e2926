// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/replaced.h"

#include "cli/common/source.h"
#include "reports/results.h"
#include "words/draft.h"
#include "words/messages.h"
#include "words/numeral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The results that are there. */
typedef struct {
  uint64_t replicates; /* 0: it does not say */
  bool has_charts;
} replaced_t;

static replaced_t read_record(const char *folder) {
  static const char charts[] = REPORTS_RESULTS_CHARTS "/";
  replaced_t self = {0};
  json_t *record = cli_source_record(folder), *digest;
  const json_int_t replicates = json_integer_value(json_object_get(record, "replicates"));
  const char *name;
  self.replicates = replicates > 0 ? (uint64_t)replicates : 0;
  json_object_foreach(json_object_get(record, "results"), name, digest) {
    self.has_charts = self.has_charts || strncmp(name, charts, sizeof charts - 1) == 0;
  }
  json_decref(record);
  return self;
}

/* Adds a sentence to the line; −1 when out of memory. */
static int add(FILE *line, words_message_t id, words_lang_t lang, const char *const *args) {
  char *text = words_message_format(id, lang, args);
  if (text)
    fprintf(line, "%s ", text);
  free(text);
  return text ? 0 : -1;
}

char *cli_replaced_text(const char *folder, const cli_options_t *options, bool draws) {
  const replaced_t former = read_record(folder);
  const words_lang_t lang = options->lang;
  const bool had_more = options->replicates > 0 && former.replicates > options->replicates;
  const bool had_charts = former.has_charts && (!draws || options->no_plots);
  char count[WORDS_NUMBER_BYTES];
  words_draft_t draft;
  FILE *line = words_draft_begin(&draft);
  if (!line)
    return NULL;
  int lost = 0;
  words_numeral(count, (double)former.replicates, 0, lang);
  if (had_more)
    lost |= add(line, WORDS_MSG_REPLACED_MORE, lang, WORDS_ARGS(count));
  if (had_charts)
    lost |= add(line, WORDS_MSG_REPLACED_CHARTS, lang, NULL);
  if (had_more || had_charts)
    fprintf(line, "%s\n", words_message(WORDS_MSG_REPLACED_ELSEWHERE, lang));
  char *text = words_draft_end(&draft);
  if (!lost)
    return text;
  free(text);
  return NULL;
}
