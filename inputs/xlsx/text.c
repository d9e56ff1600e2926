// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/text.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Excel holds 32,767 characters in a cell. */
enum { LONGEST = 4 * 32767 };

void inputs_xlsx_text_start(inputs_xlsx_text_t *self, const char *element) {
  if (strcmp(element, "rPh") == 0)
    self->is_phonetic = true;
  else if (strcmp(element, "t") == 0)
    self->is_text = true;
}

void inputs_xlsx_text_end(inputs_xlsx_text_t *self, const char *element) {
  if (strcmp(element, "rPh") == 0)
    self->is_phonetic = false;
  else if (strcmp(element, "t") == 0)
    self->is_text = false;
}

int inputs_xlsx_text_put(inputs_xlsx_text_t *self, const char *piece, size_t length) {
  if (self->length + length > LONGEST)
    return SIM_ERR_DOMAIN;
  if (self->length + length > self->capacity) {
    const size_t capacity = 2 * (self->length + length) + 64;
    char *text = realloc(self->text, capacity);
    if (!text)
      return SIM_ERR_NO_MEMORY;
    self->text = text;
    self->capacity = capacity;
  }
  memcpy(self->text + self->length, piece, length);
  self->length += length;
  return SIM_OK;
}

int inputs_xlsx_text_add(inputs_xlsx_text_t *self, const char *piece, size_t length) {
  return self->is_text && !self->is_phonetic ? inputs_xlsx_text_put(self, piece, length) : SIM_OK;
}

/* The character that a mark such as _x0041_ at `text` stands for; 0: there is none here. */
static unsigned marked(const char *text, size_t left) {
  static const char digits[] = "0123456789abcdefABCDEF";
  char number[5] = "";
  if (left < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return 0;
  memcpy(number, text + 2, 4);
  const unsigned code = strspn(number, digits) == 4 ? (unsigned)strtoul(number, NULL, 16) : 0;
  return code >= 0xd800 && code < 0xe000 ? 0 : code; /* half a character is none */
}

/* Writes a character of up to 16 bits in UTF-8; returns its length, less than that of its mark. */
static size_t put_utf8(unsigned code, char *out) {
  size_t length = 0;
  if (code >= 0x800)
    out[length++] = (char)(0xe0 | code >> 12);
  if (code >= 0x80)
    out[length++] = (char)(code >= 0x800 ? 0x80 | (code >> 6 & 0x3f) : 0xc0 | code >> 6);
  out[length++] = (char)(code >= 0x80 ? 0x80 | (code & 0x3f) : code);
  return length;
}

/* Puts the characters in the place of their marks. */
static void unmark(inputs_xlsx_text_t *self) {
  size_t to = 0;
  for (size_t from = 0; from < self->length;) {
    const unsigned code = marked(self->text + from, self->length - from);
    if (code)
      to += put_utf8(code, self->text + to);
    else
      self->text[to++] = self->text[from];
    from += code ? 7 : 1;
  }
  self->length = to;
}

/* The bytes of the blank at one end of a text; 0: there is none. What is pasted from a page or a
   document brings blanks that do not break, which nobody sees. */
static size_t blank_at(const char *text, size_t length, bool is_end) {
  static const char *const blanks[] = {" ", "\t", "\n", "\r", "\u00a0", "\u2007", "\u202f"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    const size_t bytes = strlen(blanks[i]);
    if (bytes <= length && memcmp(is_end ? text + length - bytes : text, blanks[i], bytes) == 0)
      return bytes;
  }
  return 0;
}

char *inputs_xlsx_text_take(inputs_xlsx_text_t *self) {
  unmark(self);
  size_t from = 0, to = self->length;
  for (size_t bytes; (bytes = blank_at(self->text + from, to - from, false)) > 0;)
    from += bytes;
  for (size_t bytes; (bytes = blank_at(self->text + from, to - from, true)) > 0;)
    to -= bytes;
  self->length = 0;
  return to > from ? strndup(self->text + from, to - from) : strdup("");
}

void inputs_xlsx_text_free(inputs_xlsx_text_t *self) {
  free(self->text);
  *self = (inputs_xlsx_text_t){0};
}
