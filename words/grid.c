// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/grid.h"

#include "words/report.h"

#include <stdlib.h>
#include <string.h>

void words_grid_init(words_grid_t *self, size_t columns) {
  *self = (words_grid_t){.columns = columns};
}

void words_grid_free(words_grid_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->cells[i]);
  free(self->cells);
  *self = (words_grid_t){0};
}

void words_grid_add(words_grid_t *self, const char *text) {
  if (self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    char **cells = realloc(self->cells, capacity * sizeof *cells);
    self->lost = self->lost || !cells;
    if (!cells)
      return;
    self->cells = cells;
    self->capacity = capacity;
  }
  char *copy = strdup(text ? text : "");
  self->lost = self->lost || !copy;
  if (copy)
    self->cells[self->count++] = copy;
}

size_t words_text_width(const char *text) {
  size_t width = 0;
  for (size_t left = strlen(text), step; left > 0; left -= step, text += step, width++) {
    unsigned code;
    step = words_utf8(text, left, &code);
    step = step ? step : 1;
  }
  return width;
}

static size_t column_width(const words_grid_t *self, size_t column) {
  size_t widest = 0;
  for (size_t i = column; i < self->count; i += self->columns) {
    const size_t width = words_text_width(self->cells[i]);
    widest = width > widest ? width : widest;
  }
  return widest;
}

int words_grid_print(const words_grid_t *self, const bool *left, FILE *stream) {
  if (self->lost)
    return -1;
  size_t blanks = 0; /* owed, and dropped at the end of a line */
  for (size_t i = 0; i < self->count; i++) {
    const size_t column = i % self->columns;
    const char *cell = self->cells[i];
    const size_t gap = column_width(self, column) - words_text_width(cell);
    blanks += left[column] ? 0 : gap;
    if (*cell) {
      fprintf(stream, "%*s%s", (int)blanks, "", cell);
      blanks = 0;
    }
    blanks += (left[column] ? gap : 0) + 2;
    if (column + 1 == self->columns) {
      fputc('\n', stream);
      blanks = 0;
    }
  }
  return 0;
}
