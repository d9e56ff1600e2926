// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"

#include "words/fold.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int cli_say(FILE *stream, words_lang_t lang, words_message_t id, const char *const *args) {
  char *text = words_message_format(id, lang, args);
  fprintf(stream, "%s\n", text ? text : words_message(WORDS_MSG_NO_MEMORY, lang));
  const int status = text ? 0 : -1;
  free(text);
  return status;
}

int cli_say_folded(FILE *stream, words_lang_t lang, words_message_t id, const char *const *args) {
  char *text = words_message_format(id, lang, args);
  words_fold(text ? text : words_message(WORDS_MSG_NO_MEMORY, lang), WORDS_FOLD_WIDTH, stream);
  fputc('\n', stream);
  const int status = text ? 0 : -1;
  free(text);
  return status;
}

int cli_fail(words_lang_t lang, int code, words_message_t id, const char *const *args) {
  fputs("exante: ", stderr);
  cli_say(stderr, lang, id, args);
  return code;
}

const char *cli_errno_text(int error, words_lang_t lang) {
  static const struct {
    int error;
    words_message_t text;
  } known[] = {{EACCES, WORDS_MSG_ERRNO_ACCESS},      {EPERM, WORDS_MSG_ERRNO_ACCESS},
               {EROFS, WORDS_MSG_ERRNO_READ_ONLY},    {ENOSPC, WORDS_MSG_ERRNO_SPACE},
               {EDQUOT, WORDS_MSG_ERRNO_SPACE},       {EFBIG, WORDS_MSG_ERRNO_BIG},
               {ENOTDIR, WORDS_MSG_ERRNO_NOT_FOLDER}, {EISDIR, WORDS_MSG_ERRNO_FOLDER},
               {EEXIST, WORDS_MSG_ERRNO_EXISTS},      {ENOENT, WORDS_MSG_ERRNO_MISSING},
               {ENAMETOOLONG, WORDS_MSG_ERRNO_LONG},  {ELOOP, WORDS_MSG_ERRNO_LOOP},
               {ENOMEM, WORDS_MSG_ERRNO_MEMORY},      {EBADF, WORDS_MSG_ERRNO_CLOSED},
               {EPIPE, WORDS_MSG_ERRNO_CLOSED},       {EIO, WORDS_MSG_ERRNO_DEVICE},
               {EMFILE, WORDS_MSG_ERRNO_MANY},        {ENFILE, WORDS_MSG_ERRNO_MANY}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (known[i].error == error)
      return words_message(known[i].text, lang);
  return strerror(error);
}
