// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_OUTLOOK_H
#define CLI_OUTLOOK_H

#include "cli/forecast.h"
#include "cli/messages.h"

#include <stdbool.h>
#include <stdio.h>

/* The forecast as a short table for a terminal: medians and P5–P95 of the main outputs by year,
   and the probabilities of the events. `title` and `scenario` are shown as they are. Returns 0, or
   −1 when out of memory. */
int cli_outlook_print(const cli_forecast_t *forecast, const char *title, const char *scenario,
                      cli_lang_t lang, FILE *stream);

/* The main outputs, in the order in which the terminal shows them. */
enum { CLI_OUTLOOK_YEARS = 6 }; /* as many years are shown, and the total */

typedef struct {
  cli_message_t label;
  const char *output;
  int decimals;  /* at least; more for small amounts of money */
  bool interval; /* P5 and P95 below the median */
} cli_outlook_row_t;

const cli_outlook_row_t *cli_outlook_quantities(size_t *count);
const cli_outlook_row_t *cli_outlook_events(size_t *count); /* 0/1: means are probabilities */

/* Whether numbers of that unit are amounts of money (plots_amount_decimals). */
bool cli_outlook_is_money(const char *unit);

#endif
