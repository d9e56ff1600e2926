// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_BOOK_H
#define CLI_COMMON_BOOK_H

#include "cli/command/options.h"
#include "inputs/programme.h"
#include "reports/answer.h"
#include "reports/results.h"
#include "words/table.h"

/* The workbook of results: what its first sheet says of the work. */
typedef struct {
  const cli_options_t *options;
  const char *name;                 /* of the programme, or of the dataset: its folder's */
  const inputs_programme_t *inputs; /* NULL: a dataset without programme */
  const char *const *scenarios;     /* names; NULL: none was simulated */
  size_t scenario_count;
  uint64_t replicates;           /* that were drawn; 0: none */
  const char *pictures;          /* a folder whose PNG files it shows; NULL: none */
  const reports_answer_t *board; /* what its first sheet begins with; NULL: nothing */
} cli_book_t;

/* Writes it with the tables and what the terminal shows, `answer` (NULL: nothing). 0, or −1 with
   the failure noted in `results`. */
int cli_book_write(const cli_book_t *self, const words_table_t *tables, size_t table_count,
                   const char *answer, reports_results_t *results);

#endif
