// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/leaf.h"

#include <stdlib.h>

reports_cell_t *cli_leaf_row(cli_leaf_t *self) {
  if (self->rows == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    reports_cell_t *cells = realloc(self->cells, capacity * self->columns * sizeof *cells);
    if (!cells) {
      self->lost = true;
      return NULL;
    }
    self->cells = cells;
    self->capacity = capacity;
  }
  reports_cell_t *row = self->cells + self->rows++ * self->columns;
  for (size_t c = 0; c < self->columns; c++)
    row[c] = (reports_cell_t){.text = ""};
  return row;
}

void cli_leaf_section(cli_leaf_t *self, const char *text) {
  reports_cell_t *row = cli_leaf_row(self);
  for (size_t c = 0; row && c < self->columns; c++)
    row[c].style = REPORTS_AS_SECTION;
  if (row)
    row[0].text = text;
}

const char *cli_leaf_hold(cli_leaf_t *self, char *text) {
  char **texts = text ? realloc(self->texts, (self->text_count + 1) * sizeof *texts) : NULL;
  if (!texts) {
    free(text);
    self->lost = true;
    return "";
  }
  self->texts = texts;
  return self->texts[self->text_count++] = text;
}

void cli_leaf_free(cli_leaf_t *self) {
  for (size_t i = 0; i < self->text_count; i++)
    free(self->texts[i]);
  free(self->texts);
  free(self->cells);
  *self = (cli_leaf_t){0};
}
