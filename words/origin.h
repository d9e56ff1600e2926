// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_ORIGIN_H
#define WORDS_ORIGIN_H

#include "words/place.h"

/* Cells that are computed from others: what is wrong with one has to be mended in another. */

/* A cell that is computed from another; is_all: it shows that one. */
typedef struct {
  char *file, *of_file;
  char *what; /* what looks wrong with that one; NULL: nothing */
  size_t line, column, of_line, of_column;
  bool is_all;
} words_origin_t;

typedef struct {
  words_origin_t *items;
  size_t count;
} words_origins_t;

void words_origins_free(words_origins_t *self);

/* Adds the cell `of`, from which that at `place` is computed; `what` may be NULL. Texts are copied.
   False when out of memory. */
bool words_origins_add(words_origins_t *self, const words_place_t *place, const words_place_t *of,
                       bool is_all, const char *what);

/* Where what is said of a cell is to be said. */
typedef struct {
  const words_origin_t *moved; /* of the cell that it shows, or that it likely follows from */
  const words_origin_t *first; /* of those that it is computed from */
  size_t count;                /* how many cells it is computed from */
  bool follows;                /* one of the entries is an error there */
} words_trace_t;

void words_origins_trace(const words_origins_t *self, const words_place_t *place,
                         const words_entry_t *entries, size_t entry_count, words_trace_t *trace);

/* What is said of `place`, with what is known of the cells that it is computed from. Takes the text
   over; NULL when out of memory. */
char *words_origins_retold(const words_origins_t *self, const words_place_t *place,
                           const words_trace_t *trace, words_lang_t lang, char *text);

#endif
