// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/say.h"

#include "sim/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

const char *cli_errno_text(int error, cli_lang_t lang) {
  static const struct {
    int error;
    cli_message_t text;
  } known[] = {{EACCES, CLI_MSG_ERRNO_ACCESS},      {EPERM, CLI_MSG_ERRNO_ACCESS},
               {EROFS, CLI_MSG_ERRNO_READ_ONLY},    {ENOSPC, CLI_MSG_ERRNO_SPACE},
               {EDQUOT, CLI_MSG_ERRNO_SPACE},       {EFBIG, CLI_MSG_ERRNO_BIG},
               {ENOTDIR, CLI_MSG_ERRNO_NOT_FOLDER}, {EISDIR, CLI_MSG_ERRNO_FOLDER},
               {EEXIST, CLI_MSG_ERRNO_EXISTS},      {ENOENT, CLI_MSG_ERRNO_MISSING},
               {ENAMETOOLONG, CLI_MSG_ERRNO_LONG},  {ELOOP, CLI_MSG_ERRNO_LOOP},
               {ENOMEM, CLI_MSG_ERRNO_MEMORY},      {EBADF, CLI_MSG_ERRNO_CLOSED},
               {EPIPE, CLI_MSG_ERRNO_CLOSED},       {EIO, CLI_MSG_ERRNO_DEVICE},
               {EMFILE, CLI_MSG_ERRNO_MANY},        {ENFILE, CLI_MSG_ERRNO_MANY}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (known[i].error == error)
      return cli_message(known[i].text, lang);
  return strerror(error);
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
