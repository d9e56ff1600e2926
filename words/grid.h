// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_GRID_H
#define WORDS_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A table for a terminal: cells of text in columns as wide as their widest cell. */
typedef struct {
  size_t columns;
  char **cells; /* owned, row after row */
  size_t count, capacity;
  bool lost; /* a cell was lost for want of memory */
} words_grid_t;

void words_grid_init(words_grid_t *self, size_t columns);
void words_grid_free(words_grid_t *self);

/* Appends a cell, copied; cells fill a row from left to right. NULL is an empty cell. */
void words_grid_add(words_grid_t *self, const char *text);

/* Prints the rows: `left[c]` says which columns align left; the last column is not padded. Returns
   0, or −1 when a cell was lost. */
int words_grid_print(const words_grid_t *self, const bool *left, FILE *stream);

/* Characters that a terminal shows for UTF-8 text. */
size_t words_text_width(const char *text);

#endif
