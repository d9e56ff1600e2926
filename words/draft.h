// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_DRAFT_H
#define WORDS_DRAFT_H

#include <stdbool.h>
#include <stdio.h>

/* A text of any length in the making, written like a file. */
typedef struct {
  FILE *stream;
  char *text;
  size_t size, capacity;
  bool is_lost; /* a piece of it could not be kept */
} words_draft_t;

/* The stream to write to; NULL when out of memory. `self` must stay where it is until the end. */
FILE *words_draft_begin(words_draft_t *self);

/* Ends it and gives what was written, which the caller frees; NULL when anything was lost, or
   nothing was begun. */
char *words_draft_end(words_draft_t *self);

#endif
