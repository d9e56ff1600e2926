// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/sheet.h"

#include "inputs/number/number.h"
#include "inputs/xlsx/cell.h"
#include "inputs/xlsx/text.h"
#include "inputs/xlsx/xml.h"
#include "sim/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MERGED_MAX = 100000, TYPE_SIZE = 12, FORMULA_SIZE = 160 };

/* <row r="7"><c r="D7" s="3" t="s"><f>…</f><v>12</v></c></row>: the attribute t says how the value
   is written (s: number of a shared string), s which format shows it. */
typedef struct {
  const inputs_book_t *book;
  inputs_xlsx_sheet_t *out;
  const char *place;
  words_report_t *report;
  size_t row, column; /* of the cell in work; of the last one between cells */
  char type[TYPE_SIZE];
  size_t format;
  bool has_formula, has_value, is_value, is_inline; /* within <v>, within <is> */
  bool is_formula;                                  /* within <f> */
  char formula[FORMULA_SIZE];                       /* its beginning: what is longer is not kept */
  size_t formula_length;
  inputs_xlsx_text_t text;
} sheet_t;

static int refuse(const sheet_t *self, words_message_t id, const char *const *args) {
  const words_place_t place = {self->place, self->row, self->column};
  words_report_error(self->report, &place, id, args);
  return SIM_ERR_DOMAIN;
}

static int start_row(sheet_t *self, const char *const *attributes) {
  const char *number = inputs_xml_attribute(attributes, "r");
  const unsigned long row = number ? strtoul(number, NULL, 10) : self->row + 1;
  self->column = 0;
  if (row <= self->row || row > 1048576)
    return SIM_ERR_DOMAIN;
  self->row = row;
  return SIM_OK;
}

static int start_cell(sheet_t *self, const char *const *attributes) {
  const char *reference = inputs_xml_attribute(attributes, "r");
  const char *type = inputs_xml_attribute(attributes, "t");
  const char *format = inputs_xml_attribute(attributes, "s");
  const size_t last = self->column;
  size_t row = self->row, length;
  self->column++;
  if (reference && (!inputs_xlsx_reference(reference, &row, &self->column, &length) ||
                    reference[length] != '\0'))
    return SIM_ERR_DOMAIN;
  if (row != self->row || self->column <= last)
    return SIM_ERR_DOMAIN;
  snprintf(self->type, sizeof self->type, "%s", type ? type : "n");
  self->format = format ? strtoul(format, NULL, 10) : 0;
  self->has_formula = self->has_value = self->is_formula = false;
  self->formula_length = 0;
  self->text.length = 0;
  return SIM_OK;
}

static int add_merged(sheet_t *self, const char *reference) {
  inputs_xlsx_sheet_t *out = self->out;
  inputs_xlsx_range_t range;
  size_t length, rest;
  if (!reference ||
      !inputs_xlsx_reference(reference, &range.from_row, &range.from_column, &length) ||
      reference[length] != ':' ||
      !inputs_xlsx_reference(reference + length + 1, &range.to_row, &range.to_column, &rest) ||
      out->merged_count == MERGED_MAX)
    return SIM_ERR_DOMAIN;
  inputs_xlsx_range_t *merged = realloc(out->merged, (out->merged_count + 1) * sizeof *merged);
  if (!merged)
    return SIM_ERR_NO_MEMORY;
  out->merged = merged;
  merged[out->merged_count++] = range;
  return SIM_OK;
}

static int start(void *data, const char *element, const char *const *attributes) {
  sheet_t *self = data;
  if (strcmp(element, "row") == 0)
    return start_row(self, attributes);
  if (strcmp(element, "c") == 0)
    return start_cell(self, attributes);
  if (strcmp(element, "mergeCell") == 0)
    return add_merged(self, inputs_xml_attribute(attributes, "ref"));
  if (strcmp(element, "f") == 0)
    self->has_formula = self->is_formula = true;
  else if (strcmp(element, "v") == 0)
    self->is_value = self->has_value = true;
  else if (strcmp(element, "is") == 0)
    self->is_inline = self->has_value = true;
  else if (self->is_inline)
    inputs_xlsx_text_start(&self->text, element);
  return SIM_OK;
}

static void add_formula(sheet_t *self, const char *piece, size_t length) {
  if (self->formula_length + length < FORMULA_SIZE)
    memcpy(self->formula + self->formula_length, piece, length);
  self->formula_length += length;
}

static int add_text(void *data, const char *piece, size_t length) {
  sheet_t *self = data;
  if (self->is_formula)
    add_formula(self, piece, length);
  if (self->is_value)
    return inputs_xlsx_text_put(&self->text, piece, length);
  return self->is_inline ? inputs_xlsx_text_add(&self->text, piece, length) : SIM_OK;
}

/* Adds the cell; takes ownership of `text`, on failure too. */
static int add_cell(sheet_t *self, inputs_xlsx_kind_t kind, double number, char *text) {
  inputs_xlsx_sheet_t *out = self->out;
  char most[24];
  int status = SIM_OK;
  if (self->column > INPUTS_XLSX_COLUMNS_MAX) {
    snprintf(most, sizeof most, "%d", INPUTS_XLSX_COLUMNS_MAX);
    status = refuse(self, WORDS_MSG_SHEET_WIDE, WORDS_ARGS(most));
  } else if (out->count == INPUTS_XLSX_CELLS_MAX) {
    status = SIM_ERR_DOMAIN;
  } else if (out->count == out->capacity) {
    const size_t capacity = out->capacity ? 2 * out->capacity : 256;
    inputs_xlsx_cell_t *cells = realloc(out->cells, capacity * sizeof *cells);
    status = cells ? SIM_OK : SIM_ERR_NO_MEMORY;
    out->cells = cells ? cells : out->cells;
    out->capacity = cells ? capacity : out->capacity;
  }
  if (status == SIM_OK)
    out->cells[out->count++] = (inputs_xlsx_cell_t){
        .row = self->row, .column = self->column, .kind = kind, .number = number, .text = text};
  else
    free(text);
  return status;
}

