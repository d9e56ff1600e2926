// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/say.h"

#include "sim/status.h"

#include <stdlib.h>

int cli_say(FILE *stream, cli_lang_t lang, cli_message_t id, const char *const *args) {
  char *text = cli_message_format(id, lang, args);
  fprintf(stream, "%s\n", text ? text : cli_message(CLI_MSG_NO_MEMORY, lang));
  const int status = text ? 0 : -1;
  free(text);
  return status;
}

int cli_fail(cli_lang_t lang, int code, cli_message_t id, const char *const *args) {
  fputs("exante: ", stderr);
  cli_say(stderr, lang, id, args);
  return code;
}

int cli_fail_status(cli_lang_t lang, int status) {
  switch (status) {
  case SIM_ERR_CANCELLED:
    return cli_fail(lang, CLI_EXIT_INTERRUPTED, CLI_MSG_INTERRUPTED, NULL);
  case SIM_ERR_NO_MEMORY:
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_NO_MEMORY, NULL);
  default:
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_MODEL_FAILED,
                    CLI_ARGS(sim_status_text(status)));
  }
}
