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

/* The page that a document is made of. */
typedef struct {
  cli_report_write_t write;
  const void *subject;
  const char *charts;
  bool is_plain; /* Word takes pictures and widths, paper the page as it is */
} source_t;

static char *page_of(const source_t *source) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  const int lost =
      !stream || source->write(source->subject, source->charts, source->is_plain, stream);
  char *page = words_draft_end(&draft);
  if (!lost)
    return page;
  free(page);
  return NULL;
}

/* Says that a document is not there, and how the page becomes one. */
static int fail(const cli_report_t *self, reports_converter_kind_t kind, const char *name,
                bool is_late) {
  const words_lang_t lang = self->options->lang;
  const char *program = reports_converter_program(kind);
  char by_hand[4 * NAME];
  snprintf(by_hand, sizeof by_hand, "%s %s %s%s", program,
           lang == WORDS_ES ? "informe.html" : "report.html", kind == REPORTS_DOCX ? "-o " : "",
           name);
  return cli_fail(lang, CLI_EXIT_ENVIRONMENT,
                  is_late ? WORDS_MSG_REPORT_CONVERT_LATE : WORDS_MSG_REPORT_CONVERT_FAILED,
                  WORDS_ARGS(name, program, by_hand));
}

static int convert(const cli_report_t *self, const reports_converter_t *converter,
                   const char *folder, const source_t *source) {
  char name[NAME], *page = page_of(source);
  name_of(self, converter->kind, name);
  int code = CLI_EXIT_OK;
  if (!page) {
    code = cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  } else {
    const int status = reports_converter_run(converter, folder, name, page, strlen(page));
    if (status && !self->interrupt->raised)
      code = fail(self, converter->kind, name, status > 0);
  }
  free(page);
  return code;
}

int cli_report_convert(const cli_report_t *self, cli_report_write_t write, const void *subject,
                       const char *folder) {
  char *charts = reports_path_join(folder, REPORTS_RESULTS_CHARTS);
  int code = charts ? CLI_EXIT_OK : cli_exit(self->options->lang, SIM_ERR_NO_MEMORY);
  for (int k = 0; code == CLI_EXIT_OK && k < REPORTS_CONVERTERS; k++) {
    reports_converter_t converter;
    if (reports_converter_find(&converter, (reports_converter_kind_t)k)) {
      converter.cancel = &self->interrupt->raised;
      code =
          convert(self, &converter, folder, &(source_t){write, subject, charts, k == REPORTS_DOCX});
    }
  }
  free(charts);
  return code;
}

int cli_report_convert_say(const cli_report_t *self, FILE *stream) {
  static const words_message_t missing[REPORTS_CONVERTERS] = {WORDS_MSG_REPORT_NO_DOCX,
                                                              WORDS_MSG_REPORT_NO_PDF};
  int lost = 0;
  for (int k = 0; k < REPORTS_CONVERTERS; k++) {
    reports_converter_t converter;
    if (!reports_converter_find(&converter, (reports_converter_kind_t)k))
      lost |= cli_say_folded(stream, self->options->lang, missing[k], NULL);
  }
  return lost;
}
