// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_BOOK_H
#define INPUTS_XLSX_BOOK_H

#include "inputs/xlsx/package.h"

/* A workbook as a list of sheets, and what is needed to read their cells: the shared strings and
   which formats are those of dates.

     workbook.xml ── sheet "Datos", relation rId1 ──► workbook.xml.rels ── rId1 ──►
   worksheets/sheet1.xml sharedStrings.xml: texts by number                styles.xml: number
   formats by number          */

typedef struct {
  char *name; /* as its tab shows it */
  char *part;
} inputs_book_sheet_t;

/* What a format makes of a number. */
typedef enum { INPUTS_LOOK_PLAIN, INPUTS_LOOK_DATE, INPUTS_LOOK_PERCENT } inputs_xlsx_look_t;

typedef struct {
  const inputs_package_t *package;
  inputs_book_sheet_t *sheets;
  size_t sheet_count;
  char *strings_part, *styles_part; /* NULL: none */
  bool is_1904;                     /* days are counted from 1904 */
  char **strings;
  size_t string_count;
  inputs_xlsx_look_t *looks; /* by cell format */
  size_t format_count;
} inputs_book_t;

/* Reads the list of sheets. Refused: links to other files. Macros are left alone, with a note.
   SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY; free in any case with
   inputs_book_free. The package is borrowed. */
int inputs_book_read(const inputs_package_t *package, inputs_book_t *out, words_report_t *report);

/* Reads strings and formats, which a sheet's cells refer to. Same status. */
int inputs_book_read_texts(inputs_book_t *self, words_report_t *report);

/* Which sheet its tab calls so; sheet_count: none. */
size_t inputs_book_find(const inputs_book_t *self, const char *name);

void inputs_book_free(inputs_book_t *self);

#endif
