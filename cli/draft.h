// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_DRAFT_H
#define CLI_DRAFT_H

#include <stdbool.h>
#include <stdio.h>

/* A text of any length in the making, written like a file. */
typedef struct {
  FILE *stream;
  char *text;
  size_t size, capacity;
  bool is_lost; /* a piece of it could not be kept */
} cli_draft_t;

/* The stream to write to; NULL when out of memory. `self` must stay where it is until the end. */
FILE *cli_draft_begin(cli_draft_t *self);

/* Ends it and gives what was written, which the caller frees; NULL when anything was lost, or
   nothing was begun. */
char *cli_draft_end(cli_draft_t *self);

#endif
