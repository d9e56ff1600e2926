// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_VERDICT_H
#define AUDIT_VERDICT_H

#include "audit/figure.h"
#include "inputs/formula.h"

#include <stddef.h>

/* Whether a stated figure agrees with what other figures say it should be. */

typedef enum {
  AUDIT_EXACT,         /* equal */
  AUDIT_ROUNDS,        /* the recomputed value rounds to the printed one */
  AUDIT_TRUNCATES,     /* it only matches when cut */
  AUDIT_HOLDS,         /* a bound, kept: nothing says the figure itself is right */
  AUDIT_WITHIN_INPUTS, /* it lies in the interval that the printed decimals of the inputs allow */
  AUDIT_CONTRADICTS,
  AUDIT_UNCHECKED,
  AUDIT_VERDICT_COUNT
} audit_verdict_t;

/* How a claim relates the stated figure to its formula. */
typedef enum { AUDIT_EQUAL, AUDIT_AT_MOST, AUDIT_AT_LEAST } audit_relation_t;

typedef struct {
  audit_verdict_t verdict;
  double recomputed;
  double low, high;  /* what the printed decimals of the figures used allow */
  double difference; /* stated − recomputed */
} audit_judgement_t;

/* The word of a verdict in check.csv: exact, rounds, truncates, holds, within_inputs, contradicts,
   unchecked. */
const char *audit_verdict_name(audit_verdict_t verdict);

/* The verdict of that word in the first `length` bytes of `text`; AUDIT_VERDICT_COUNT: none. */
audit_verdict_t audit_verdict_find(const char *text, size_t length);

/* Judges `stated` against the formula, whose names have the figures `inputs` (as many as
   formula->count, none missing). The interval moves each figure by half a unit of its last printed
   place to the side that lowers or raises the formula: exact for formulas that are monotone in each
   figure. A bound that only fails by less than what the decimals allow is within the inputs.
   Returns SIM_OK, or SIM_ERR_DOMAIN when the formula has no finite value (a division by zero). */
int audit_judge(audit_relation_t relation, const audit_figure_t *stated, inputs_formula_t *formula,
                const audit_figure_t *inputs, audit_judgement_t *out);

#endif
