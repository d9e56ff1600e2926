// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_ANSWER_H
#define CLI_RUN_ANSWER_H

#include "inputs/programme.h"
#include "reports/board.h"
#include "studies/forecast.h"
#include "studies/robustness.h"

/* The forecast as the first sheet of its workbook shows it: sentences, the probabilities of the
   events by year with those under other spreads, and the main outputs with P5 and P95. */

enum { CLI_ANSWER_BOARDS = 2, CLI_ANSWER_SAYS = 5 };

typedef struct {
  reports_answer_t answer;
  reports_board_t boards[CLI_ANSWER_BOARDS];
  const char *says[CLI_ANSWER_SAYS];
  size_t charted[CLI_ANSWER_BOARDS][8];
  void **held; /* what it shows */
  size_t held_count;
  bool lost; /* memory was short: it is not whole */
} cli_answer_t;

/* Borrows nothing once it is made; `robustness` without replicates is not shown. 0; −1 when out of
   memory. To be freed in any case. */
int cli_answer_make(cli_answer_t *self, const studies_forecast_t *forecast,
                    const studies_robustness_t *robustness, const inputs_programme_t *inputs,
                    words_lang_t lang);
void cli_answer_free(cli_answer_t *self);

#endif
