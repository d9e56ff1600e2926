// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/needs.h"

#include <stddef.h>
#include <string.h>

/* Names, or beginnings of names that end in a point. An output that is not listed is computed with
   everything: slower, never wrong. */
static const char *const without_links[] = {
    "population.",
    "places",
    "places.unfilled",
    "applicants",
    "admissible",
    "affordable",
    "beneficiaries",
    "bound.",
    "produced.",
    "participants",
    "inflation",
    "price.",
    "budget.",
    "spending",
    "spending.",
    "coverage.",
    "cost.per_unit.",
    "cost.per_beneficiary",
    "cost.per_participant",
    "event.budget_suffices",
    "event.places_filled",
    "event.plan_met",
};

static bool is_listed(const char *name) {
  for (size_t i = 0; i < sizeof without_links / sizeof without_links[0]; i++) {
    const size_t length = strlen(without_links[i]);
    const bool prefix = without_links[i][length - 1] == '.';
    if (prefix ? strncmp(name, without_links[i], length) == 0 : strcmp(name, without_links[i]) == 0)
      return true;
  }
  return false;
}

static bool starts(const char *name, const char *prefix) {
  return strncmp(name, prefix, strlen(prefix)) == 0;
}

bool models_output_spares_links(const char *name) {
  return is_listed(name) || starts(name, "participants.region.");
}

bool models_output_spares_regions(const char *name) {
  return is_listed(name) || starts(name, "linked.") || starts(name, "indicator.") ||
         starts(name, "event.") || starts(name, "cost.");
}
