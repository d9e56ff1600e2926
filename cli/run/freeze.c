// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/freeze.h"

#include "cli/common/say.h"
#include "sim/status.h"

#include <stdlib.h>

void cli_run_freeze_check(const cli_options_t *options, words_report_t *report) {
  if (!options->freeze)
    return;
  if (options->only.count)
    words_report_error(report, NULL, WORDS_MSG_FREEZE_WHOLE, WORDS_ARGS("--only"));
  if (options->precisions.count)
    words_report_error(report, NULL, WORDS_MSG_FREEZE_PRECISION, NULL);
}

int cli_run_freeze_make(cli_run_freeze_t *self, const cli_freeze_t *what,
                        const studies_forecast_t *forecast, words_report_t *report) {
  char digest[CLI_DIGEST_SIZE];
  cli_freeze_t whole = *what;
  if (cli_frozen_summary(forecast, digest))
    return SIM_ERR_NO_MEMORY;
  whole.summary = digest;
  return cli_frozen_make(&whole, &self->text, self->seal, report);
}

void cli_run_freeze_free(cli_run_freeze_t *self) {
  free(self->text);
}

int cli_run_freeze_write(const cli_run_freeze_t *self, reports_results_t *results) {
  if (!self->text)
    return 0;
  FILE *file = reports_results_create(results, CLI_FROZEN_FILE);
  if (!file)
    return -1;
  fputs(self->text, file);
  return reports_results_finish(results, CLI_FROZEN_FILE, file);
}

int cli_run_freeze_print(const cli_run_freeze_t *self, words_lang_t lang, FILE *stream) {
  return self->text ? cli_say(stream, lang, WORDS_MSG_FROZEN_SEAL, WORDS_ARGS(self->seal)) : 0;
}
