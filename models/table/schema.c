// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/schema.h"

#include "models/table/unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SHARE   0.0, 1.0, false, false
#define ANY     MODELS_KIND_ANY
#define RATE    MODELS_KIND_RATE
#define WHOLE   MODELS_KIND_WHOLE
#define PART    MODELS_KIND_PART
#define NO_YEAR MODELS_YEAR_FORBIDDEN
#define BY_YEAR MODELS_YEAR_REQUIRED
#define YEARS   MODELS_YEAR_OPTIONAL

/* A rate of a year above 1 is a percentage without its sign: 3 for 3 %.
   Exact names stand before the patterns that they would also follow. */
static const models_spec_t specs[] = {
    {"population.potential", {MODELS_UNIT}, 0, 1e12, true, false, ANY, BY_YEAR, true},
    {"population.growth", {"1/year"}, -1, 1, true, false, RATE, YEARS, false},
    {"criterion.<criterion>", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"admissibility.<condition>", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"plan.places", {"places"}, 0, 1e7, false, false, WHOLE, BY_YEAR, true},
    {"plan.costed_places", {"places"}, 1, 1e7, false, false, WHOLE, NO_YEAR, false},
    {"demand.applicants", {MODELS_UNIT}, 0, 1e9, false, false, ANY, YEARS, false},
    {"demand.applicants_per_place", {"ratio"}, 0, 1e9, true, false, ANY, NO_YEAR, false},
    {"demand.waiting_list", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"demand.region.<region>", {"ratio"}, 0, 1000, false, false, ANY, YEARS, false},
    {"completion.<component>", {"share"}, SHARE, ANY, NO_YEAR, true},
    {"rounds.per_year", {"rounds"}, 1, 1000, false, false, WHOLE, YEARS, false},
    {"rounds.costed", {"rounds"}, 1, 1000, false, false, WHOLE, NO_YEAR, false},
    {"meetings.minimum", {"meetings"}, 0, 1000, false, false, WHOLE, NO_YEAR, false},
    {"meetings.extra", {"meetings"}, 0, 1e6, false, false, ANY, NO_YEAR, false},
    {"meetings.kept", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"link.contact", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"link.deal_per_contact", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"link.round_effect_sd", {"logit"}, 0, 100, false, false, ANY, NO_YEAR, false},
    {"preparation.delivered", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"preparation.odds_ratio", {"ratio"}, 0, 1e6, true, false, ANY, NO_YEAR, false},
    {"training.untrained", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"association.baseline", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"association.<purpose>.<partner>", {"share"}, 0, 1e12, false, false, PART, NO_YEAR, false},
    {"cost.admin_share", {"share"}, 0, 1, false, true, ANY, NO_YEAR, true},
    {"cost.<component>", {"M$"}, 0, 1e12, false, false, ANY, NO_YEAR, false},
    {"cost.<component>.fixed_share", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"budget.ceiling", {"M$"}, 0, 1e15, false, false, ANY, YEARS, true},
    {"budget.revision", {"ratio"}, 0, 100, true, false, ANY, YEARS, false},
    {"inflation.start", {"1/year"}, -0.9, 1, false, false, RATE, BY_YEAR, true},
    {"inflation.mean", {"1/year"}, -0.9, 1, false, false, RATE, NO_YEAR, true},
    {"inflation.persistence", {"ratio"}, -1, 1, true, true, ANY, NO_YEAR, true},
    {"inflation.sd", {"1/year"}, 0, 1, false, false, ANY, NO_YEAR, true},
    {"reentry.share", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.form", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.contact", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.deal", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.<result>", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"result.<result>", {"share"}, SHARE, ANY, YEARS, false},
    {"result.<result>.cohort_sd", {"logit"}, 0, 100, false, false, ANY, NO_YEAR, false},
    {"group.<dimension>.<part>",
     {MODELS_UNIT, "share"},
     0,
     1e12,
     false,
     false,
     PART,
     NO_YEAR,
     false},
    {"observed.applicants", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.admissible", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.beneficiaries", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.participants", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.spending", {"M$"}, 0, 1e15, false, false, RATE, BY_YEAR, false},
    {"observed.budget.final", {"M$"}, 0, 1e15, false, false, RATE, BY_YEAR, false},
    {"observed.inflation", {"1/year"}, -0.9, 1, true, false, RATE, BY_YEAR, false},
    {"observed.produced.<component>", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.result.<result>", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.<round>.firms", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.<round>.contact", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"observed.<round>.deal", {MODELS_UNIT}, 0, 1e9, false, false, WHOLE, BY_YEAR, false},
    {"region.<region>", {MODELS_UNIT, "share"}, 0, 1e12, false, false, PART, NO_YEAR, false},
};

enum { SPEC_COUNT = sizeof specs / sizeof specs[0] };

static const char *const fields[MODELS_FIELD_COUNT] = {
    "name",  "year",   "distribution", "value",   "low",    "high", "n",   "unit",
    "grade", "source", "spread_grade", "year_sd", "points", "min",  "max",
};

_Static_assert(MODELS_FIELDS_REQUIRED == MODELS_FIELD_SOURCE + 1, "the source is the last of them");

const char *models_field_name(models_field_t field) {
  return (unsigned)field < MODELS_FIELD_COUNT ? fields[field] : NULL;
}

const models_spec_t *models_schema_at(size_t i) {
  return i < SPEC_COUNT ? &specs[i] : NULL;
}

static bool follows(const char *name, const char *pattern) {
  while (*pattern) {
    if (*pattern == '<') {
      const size_t segment = strcspn(name, ".");
      if (segment == 0)
        return false;
      name += segment;
      pattern = strchr(pattern, '>') + 1;
    } else if (*pattern++ != *name++) {
      return false;
    }
  }
  return *name == '\0';
}

const models_spec_t *models_schema_find(const char *name) {
  if (!name || !models_name_is_valid(name))
    return NULL;
  for (size_t i = 0; i < SPEC_COUNT; i++)
    if (follows(name, specs[i].pattern))
      return &specs[i];
  return NULL;
}

bool models_distribution_reads(models_distribution_t distribution, models_field_t field) {
  static const char reads[MODELS_DISTRIBUTION_COUNT][4] = {
      /* value, low, high, n */
      [MODELS_CONSTANT] = {1, 0, 0, 0},   [MODELS_PROPORTION] = {1, 0, 0, 1},
      [MODELS_COUNT] = {1, 0, 0, 1},      [MODELS_NORMAL] = {0, 1, 1, 0},
      [MODELS_LOGNORMAL] = {0, 1, 1, 0},  [MODELS_UNIFORM] = {0, 1, 1, 0},
      [MODELS_TRIANGULAR] = {1, 1, 1, 0}, [MODELS_PERT] = {1, 1, 1, 0},
      [MODELS_WEIGHT] = {1, 0, 0, 1},     [MODELS_EMPIRICAL] = {0, 0, 0, 0},
      [MODELS_QUANTILES] = {0, 0, 0, 0},  [MODELS_MIXTURE] = {0, 0, 0, 0},
      [MODELS_JOINT] = {0, 0, 0, 0},
  };
  if ((unsigned)distribution >= MODELS_DISTRIBUTION_COUNT || (unsigned)field >= MODELS_FIELD_COUNT)
    return false;
  if (field == MODELS_FIELD_POINTS)
    return distribution == MODELS_QUANTILES || distribution == MODELS_MIXTURE;
  if (field == MODELS_FIELD_MIN || field == MODELS_FIELD_MAX)
    return distribution != MODELS_CONSTANT && distribution != MODELS_WEIGHT &&
           distribution != MODELS_EMPIRICAL && distribution != MODELS_JOINT;
  if (field < MODELS_FIELD_VALUE || field > MODELS_FIELD_N)
    return true;
  return reads[distribution][field - MODELS_FIELD_VALUE];
}
