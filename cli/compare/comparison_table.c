// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/comparison.h"

#include <math.h>

/* Ten digits, as in summary.csv. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

static void write_row(const studies_contrast_t *contrast, const studies_difference_t *d,
                      FILE *file) {
  static const int shown[] = {STUDIES_DIFF_P05, STUDIES_DIFF_P50, STUDIES_DIFF_P95};
  fprintf(file, "%s,", d->output);
  if (d->year)
    fprintf(file, "%d", d->year);
  fprintf(file, ",%s,%s", contrast->reference->name, contrast->variant->name);
  put(file, d->mean);
  put(file, d->mc_se);
  for (size_t q = 0; q < sizeof shown / sizeof shown[0]; q++)
    put(file, d->quantile[shown[q]]);
  put(file, d->positive);
  put(file, d->zero);
  put(file, d->defined);
  put(file, d->reference_mean);
  put(file, d->variant_mean);
  put(file, d->cut);
  fprintf(file, ",%s", d->unit);
  for (size_t q = 0; q < sizeof shown / sizeof shown[0]; q++) {
    put(file, d->quantile_low[shown[q]]);
    put(file, d->quantile_high[shown[q]]);
  }
  fputc('\n', file);
}

void cli_comparison_write(const studies_comparison_t *self, FILE *file) {
  fputs("output,year,reference,variant,mean_difference,mc_se,p05,p50,p95,prob_positive,prob_zero,"
        "defined,reference_mean,variant_mean,error_cut,unit,p05_low,p05_high,p50_low,"
        "p50_high,p95_low,p95_high\n",
        file);
  for (size_t k = 0; k + 1 < self->scenarios.count; k++)
    for (size_t i = 0; i < self->contrasts[k].count; i++)
      write_row(&self->contrasts[k], &self->contrasts[k].differences[i], file);
}
