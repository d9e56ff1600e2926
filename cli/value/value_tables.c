// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/value/value.h"

#include <math.h>

/* Ten digits: more than any estimate has, and what two computations must share to the byte. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

static void put_gain(const cli_value_t *self, FILE *file, sim_gain_t gain) {
  const studies_value_interval_t interval = studies_value_interval(gain);
  put(file, interval.value);
  put(file, interval.low);
  put(file, interval.high);
  put(file, 100.0 * interval.value / fabs(self->study.decisions[self->study.best].value.mean));
  put(file, 100.0 * interval.value / studies_value_interval(self->study.all_inputs).value);
  put(file, gain.changed);
  put(file, gain.mean);
  put(file, gain.se);
  fprintf(file, ",%s\n", self->study.criterion.unit);
}

void cli_value_write(const void *value, FILE *file) {
  const cli_value_t *self = value;
  fputs("input,year,grade,evppi,low,high,percent_of_best,percent_of_inputs,changes_decision,"
        "estimate,mc_se,unit\n",
        file);
  fputs("everything,,", file);
  put_gain(self, file, self->study.everything);
  fputs("inputs,,", file);
  put_gain(self, file, self->study.all_inputs);
  for (size_t i = 0; i < self->study.input_count; i++) {
    const studies_value_input_t *input = &self->study.inputs[i];
    fprintf(file, "%s,", input->name);
    if (input->year)
      fprintf(file, "%d", input->year);
    fprintf(file, ",%s", models_grade_name(input->grade));
    put_gain(self, file, input->gain);
  }
}

void cli_value_write_decisions(const void *value, FILE *file) {
  const cli_value_t *self = value;
  fputs("variant,unit,mean,mc_se,p05,p95,behind_best,behind_mc_se,share_best,is_best\n", file);
  for (size_t a = 0; a < self->study.alternatives.count; a++) {
    const studies_value_decision_t *decision = &self->study.decisions[a];
    fprintf(file, "%s,%s", self->study.alternatives.items[a].name, self->study.criterion.unit);
    put(file, decision->value.mean);
    put(file, sim_moments_se(&decision->value));
    put(file, decision->p05);
    put(file, decision->p95);
    put(file, decision->behind.mean);
    put(file, sim_moments_se(&decision->behind));
    put(file, decision->share);
    fprintf(file, ",%d\n", a == self->study.best);
  }
}
