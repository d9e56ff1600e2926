// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_VERDICT_H
#define MODELS_VERDICT_H

#include "models/figure.h"
#include "models/formula.h"

#include <stddef.h>

/* Whether a stated figure agrees with what other figures say it should be. */

typedef enum {
  MODELS_EXACT,         /* equal */
  MODELS_ROUNDS,        /* the recomputed value rounds to the printed one */
  MODELS_TRUNCATES,     /* it only matches when cut */
  MODELS_HOLDS,         /* a bound, kept: nothing says the figure itself is right */
  MODELS_WITHIN_INPUTS, /* it lies in the interval that the printed decimals of the inputs allow */
  MODELS_CONTRADICTS,
  MODELS_UNCHECKED,
  MODELS_VERDICT_COUNT
} models_verdict_t;

/* How a claim relates the stated figure to its formula. */
typedef enum { MODELS_EQUAL, MODELS_AT_MOST, MODELS_AT_LEAST } models_relation_t;

typedef struct {
  models_verdict_t verdict;
  double recomputed;
  double low, high;  /* what the printed decimals of the figures used allow */
  double difference; /* stated − recomputed */
} models_judgement_t;

/* The word of a verdict in check.csv: exact, rounds, truncates, holds, within_inputs, contradicts,
   unchecked. */
const char *models_verdict_name(models_verdict_t verdict);

/* The verdict of that word in the first `length` bytes of `text`; MODELS_VERDICT_COUNT: none. */
models_verdict_t models_verdict_find(const char *text, size_t length);

/* Judges `stated` against the formula, whose names have the figures `inputs` (as many as
   formula->count, none missing). The interval moves each figure by half a unit of its last printed
   place to the side that lowers or raises the formula: exact for formulas that are monotone in each
   figure. A bound that only fails by less than what the decimals allow is within the inputs.
   Returns SIM_OK, or SIM_ERR_DOMAIN when the formula has no finite value (a division by zero). */
int models_judge(models_relation_t relation, const models_figure_t *stated,
                 models_formula_t *formula, const models_figure_t *inputs, models_judgement_t *out);

#endif
