// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity/sensitivity.h"

#include <math.h>
#include <string.h>

/* Ten digits, as in summary.csv; nothing where there is no number. */
static void put(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

static void put_index(FILE *file, const sim_index_t *index) {
  put(file, index->shown);
  put(file, index->low);
  put(file, index->high);
}

static void put_output(const cli_sensitivity_t *self, size_t o, FILE *file) {
  const models_output_t *output =
      &models_programme_outputs(self->study.forecast.programme)[self->study.outputs[o]];
  fprintf(file, "%s,", output->name);
  if (output->year)
    fprintf(file, "%d", output->year);
}

static void put_swing(FILE *file, const studies_swing_t *swing) {
  const double none = (double)NAN;
  const bool has = swing->low.count > 0 && swing->high.count > 0;
  put(file, has ? swing->input_low : none);
  put(file, has ? swing->input_high : none);
  put(file, has ? swing->low.mean : none);
  put(file, has ? sim_moments_se(&swing->low) : none);
  put(file, has ? swing->high.mean : none);
  put(file, has ? sim_moments_se(&swing->high) : none);
  put(file, has ? swing->difference.mean : none);
  put(file, has ? sim_moments_se(&swing->difference) : none);
}

static void put_set(const cli_sensitivity_t *self, size_t o, size_t set, FILE *file) {
  static const char *const other[] = {"mixed", "chance"};
  const sim_sensitivity_t *result = &self->study.results[o];
  const bool is_group = set < self->study.groups.count;
  const models_grade_t grade =
      is_group ? studies_sensitivity_grade(&self->study, set) : MODELS_GRADE_COUNT;
  put_output(self, o, file);
  fprintf(file, ",%s", studies_sensitivity_set_name(&self->study, set));
  put_index(file, &result->sets[set].first);
  put_index(file, &result->sets[set].total);
  fprintf(file, ",%s",
          grade < MODELS_GRADE_COUNT ? models_grade_name(grade) : other[is_group ? 0 : 1]);
  put(file, result->sets[set].first.se);
  put(file, result->sets[set].total.se);
  const studies_effect_t *effect =
      is_group ? studies_sensitivity_effect(&self->study, o, set) : NULL;
  put(file, effect ? effect->rank.estimate : (double)NAN);
  put(file, effect ? effect->rank.low : (double)NAN);
  put(file, effect ? effect->rank.high : (double)NAN);
  put_swing(file, effect ? &effect->swing : &(studies_swing_t){0});
  fprintf(file, ",%zu,%zu\n", result->used, result->sets[set].changed);
}

void cli_sensitivity_write(const void *subject, FILE *file) {
  const cli_sensitivity_t *self = subject;
  fputs("output,year,input,first,first_low,first_high,total,total_low,total_high,grade,first_se,"
        "total_se,rank_correlation,rank_low,rank_high,input_p05,input_p95,mean_at_p05,"
        "mean_at_p05_se,mean_at_p95,mean_at_p95_se,swing,swing_se,points,changed\n",
        file);
  for (size_t o = 0; o < self->study.output_count; o++)
    for (size_t i = 0; i <= self->study.groups.count && !self->study.results[o].is_constant; i++)
      put_set(self, o, studies_sensitivity_ranking(&self->study, o)[i], file);
}

void cli_sensitivity_write_grades(const void *subject, FILE *file) {
  const cli_sensitivity_t *self = subject;
  const studies_picks_t *picks = &self->study.picks;
  fputs("output,year,grade,closed,closed_low,closed_high,total,total_low,total_high\n", file);
  for (size_t o = 0; o < self->study.output_count; o++) {
    if (self->study.results[o].is_constant)
      continue;
    for (size_t i = 0; i <= picks->grade_count; i++) {
      const size_t set =
          i < picks->grade_count ? studies_picks_grade(picks, i) : studies_picks_chance(picks);
      put_output(self, o, file);
      fprintf(file, ",%s", studies_sensitivity_set_name(&self->study, set));
      put_index(file, &self->study.results[o].sets[set].first);
      put_index(file, &self->study.results[o].sets[set].total);
      fputc('\n', file);
    }
    const sim_index_t *sum = &self->study.results[o].sums[STUDIES_BY_GRADE];
    const sim_index_t rest = sim_index_of(1.0 - sum->raw, sum->se);
    put_output(self, o, file);
    fputs(",interactions", file);
    put_index(file, &rest);
    fputs(",,,\n", file);
  }
}
