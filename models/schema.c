// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema.h"

#include "models/schema_private.h"

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
    {"population.potential", {"firms"}, 0, 1e12, true, false, ANY, BY_YEAR, true},
    {"population.growth", {"1/year"}, -1, 1, true, false, RATE, YEARS, false},
    {"criterion.<criterion>", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"admissibility.<condition>", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"plan.places", {"places"}, 0, 1e7, false, false, WHOLE, BY_YEAR, true},
    {"demand.applicants_per_place", {"ratio"}, 0, 1e9, true, false, ANY, NO_YEAR, true},
    {"completion.<component>", {"share"}, SHARE, ANY, NO_YEAR, true},
    {"rounds.per_year", {"rounds"}, 1, 1000, false, false, WHOLE, NO_YEAR, true},
    {"meetings.minimum", {"meetings"}, 0, 1000, false, false, WHOLE, NO_YEAR, true},
    {"meetings.extra", {"meetings"}, 0, 1e6, false, false, ANY, NO_YEAR, true},
    {"meetings.kept", {"share"}, SHARE, ANY, NO_YEAR, true},
    {"link.contact", {"share"}, SHARE, ANY, NO_YEAR, true},
    {"link.deal_per_contact", {"share"}, SHARE, ANY, NO_YEAR, true},
    {"link.round_effect_sd", {"logit"}, 0, 100, false, false, ANY, NO_YEAR, true},
    {"preparation.delivered", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"preparation.odds_ratio", {"ratio"}, 0, 1e6, true, false, ANY, NO_YEAR, false},
    {"training.untrained", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"association.baseline", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"association.<purpose>.<partner>", {"share"}, 0, 1e12, false, false, PART, NO_YEAR, false},
    {"cost.admin_share", {"share"}, 0, 1, false, true, ANY, NO_YEAR, true},
    {"cost.<component>", {"M$"}, 0, 1e12, false, false, ANY, NO_YEAR, false},
    {"budget.ceiling", {"M$"}, 0, 1e15, false, false, ANY, YEARS, true},
    {"inflation.start", {"1/year"}, -0.9, 1, false, false, RATE, BY_YEAR, true},
    {"inflation.mean", {"1/year"}, -0.9, 1, false, false, RATE, NO_YEAR, true},
    {"inflation.persistence", {"ratio"}, -1, 1, true, true, ANY, NO_YEAR, true},
    {"inflation.sd", {"1/year"}, 0, 1, false, false, ANY, NO_YEAR, true},
    {"reentry.share", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.form", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.contact", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"goal.deal", {"share"}, SHARE, ANY, NO_YEAR, false},
    {"region.<region>", {"firms", "share"}, 0, 1e12, false, false, PART, NO_YEAR, false},
};

enum { SPEC_COUNT = sizeof specs / sizeof specs[0] };

