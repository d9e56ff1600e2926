// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/lever.h"

#include "inputs/dated.h"
#include "inputs/number/number.h"
#include "inputs/reader.h"
#include "inputs/suggest.h"
#include "models/table/describe.h"
#include "models/table/translate.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  studies_lever_t *out;
  const studies_lever_request_t *request;
  const models_spec_t *spec;
  words_report_t *report;
  double low, high; /* of the range */
} reader_t;

static int refuse(const reader_t *self, words_message_t id, const char *const *args) {
  words_report_error(self->report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static inputs_number_style_t style_of(const reader_t *self) {
  return self->report->lang == WORDS_EN ? INPUTS_NUMBER_POINT : INPUTS_NUMBER_COMMA;
}

static int split(reader_t *self) {
  const char *text = self->request->find;
  studies_lever_t *out = self->out;
  const size_t length = inputs_dated_split(text, strlen(text), &out->year);
  if (length == 0 || length >= sizeof out->name)
    return refuse(self, WORDS_MSG_SOLVE_FIND_SYNTAX, WORDS_ARGS(text));
  char typed[sizeof out->name];
  snprintf(typed, sizeof typed, "%.*s", (int)length, text);
  if (!models_name_to_english(MODELS_NAMES_INPUT, typed, out->name, sizeof out->name))
    return refuse(self, WORDS_MSG_SOLVE_FIND_SYNTAX, WORDS_ARGS(text));
  return models_name_is_valid(out->name)
             ? SIM_OK
             : refuse(self, WORDS_MSG_SOLVE_FIND_SYNTAX, WORDS_ARGS(text));
}

static bool is_of(const studies_lever_t *self, const models_input_t *row) {
  return strcmp(row->name, self->name) == 0 && (self->year == 0 || row->year == self->year);
}

static int refuse_unknown(const reader_t *self, const models_inputs_t *inputs) {
  char *hint = inputs_did_you_mean_input(self->report->lang, self->out->name, inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, WORDS_MSG_SOLVE_FIND_UNKNOWN, WORDS_ARGS(self->out->name, hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

/* Widens what the rows of the lever say as they are by row i. */
static int include(reader_t *self, const models_inputs_t *inputs, size_t i) {
  studies_lever_t *out = self->out;
  const models_input_t *row = &inputs->rows[i];
  models_range_t range = {.central = row->value};
  const int status =
      row->distribution == MODELS_WEIGHT ? SIM_OK : models_input_range(inputs, i, &range);
  if (out->unit[0] && strcmp(out->unit, row->unit) != 0)
    return refuse(self, WORDS_MSG_SOLVE_FIND_UNITS, WORDS_ARGS(out->name, out->unit, row->unit));
  out->least = fmin(out->least, range.central);
  out->most = fmax(out->most, range.central);
  snprintf(out->unit, sizeof out->unit, "%s", row->unit);
  return status;
}

/* What its rows say as they are; a year without a row of its own is served by that of all years. */
static int find_rows(reader_t *self, const models_inputs_t *inputs) {
  studies_lever_t *out = self->out;
  const size_t every = models_inputs_find(inputs, out->name, 0);
  bool named = false, found = false;
  int status = SIM_OK;
  out->least = INFINITY;
  out->most = -INFINITY;
  for (size_t i = 0; !status && i < inputs->count; i++) {
    named = named || strcmp(inputs->rows[i].name, out->name) == 0;
    if (!is_of(out, &inputs->rows[i]))
      continue;
    found = true;
    status = include(self, inputs, i);
  }
  if (status || found)
    return status;
  if (!named)
    return refuse_unknown(self, inputs);
  if (every < inputs->count && self->spec->years != MODELS_YEAR_FORBIDDEN)
    return include(self, inputs, every);
  char year[16], years[256];
  snprintf(year, sizeof year, "%d", out->year);
  if (every < inputs->count)
    return refuse(self, WORDS_MSG_SOLVE_FIND_NO_YEAR, WORDS_ARGS(out->name, year));
  inputs_list_years(inputs, out->name, years, sizeof years);
  return refuse(self, WORDS_MSG_SOLVE_FIND_YEAR, WORDS_ARGS(out->name, year, years));
}

/* Where the schema leaves no choice but [0, 1], all of it; else around the values there are. */
static int default_range(reader_t *self) {
  const models_spec_t *spec = self->spec;
  const studies_lever_t *out = self->out;
  if (spec->low == 0.0 && spec->high == 1.0) {
    self->low = spec->low;
    self->high = spec->high;
    return SIM_OK;
  }
  if (!(out->least > 0.0))
    return refuse(self, WORDS_MSG_SOLVE_BETWEEN_NEEDED, WORDS_ARGS(self->request->find));
  self->low = fmax(spec->low, out->least / 2.0);
  self->high = fmin(spec->high, 2.0 * out->most);
  return SIM_OK;
}

static int read_range(reader_t *self) {
  const char *const *between = self->request->between;
  if (!between[0])
    return default_range(self);
  self->out->given = true;
  const int low = inputs_option_number("--between", between[0], &self->low, self->report);
  const int high = inputs_option_number("--between", between[1], &self->high, self->report);
  const int status = low ? low : high;
  if (!status && !(self->low < self->high))
    return refuse(self, WORDS_MSG_SOLVE_BETWEEN_ORDER, WORDS_ARGS(between[0], between[1]));
  return status;
}

/* The range on its lattice, without the ends that the schema leaves open. */
static int lay_lattice(reader_t *self) {
  const models_spec_t *spec = self->spec;
  studies_lattice_t *l = &self->out->lattice;
  char low[INPUTS_NUMBER_SIZE], high[INPUTS_NUMBER_SIZE];
  bool fits = studies_lattice_init(l, self->low, self->high, self->out->whole);
  if (fits && !self->out->given) {
    l->low += spec->low_open && studies_lattice_value(l, l->low) <= spec->low;
    l->high -= spec->high_open && studies_lattice_value(l, l->high) >= spec->high;
    fits = l->low < l->high;
  }
  if (fits)
    return SIM_OK;
  inputs_number_write(self->low, 15, style_of(self), low);
  inputs_number_write(self->high, 15, style_of(self), high);
  return refuse(self, WORDS_MSG_SOLVE_BETWEEN_NARROW, WORDS_ARGS(self->request->find, low, high));
}

/* Loads the programme with the lever at k, as --set would have it. What is wrong there is said of
   --set; that the value comes from the range is said before. */
static int load_at(reader_t *self, int64_t k, inputs_programme_t *out) {
  const inputs_setting_t setting = {self->request->find,
                                    studies_lattice_value(&self->out->lattice, k)};
  inputs_request_t request = self->request->programme;
  char number[INPUTS_NUMBER_SIZE];
  const size_t before = self->report->errors;
  *out = (inputs_programme_t){0};
  request.setting = &setting;
  const int status = inputs_load(&request, out, self->report);
  inputs_number_write(setting.value, 15, style_of(self), number);
  if (self->report->errors > before)
    refuse(self, WORDS_MSG_SOLVE_BETWEEN_BAD, WORDS_ARGS(self->request->find, number));
  return status;
}

static int read_programme(reader_t *self) {
  inputs_programme_t *now = &self->out->now;
  /* Its notes are repeated by the load with the lever. */
  const int status = inputs_load(&self->request->programme, now, self->report);
  if (status)
    return status;
  self->spec = models_schema_find(self->out->name);
  return find_rows(self, &now->inputs);
}

int studies_lever_load(studies_lever_t *self, const studies_lever_request_t *request,
                       words_report_t *report) {
  reader_t reader = {.out = self, .request = request, .report = report};
  inputs_programme_t high;
  *self = (studies_lever_t){0};
  int status = split(&reader);
  if (!status)
    status = read_programme(&reader);
  if (status)
    return status;
  self->whole = reader.spec->kind == MODELS_KIND_WHOLE;
  status = read_range(&reader);
  if (!status)
    status = lay_lattice(&reader);
  if (status)
    return status;
  status = load_at(&reader, self->lattice.high, &high);
  inputs_programme_free(&high);
  return status ? status : load_at(&reader, self->lattice.low, &self->inputs);
}

void studies_lever_free(studies_lever_t *self) {
  inputs_programme_free(&self->inputs);
  inputs_programme_free(&self->now);
}

void studies_lever_set(studies_lever_t *self, double value) {
  for (size_t i = 0; i < self->inputs.inputs.count; i++)
    if (is_of(self, &self->inputs.inputs.rows[i]))
      self->inputs.inputs.rows[i].value = value;
}
