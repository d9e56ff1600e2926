// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_OUTLOOK_H
#define CLI_COMMON_OUTLOOK_H

#include "inputs/programme.h"
#include "studies/forecast.h"
#include "studies/robustness.h"
#include "words/grid.h"

#include <stdio.h>

enum { CLI_OUTLOOK_YEARS = 6 }; /* as many years are shown, and the total */

/* The forecast as a short table for a terminal: medians and P5–P95 of the main outputs by year
   (and of all that --only names), the probabilities of the events, with those under other spreads
   (NULL: without) and what must be known of goals and of the population's limits. `inputs` are
   those of the forecast; `scenario` is shown as it is. Returns 0, or −1 when out of memory. */
int cli_outlook_print(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                      const inputs_programme_t *inputs, const char *scenario, words_lang_t lang,
                      FILE *stream);

/* Its parts, for other writers: what it shows as levels and as probabilities, each with its head,
   which the caller frees, and what stands below. `lost` of a grid, or −1: out of memory. */
words_grid_t cli_outlook_levels(const studies_forecast_t *forecast,
                                const inputs_programme_t *inputs, words_lang_t lang);
words_grid_t cli_outlook_chances(const studies_forecast_t *forecast,
                                 const studies_robustness_t *robustness,
                                 const inputs_programme_t *inputs, words_lang_t lang);
int cli_outlook_foot(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                     const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

/* Says the notes on the outputs that such a table of `forecast` (NULL: of all) shows. 0, or −1 when
   out of memory. */
int cli_outlook_notes(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                      words_lang_t lang, FILE *stream);

#endif
