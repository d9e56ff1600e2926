// SPDX-License-Identifier: GPL-3.0-or-later
/* What a forecast was fed: outputs of a year that stand as they were observed, or follow from it.
 */
#include "models/table/components.h"
#include "models/table/outputs.h"
#include "studies/score.h"

#include <stdio.h>
#include <string.h>

/* What an output follows from, once that was observed: a ratio from what is above, and others from
   what they are made of. `…*` stands for all that begin so. */
static const struct {
  const char *output;
  models_series_id_t from;
} follows[] = {
#define MODELS_RATIO(id, name, unit, factor, over, under, stage, when, es, en)                     \
  {name, MODELS_S_##over},
#include "models/table/outputs.def"
    {"places.unfilled", MODELS_S_BENEFICIARIES},
    {"bound.*", MODELS_S_BENEFICIARIES},
    {"event.places_filled", MODELS_S_BENEFICIARIES},
    {"event.plan_met", MODELS_S_BENEFICIARIES},
    {"event.all_met", MODELS_S_BENEFICIARIES},
    {"price.index", MODELS_S_INFLATION},
    {"spending.*", MODELS_S_SPENDING},
    {"budget.required*", MODELS_S_SPENDING},
    {"event.budget_suffices", MODELS_S_SPENDING},
    {"linked.form", MODELS_S_CONTACT},
    {"linked.net", MODELS_S_CONTACT},
    {"indicator.form", MODELS_S_CONTACT},
    {"event.goal_met.form", MODELS_S_CONTACT},
    {"event.goal_met.contact", MODELS_S_CONTACT},
    {"event.goal_met.deal", MODELS_S_DEAL},
    {"event.goal_met", MODELS_S_CONTACT},
    {"event.goal_met", MODELS_S_DEAL}};

static bool has_row(const models_inputs_t *inputs, const char *output, int year) {
  char name[MODELS_NAME_MAX + 16];
  snprintf(name, sizeof name, "observed.%.*s", MODELS_NAME_MAX, output);
  return models_inputs_find(inputs, name, year) < inputs->count;
}

/* Of some round of the year: observed.round_2.contact for linked.contact. */
static bool has_round(const models_inputs_t *inputs, const char *output, int year) {
  const char *what = strncmp(output, "linked.", 7) == 0 ? output + 7 : "";
  for (size_t i = 0; *what && i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (row->year == year && strncmp(row->name, "observed.round_", 15) == 0 &&
        strcmp(strrchr(row->name, '.') + 1, what) == 0)
      return true;
  }
  return false;
}

static bool is_fed(const models_inputs_t *inputs, const char *output, int year) {
  return has_row(inputs, output, year) || has_round(inputs, output, year);
}

/* indicator.NAME and event.goal_met.NAME follow from result.NAME. */
static bool is_of_result(const models_inputs_t *inputs, const char *output, int year) {
  static const char *const of[] = {"indicator.", "event.goal_met."};
  char name[MODELS_NAME_MAX + 16];
  for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
    const size_t length = strlen(of[i]);
    snprintf(name, sizeof name, "result.%.*s", MODELS_NAME_MAX, output + length);
    if (strncmp(output, of[i], length) == 0 && has_row(inputs, name, year))
      return true;
  }
  return false;
}

static bool matches(const char *pattern, const char *output) {
  const char *star = strchr(pattern, '*');
  return star ? strncmp(pattern, output, (size_t)(star - pattern)) == 0
              : strcmp(pattern, output) == 0;
}

/* The last component produced as many as took part. */
static bool is_of_participants(const models_inputs_t *inputs, const char *output, int year) {
  char before[MODELS_BEFORE_SIZE];
  return strncmp(output, "produced.", 9) == 0 && has_row(inputs, "participants", year) &&
         models_component_is_last(inputs, output + 9, before);
}

bool studies_score_fed(const models_inputs_t *inputs, const char *output, int year) {
  if (!year)
    return false;
  bool is_one = is_fed(inputs, output, year) || is_of_result(inputs, output, year) ||
                is_of_participants(inputs, output, year);
  for (size_t i = 0; !is_one && i < sizeof follows / sizeof follows[0]; i++)
    is_one = matches(follows[i].output, output) &&
             is_fed(inputs, models_series_name(follows[i].from), year);
  return is_one;
}

int studies_score_fed_to(const models_inputs_t *inputs) {
  int last = 0;
  for (size_t i = 0; i < inputs->count; i++)
    if (strncmp(inputs->rows[i].name, "observed.", 9) == 0 && inputs->rows[i].year > last)
      last = inputs->rows[i].year;
  return last;
}