static int add_words(sheet_t *self, inputs_xlsx_kind_t kind, const char *words) {
  if (words[0] == '\0')
    return SIM_OK;
  char *text = strdup(words);
  return text ? add_cell(self, kind, 0.0, text) : SIM_ERR_NO_MEMORY;
}

static int add_string(sheet_t *self, const char *value) {
  char *rest;
  errno = 0;
  const unsigned long index = strtoul(value, &rest, 10);
  if (rest == value || *rest || errno || value[0] == '-' || index >= self->book->string_count)
    return SIM_ERR_DOMAIN;
  return add_words(self, INPUTS_XLSX_TEXT, self->book->strings[index]);
}

/* As its cell shows it: 0.0004 is 0.04 % to who typed that, and in a column of percentages not
 * 0.0004.
 */
static int add_percent(sheet_t *self, double fraction) {
  char number[INPUTS_NUMBER_SIZE], text[INPUTS_NUMBER_SIZE + 2];
  inputs_number_write(100.0 * fraction, 15, INPUTS_NUMBER_POINT, number);
  snprintf(text, sizeof text, "%s %%", number);
  return add_words(self, INPUTS_XLSX_TEXT, text);
}

/* What is beyond the numbers that are read anywhere is left as text, for its reader to refuse. */
static int add_number(sheet_t *self, const char *value) {
  double number;
  const inputs_xlsx_look_t look =
      self->format < self->book->format_count ? self->book->looks[self->format] : INPUTS_LOOK_PLAIN;
  char day[INPUTS_XLSX_DAY_SIZE];
  if (inputs_number_parse(value, INPUTS_NUMBER_POINT, &number, NULL) != INPUTS_NUMBER_OK)
    return add_words(self, INPUTS_XLSX_TEXT, value);
  if (look == INPUTS_LOOK_PERCENT)
    return add_percent(self, number);
  if (look != INPUTS_LOOK_DATE)
    return add_cell(self, INPUTS_XLSX_NUMBER, number, NULL);
  inputs_xlsx_day(number, self->book->is_1904, day);
  return day[0] ? add_words(self, INPUTS_XLSX_DATE, day)
                : add_cell(self, INPUTS_XLSX_NUMBER, number, NULL);
}

static int add_value(sheet_t *self, const char *value) {
  const char *type = self->type;
  if (value[0] == '\0')
    return self->has_formula && type[0] == 'n' ? add_cell(self, INPUTS_XLSX_UNCOMPUTED, 0.0, NULL)
                                               : SIM_OK;
  if (strcmp(type, "s") == 0)
    return add_string(self, value);
  if (strcmp(type, "n") == 0)
    return add_number(self, value);
  if (strcmp(type, "b") == 0)
    return add_words(self, INPUTS_XLSX_TEXT, strcmp(value, "1") == 0 ? "TRUE" : "FALSE");
  if (strcmp(type, "e") == 0)
    return add_words(self, INPUTS_XLSX_FAULT, value);
  if (strcmp(type, "d") == 0)
    return add_words(self, INPUTS_XLSX_DATE, value);
  return add_words(self, INPUTS_XLSX_TEXT, value);
}

static int keep_formula(const sheet_t *self, inputs_xlsx_cell_t *cell) {
  cell->is_formula = true;
  if (self->formula_length == 0 || self->formula_length >= FORMULA_SIZE ||
      !memchr(self->formula, '!', self->formula_length))
    return SIM_OK;
  cell->formula = strndup(self->formula, self->formula_length);
  return cell->formula ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int end_cell(sheet_t *self) {
  char *value = inputs_xlsx_text_take(&self->text);
  if (!value)
    return SIM_ERR_NO_MEMORY;
  const size_t before = self->out->count;
  int status = self->has_value || self->has_formula ? add_value(self, value) : SIM_OK;
  if (status == SIM_OK && self->has_formula && self->out->count > before)
    status = keep_formula(self, &self->out->cells[before]);
  free(value);
  return status;
}

static int end(void *data, const char *element) {
  sheet_t *self = data;
  if (strcmp(element, "c") == 0)
    return end_cell(self);
  if (strcmp(element, "f") == 0)
    self->is_formula = false;
  else if (strcmp(element, "v") == 0)
    self->is_value = false;
  else if (strcmp(element, "is") == 0)
    self->is_inline = false;
  else if (self->is_inline)
    inputs_xlsx_text_end(&self->text, element);
  return SIM_OK;
}

int inputs_xlsx_sheet_read(const inputs_book_t *book, size_t index, const char *place,
                           inputs_xlsx_sheet_t *out, words_report_t *report) {
  const inputs_xml_t handlers = {.start = start, .end = end, .text = add_text};
  *out = (inputs_xlsx_sheet_t){0};
  sheet_t self = {.book = book, .out = out, .place = place, .report = report};
  const int status =
      inputs_xml_walk(book->package, book->sheets[index].part, &handlers, &self, report);
  inputs_xlsx_text_free(&self.text);
  return status;
}

void inputs_xlsx_sheet_free(inputs_xlsx_sheet_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->cells[i].text);
    free(self->cells[i].formula);
  }
  free(self->cells);
  free(self->merged);
  *self = (inputs_xlsx_sheet_t){0};
}
