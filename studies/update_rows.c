// SPDX-License-Identifier: GPL-3.0-or-later
/* From what was observed to rows of the programme. */
#include "studies/update.h"

#include "models/table/schema.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  studies_update_t *out;
  const models_inputs_t *inputs;
  const inputs_observed_t *observed;
  words_report_t *report;
} making_t;

/* What can be learned from: outputs of a year, those of a round, and the row of each. */
static const struct {
  const char *output, *row;
  bool by_round;
} known[] = {{"applicants", "observed.applicants", false},
             {"admissible", "observed.admissible", false},
             {"beneficiaries", "observed.beneficiaries", false},
             {"participants", "observed.participants", false},
             {"spending", "observed.spending", false},
             {"inflation", "observed.inflation", false},
             {"participants", "firms", true},
             {"linked.contact", "contact", true},
             {"linked.deal", "deal", true}};

enum { KNOWN = sizeof known / sizeof known[0] };

static int refuse(const making_t *self, size_t line, words_message_t id, const char *const *args) {
  words_report_error(self->report, &(words_place_t){.file = self->observed->path, .line = line}, id,
                     args);
  return SIM_OK;
}

static const char *unit_of(const making_t *self, const char *name) {
  if (strcmp(name, "observed.spending") == 0)
    return "M$nominal";
  if (strcmp(name, "observed.inflation") == 0)
    return "1/year";
  for (size_t i = 0; i < self->inputs->count; i++)
    if (strcmp(self->inputs->rows[i].name, "population.potential") == 0)
      return self->inputs->rows[i].unit;
  return "";
}

/* P95 of a normal law, in standard deviations. */
static const double z95 = 1.6448536269514722;

static int append(making_t *self, const char *name, const inputs_observed_row_t *seen, double value,
                  size_t place) {
  studies_update_t *out = self->out;
  const char *file = strrchr(self->observed->path, '/');
  const bool has_error = isfinite(seen->error) && strcmp(name, "observed.spending") == 0;
  char *source = NULL;
  models_input_t row = {.name = strdup(name),
                        .year = seen->year,
                        .distribution = has_error ? MODELS_NORMAL : MODELS_CONSTANT,
                        .value = has_error ? (double)NAN : value,
                        .low = has_error ? value - z95 * seen->error : (double)NAN,
                        .high = has_error ? value + z95 * seen->error : (double)NAN,
                        .n = (double)NAN,
                        .unit = strdup(unit_of(self, name)),
                        .grade = MODELS_OFFICIAL};
  if (asprintf(&source, "%s:%zu", file ? file + 1 : self->observed->path, seen->line) < 0)
    source = NULL;
  row.source = source;
  size_t *places = realloc(out->places, (out->given.count - out->first + 1) * sizeof *out->places);
  out->places = places ? places : out->places;
  if (!row.name || !row.unit || !row.source || !places || models_inputs_append(&out->given, &row)) {
    models_input_free(&row);
    return SIM_ERR_NO_MEMORY;
  }
  places[out->given.count - out->first - 1] = place;
  return SIM_OK;
}

/* A row that is said twice, by `of` of one outcome and by another, must be the same both times. */
static int append_once(making_t *self, const char *name, const inputs_observed_row_t *seen,
                       double value, size_t place) {
  const models_inputs_t *given = &self->out->given;
  const size_t i = models_inputs_find(given, name, seen->year);
  char line[24], year[16];
  if (i == given->count)
    return append(self, name, seen, value, place);
  if (i >= self->out->first && given->rows[i].value == value)
    return SIM_OK;
  snprintf(year, sizeof year, "%d", seen->year);
  snprintf(line, sizeof line, "%zu",
           i < self->out->first
               ? 0
               : self->observed->rows[self->out->places[i - self->out->first]].line);
  return i < self->out->first
             ? refuse(self, seen->line, WORDS_MSG_UPDATE_KNOWN, WORDS_ARGS(seen->name, year))
             : refuse(self, seen->line, WORDS_MSG_UPDATE_TWICE, WORDS_ARGS(seen->name, year, line));
}

static int add_round(making_t *self, size_t k, const inputs_observed_row_t *seen, int round,
                     size_t place) {
  static const char *const of[] = {"", "firms", "contact"}; /* what a count of a round is of */
  char name[64];
  snprintf(name, sizeof name, "observed.round_%d.%s", round, known[k].row);
  int status = append_once(self, name, seen, seen->value, place);
  const char *base = of[k - (KNOWN - 3)];
  if (status || isnan(seen->of) || !*base)
    return status;
  snprintf(name, sizeof name, "observed.round_%d.%s", round, base);
  return append_once(self, name, seen, seen->of, place);
}

static double rounds_in(const making_t *self, int year) {
  size_t row = models_inputs_find(self->inputs, "rounds.per_year", year);
  if (row == self->inputs->count)
    row = models_inputs_find(self->inputs, "rounds.per_year", 0);
  return row < self->inputs->count ? self->inputs->rows[row].value : 0.0;
}

static int refuse_name(const making_t *self, const inputs_observed_row_t *seen) {
  char list[256] = "";
  for (size_t k = 0; k < KNOWN; k++)
    if (!known[k].by_round || strcmp(known[k].output, "participants") != 0)
      words_list_add(list, sizeof list, known[k].output);
  words_list_add(list, sizeof list, "result.*");
  return refuse(self, seen->line, WORDS_MSG_UPDATE_NAME, WORDS_ARGS(seen->name, list));
}

