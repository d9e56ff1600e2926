// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/fold.h"

#include "words/report.h"

#include <string.h>

/* Where the line that begins at `text` ends: at a line end, a blank, or the end of the text. */
static const char *line_end(const char *text, size_t width) {
  const char *blank = NULL, *at = text;
  for (size_t shown = 0; *at && *at != '\n'; shown++) {
    unsigned code;
    if (*at == ' ')
      blank = at;
    if (shown >= width && blank)
      return blank;
    const size_t size = words_utf8(at, strlen(at), &code);
    at += size ? size : 1;
  }
  return at;
}

void words_fold(const char *text, size_t width, FILE *stream) {
  while (*text) {
    const char *end = line_end(text, width);
    fwrite(text, 1, (size_t)(end - text), stream);
    text = *end ? end + 1 : end;
    if (*end)
      fputc('\n', stream);
  }
}
