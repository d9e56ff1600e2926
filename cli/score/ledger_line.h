// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SCORE_LEDGER_LINE_H
#define CLI_SCORE_LEDGER_LINE_H

#include "cli/common/frozen.h"
#include "inputs/observed.h"
#include "studies/score.h"

#include <stdbool.h>

/* One line of a ledger (cli/score/ledger.h). */

/* A score as a line has it. Texts are owned. */
typedef struct {
  char *seal, *observed, *output;
  int year;
  studies_score_t score;
} cli_ledger_score_t;

/* The line of a forecast, without its end; NULL when out of memory. The caller frees. */
char *cli_ledger_line(const cli_frozen_t *frozen, const inputs_observed_t *observed,
                      const studies_scores_t *scores, const char *previous);

/* Whether the line follows on `previous` and is what it was; its link goes to `link`. */
bool cli_ledger_is_linked(const char *text, size_t length, const char *previous,
                          char link[CLI_DIGEST_SIZE]);

/* Adds the scores of a line to an array that grows. SIM_OK; SIM_ERR_DOMAIN: it is no such line;
   SIM_ERR_NO_MEMORY. */
int cli_ledger_scores(const char *text, size_t length, cli_ledger_score_t **scores, size_t *count,
                      size_t *capacity);
void cli_ledger_scores_free(cli_ledger_score_t *scores, size_t count);

/* Of the same output, in the same year, by the same forecast. */
bool cli_ledger_is_same(const cli_ledger_score_t *a, const cli_ledger_score_t *b);

#endif
