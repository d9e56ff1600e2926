// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_CELL_H
#define INPUTS_XLSX_CELL_H

#include <stdbool.h>
#include <stddef.h>

/* "D7": row 7, column 4. False for what is no reference; *length: its bytes. */
bool inputs_xlsx_reference(const char *text, size_t *row, size_t *column, size_t *length);

/* A cell of a named sheet that a formula uses. */
enum { INPUTS_XLSX_SHEET_SIZE = 128 };
typedef struct {
  char sheet[INPUTS_XLSX_SHEET_SIZE];
  size_t row, column;
  bool is_all;       /* the formula is this cell and nothing else: "Datos!$B$4" */
  bool is_hundredth; /* the formula is the hundredth of this cell: "Datos!$B$4/100" */
} inputs_xlsx_used_t;

/* The next one from `*at` on, which moves behind it; false when there is none. */
bool inputs_xlsx_used(const char *formula, size_t *at, inputs_xlsx_used_t *out);

enum { INPUTS_XLSX_DAY_SIZE = 80 };

/* The day that a date cell shows, as 2026-03-01, with its time where it has one. Day 60 of 1900,
   which Excel counts and the calendar lacks, is shown as Excel does. "" beyond the year 9999. */
void inputs_xlsx_day(double serial, bool is_1904, char out[INPUTS_XLSX_DAY_SIZE]);

#endif
