// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/table_csv.h"

#include "words/cell.h"

#include <stdint.h>

static void digits_of(const words_table_t *self, const words_cell_t *cell,
                      char out[WORDS_CELL_BYTES]) {
  words_cell_digits(out, cell->number, self->digits, cell->decimals);
}

int words_table_write(const words_table_t *self, FILE *file) {
  char text[WORDS_CELL_BYTES], name[WORDS_COLUMN_NAME];
  if (self->lost)
    return -1;
  for (size_t c = 0; c < self->column_count; c++)
    fprintf(file, "%s%s", c ? "," : "", words_column_name(&self->columns[c], name));
  fputc('\n', file);
  for (size_t i = 0; i < words_table_rows(self) * self->column_count; i++) {
    const words_cell_t *cell = &self->cells[i];
    digits_of(self, cell, text);
    if (cell->text)
      words_cell_text(file, cell->text, ',');
    else
      fputs(text, file);
    fputc((i + 1) % self->column_count ? ',' : '\n', file);
  }
  return 0;
}

typedef struct {
  const words_table_t *table;
  const words_naming_t *naming;
  FILE *file;
  char separator, mark;
  bool begun; /* a cell of this row is written */
} people_t;

static void begin_cell(people_t *self) {
  if (self->begun)
    fputc(self->separator, self->file);
  self->begun = true;
}

static void put_text(people_t *self, const char *text) {
  begin_cell(self);
  words_cell_text(self->file, text, self->separator);
}

static void end_row(people_t *self) {
  fputs("\r\n", self->file);
  self->begun = false;
}

static void put_cell(people_t *self, const words_cell_t *cell, words_kind_t kind) {
  char text[WORDS_CELL_BYTES], buffer[WORDS_SHOWN];
  digits_of(self->table, cell, text);
  if (kind == WORDS_FLAG)
    put_text(self,
             words_cell_is_empty(cell) ? "" : words_naming_flag(self->naming, cell->number != 0.0));
  else if (cell->text)
    put_text(self, words_naming_cell(self->naming, kind, cell->text, buffer));
  else {
    begin_cell(self);
    words_cell_plain(self->file, text, self->mark);
  }
}

static void put_head(people_t *self) {
  char text[WORDS_SHOWN];
  for (size_t c = 0; c < self->table->column_count; c++)
    if (words_column_kind(&self->table->columns[c]) != WORDS_HIDDEN) {
      words_naming_heading_unit(self->naming, &self->table->columns[c], text);
      put_text(self, text);
    }
  if (words_table_named(self->table) != SIZE_MAX)
    put_text(self, words_table_end(WORDS_TABLE_NAMED, self->naming->lang));
  if (self->table->note_count)
    put_text(self, words_table_end(WORDS_TABLE_NOTED, self->naming->lang));
  end_row(self);
}

static void put_row(people_t *self, size_t row) {
  const words_table_t *table = self->table;
  const size_t named = words_table_named(table);
  char notes[WORDS_TABLE_NOTES];
  for (size_t c = 0; c < table->column_count; c++) {
    const words_kind_t kind = words_column_kind(&table->columns[c]);
    if (kind != WORDS_HIDDEN)
      put_cell(self, words_table_cell(table, row, c), kind);
  }
  if (named != SIZE_MAX) {
    const char *name = words_table_cell(table, row, named)->text;
    put_text(self, name ? name : "");
  }
  if (table->note_count) {
    words_table_notes(table, row, self->naming->lang, notes);
    put_text(self, notes);
  }
  end_row(self);
}

int words_table_write_people(const words_table_t *self, const words_naming_t *naming, FILE *file) {
  people_t people = {.table = self,
                     .naming = naming,
                     .file = file,
                     .separator = naming->lang == WORDS_ES ? ';' : ',',
                     .mark = naming->lang == WORDS_ES ? ',' : '.'};
  if (self->lost)
    return -1;
  fputs("\xef\xbb\xbf", file);
  put_head(&people);
  for (size_t row = 0; row < words_table_rows(self); row++)
    put_row(&people, row);
  return 0;
}
