// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARISON_H
#define CLI_COMPARISON_H

#include "cli/alternatives.h"
#include "sim/paired.h"

/* Scenarios of one programme compared output by output, the first of them the reference. */

/* The quantiles of a difference: P5, P25, P50, P75, P95. */
enum { CLI_DIFF_P05, CLI_DIFF_P25, CLI_DIFF_P50, CLI_DIFF_P75, CLI_DIFF_P95, CLI_DIFF_QUANTILES };

/* Variant − reference. All estimates are over the replicates in which both are defined; `defined`
   is their share, and the numbers are NaN where it is 0. */
typedef struct {
  const char *output; /* borrowed from the reference, as unit */
  int year;           /* 0: total over the years */
  const char *unit;
  double mean, mc_se; /* of the difference */
  double quantile[CLI_DIFF_QUANTILES], quantile_low[CLI_DIFF_QUANTILES];
  double quantile_high[CLI_DIFF_QUANTILES]; /* 95 % intervals of the quantiles */
  double positive, zero, negative;          /* shares of the replicates in which it is so */
  double defined;
  double reference_mean, variant_mean;
  double cut; /* sim_contrast_cut */
} cli_difference_t;

/* One variant against the reference. */
typedef struct {
  const cli_alternative_t *reference, *variant;
  int first_year; /* the years that both plans have */
  size_t years;
  size_t left_out; /* outputs that only one of them has, or in another unit */
  const char *left_out_example;
  sim_match_t *matches; /* count of each of the following */
  sim_contrast_t *contrasts;
  cli_difference_t *differences;
  size_t count;
} cli_contrast_t;

typedef struct {
  cli_alternatives_t scenarios;
  cli_contrast_t contrasts[CLI_ALTERNATIVES_MAX - 1]; /* scenarios.count − 1 */
  uint64_t replicates, seed;
  cli_lang_t lang;
  const cli_options_t *options; /* borrowed: what the scenarios were read with */
} cli_comparison_t;

/* Reads and compiles the scenarios options->names, of which there are 2 to CLI_SCENARIOS_MAX, all
   different: each is `base` or variants joined by '+', layered in that order; options->overrides
   apply to all. Pairs what can be compared: outputs of the same name, year and unit; totals only
   when both plans have the same years. Returns SIM_OK; SIM_ERR_DOMAIN with all errors in `report`;
   SIM_ERR_NO_MEMORY. What is left out is a note. `self` is always initialised; free it with
   cli_comparison_free. */
int cli_comparison_load(cli_comparison_t *self, const cli_options_t *options, cli_report_t *report);

/* Runs every variant with the reference; `options` without sink, its progress counts over all
   variants. Returns a status of sim/. */
int cli_comparison_run(cli_comparison_t *self, const sim_run_options_t *options);

void cli_comparison_free(cli_comparison_t *self);

/* The difference of an output in a year (0: the total); NULL when there is none. */
const cli_difference_t *cli_contrast_find(const cli_contrast_t *self, const char *output, int year);

/* By how much the shared draws cut the error (sim_contrast_cut). */
typedef struct {
  double median; /* over the outputs whose difference varies; NaN when there is none */
  size_t varying;
  size_t fixed; /* outputs whose levels vary and whose difference does not */
} cli_cut_t;

/* Returns SIM_OK or SIM_ERR_NO_MEMORY. */
int cli_contrast_cut(const cli_contrast_t *self, cli_cut_t *out);

/* The summary of an output of scenario i; NULL when it was not compared. */
const sim_summary_t *cli_comparison_level(const cli_comparison_t *self, size_t scenario,
                                          const char *output, int year);

/* compare.csv: output,year,reference,variant,mean_difference,mc_se,p05,p50,p95,prob_positive, then
   prob_zero,defined,reference_mean,variant_mean,error_cut,unit and the standard errors of the
   quantiles. Empty cells where a number is not defined or not finite. Errors are left to ferror. */
void cli_comparison_write(const cli_comparison_t *self, FILE *file);

/* A table per variant of the main outputs, and what the shared draws gain. 0, or −1 when out of
   memory. */
int cli_comparison_print(const cli_comparison_t *self, FILE *stream);

#endif
