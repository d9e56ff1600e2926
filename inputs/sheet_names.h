// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_SHEET_NAMES_H
#define INPUTS_SHEET_NAMES_H

#include "inputs/xlsx/book.h"
#include "words/language.h"

#include <stdbool.h>

/* What the sheets of a workbook are called, in both languages (inputs/sheets.def). */

enum { INPUTS_SHEET_NAME = 32, INPUTS_WANTED_NAME = 256, INPUTS_SHEETS_TOLD = 240 };

/* The name of the sheet that stands for a file: of inputs/sheets.def, or, of another file, its own
   name without ending, in `own`. */
const char *inputs_sheet_name(const char *file, words_lang_t lang, char own[INPUTS_SHEET_NAME]);

/* What a path through a workbook asks for: a sheet by its two names, and of it the rows of one
   variant. */
typedef struct {
  const char *name[WORDS_LANG_COUNT];
  char own[INPUTS_WANTED_NAME];     /* the name of a sheet that has the name of its file */
  char variant[INPUTS_WANTED_NAME]; /* "" the rows that name none */
  bool is_by_variant;
} inputs_wanted_sheet_t;

/* The sheet that stands for a file of the folder of a programme ("variants/factores.csv"). */
inputs_wanted_sheet_t inputs_wanted_sheet(const char *file);

/* Compares without capitals and accents. */
bool inputs_sheet_is_wanted(const inputs_wanted_sheet_t *wanted, const char *name);

/* True for a sheet that has its place in a programme, and for the page that says how to fill it. */
bool inputs_sheet_is_known(const char *name);

/* The name that was meant by one that is none ("Variante", "Datos 2027"); NULL: none is near. */
const char *inputs_sheet_near(const char *name);

/* "Datos, Variantes, …": all that may be there. */
void inputs_sheets_known(words_lang_t lang, char out[INPUTS_SHEETS_TOLD]);

/* True when the sheet's name is Spanish; a name that belongs to neither language has that of the
   workbook's other sheets. */
bool inputs_sheet_is_spanish(const inputs_book_t *book, const inputs_wanted_sheet_t *wanted,
                             const char *name);

#endif
