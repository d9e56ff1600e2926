// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_TEXT_H
#define INPUTS_XLSX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* The text of a cell, gathered from the pieces in which it is written: <t> in runs of one format
   each (<r>), without the reading aid for Japanese names (<rPh>). */
typedef struct {
  char *text;
  size_t length, capacity;
  bool is_text, is_phonetic; /* within <t>, within <rPh> */
} inputs_xlsx_text_t;

void inputs_xlsx_text_start(inputs_xlsx_text_t *self, const char *element);
void inputs_xlsx_text_end(inputs_xlsx_text_t *self, const char *element);

/* Adds a piece when it stands within <t>. SIM_OK, SIM_ERR_DOMAIN (too long) or SIM_ERR_NO_MEMORY.
 */
int inputs_xlsx_text_add(inputs_xlsx_text_t *self, const char *piece, size_t length);
/* Adds a piece wherever it stands. */
int inputs_xlsx_text_put(inputs_xlsx_text_t *self, const char *piece, size_t length);

/* What was gathered, which the caller frees, without the blanks around it and with the characters
   that _x0041_ and the like stand for (ECMA-376, part 1, 22.9.2.19); NULL: out of memory.
   The next text starts empty. */
char *inputs_xlsx_text_take(inputs_xlsx_text_t *self);

void inputs_xlsx_text_free(inputs_xlsx_text_t *self);

#endif
