// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/unit.h"

#include "models/table/names.h"

#include <string.h>

static const char *const known[] = {"firms", "people", "organisations"};

/* Units that measure something else. */
static const char *const others[] = {"places", "share", "ratio", "meetings",
                                     "rounds", "logit", "event", MODELS_UNIT};

static bool is_in(const char *const *list, size_t count, const char *unit) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(list[i], unit) == 0)
      return true;
  return false;
}

const char *models_unit_at(size_t i) {
  return i < sizeof known / sizeof known[0] ? known[i] : NULL;
}

bool models_unit_is_known(const char *unit) {
  return is_in(known, sizeof known / sizeof known[0], unit);
}

bool models_unit_is_countable(const char *unit) {
  return models_name_is_valid(unit) && !strchr(unit, '.') &&
         !is_in(others, sizeof others / sizeof others[0], unit);
}

size_t models_inputs_counted(const models_inputs_t *inputs) {
  size_t i = 0;
  while (i < inputs->count && strcmp(inputs->rows[i].name, "population.potential") != 0)
    i++;
  return i;
}

const char *models_inputs_unit(const models_inputs_t *inputs) {
  const size_t i = models_inputs_counted(inputs);
  return i < inputs->count ? inputs->rows[i].unit : NULL;
}
