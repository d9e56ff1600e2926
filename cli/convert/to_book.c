// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert/convert.h"

#include "inputs/sheet_names.h"
#include "reports/sheets.h"
#include "words/loose.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sheets of the same name in several files (the variants) become one, with a first column that
   says whose each row is, and the columns of all of them. */

enum { COLUMNS_MAX = 64, VARIANT_SIZE = 64 };

typedef struct {
  const inputs_collection_t *tables;
  words_lang_t lang;
  char (*variants)[VARIANT_SIZE]; /* by table */
  reports_sheet_t *sheets;
  size_t count;
} book_t;

/* Columns of a sheet, by name. */
typedef struct {
  const char *names[COLUMNS_MAX];
  size_t count;
  bool has_variant;
} columns_t;

static int add_column(columns_t *self, const char *name) {
  for (size_t i = 0; i < self->count; i++)
    if (strcmp(self->names[i], name) == 0)
      return 0;
  if (self->count == COLUMNS_MAX)
    return E2BIG;
  self->names[self->count++] = name;
  return 0;
}

/* "factores" of "variants/factores.csv"; "" of "correlations.csv". */
static void variant_of(const char *file, char out[VARIANT_SIZE]) {
  const char *slash = strchr(file, '/');
  const bool is_variant =
      strncmp(file, "variants/", 9) == 0 || strncmp(file, "correlations/", 13) == 0;
  snprintf(out, VARIANT_SIZE, "%s", is_variant && slash ? slash + 1 : "");
  char *dot = strrchr(out, '.');
  if (dot)
    *dot = '\0';
}

/* The text of a cell as a cell of the workbook: a number that its style writes just so, or with
   marks of thousands, is a number; all else stays the text that it is, "0,00" and "6,9 %" too. */
static reports_cell_t convert(const inputs_table_t *table, const inputs_cell_t *cell) {
  const inputs_number_style_t style = inputs_cell_style(table, cell);
  reports_cell_t out = {.text = cell->text};
  char back[INPUTS_NUMBER_SIZE], tight[INPUTS_NUMBER_SIZE] = "";
  double x;
  size_t length = 0;
  if (inputs_number_parse(cell->text, style, &x, NULL) != INPUTS_NUMBER_OK)
    return out;
  for (const char *at = cell->text; *at && length + 1 < sizeof tight; at++)
    if (style != INPUTS_NUMBER_COMMA || *at != '.')
      tight[length++] = *at;
  for (int digits = 1; digits <= 17; digits++) {
    inputs_number_write(x, digits, style, back);
    if (strcmp(back, tight) == 0)
      return (reports_cell_t){.number = x, .is_grouped = strlen(tight) < strlen(cell->text)};
  }
  return out;
}

static void fill(const inputs_table_t *table, const columns_t *columns, const char *variant,
                 reports_cell_t *cells) {
  const size_t width = columns->count + columns->has_variant;
  for (size_t r = 1; r < table->count; r++) {
    reports_cell_t *row = cells + (r - 1) * width;
    for (size_t c = 0; c < width; c++)
      row[c].text = "";
    if (columns->has_variant)
      row[0].text = variant;
    for (size_t c = 0; c < table->records[r].count; c++)
      for (size_t k = 0; k < columns->count; k++)
        if (strcmp(columns->names[k], table->records[0].cells[c].text) == 0)
          row[k + columns->has_variant] = convert(table, &table->records[r].cells[c]);
  }
}

/* Rows under the head of a sheet; the files that it is made of. */
static size_t count_rows(const book_t *self, const char *name, columns_t *columns, int *error) {
  size_t rows = 0;
  for (size_t i = 0; i < self->tables->count; i++) {
    const inputs_collected_t *item = &self->tables->items[i];
    char own[INPUTS_SHEET_NAME];
    if (strcmp(inputs_sheet_name(item->file, self->lang, own), name) != 0)
      continue;
    columns->has_variant = columns->has_variant || self->variants[i][0];
    rows += item->table.count - 1;
    for (size_t c = 0; c < item->table.records[0].count && !*error; c++)
      *error = add_column(columns, item->table.records[0].cells[c].text);
  }
  return rows;
}

