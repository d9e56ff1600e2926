// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_OUTLOOK_ROWS_H
#define CLI_COMMON_OUTLOOK_ROWS_H

#include "inputs/programme.h"
#include "models/table/outputs.h"
#include "models/table/schema.h"
#include "words/table_words.h"

#include <stdbool.h>

/* The main outputs, in the order in which the terminal shows them. */

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

#endif
