// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sensitivity.h"

#include <math.h>
#include <string.h>

void cli_sensitivity_output_name(const cli_sensitivity_t *self, size_t o, char *text, size_t size) {
  const models_output_t *output =
      &models_programme_outputs(self->forecast.programme)[self->outputs[o]];
  if (output->year)
    snprintf(text, size, "%s.%d", output->name, output->year);
  else
    snprintf(text, size, "%s", output->name);
}

const char *cli_sensitivity_set_name(const cli_sensitivity_t *self, size_t set) {
  const models_picks_t *picks = &self->picks;
  if (set < picks->group_count)
    return self->groups.groups[set].name;
  if (set == models_picks_chance(picks))
    return "chance";
  return models_grade_name(picks->grades[set - models_picks_grade(picks, 0)]);
}

models_grade_t cli_sensitivity_grade(const cli_sensitivity_t *self, size_t group) {
  models_grade_t grade = MODELS_GRADE_COUNT;
  bool any = false;
  for (size_t i = 0; i < self->groups.row_count; i++) {
    if (self->groups.of_row[i] != group)
      continue;
    const models_grade_t own = models_input_spread_grade(&self->inputs.inputs.rows[i]);
    grade = !any || own == grade ? own : MODELS_GRADE_COUNT;
    if (any && grade == MODELS_GRADE_COUNT)
      return grade;
    any = true;
  }
  return grade;
}

size_t cli_sensitivity_shown(const cli_sensitivity_t *self, size_t o, size_t most) {
  const size_t *ranking = cli_sensitivity_ranking(self, o), count = self->groups.count + 1;
  size_t shown = 1;
  while (shown < count && shown < most && self->results[o].sets[ranking[shown]].total.high >= 0.01)
    shown++;
  return shown;
}

double cli_sensitivity_rest(const cli_sensitivity_t *self, size_t o, size_t shown) {
  const size_t *ranking = cli_sensitivity_ranking(self, o);
  double most = 0.0;
  for (size_t i = shown; i <= self->groups.count; i++)
    most += self->results[o].sets[ranking[i]].total.high;
  return most < 1.0 ? most : 1.0;
}

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
      &models_programme_outputs(self->forecast.programme)[self->outputs[o]];
  fprintf(file, "%s,", output->name);
  if (output->year)
    fprintf(file, "%d", output->year);
}

static void put_swing(FILE *file, const models_swing_t *swing) {
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
  const sim_sensitivity_t *result = &self->results[o];
  const bool is_group = set < self->groups.count;
  const models_grade_t grade = is_group ? cli_sensitivity_grade(self, set) : MODELS_GRADE_COUNT;
  put_output(self, o, file);
  fprintf(file, ",%s", cli_sensitivity_set_name(self, set));
  put_index(file, &result->sets[set].first);
  put_index(file, &result->sets[set].total);
  fprintf(file, ",%s",
          grade < MODELS_GRADE_COUNT ? models_grade_name(grade) : other[is_group ? 0 : 1]);
  put(file, result->sets[set].first.se);
  put(file, result->sets[set].total.se);
  const cli_effect_t *effect = is_group ? cli_sensitivity_effect(self, o, set) : NULL;
  put(file, effect ? effect->rank.estimate : (double)NAN);
  put(file, effect ? effect->rank.low : (double)NAN);
  put(file, effect ? effect->rank.high : (double)NAN);
  put_swing(file, effect ? &effect->swing : &(models_swing_t){0});
  fprintf(file, ",%zu,%zu\n", result->used, result->sets[set].changed);
}

void cli_sensitivity_write(const void *subject, FILE *file) {
  const cli_sensitivity_t *self = subject;
  fputs("output,year,input,first,first_low,first_high,total,total_low,total_high,grade,first_se,"
        "total_se,rank_correlation,rank_low,rank_high,input_p05,input_p95,mean_at_p05,"
        "mean_at_p05_se,mean_at_p95,mean_at_p95_se,swing,swing_se,points,changed\n",
        file);
  for (size_t o = 0; o < self->output_count; o++)
    for (size_t i = 0; i <= self->groups.count && !self->results[o].is_constant; i++)
      put_set(self, o, cli_sensitivity_ranking(self, o)[i], file);
}

void cli_sensitivity_write_grades(const void *subject, FILE *file) {
  const cli_sensitivity_t *self = subject;
  const models_picks_t *picks = &self->picks;
  fputs("output,year,grade,closed,closed_low,closed_high,total,total_low,total_high\n", file);
  for (size_t o = 0; o < self->output_count; o++) {
    if (self->results[o].is_constant)
      continue;
    for (size_t i = 0; i <= picks->grade_count; i++) {
      const size_t set =
          i < picks->grade_count ? models_picks_grade(picks, i) : models_picks_chance(picks);
      put_output(self, o, file);
      fprintf(file, ",%s", cli_sensitivity_set_name(self, set));
      put_index(file, &self->results[o].sets[set].first);
      put_index(file, &self->results[o].sets[set].total);
      fputc('\n', file);
    }
    const sim_index_t *sum = &self->results[o].sums[MODELS_BY_GRADE];
    const sim_index_t rest = sim_index_of(1.0 - sum->raw, sum->se);
    put_output(self, o, file);
    fputs(",interactions", file);
    put_index(file, &rest);
    fputs(",,,\n", file);
  }
}
