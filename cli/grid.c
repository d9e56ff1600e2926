// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grid.h"

#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

void cli_grid_init(cli_grid_t *self, size_t columns) {
  *self = (cli_grid_t){.columns = columns};
}

void cli_grid_free(cli_grid_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->cells[i]);
  free(self->cells);
  *self = (cli_grid_t){0};
}

void cli_grid_add(cli_grid_t *self, const char *text) {
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

size_t cli_text_width(const char *text) {
  size_t width = 0;
  for (size_t left = strlen(text), step; left > 0; left -= step, text += step, width++) {
    unsigned code;
    step = cli_utf8(text, left, &code);
    step = step ? step : 1;
  }
  return width;
}

static size_t column_width(const cli_grid_t *self, size_t column) {
  size_t widest = 0;
  for (size_t i = column; i < self->count; i += self->columns) {
    const size_t width = cli_text_width(self->cells[i]);
    widest = width > widest ? width : widest;
  }
  return widest;
}

int cli_grid_print(const cli_grid_t *self, const bool *left, FILE *stream) {
  if (self->lost)
    return -1;
  size_t blanks = 0; /* owed, and dropped at the end of a line */
  for (size_t i = 0; i < self->count; i++) {
    const size_t column = i % self->columns;
    const char *cell = self->cells[i];
    const size_t gap = column_width(self, column) - cli_text_width(cell);
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
