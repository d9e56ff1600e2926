// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_TEXT_CHECK_H
#define INPUTS_TEXT_CHECK_H

#include "inputs/table.h"
#include "words/report.h"

#include <stddef.h>

/* Refuses a text for people that is empty, longer than `most` characters, or holds what a
   spreadsheet or gnuplot would not take as text. `path` is its file, `column` names it. */
void inputs_text_check(words_report_t *report, const char *path, const inputs_cell_t *cell,
                       const char *column, size_t most);

#endif