static const char *const fields[MODELS_FIELD_COUNT] = {
    "name", "year", "distribution", "value",  "low",          "high",
    "n",    "unit", "grade",        "source", "spread_grade",
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

bool models_row_follows(const models_check_t *self, size_t i, const char *pattern) {
  return self->specs[i] && strcmp(self->specs[i]->pattern, pattern) == 0;
}

const models_spec_t *models_schema_find(const char *name) {
  if (!name || !models_name_is_valid(name))
    return NULL;
  for (size_t i = 0; i < SPEC_COUNT; i++)
    if (follows(name, specs[i].pattern))
      return &specs[i];
  return NULL;
}

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool models_name_is_valid(const char *name) {
  const size_t length = strnlen(name, MODELS_NAME_MAX + 1);
  if (length == 0 || length > MODELS_NAME_MAX)
    return false;
  bool head = true;
  for (size_t i = 0; i < length; i++) {
    const char c = name[i];
    if (c == '.' ? head : !is_lower(c) && (head || !(is_digit(c) || c == '_')))
      return false;
    head = c == '.';
  }
  return !head;
}

const char *models_last_segment(const char *name) {
  const char *point = strrchr(name, '.');
  return point ? point + 1 : name;
}

bool models_distribution_reads(models_distribution_t distribution, models_field_t field) {
  static const char reads[MODELS_DISTRIBUTION_COUNT][4] = {
      /* value, low, high, n */
      [MODELS_CONSTANT] = {1, 0, 0, 0},   [MODELS_PROPORTION] = {1, 0, 0, 1},
      [MODELS_COUNT] = {1, 0, 0, 1},      [MODELS_NORMAL] = {0, 1, 1, 0},
      [MODELS_LOGNORMAL] = {0, 1, 1, 0},  [MODELS_UNIFORM] = {0, 1, 1, 0},
      [MODELS_TRIANGULAR] = {1, 1, 1, 0}, [MODELS_PERT] = {1, 1, 1, 0},
      [MODELS_WEIGHT] = {1, 0, 0, 1},     [MODELS_EMPIRICAL] = {0, 0, 0, 0},
  };
  if ((unsigned)distribution >= MODELS_DISTRIBUTION_COUNT || (unsigned)field >= MODELS_FIELD_COUNT)
    return false;
  if (field < MODELS_FIELD_VALUE || field > MODELS_FIELD_N)
    return true;
  return reads[distribution][field - MODELS_FIELD_VALUE];
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

size_t models_edit_distance(const char *a, const char *b) {
  enum { LIMIT = 128 };
  const size_t m = strnlen(a, LIMIT), n = strnlen(b, LIMIT);
  size_t rows[3][LIMIT + 1];
  if (m == LIMIT || n == LIMIT)
    return LIMIT;
  for (size_t j = 0; j <= n; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    size_t *now = rows[i % 3];
    const size_t *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= n; j++) {
      now[j] = least(least(up[j], now[j - 1]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], upper[j - 2] + 1);
    }
  }
  return rows[m % 3][n];
}

typedef struct {
  const char *name, *best;
  size_t distance;
} nearest_t;

static bool is_nearer(nearest_t *self, const char *candidate) {
  const size_t a = strlen(self->name), b = strlen(candidate);
  if ((a > b ? a - b : b - a) >= self->distance)
    return false;
  const size_t distance = models_edit_distance(self->name, candidate);
  if (distance >= self->distance || !models_schema_find(candidate))
    return false;
  self->distance = distance;
  return true;
}

const char *models_nearest_name(const models_inputs_t *inputs, const char *name,
                                char buffer[MODELS_NAME_MAX + 1]) {
  nearest_t nearest = {name, "", strlen(name) / 4 + 2}; /* from there on it is another word */
  char candidate[2 * MODELS_NAME_MAX];
  for (size_t i = 0; i < SPEC_COUNT; i++) {
    const char *pattern = specs[i].pattern, *open = strchr(pattern, '<');
    const int prefix = open ? (int)(open - pattern) : (int)strlen(pattern);
    snprintf(candidate, sizeof candidate, "%.*s%.*s", prefix, pattern, MODELS_NAME_MAX,
             open ? models_last_segment(name) : "");
    if ((!open || !strchr(open, '.')) && is_nearer(&nearest, candidate)) {
      snprintf(buffer, MODELS_NAME_MAX + 1, "%.*s", MODELS_NAME_MAX, candidate);
      nearest.best = buffer;
    }
  }
  for (size_t i = 0; i < inputs->count; i++)
    if (is_nearer(&nearest, inputs->rows[i].name))
      nearest.best = inputs->rows[i].name;
  return nearest.best;
}

models_problem_t models_problem(const models_check_t *self, models_problem_code_t code, size_t row,
                                models_field_t field) {
  models_problem_t problem = {.code = code, .row = row, .field = field, .other = MODELS_NO_ROW};
  if (row != MODELS_NO_ROW) {
    snprintf(problem.name, sizeof problem.name, "%s", self->inputs->rows[row].name);
    problem.year = self->inputs->rows[row].year;
  }
  return problem;
}

void models_check_emit(models_check_t *self, const models_problem_t *problem) {
  self->count++;
  if (self->report)
    self->report(self->context, problem);
}

void models_check_absent(models_check_t *self, models_problem_code_t code, const char *name,
                         const char *text, int year) {
  models_problem_t problem = models_problem(self, code, MODELS_NO_ROW, MODELS_FIELD_NAME);
  snprintf(problem.name, sizeof problem.name, "%s", name);
  snprintf(problem.text, sizeof problem.text, "%s", text);
  problem.year = year;
  models_check_emit(self, &problem);
}

size_t models_schema_check(const models_inputs_t *inputs, models_problem_fn report, void *context) {
  models_check_t self = {.inputs = inputs, .report = report, .context = context};
  if (inputs->count > MODELS_ROWS_MAX) {
    models_problem_t problem =
        models_problem(&self, MODELS_PROBLEM_ROWS, MODELS_NO_ROW, MODELS_FIELD_NAME);
    problem.number = (double)inputs->count;
    problem.high = MODELS_ROWS_MAX;
    models_check_emit(&self, &problem);
    return self.count;
  }
  for (size_t i = 0; i < inputs->count; i++)
    self.specs[i] = models_schema_find(inputs->rows[i].name);
  for (size_t i = 0; i < inputs->count; i++)
    models_check_row(&self, i);
  models_check_presence(&self);
  models_check_years(&self);
  models_check_splits(&self);
  models_check_sizes(&self);
  return self.count;
}
