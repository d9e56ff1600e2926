// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/table.h"

#include "words/draft.h"
#include "words/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void words_table_init(words_table_t *self, words_table_id_t id) {
  *self = (words_table_t){.id = id, .digits = 10};
}

void words_table_free(words_table_t *self) {
  for (size_t i = 0; i < self->column_count; i++)
    free(self->columns[i].unit);
  for (size_t i = 0; i < self->cell_count; i++)
    free(self->cells[i].text);
  for (size_t i = 0; i < self->note_count; i++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      free(self->notes[i].text[lang]);
  free(self->columns);
  free(self->cells);
  free(self->notes);
  *self = (words_table_t){.id = self->id};
}

void words_tables_free(words_table_t *tables, size_t count) {
  for (size_t i = 0; i < count; i++)
    words_table_free(&tables[i]);
}

static void add_column(words_table_t *self, words_column_t column) {
  words_column_t *columns = realloc(self->columns, (self->column_count + 1) * sizeof *columns);
  self->lost = self->lost || !columns;
  if (!columns) {
    free(column.unit);
    return;
  }
  self->columns = columns;
  self->columns[self->column_count++] = column;
}

void words_table_column(words_table_t *self, words_column_id_t id, const char *unit) {
  char *copy = unit ? strdup(unit) : NULL;
  self->lost = self->lost || (unit && !copy);
  add_column(self, (words_column_t){.id = id, .unit = copy});
}

void words_table_columns(words_table_t *self, const words_column_id_t *ids, size_t count) {
  for (size_t i = 0; i < count; i++)
    words_table_column(self, ids[i], NULL);
}

void words_table_quantile(words_table_t *self, int percent, words_end_t end) {
  add_column(self, (words_column_t){.id = WORDS_COLUMN_QUANTILE, .percent = percent, .end = end});
}

static void add_cell(words_table_t *self, words_cell_t cell) {
  if (self->cell_count == self->cell_capacity) {
    const size_t capacity = self->cell_capacity ? 2 * self->cell_capacity : 256;
    words_cell_t *cells = realloc(self->cells, capacity * sizeof *cells);
    self->lost = self->lost || !cells;
    if (!cells) {
      free(cell.text);
      return;
    }
    self->cells = cells;
    self->cell_capacity = capacity;
  }
  self->cells[self->cell_count++] = cell;
}

/* Every writer may rely on it: a text of Unicode characters that XML allows. */
static char *clean(const char *text) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return NULL;
  for (size_t left = strlen(text), step; left > 0; left -= step, text += step) {
    unsigned code = 0;
    const size_t length = words_utf8(text, left, &code);
    step = length ? length : 1;
    const bool is_blank = code == '\t' || code == '\r' || code == '\n';
    if (length == 0 || (words_is_control(code) && !is_blank))
      fputs("\xef\xbf\xbd", stream);
    else
      fwrite(text, 1, length, stream);
  }
  return words_draft_end(&draft);
}

void words_table_text(words_table_t *self, const char *text) {
  char *copy = text && *text ? clean(text) : NULL;
  self->lost = self->lost || (text && *text && !copy);
  add_cell(self, (words_cell_t){.text = copy, .number = (double)NAN, .decimals = -1});
}

void words_table_number(words_table_t *self, double x) {
  add_cell(self, (words_cell_t){.number = x == 0.0 ? 0.0 : x, .decimals = -1});
}

void words_table_printed(words_table_t *self, double x, int decimals) {
  const int most = decimals > 30 ? 30 : decimals;
  add_cell(self, (words_cell_t){.number = x == 0.0 ? 0.0 : x, .decimals = most < 0 ? 0 : most});
}

void words_table_year(words_table_t *self, int year) {
  words_table_number(self, year ? (double)year : (double)NAN);
}

void words_table_append(words_table_t *self, words_table_t *from) {
  self->lost = self->lost || from->lost;
  for (size_t i = 0; i < from->cell_count; i++) {
    add_cell(self, from->cells[i]);
    from->cells[i] = (words_cell_t){0};
  }
  from->cell_count = 0;
}

void words_table_note(words_table_t *self, const char *const text[WORDS_LANG_COUNT]) {
  if (self->cell_count == 0 || self->column_count == 0)
    return;
  words_table_note_t *notes = realloc(self->notes, (self->note_count + 1) * sizeof *notes);
  self->lost = self->lost || !notes;
  if (!notes)
    return;
  self->notes = notes;
  words_table_note_t *note = &self->notes[self->note_count++];
  note->row = (self->cell_count - 1) / self->column_count;
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    note->text[lang] = clean(text[lang]);
    self->lost = self->lost || !note->text[lang];
  }
}

size_t words_table_rows(const words_table_t *self) {
  return self->column_count ? self->cell_count / self->column_count : 0;
}

const words_cell_t *words_table_cell(const words_table_t *self, size_t row, size_t column) {
  return &self->cells[row * self->column_count + column];
}

bool words_cell_is_empty(const words_cell_t *self) {
  return !self->text && !isfinite(self->number);
}

const char *words_table_unit(const words_table_t *self, size_t row, size_t column) {
  if (self->columns[column].unit)
    return self->columns[column].unit;
  for (size_t c = 0; c < self->column_count; c++)
    if (words_column_kind(&self->columns[c]) == WORDS_UNIT) {
      const char *unit = words_table_cell(self, row, c)->text;
      return unit ? unit : "";
    }
  return "";
}

bool words_unit_is_share(const char *unit) {
  return strcmp(unit, "event") == 0 || strcmp(unit, "share") == 0;
}
