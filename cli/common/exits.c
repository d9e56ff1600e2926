// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"

#include "cli/common/say.h"
#include "sim/status.h"

static const cli_exit_row_t rows[] = {
#define CLI_EXIT(id, code, es, en) {code, {es, en}},
#include "cli/common/exits.def"
#undef CLI_EXIT
};

const cli_exit_row_t *cli_exit_row(size_t i) {
  return i < sizeof rows / sizeof rows[0] ? &rows[i] : NULL;
}

int cli_exit(words_lang_t lang, int status) {
  switch (status) {
  case SIM_OK:
    return CLI_EXIT_OK;
  case SIM_ERR_CANCELLED:
    return cli_fail(lang, CLI_EXIT_INTERRUPTED, WORDS_MSG_INTERRUPTED, NULL);
  case SIM_ERR_PEER:
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_RANKS_LOST, NULL);
  case SIM_ERR_NO_MEMORY:
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_NO_MEMORY, NULL);
  default:
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_MODEL_FAILED,
                    WORDS_ARGS(sim_status_text(status)));
  }
}

int cli_exit_reported(words_report_t *report, int status) {
  const words_lang_t lang = report->lang;
  const bool is_said = report->errors > 0;
  words_report_print(report, stderr);
  words_report_free(report);
  return status == SIM_ERR_DOMAIN && is_said ? CLI_EXIT_INPUT : cli_exit(lang, status);
}