/* A sheet of the files with that name. Its first cells are the names of the columns. */
static int make_sheet(const book_t *self, const char *name, reports_sheet_t *out) {
  columns_t columns = {.count = 0};
  int error = 0;
  const size_t rows = count_rows(self, name, &columns, &error);
  const size_t width = columns.count + columns.has_variant;
  reports_cell_t *cells = error ? NULL : calloc((rows + 1) * width + 1, sizeof *cells);
  out->name = strdup(name);
  out->cells = cells;
  out->columns = width;
  out->rows = rows + 1;
  if (!cells || !out->name)
    return error ? error : ENOMEM;
  if (columns.has_variant)
    cells[0].text = self->lang == WORDS_EN ? "variant" : "variante";
  for (size_t c = 0; c < columns.count; c++)
    cells[c + columns.has_variant].text = columns.names[c];
  size_t at = 1;
  for (size_t i = 0; i < self->tables->count; i++) {
    const inputs_collected_t *item = &self->tables->items[i];
    char own[INPUTS_SHEET_NAME];
    if (strcmp(inputs_sheet_name(item->file, self->lang, own), name) != 0)
      continue;
    fill(&item->table, &columns, self->variants[i], cells + at * width);
    at += item->table.count - 1;
  }
  return 0;
}

/* A table without a head: its cells as they stand. */
static int make_headless(const inputs_collected_t *item, const char *name, reports_sheet_t *out) {
  size_t width = 1;
  for (size_t r = 0; r < item->table.count; r++)
    if (item->table.records[r].count > width)
      width = item->table.records[r].count;
  reports_cell_t *cells = calloc(item->table.count * width + 1, sizeof *cells);
  out->name = strdup(name);
  out->cells = cells;
  out->columns = width;
  out->rows = item->table.count;
  if (!cells || !out->name)
    return ENOMEM;
  for (size_t r = 0; r < item->table.count; r++)
    for (size_t c = 0; c < width; c++)
      cells[r * width + c] = c < item->table.records[r].count
                                 ? convert(&item->table, &item->table.records[r].cells[c])
                                 : (reports_cell_t){.text = ""};
  return 0;
}

static bool is_made(const book_t *self, const char *name) {
  for (size_t i = 0; i < self->count; i++)
    if (strcmp(self->sheets[i].name, name) == 0)
      return true;
  return false;
}

static int make_sheets(book_t *self) {
  int error = 0;
  for (size_t i = 0; i < self->tables->count; i++)
    variant_of(self->tables->items[i].file, self->variants[i]);
  for (size_t i = 0; i < self->tables->count && !error; i++) {
    const inputs_collected_t *item = &self->tables->items[i];
    char own[INPUTS_SHEET_NAME];
    const char *name = inputs_sheet_name(item->file, self->lang, own);
    if (is_made(self, name) && name == own)
      return ENAMETOOLONG; /* two files that begin alike */
    if (is_made(self, name))
      continue;
    reports_sheet_t *sheet = &self->sheets[self->count++];
    error = item->is_headless ? make_headless(item, name, sheet) : make_sheet(self, name, sheet);
  }
  return error;
}

int cli_convert_to_book(const inputs_collection_t *tables, const char *path, const char *folder) {
  const bool is_spanish = tables->items[0].table.separator == ';';
  book_t self = {.tables = tables,
                 .lang = is_spanish ? WORDS_ES : WORDS_EN,
                 .sheets = calloc(tables->count, sizeof *self.sheets),
                 .variants = calloc(tables->count, sizeof *self.variants)};
  int error = self.sheets && self.variants ? make_sheets(&self) : ENOMEM;
  if (!error)
    error = reports_sheets_write(self.sheets, self.count, path, folder);
  for (size_t i = 0; i < self.count; i++) {
    free(words_loose(self.sheets[i].name));
    free(words_loose(self.sheets[i].cells));
  }
  free(self.sheets);
  free(self.variants);
  return error;
}
