// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_TABLES_H
#define CLI_CHECK_TABLES_H

#include "cli/claims.h"
#include "cli/placing.h"
#include "cli/plan.h"

#include <stdio.h>

/* A finished check, for those who print it. */
typedef struct {
  const cli_dataset_t *dataset;
  const cli_claims_t *claims;
  const cli_placing_t *placing;
  const cli_plan_t *plan;         /* NULL: no plan to place */
  const cli_forecast_t *forecast; /* with plan */
  cli_lang_t lang;
} cli_audit_t;

/* Writers leave errors to ferror. check.csv: id, claim, stated (as printed), recomputed, low, high,
   difference, verdict, section, note; a rows claim has a line per row, id.row. */
void cli_check_write_csv(const cli_audit_t *self, FILE *file);

/* plan.csv: figure, stated, output, year, direction, probability, mc_se, p05, p50, p95, and the
   95 % interval of the probability, probability_low and probability_high. */
void cli_check_write_plan(const cli_audit_t *self, FILE *file);

/* check.md: a minute that an evaluator can paste. */
void cli_check_write_markdown(const cli_audit_t *self, FILE *file);

/* For the terminal: counts, then all that is not exact, worst first. */
void cli_check_print(const cli_audit_t *self, FILE *file);

/* Texts shared by the writers. `id` needs 2·MODELS_NAME_MAX bytes. */
void cli_check_id(const cli_check_t *check, char *id, size_t size);
void cli_check_number(double x, int decimals, cli_lang_t lang, char *out);
int cli_check_decimals(const cli_check_t *check);

#endif
