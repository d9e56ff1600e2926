// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows that go together: groups that stand whole or not at all, and what needs a group. */
#include "models/table/schema_check.h"

#include <stdio.h>
#include <string.h>

/* Rounds, meetings and what comes of them. */
static const char *const links[] = {
    "rounds.per_year", "meetings.minimum",      "meetings.extra",      "meetings.kept",
    "link.contact",    "link.deal_per_contact", "link.round_effect_sd"};

static const char *const preparation[] = {"preparation.delivered", "preparation.odds_ratio",
                                          "training.untrained"};

/* Patterns that say something of links only. */
static const char *const of_links[] = {"preparation.delivered",
                                       "preparation.odds_ratio",
                                       "training.untrained",
                                       "association.baseline",
                                       "association.<purpose>.<partner>",
                                       "rounds.costed",
                                       "goal.form",
                                       "goal.contact",
                                       "goal.deal"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool has_name(const models_check_t *self, const char *name) {
  for (size_t i = 0; i < self->inputs->count; i++)
    if (strcmp(self->inputs->rows[i].name, name) == 0)
      return true;
  return false;
}

/* The first of the names that is there, or was meant by one misspelt; NULL when none is. */
static const char *any_of(const models_check_t *self, const char *const *names, size_t count) {
  for (size_t k = 0; k < count; k++)
    if (has_name(self, names[k]) || models_check_is_suggested(self, names[k]))
      return names[k];
  return NULL;
}

static void check_group(models_check_t *self, const char *const *names, size_t count,
                        models_problem_code_t code) {
  const char *present = any_of(self, names, count);
  for (size_t k = 0; present && k < count; k++)
    if (!has_name(self, names[k]) && !models_check_is_suggested(self, names[k]))
      models_check_absent(self, code, names[k], present, 0);
}

/* One problem for each pattern: its first row speaks for the others. */
static void check_of_links(models_check_t *self) {
  for (size_t k = 0; k < COUNT(of_links); k++) {
    size_t i = 0;
    while (i < self->inputs->count && !models_row_follows(self, i, of_links[k]))
      i++;
    if (i == self->inputs->count)
      continue;
    const models_problem_t problem =
        models_problem(self, MODELS_PROBLEM_NO_LINKS, i, MODELS_FIELD_NAME);
    models_check_emit(self, &problem);
  }
}

/* The result that a row is about is there. */
static void check_result(models_check_t *self, size_t i) {
  const char *name = self->inputs->rows[i].name, *segment = strchr(name, '.') + 1;
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_NO_RESULT, i, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "result.%.*s", (int)strcspn(segment, "."), segment);
  if (!has_name(self, problem.name) && !models_check_is_suggested(self, problem.name))
    models_check_emit(self, &problem);
}

/* A fixed share is of the cost of a component, a demand of its own that of a region. */
static void check_needs(models_check_t *self, size_t i) {
  models_problem_t problem = models_problem(self, MODELS_PROBLEM_NEEDS, i, MODELS_FIELD_NAME);
  const char *name = self->inputs->rows[i].name;
  if (models_row_follows(self, i, "cost.<component>.fixed_share"))
    *strrchr(problem.name, '.') = '\0';
  else if (models_row_follows(self, i, "demand.region.<region>"))
    snprintf(problem.name, sizeof problem.name, "%s", strchr(name, '.') + 1);
  else
    return;
  if (!has_name(self, problem.name))
    models_check_emit(self, &problem);
}

void models_check_together(models_check_t *self) {
  for (size_t i = 0; i < self->inputs->count; i++)
    check_needs(self, i);
  check_group(self, preparation, COUNT(preparation), MODELS_PROBLEM_GROUP);
  check_group(self, links, COUNT(links), MODELS_PROBLEM_LINKS);
  if (!any_of(self, links, COUNT(links)))
    check_of_links(self);
  for (size_t i = 0; i < self->inputs->count; i++)
    if (models_row_follows(self, i, "goal.<result>") ||
        models_row_follows(self, i, "result.<result>.cohort_sd"))
      check_result(self, i);
}
