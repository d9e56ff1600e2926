// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_ANSWER_H
#define CLI_RUN_ANSWER_H

#include "cli/common/answer.h"
#include "inputs/programme.h"
#include "studies/forecast.h"
#include "studies/robustness.h"

/* The forecast as the first sheet of its workbook shows it: sentences, the probabilities of the
   events by year with those under other spreads, and the main outputs with P5 and P95. It borrows
   nothing once it is made; `robustness` without replicates is not shown. 0; −1 when out of memory.
   To be freed in any case. */
int cli_run_answer(cli_answer_t *self, const studies_forecast_t *forecast,
                   const studies_robustness_t *robustness, const inputs_programme_t *inputs,
                   words_lang_t lang);

#endif