/* Who had a result, and out of how many. */
static int add_result(making_t *self, const inputs_observed_row_t *seen, size_t place) {
  char name[MODELS_NAME_MAX + 32];
  snprintf(name, sizeof name, "observed.%.*s", MODELS_NAME_MAX, seen->name);
  const int status = append_once(self, name, seen, seen->value, place);
  return status || isnan(seen->of)
             ? status
             : append_once(self, "observed.participants", seen, seen->of, place);
}

static bool is_result(const char *name) {
  return strncmp(name, "result.", 7) == 0 && !strchr(name + 7, '.');
}

static int add_row(making_t *self, size_t place) {
  const inputs_observed_row_t *seen = &self->observed->rows[place];
  const bool is_only = rounds_in(self, seen->year) == 1.0;
  char year[16];
  snprintf(year, sizeof year, "%d", seen->year);
  if (seen->year == 0)
    return refuse(self, seen->line, WORDS_MSG_UPDATE_TOTAL, WORDS_ARGS(seen->name));
  if (is_result(seen->name) && !seen->round)
    return add_result(self, seen, place);
  for (size_t k = 0; k < KNOWN; k++) {
    if (strcmp(seen->name, known[k].output) != 0)
      continue;
    if (known[k].by_round && (seen->round || is_only))
      return add_round(self, k, seen, seen->round ? seen->round : 1, place);
    if (!known[k].by_round && !seen->round) {
      if (strcmp(seen->name, "spending") == 0 && isnan(seen->error))
        return refuse(self, seen->line, WORDS_MSG_UPDATE_ERROR, WORDS_ARGS(seen->name, year));
      return append_once(self, known[k].row, seen, seen->value, place);
    }
    if (known[k].by_round && strcmp(seen->name, "participants") != 0)
      return refuse(self, seen->line, WORDS_MSG_UPDATE_ROUND, WORDS_ARGS(seen->name, year));
  }
  return seen->round ? refuse(self, seen->line, WORDS_MSG_UPDATE_NO_ROUND, WORDS_ARGS(seen->name))
                     : refuse_name(self, seen);
}

/* A problem that the rows have together, with the line of the outcome. */
static void say_problem(void *context, const models_problem_t *problem) {
  making_t *self = context;
  const studies_update_t *out = self->out;
  const bool is_seen = problem->row != MODELS_NO_ROW && problem->row >= out->first;
  const inputs_observed_row_t *seen =
      is_seen ? &self->observed->rows[out->places[problem->row - out->first]] : NULL;
  char year[16], high[32];
  snprintf(year, sizeof year, "%d", problem->year);
  snprintf(high, sizeof high, "%.0f", problem->high);
  const char *other =
      problem->other != MODELS_NO_ROW ? out->given.rows[problem->other].name : problem->name;
  const char *plain = strncmp(other, "observed.", 9) == 0 ? other + 9 : other;
  if (!seen)
    return;
  switch (problem->code) {
  case MODELS_PROBLEM_SEEN_ABOVE:
    refuse(self, seen->line, WORDS_MSG_UPDATE_ABOVE, WORDS_ARGS(seen->name, year, plain, high));
    break;
  case MODELS_PROBLEM_SEEN_NEEDS:
    refuse(self, seen->line, WORDS_MSG_UPDATE_NEEDS, WORDS_ARGS(seen->name, plain, year));
    break;
  case MODELS_PROBLEM_SEEN_ROUND:
    refuse(self, seen->line, WORDS_MSG_UPDATE_ROUNDS, WORDS_ARGS(seen->name, year, high));
    break;
  case MODELS_PROBLEM_SEEN_FIRMS:
    refuse(self, seen->line, WORDS_MSG_UPDATE_FIRMS, WORDS_ARGS(seen->name, year, high));
    break;
  default:
    refuse(self, seen->line, WORDS_MSG_UPDATE_RANGE, WORDS_ARGS(seen->name, year));
  }
}

/* What became of the firms of a round is told of how many took part in all: else the shares of the
   year would be of participants that were drawn, and pass 100 %. */
static void check_rounds(const making_t *self) {
  const studies_update_t *out = self->out;
  for (size_t i = out->first; i < out->given.count; i++) {
    const models_input_t *row = &out->given.rows[i];
    const inputs_observed_row_t *seen = &self->observed->rows[out->places[i - out->first]];
    char year[16];
    snprintf(year, sizeof year, "%d", row->year);
    if (strncmp(row->name, "observed.round_", 15) == 0 &&
        models_inputs_find(&out->given, "observed.participants", row->year) == out->given.count) {
      refuse(self, seen->line, WORDS_MSG_UPDATE_NEEDS,
             WORDS_ARGS(seen->name, "participants", year));
      return;
    }
  }
}

int studies_update_rows(studies_update_t *self, const models_inputs_t *inputs,
                        const inputs_observed_t *observed, words_report_t *report) {
  const size_t before = report->errors;
  making_t making = {self, inputs, observed, report};
  int status = models_inputs_copy(inputs, NULL, &self->given);
  self->first = inputs->count;
  for (size_t i = 0; !status && i < observed->count; i++)
    if (observed->rows[i].year == 0 || !observed->rows[i].is_before)
      status = add_row(&making, i);
  if (!status && report->errors == before && self->given.count == self->first)
    refuse(&making, 0, WORDS_MSG_UPDATE_NOTHING, NULL);
  if (!status && report->errors == before)
    models_schema_check(&self->given, say_problem, &making);
  if (!status && report->errors == before)
    check_rounds(&making);
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}
