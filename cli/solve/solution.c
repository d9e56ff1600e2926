// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/solve/solution.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

bool cli_solution_is_one(const cli_solution_t *self) {
  return self->search.verdict == STUDIES_SMALLEST || self->search.verdict == STUDIES_LARGEST;
}

bool cli_solution_found(const cli_solution_t *self) {
  return cli_solution_is_one(self) || self->search.verdict == STUDIES_EVERYWHERE;
}

static json_t *real(double x) {
  return isfinite(x) ? json_real(x) : json_null();
}

/* A value of the lever: a whole number where it is one. */
static json_t *value_at(const cli_solution_t *self, int64_t k) {
  const double x = studies_lattice_value(&self->search.lattice, k);
  return self->search.lattice.decimals <= 0 && fabs(x) < 9e15 ? json_integer((json_int_t)x)
                                                              : json_real(x);
}

static json_t *year_of(int year) {
  return year ? json_integer(year) : json_null();
}

static json_t *point_at(const cli_solution_t *self, const studies_point_t *p) {
  if (!p)
    return json_null();
  return json_pack("{s:o, s:o, s:o, s:o, s:o}", "value", value_at(self, p->k), "statistic",
                   real(p->response.estimate), "mc_se", real(p->response.se), "low95",
                   real(p->response.low), "high95", real(p->response.high));
}

static const char *verdict_name(studies_verdict_t verdict) {
  static const char *const names[] = {
      [STUDIES_SMALLEST] = "smallest",     [STUDIES_LARGEST] = "largest",
      [STUDIES_EVERYWHERE] = "everywhere", [STUDIES_NOWHERE] = "nowhere",
      [STUDIES_STRETCHES] = "stretches",   [STUDIES_FLAT] = "flat"};
  return names[verdict];
}

static json_t *question(const cli_solution_t *self) {
  const studies_condition_t *c = &self->condition;
  const studies_lever_t *l = &self->lever;
  const studies_lattice_t *lattice = &self->search.lattice;
  return json_pack(
      "{s:{s:s, s:o, s:s, s:[f, f]}, s:{s:s, s:s, s:o, s:s, s:s, s:f}, s:{s:o, s:o, s:f, s:b}}",
      "find", "name", l->name, "year", year_of(l->year), "unit", l->unit, "now", l->least, l->most,
      "so_that", "statistic", studies_statistic_name(c->of.statistic), "output", c->of.output.name,
      "year", year_of(c->of.output.year), "unit", self->unit, "sign",
      c->inequality.at_least ? ">=" : "<=", "number", c->inequality.threshold, "range", "low",
      value_at(self, lattice->low), "high", value_at(self, lattice->high), "step",
      studies_lattice_step(lattice), "given", l->given);
}

static json_t *interval(const cli_solution_t *self) {
  const studies_search_t *s = &self->search;
  return json_pack("{s:o, s:o, s:b, s:b}", "low", value_at(self, s->interval_low), "high",
                   value_at(self, s->interval_high), "low_open", s->open_low, "high_open",
                   s->open_high);
}

static json_t *stretches(const cli_solution_t *self) {
  const studies_search_t *s = &self->search;
  json_t *array = json_array();
  for (size_t i = 0; array && i < s->stretch_count && i < STUDIES_STRETCHES_MAX; i++)
    if (json_array_append_new(array, json_pack("[o, o]", value_at(self, s->stretches[i].from),
                                               value_at(self, s->stretches[i].to)))) {
      json_decref(array);
      array = NULL;
    }
  return array;
}

/* Takes `value` over; 0, or −1. */
static int put(json_t *object, const char *key, json_t *value) {
  return json_object_set_new(object, key, value);
}

static json_t *record(const cli_solution_t *self) {
  const studies_search_t *s = &self->search;
  const bool one = cli_solution_is_one(self);
  json_t *object = json_pack("{s:s, s:s, s:s, s:I, s:I}", "program", "exante " EXANTE_VERSION,
                             "programme", self->lever.inputs.name, "scenario", self->scenario,
                             "seed", (json_int_t)self->options->seed, "replicates",
                             (json_int_t)self->options->replicates);
  json_t *asked = question(self);
  int lost = !object || !asked || json_object_update(object, asked);
  json_decref(asked);
  lost = lost || put(object, "verdict", json_string(verdict_name(s->verdict)));
  lost = lost || put(object, "answer", one ? value_at(self, s->answer) : json_null());
  lost = lost || put(object, "interval95", one ? interval(self) : json_null());
  lost = lost || put(object, "at_answer",
                     one ? point_at(self, studies_search_point(s, s->answer)) : json_null());
  lost = lost || put(object, "beyond",
                     one ? point_at(self, studies_search_point(s, s->beyond)) : json_null());
  lost = lost || put(object, "best", point_at(self, studies_search_best(s)));
  lost = lost || put(object, "holds", stretches(self));
  lost = lost || put(object, "statistic_rises", json_boolean(s->rises));
  lost = lost || put(object, "statistic_falls", json_boolean(s->falls));
  lost = lost || put(object, "values_tried", json_integer((json_int_t)s->count));
  if (!lost)
    return object;
  json_decref(object);
  return NULL;
}

int cli_solution_json(const cli_solution_t *self, FILE *file) {
  json_t *object = record(self);
  const int lost = !object || json_dumpf(object, file, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
  json_decref(object);
  fputc('\n', file);
  return lost ? -1 : 0;
}
