// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/prose.h"

#include "words/report.h"

#include <string.h>

/* One character, escaped for text and for quoted values; bytes that are none become U+FFFD. */
static size_t put_character(FILE *stream, const char *text, size_t left) {
  unsigned code = 0;
  const size_t size = words_utf8(text, left, &code);
  if (size == 0 || (words_is_control(code) && code != '\n' && code != '\t'))
    fputs("\uFFFD", stream);
  else if (code == '&' || code == '<' || code == '>' || code == '"' || code == '\'')
    fprintf(stream, "&#%u;", code);
  else
    fwrite(text, 1, size, stream);
  return size ? size : 1;
}

void reports_prose_write(FILE *stream, const char *text, size_t length) {
  for (size_t at = 0; at < length;)
    at += put_character(stream, text + at, length - at);
}

void reports_prose_put(FILE *stream, const char *text) {
  reports_prose_write(stream, text, strlen(text));
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* A blank between a number and its unit: "M$ 5", "5 %". */
static bool is_held(const char *text, size_t at, size_t length) {
  if (at == 0 || at + 1 >= length || text[at] != ' ')
    return false;
  return (text[at - 1] == '$' && is_digit(text[at + 1])) ||
         (is_digit(text[at - 1]) && text[at + 1] == '%');
}

/* A word and what belongs to its number. */
static size_t word_length(const char *text, size_t length) {
  size_t at = 0;
  while (at < length && (text[at] != ' ' || is_held(text, at, length)))
    at++;
  return at;
}

/* "2026–2029" and "M$ 5" would break in their middle. */
static bool is_kept(const char *word, size_t length) {
  enum { MOST = 40 };
  static const char dash[] = "–";
  if (length > MOST)
    return false;
  if (memchr(word, ' ', length))
    return true;
  const char *at = memmem(word, length, dash, sizeof dash - 1);
  return at && at > word && is_digit(at[-1]);
}

void reports_prose_keep(FILE *stream, const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    const size_t word = word_length(text + at, length - at);
    const bool is_one = is_kept(text + at, word);
    fputs(is_one ? "<span class=\"n\">" : "", stream);
    reports_prose_write(stream, text + at, word);
    fputs(is_one ? "</span>" : "", stream);
    at += word;
    if (at < length)
      fputc(text[at++], stream);
  }
}
