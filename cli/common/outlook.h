// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_OUTLOOK_H
#define CLI_COMMON_OUTLOOK_H

#include "inputs/programme.h"
#include "studies/forecast.h"
#include "studies/robustness.h"
<<<<<<< HEAD
#include "words/grid.h"
#include "words/messages.h"
#include "words/table_words.h"
=======
>>>>>>> e100411 (run: --only computes and shows some outputs, with the same numbers)

#include <stdio.h>

enum { CLI_OUTLOOK_YEARS = 6 }; /* as many years are shown, and the total */

/* The forecast as a short table for a terminal: medians and P5–P95 of the main outputs by year
   (and of all that --only names), the probabilities of the events, with those under other spreads
   (NULL: without) and what must be known of goals and of the population's limits. `inputs` are
   those of the forecast; `scenario` is shown as it is. Returns 0, or −1 when out of memory. */
int cli_outlook_print(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                      const inputs_programme_t *inputs, const char *scenario, words_lang_t lang,
                      FILE *stream);

<<<<<<< HEAD
/* Its parts, for other writers: what it shows as levels and as probabilities, each with its head,
   which the caller frees, and what stands below. `lost` of a grid, or −1: out of memory. */
words_grid_t cli_outlook_levels(const studies_forecast_t *forecast,
                                const inputs_programme_t *inputs, words_lang_t lang);
words_grid_t cli_outlook_chances(const studies_forecast_t *forecast,
                                 const studies_robustness_t *robustness,
                                 const inputs_programme_t *inputs, words_lang_t lang);
int cli_outlook_foot(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                     const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

/* Says the notes on the outputs that such a table shows. 0, or −1 when out of memory. */
int cli_outlook_notes(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

/* The main outputs, in the order in which the terminal shows them. */
enum { CLI_OUTLOOK_YEARS = 6 }; /* as many years are shown, and the total */

enum { CLI_OUTLOOK_ROWS = 24 + MODELS_RESULTS_MAX };

typedef struct {
  char output[MODELS_NAME_MAX + 16];
  int decimals;  /* at least; more for small amounts of money */
  bool interval; /* P5 and P95 below the median */
} cli_outlook_row_t;

typedef struct {
  cli_outlook_row_t rows[CLI_OUTLOOK_ROWS];
  size_t count;
} cli_outlook_rows_t;

/* Those that any programme may have, and those of the results of this one. */
cli_outlook_rows_t cli_outlook_quantities(const models_inputs_t *inputs);
cli_outlook_rows_t cli_outlook_events(const models_inputs_t *inputs); /* 0/1: means are
                                                                         probabilities */

/* What a quantity is called, with the unit of money. Static, or in buffer. */
const char *cli_outlook_title(const cli_outlook_row_t *row, const inputs_programme_t *inputs,
                              words_lang_t lang, char buffer[WORDS_SHOWN]);

/* What an event is called in a programme with these inputs; NULL when it is not shown: the plan and
   its goals at once, where a goal is judgement. Static, or in buffer. */
const char *cli_outlook_event_label(const cli_outlook_row_t *event,
                                    const inputs_programme_t *inputs, words_lang_t lang,
                                    char buffer[WORDS_SHOWN]);

/* Whether numbers of that unit are amounts of money (words_amount_decimals). */
bool cli_outlook_is_money(const char *unit);
=======
/* Says the notes on the outputs that such a table of `forecast` (NULL: of all) shows. 0, or −1 when
   out of memory. */
int cli_outlook_notes(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                      words_lang_t lang, FILE *stream);
>>>>>>> e100411 (run: --only computes and shows some outputs, with the same numbers)

#endif
