// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/report/report.h"
#include "reports/converter.h"
#include "reports/folder.h"
#include "reports/results.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* The report as documents of other kinds, by programs that may be there. */

enum { NAME = 32 };

static void name_of(const cli_report_t *self, reports_converter_kind_t kind, char out[NAME]) {
  snprintf(out, NAME, "%s.%s", self->options->lang == WORDS_ES ? "informe" : "report",
           reports_converter_ending(kind));
}

static int convert(const cli_report_t *self, reports_converter_kind_t kind, const char *folder,
                   const char *page) {
  reports_converter_t converter;
  char name[NAME];
  if (!reports_converter_find(&converter, kind))
    return CLI_EXIT_OK;
  converter.cancel = &self->interrupt->raised;
  name_of(self, kind, name);
  if (reports_converter_run(&converter, folder, name, page, strlen(page)) == 0 ||
      self->interrupt->raised)
    return CLI_EXIT_OK;
  return cli_fail(self->options->lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_REPORT_CONVERT_FAILED,
                  WORDS_ARGS(name, reports_converter_program(kind)));
}

int cli_report_convert(const cli_report_t *self, cli_report_write_t write, const void *subject,
                       const char *folder) {
  words_draft_t draft;
  char *charts = reports_path_join(folder, REPORTS_RESULTS_CHARTS);
  FILE *stream = words_draft_begin(&draft);
  const int lost = !stream || !charts || write(subject, charts, true, stream);
  char *page = words_draft_end(&draft);
  int code = lost || !page ? cli_exit(self->options->lang, SIM_ERR_NO_MEMORY) : CLI_EXIT_OK;
  for (int k = 0; page && code == CLI_EXIT_OK && k < REPORTS_CONVERTERS; k++)
    code = convert(self, (reports_converter_kind_t)k, folder, page);
  free(charts);
  free(page);
  return code;
}

int cli_report_convert_say(const cli_report_t *self, FILE *stream) {
  static const words_message_t missing[REPORTS_CONVERTERS] = {WORDS_MSG_REPORT_NO_DOCX};
  int lost = 0;
  for (int k = 0; k < REPORTS_CONVERTERS; k++) {
    reports_converter_t converter;
    if (!reports_converter_find(&converter, (reports_converter_kind_t)k))
      lost |= cli_say_folded(stream, self->options->lang, missing[k], NULL);
  }
  return lost;
}
