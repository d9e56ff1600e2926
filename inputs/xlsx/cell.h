// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_CELL_H
#define INPUTS_XLSX_CELL_H

#include <stdbool.h>
#include <stddef.h>

/* "D7": row 7, column 4. False for what is no reference; *length: its bytes. */
bool inputs_xlsx_reference(const char *text, size_t *row, size_t *column, size_t *length);

enum { INPUTS_XLSX_DAY_SIZE = 80 };

/* The day that a date cell shows, as 2026-03-01, with its time where it has one. Day 60 of 1900,
   which Excel counts and the calendar lacks, is shown as Excel does. "" beyond the year 9999. */
void inputs_xlsx_day(double serial, bool is_1904, char out[INPUTS_XLSX_DAY_SIZE]);

#endif
