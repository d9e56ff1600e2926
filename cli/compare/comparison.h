// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_COMPARISON_H
#define CLI_COMPARE_COMPARISON_H

#include "cli/command/options.h"
#include "studies/comparison.h"

#include <stdio.h>

/* A comparison for people and for programs. */

/* A comparison with the command line that asked for it. */
typedef struct {
  const studies_comparison_t *study;
  const cli_options_t *options;
} cli_comparison_t;

/* compare.csv: output,year,reference,variant,mean_difference,mc_se,p05,p50,p95,prob_positive, then
   prob_zero,defined,reference_mean,variant_mean,error_cut,unit and the standard errors of the
   quantiles. Empty cells where a number is not defined or not finite. Errors are left to ferror. */
void cli_comparison_write(const studies_comparison_t *study, FILE *file);

/* A table per variant of the main outputs, and what the shared draws gain. 0, or −1 when out of
   memory. */
int cli_comparison_print(const cli_comparison_t *self, FILE *stream);

#endif
