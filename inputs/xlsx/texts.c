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

typedef struct {
  inputs_book_t *book;
  unsigned *dates; /* numbers of the workbook's own formats that are dates */
  size_t date_count;
  bool is_within; /* cellXfs: the formats that cells name */
} formats_t;

/* Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times by ECMA-376, part
 * 1, 18.8.30. */
static bool is_built_in_date(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

/* A format with day, month, year, hour, minute or second outside quotes, brackets and escapes. */
static bool is_date_code(const char *code) {
  bool is_quoted = false, is_bracketed = false;
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
      return true;
  }
  return false;
}

static bool is_date(const formats_t *self, unsigned id) {
  for (size_t i = 0; i < self->date_count; i++)
    if (self->dates[i] == id)
      return true;
  return is_built_in_date(id);
}

static int add_date(formats_t *self, unsigned id) {
  if (self->date_count == FORMATS_MAX)
    return SIM_ERR_DOMAIN;
  unsigned *dates = realloc(self->dates, (self->date_count + 1) * sizeof *dates);
  if (!dates)
    return SIM_ERR_NO_MEMORY;
  self->dates = dates;
  dates[self->date_count++] = id;
  return SIM_OK;
}

static int add_format(formats_t *self, unsigned id) {
  inputs_book_t *book = self->book;
  if (book->format_count == FORMATS_MAX)
    return SIM_ERR_DOMAIN;
  bool *flags = realloc(book->is_date, (book->format_count + 1) * sizeof *flags);
  if (!flags)
    return SIM_ERR_NO_MEMORY;
  book->is_date = flags;
  flags[book->format_count++] = is_date(self, id);
  return SIM_OK;
}

static int start_format(void *data, const char *element, const char *const *attributes) {
  formats_t *self = data;
  const char *id = inputs_xml_attribute(attributes, "numFmtId");
  const char *code = inputs_xml_attribute(attributes, "formatCode");
  const unsigned number = id ? (unsigned)strtoul(id, NULL, 10) : 0;
  if (strcmp(element, "cellXfs") == 0)
    self->is_within = true;
  if (strcmp(element, "numFmt") == 0 && id && code && is_date_code(code))
    return add_date(self, number);
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
  free(self.dates);
  return status;
}

int inputs_book_read_texts(inputs_book_t *self, words_report_t *report) {
  int status = SIM_OK;
  if (self->strings_part && !self->strings)
    status = read_strings(self, report);
  if (status == SIM_OK && self->styles_part && !self->is_date)
    status = read_formats(self, report);
  return status;
}
