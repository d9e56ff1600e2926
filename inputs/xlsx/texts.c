// SPDX-License-Identifier: GPL-3.0-or-later
/* What the cells of all sheets refer to by number: shared strings, and formats. */
#include "inputs/xlsx/book.h"
#include "inputs/xlsx/text.h"
#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { STRINGS_MAX = 2000000, FORMATS_MAX = 100000 };

typedef struct {
  inputs_book_t *book;
  inputs_xlsx_text_t text;
  size_t capacity;
} strings_t;

static int start_string(void *data, const char *element, const char *const *attributes) {
  strings_t *self = data;
  (void)attributes;
  inputs_xlsx_text_start(&self->text, element);
  return SIM_OK;
}

static int add_text(void *data, const char *piece, size_t length) {
  return inputs_xlsx_text_add(&((strings_t *)data)->text, piece, length);
}

static int end_string(void *data, const char *element) {
  strings_t *self = data;
  inputs_book_t *book = self->book;
  inputs_xlsx_text_end(&self->text, element);
  if (strcmp(element, "si") != 0)
    return SIM_OK;
  if (book->string_count == STRINGS_MAX)
    return SIM_ERR_DOMAIN;
  if (book->string_count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 256;
    char **strings = realloc(book->strings, capacity * sizeof *strings);
    if (!strings)
      return SIM_ERR_NO_MEMORY;
    book->strings = strings;
    self->capacity = capacity;
  }
  char *text = inputs_xlsx_text_take(&self->text);
  if (!text)
    return SIM_ERR_NO_MEMORY;
  book->strings[book->string_count++] = text;
  return SIM_OK;
}

static int read_strings(inputs_book_t *book, words_report_t *report) {
  const inputs_xml_t handlers = {.start = start_string, .end = end_string, .text = add_text};
  strings_t self = {.book = book};
  const int status = inputs_xml_walk(book->package, book->strings_part, &handlers, &self, report);
  inputs_xlsx_text_free(&self.text);
  return status;
}

/* A format of the workbook's own that is not plain. */
typedef struct {
  unsigned id;
  inputs_xlsx_look_t look;
} own_format_t;

typedef struct {
  inputs_book_t *book;
  own_format_t *own;
  size_t own_count;
  bool is_within; /* cellXfs: the formats that cells name */
} formats_t;

/* Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times, 9 and 10 percentages, by
   ECMA-376, part 1, 18.8.30. */
static inputs_xlsx_look_t built_in_look(unsigned id) {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58))
    return INPUTS_LOOK_DATE;
  return id == 9 || id == 10 ? INPUTS_LOOK_PERCENT : INPUTS_LOOK_PLAIN;
}

/* A date has day, month, year, hour, minute or second outside quotes, brackets and escapes; a
   percentage its sign. */
static inputs_xlsx_look_t look_of_code(const char *code) {
  bool is_quoted = false, is_bracketed = false, has_percent = false;
  for (const char *at = code; *at; at++) {
    if (*at == '"')
      is_quoted = !is_quoted;
    else if (!is_quoted && *at == '[')
      is_bracketed = true;
    else if (!is_quoted && *at == ']')
      is_bracketed = false;
    else if ((*at == '\\' || *at == '_' || *at == '*') && at[1])
      at++;
    else if (!is_quoted && !is_bracketed && strchr("dmyhsDMYHS", *at))
      return INPUTS_LOOK_DATE;
    else
      has_percent = has_percent || (!is_quoted && !is_bracketed && *at == '%');
  }
  return has_percent ? INPUTS_LOOK_PERCENT : INPUTS_LOOK_PLAIN;
}

static inputs_xlsx_look_t look_of(const formats_t *self, unsigned id) {
  for (size_t i = 0; i < self->own_count; i++)
    if (self->own[i].id == id)
      return self->own[i].look;
  return built_in_look(id);
}

static int add_own(formats_t *self, unsigned id, inputs_xlsx_look_t look) {
  if (look == INPUTS_LOOK_PLAIN)
    return SIM_OK;
  if (self->own_count == FORMATS_MAX)
    return SIM_ERR_DOMAIN;
  own_format_t *own = realloc(self->own, (self->own_count + 1) * sizeof *own);
  if (!own)
    return SIM_ERR_NO_MEMORY;
  self->own = own;
  own[self->own_count++] = (own_format_t){id, look};
  return SIM_OK;
}

static int add_format(formats_t *self, unsigned id) {
  inputs_book_t *book = self->book;
  if (book->format_count == FORMATS_MAX)
    return SIM_ERR_DOMAIN;
  inputs_xlsx_look_t *looks = realloc(book->looks, (book->format_count + 1) * sizeof *looks);
  if (!looks)
    return SIM_ERR_NO_MEMORY;
  book->looks = looks;
  looks[book->format_count++] = look_of(self, id);
  return SIM_OK;
}

static int start_format(void *data, const char *element, const char *const *attributes) {
  formats_t *self = data;
  const char *id = inputs_xml_attribute(attributes, "numFmtId");
  const char *code = inputs_xml_attribute(attributes, "formatCode");
  const unsigned number = id ? (unsigned)strtoul(id, NULL, 10) : 0;
  if (strcmp(element, "cellXfs") == 0)
    self->is_within = true;
  if (strcmp(element, "numFmt") == 0 && id && code)
    return add_own(self, number, look_of_code(code));
  return self->is_within && strcmp(element, "xf") == 0 ? add_format(self, number) : SIM_OK;
}

static int end_format(void *data, const char *element) {
  formats_t *self = data;
  if (strcmp(element, "cellXfs") == 0)
    self->is_within = false;
  return SIM_OK;
}

static int read_formats(inputs_book_t *book, words_report_t *report) {
  const inputs_xml_t handlers = {.start = start_format, .end = end_format};
  formats_t self = {.book = book};
  const int status = inputs_xml_walk(book->package, book->styles_part, &handlers, &self, report);
  free(self.own);
  return status;
}

int inputs_book_read_texts(inputs_book_t *self, words_report_t *report) {
  int status = SIM_OK;
  if (self->strings_part && !self->strings)
    status = read_strings(self, report);
  if (status == SIM_OK && self->styles_part && !self->looks)
    status = read_formats(self, report);
  return status;
}
