// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SOLVE_SOLUTION_H
#define CLI_SOLVE_SOLUTION_H

#include "cli/command/options.h"
#include "cli/common/answer.h"
#include "cli/common/charts.h"
#include "studies/condition.h"
#include "studies/lever.h"
#include "studies/search.h"
#include "words/numeral.h"
#include "words/table_words.h"

#include <stdio.h>

/* What exante solve found, and how it is told. */
typedef struct {
  const cli_options_t *options;
  const char *scenario;
  studies_lever_t lever;
  studies_condition_t condition;
  char unit[64]; /* of the output */
  studies_search_t search;
} cli_solution_t;

/* True when there is one value that is the answer; and when every value is one, too. */
bool cli_solution_is_one(const cli_solution_t *self);
bool cli_solution_found(const cli_solution_t *self);

/* solve.json: the question, the answer with its interval, and what is needed to repeat it. 0, or −1
   when out of memory. */
int cli_solution_json(const cli_solution_t *self, FILE *file);

/* The answer in words, with some values of the curve; 0, or −1 when out of memory. */
int cli_solution_print(const cli_solution_t *self, FILE *stream);

/* What is said below the answer, or in its place when there is no single one; 0, or −1. */
int cli_solution_explain(const cli_solution_t *self, FILE *stream);

/* The first sheet of its workbook: the answer in words, with its interval, and the curve. 0; −1
   when out of memory. To be freed in any case. */
int cli_solution_answer(cli_answer_t *out, const cli_solution_t *of);

/* Draws the curve: 0, or a status of plots/ with a sentence in `detail`. */
int cli_solution_draw(const cli_solution_t *self, const cli_canvas_t *canvas,
                      char detail[CLI_CHARTS_DETAIL]);

/* Shared by text and chart. A value of the lever, the one at k (a share as a percentage), and the
   same with its unit in words; a value of the statistic (a probability as a percentage); the
   condition as it was asked, "mean(…) ≥ 80
   %". Buffers of CLI_SOLUTION_TEXT bytes. */
enum { CLI_SOLUTION_TEXT = 256 };
void cli_solution_number(const cli_solution_t *self, double x, char *out);
void cli_solution_value(const cli_solution_t *self, int64_t k, char *out);
void cli_solution_amount(const cli_solution_t *self, int64_t k, char *out);
void cli_solution_statistic(const cli_solution_t *self, double x, char *out);
void cli_solution_condition(const cli_solution_t *self, char *out);
/* The number that was asked for, without zeros at its end. */
void cli_solution_threshold(const cli_solution_t *self, char *out);
/* What the statistic is called: "the probability", "the mean", "P80". */
const char *cli_solution_word(const cli_solution_t *self);
/* The same at the head of a column: "probability". */
const char *cli_solution_heading(const cli_solution_t *self);
/* The unit of the lever in words; "" when it has none worth saying. */
void cli_solution_unit(const cli_solution_t *self, char *out);
/* How statistics are written, and by what they are multiplied before: 100 for probabilities. With
   as many decimals as tell the value next to the answer, which fails, from the one asked for. */
words_format_t cli_solution_format(const cli_solution_t *self, double *factor);
words_format_t cli_solution_value_format(const cli_solution_t *self, double *factor);
/* What the output means, where the program has words for it; else NULL. Static, or in buffer. */
const char *cli_solution_meaning(const cli_solution_t *self, char buffer[WORDS_SHOWN]);

#endif
