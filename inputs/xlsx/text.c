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

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *inputs_xlsx_text_take(inputs_xlsx_text_t *self) {
  size_t from = 0, to = self->length;
  while (from < to && is_blank(self->text[from]))
    from++;
  while (to > from && is_blank(self->text[to - 1]))
    to--;
  self->length = 0;
  return to > from ? strndup(self->text + from, to - from) : strdup("");
}

void inputs_xlsx_text_free(inputs_xlsx_text_t *self) {
  free(self->text);
  *self = (inputs_xlsx_text_t){0};
}
