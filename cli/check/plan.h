// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_PLAN_H
#define CLI_CHECK_PLAN_H

#include "audit/dataset.h"
#include "studies/forecast.h"

/* plan.csv: the planned figures of a document, each placed in its forecast. */

typedef struct {
  const char *figure, *text; /* id, as printed */
  const audit_figure_t *stated;
  const char *unit;
  const char *label[WORDS_LANG_COUNT];
  const studies_estimate_t *estimate;
  bool at_least;      /* else at most */
  double probability; /* that the output reaches (does not exceed) the figure, where defined */
  double se;          /* its Monte Carlo error */
  double low, high;   /* its 95 % interval, of that error alone */
} cli_placed_t;

typedef struct {
  inputs_table_t file;
  cli_placed_t *rows;
  size_t count;
} cli_plan_t;

/* True when the dataset has a plan.csv (and so inputs to forecast from). */
bool cli_plan_exists(const audit_dataset_t *dataset);

/* Reads plan.csv against a forecast that was prepared. Returns SIM_OK, SIM_ERR_DOMAIN (reported) or
   SIM_ERR_NO_MEMORY. Borrows dataset and forecast; free with cli_plan_free in any case. */
int cli_plan_load(const audit_dataset_t *dataset, const studies_forecast_t *forecast,
                  cli_plan_t *out, words_report_t *report);

/* Simulates of that forecast the outputs that the plan names, and places its figures in them.
   SIM_OK or a status of sim/, and then the forecast is freed. */
int cli_plan_place(cli_plan_t *self, studies_forecast_t *forecast,
                   const sim_run_options_t *options);
void cli_plan_free(cli_plan_t *self);

#endif
