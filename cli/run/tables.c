// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/tables.h"

#include <math.h>

/* Ten digits: more than any estimate has, and what two computations must share to the byte. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

void cli_summary_write(const studies_forecast_t *forecast, FILE *file) {
  fputs("output,year,unit,mean,sd,mc_se", file);
  for (int q = 0; q < STUDIES_QUANTILES; q++)
    fprintf(file, ",p%02.0f", 100.0 * studies_quantile_probability(q));
  fputs(",defined,mean_low,mean_high", file);
  for (int q = 0; q < STUDIES_QUANTILES; q++) {
    const double p = 100.0 * studies_quantile_probability(q);
    fprintf(file, ",p%02.0f_low,p%02.0f_high", p, p);
  }
  fputc('\n', file);
  for (size_t i = 0; i < forecast->count; i++) {
    const studies_estimate_t *e = &forecast->estimates[i];
    fprintf(file, "%s,", e->output);
    if (e->year)
      fprintf(file, "%d", e->year);
    fprintf(file, ",%s", e->unit);
    put(file, e->mean);
    put(file, e->sd);
    put(file, e->mc_se);
    for (int q = 0; q < STUDIES_QUANTILES; q++)
      put(file, e->quantile[q]);
    put(file, e->defined);
    put(file, e->mean_low);
    put(file, e->mean_high);
    for (int q = 0; q < STUDIES_QUANTILES; q++) {
      put(file, e->quantile_low[q]);
      put(file, e->quantile_high[q]);
    }
    fputc('\n', file);
  }
}

void cli_draws_head(const models_programme_t *programme, FILE *file) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t columns =
      models_programme_output_count(programme) + models_programme_recorded(programme);
  fputs("replicate", file);
  for (size_t i = 0; i < columns; i++) {
    fprintf(file, ",%s", outputs[i].name);
    if (outputs[i].year)
      fprintf(file, ".%d", outputs[i].year);
  }
  fputc('\n', file);
}

void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values) {
  for (size_t r = 0; r < count; r++) {
    fprintf(file, "%llu", (unsigned long long)(first + r));
    for (size_t i = 0; i < columns; i++)
      if (isfinite(values[i][r]))
        fprintf(file, ",%.17g", values[i][r] == 0.0 ? 0.0 : values[i][r]);
      else
        fputc(',', file);
    fputc('\n', file);
  }
}
