// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/sensitivity.h"

#include <stdio.h>

/* Names, grades and order of the sets that a variance is shared out to. */

void studies_sensitivity_output_name(const studies_sensitivity_t *self, size_t o, char *text,
                                     size_t size) {
  const models_output_t *output =
      &models_programme_outputs(self->forecast.programme)[self->outputs[o]];
  if (output->year)
    snprintf(text, size, "%s.%d", output->name, output->year);
  else
    snprintf(text, size, "%s", output->name);
}

const char *studies_sensitivity_set_name(const studies_sensitivity_t *self, size_t set) {
  const studies_picks_t *picks = &self->picks;
  if (set < picks->group_count)
    return self->groups.groups[set].name;
  if (set == studies_picks_chance(picks))
    return "chance";
  return models_grade_name(picks->grades[set - studies_picks_grade(picks, 0)]);
}

models_grade_t studies_sensitivity_grade(const studies_sensitivity_t *self, size_t group) {
  models_grade_t grade = MODELS_GRADE_COUNT;
  bool any = false;
  for (size_t i = 0; i < self->groups.quantity_count; i++) {
    if (self->groups.of_row[i] != group)
      continue;
    const models_grade_t own =
        models_input_spread_grade(&self->inputs.inputs.rows[self->groups.source[i]]);
    grade = !any || own == grade ? own : MODELS_GRADE_COUNT;
    if (any && grade == MODELS_GRADE_COUNT)
      return grade;
    any = true;
  }
  return grade;
}

size_t studies_sensitivity_shown(const studies_sensitivity_t *self, size_t o, size_t most) {
  const size_t *ranking = studies_sensitivity_ranking(self, o), count = self->groups.count + 1;
  size_t shown = 1;
  while (shown < count && shown < most && self->results[o].sets[ranking[shown]].total.high >= 0.01)
    shown++;
  return shown;
}

double studies_sensitivity_rest(const studies_sensitivity_t *self, size_t o, size_t shown) {
  const size_t *ranking = studies_sensitivity_ranking(self, o);
  double most = 0.0;
  for (size_t i = shown; i <= self->groups.count; i++)
    most += self->results[o].sets[ranking[i]].total.high;
  return most < 1.0 ? most : 1.0;
}
