// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/escape.h"

#include "words/draft.h"

#include <stdio.h>
#include <string.h>

size_t words_utf8(const char *text, size_t size, unsigned *code) {
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *p = (const unsigned char *)text;
  if (size == 0)
    return 0;
  const size_t length = p[0] < 0x80             ? 1
                        : (p[0] & 0xe0) == 0xc0 ? 2
                        : (p[0] & 0xf0) == 0xe0 ? 3
                        : (p[0] & 0xf8) == 0xf0 ? 4
                                                : 0;
  if (length == 0 || length > size)
    return 0;
  unsigned value = length == 1 ? p[0] : p[0] & (0x7fu >> length);
  for (size_t i = 1; i < length; i++) {
    if ((p[i] & 0xc0) != 0x80)
      return 0;
    value = value << 6 | (p[i] & 0x3fu);
  }
  if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
    return 0;
  *code = value;
  return length;
}

bool words_is_control(unsigned code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad ||
         (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
         (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

static void put_escaped(FILE *stream, unsigned code) {
  if (code == '\n' || code == '\r' || code == '\t')
    fputs(code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t", stream);
  else
    fprintf(stream, code < 0x100 ? "\\x%02x" : "\\u%04x", code);
}

char *words_escape(const char *text, size_t limit) {
  words_draft_t out;
  size_t left = strlen(text), shown = 0;
  FILE *stream = words_draft_begin(&out);
  if (!stream)
    return NULL;
  while (left > 0 && (limit == 0 || shown < limit)) {
    unsigned code = (unsigned char)*text;
    const size_t length = words_utf8(text, left, &code);
    if (length == 0 || words_is_control(code))
      put_escaped(stream, code);
    else
      fwrite(text, 1, length, stream);
    text += length ? length : 1;
    left -= length ? length : 1;
    shown++;
  }
  if (left > 0)
    fputs("…", stream);
  return words_draft_end(&out);
}
