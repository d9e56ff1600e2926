// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_ANSWER_SAYS_H
#define CLI_RUN_ANSWER_SAYS_H

#include "cli/common/answer.h"
#include "cli/common/outlook_rows.h"
#include "studies/forecast.h"

/* The forecast in a few sentences: the first events with their probabilities, how many are served,
   the main indicator, and what limits the first year and the last. What the programme does not
   have, or --only leaves out, is not said. */
void cli_run_says(cli_answer_t *out, const studies_forecast_t *forecast,
                  const inputs_programme_t *inputs);

/* The indicator that a forecast is told by: of deals, else the first of a result or of contacts;
   false when it has none. */
bool cli_run_main_indicator(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                            cli_outlook_row_t *row);

#endif
