// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_WORKBOOK_H
#define REPORTS_WORKBOOK_H

#include "reports/answer.h"
#include "words/table_words.h"

/* The tables of results as a workbook (.xlsx), for spreadsheets: a first sheet that says what was
   done and what came of it, then a sheet a table. Numbers are numbers, those of the table for
   programs, with formats by their unit; texts are texts, whatever they begin with. The same input
   gives the same bytes: no clock enters. */

/* A line of the first sheet. */
typedef struct {
  const char *label, *text; /* text NULL: the number */
  double number;            /* a count */
} reports_fact_t;

typedef struct {
  const char *title;
  const reports_fact_t *facts;
  size_t fact_count;
  const reports_answer_t *board; /* NULL: none */
  const char
      *answer; /* lines of text in columns of one width, as a terminal shows them; NULL: none */
  const words_table_t *tables;
  size_t table_count;
  const char *pictures; /* a folder whose PNG files stand on a sheet of their own; NULL: none */
  words_naming_t naming;
} reports_workbook_t;

/* The name of the file in that language, "resultados.xlsx". Static. */
const char *reports_workbook_file(words_lang_t lang);

/* Writes it to `path`: see reports_book_write (reports/workbook_file.h). 0, or an errno: ENOMEM
   also when a table is lost. */
int reports_workbook_write(const reports_workbook_t *self, const char *path, const char *folder);

#endif
