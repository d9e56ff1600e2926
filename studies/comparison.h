// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_COMPARISON_H
#define STUDIES_COMPARISON_H

#include "sim/estimate/paired.h"
#include "studies/alternatives.h"

/* Scenarios of one programme compared output by output, the first of them the reference. */

/* The quantiles of a difference: P5, P25, P50, P75, P95. */
enum {
  STUDIES_DIFF_P05,
  STUDIES_DIFF_P25,
  STUDIES_DIFF_P50,
  STUDIES_DIFF_P75,
  STUDIES_DIFF_P95,
  STUDIES_DIFF_QUANTILES
};

/* Variant − reference. All estimates are over the replicates in which both are defined; `defined`
   is their share, and the numbers are NaN where it is 0. */
typedef struct {
  const char *output; /* borrowed from the reference, as unit */
  int year;           /* 0: total over the years */
  const char *unit;
  double mean, mc_se; /* of the difference */
  double quantile[STUDIES_DIFF_QUANTILES], quantile_low[STUDIES_DIFF_QUANTILES];
  double quantile_high[STUDIES_DIFF_QUANTILES]; /* 95 % intervals of the quantiles */
  double positive, zero, negative;              /* shares of the replicates in which it is so */
  double defined;
  double reference_mean, variant_mean;
  double cut; /* sim_contrast_cut */
} studies_difference_t;

/* One variant against the reference. */
typedef struct {
  const studies_alternative_t *reference, *variant;
  int first_year; /* the years that both plans have */
  size_t years;
  size_t left_out; /* outputs that only one of them has, or in another unit */
  const char *left_out_example;
  sim_match_t *matches; /* count of each of the following */
  sim_contrast_t *contrasts;
  studies_difference_t *differences;
  size_t count;
} studies_contrast_t;

typedef struct {
  studies_alternatives_t scenarios;
  studies_contrast_t contrasts[STUDIES_ALTERNATIVES_MAX - 1]; /* scenarios.count − 1 */
  uint64_t replicates, seed;
} studies_comparison_t;

/* Reads and compiles the scenarios `names`, of which there are 2 to STUDIES_ALTERNATIVES_MAX, all
   different: each is `base` or variants joined by '+', layered in that order; the overrides of
   `base` apply to all. Pairs what can be compared: outputs of the same name, year and unit; totals
   only when both plans have the same years. Returns SIM_OK; SIM_ERR_DOMAIN with all errors in
   `report`; SIM_ERR_NO_MEMORY. What is left out is a note. `self` is always initialised; free it
   with studies_comparison_free. */
int studies_comparison_load(studies_comparison_t *self, const inputs_request_t *base,
                            const char *const *names, size_t count, uint64_t replicates,
                            uint64_t seed, words_report_t *report);

/* The same of scenarios that are each asked for by a request of their own: names[i] is what they
   are called. */
int studies_comparison_load_each(studies_comparison_t *self, const inputs_request_t *requests,
                                 const char *const *names, size_t count, uint64_t replicates,
                                 uint64_t seed, words_report_t *report);

/* Runs every variant with the reference; `options` without sink, its progress counts over all
   variants. Returns a status of sim/. */
int studies_comparison_run(studies_comparison_t *self, const sim_run_options_t *options);

void studies_comparison_free(studies_comparison_t *self);

/* The difference of an output in a year (0: the total); NULL when there is none. */
const studies_difference_t *studies_contrast_find(const studies_contrast_t *self,
                                                  const char *output, int year);

/* By how much the shared draws cut the error (sim_contrast_cut). */
typedef struct {
  double median; /* over the outputs whose difference varies; NaN when there is none */
  size_t varying;
  size_t fixed;   /* outputs whose levels vary and whose difference does not, and is not 0 */
  size_t changed; /* outputs that differ in some replicate */
} studies_cut_t;

/* Returns SIM_OK or SIM_ERR_NO_MEMORY. */
int studies_contrast_cut(const studies_contrast_t *self, studies_cut_t *out);

/* The summary of an output of scenario i; NULL when it was not compared. */
const sim_summary_t *studies_comparison_level(const studies_comparison_t *self, size_t scenario,
                                              const char *output, int year);

#endif
