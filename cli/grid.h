// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A table for a terminal: cells of text in columns as wide as their widest cell. */
typedef struct {
  size_t columns;
  char **cells; /* owned, row after row */
  size_t count, capacity;
  bool lost; /* a cell was lost for want of memory */
} cli_grid_t;

void cli_grid_init(cli_grid_t *self, size_t columns);
void cli_grid_free(cli_grid_t *self);

/* Appends a cell, copied; cells fill a row from left to right. NULL is an empty cell. */
void cli_grid_add(cli_grid_t *self, const char *text);

/* Prints the rows: `left[c]` says which columns align left; the last column is not padded. Returns
   0, or −1 when a cell was lost. */
int cli_grid_print(const cli_grid_t *self, const bool *left, FILE *stream);

/* Characters that a terminal shows for UTF-8 text. */
size_t cli_text_width(const char *text);

#endif
