// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lever.h"

#include "cli/dated.h"
#include "cli/inputs_private.h"
#include "cli/number.h"
#include "cli/reader.h"
#include "models/describe.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  cli_lever_t *out;
  const cli_options_t *options;
  const models_spec_t *spec;
  cli_report_t *report;
  double low, high; /* of the range */
} reader_t;

static int refuse(const reader_t *self, cli_message_t id, const char *const *args) {
  cli_report_error(self->report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static cli_number_style_t style_of(const reader_t *self) {
  return self->report->lang == CLI_EN ? CLI_NUMBER_POINT : CLI_NUMBER_COMMA;
}

static int load(const reader_t *self, const char *set, cli_inputs_t *out, cli_report_t *report) {
  const cli_options_t *o = self->options;
  const char *overrides[CLI_LAYERS_MAX + 1];
  size_t count = o->override_count;
  memcpy(overrides, o->overrides, count * sizeof *overrides);
  if (set)
    overrides[count++] = set;
  return cli_inputs_load(o->programme, o->variants, o->variant_count, overrides, count, out,
                         report);
}

static int split(reader_t *self) {
  const char *text = self->options->find;
  cli_lever_t *out = self->out;
  const size_t length = cli_dated_split(text, strlen(text), &out->year);
  if (length == 0 || length >= sizeof out->name)
    return refuse(self, CLI_MSG_SOLVE_FIND_SYNTAX, CLI_ARGS(text));
  memcpy(out->name, text, length);
  out->name[length] = '\0';
  return models_name_is_valid(out->name) ? SIM_OK
                                         : refuse(self, CLI_MSG_SOLVE_FIND_SYNTAX, CLI_ARGS(text));
}

static bool is_of(const cli_lever_t *self, const models_input_t *row) {
  return strcmp(row->name, self->name) == 0 && (self->year == 0 || row->year == self->year);
}

static int refuse_unknown(const reader_t *self, const models_inputs_t *inputs) {
  char *hint = cli_did_you_mean_input(self->report->lang, self->out->name, inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, CLI_MSG_SOLVE_FIND_UNKNOWN, CLI_ARGS(self->out->name, hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

/* Widens what the rows of the lever say as they are by row i. */
static int include(reader_t *self, const models_inputs_t *inputs, size_t i) {
  cli_lever_t *out = self->out;
  const models_input_t *row = &inputs->rows[i];
  models_range_t range = {.central = row->value};
  const int status =
      row->distribution == MODELS_WEIGHT ? SIM_OK : models_input_range(inputs, i, &range);
  if (out->unit[0] && strcmp(out->unit, row->unit) != 0)
    return refuse(self, CLI_MSG_SOLVE_FIND_UNITS, CLI_ARGS(out->name, out->unit, row->unit));
  out->least = fmin(out->least, range.central);
  out->most = fmax(out->most, range.central);
  snprintf(out->unit, sizeof out->unit, "%s", row->unit);
  return status;
}

/* What its rows say as they are; a year without a row of its own is served by that of all years. */
static int find_rows(reader_t *self, const models_inputs_t *inputs) {
  cli_lever_t *out = self->out;
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
  const cli_rows_t rows = {.inputs = *inputs};
  snprintf(year, sizeof year, "%d", out->year);
  if (every < inputs->count)
    return refuse(self, CLI_MSG_SOLVE_FIND_NO_YEAR, CLI_ARGS(out->name, year));
  cli_rows_years(&rows, out->name, years, sizeof years);
  return refuse(self, CLI_MSG_SOLVE_FIND_YEAR, CLI_ARGS(out->name, year, years));
}

/* Where the schema leaves no choice but [0, 1], all of it; else around the values there are. */
static int default_range(reader_t *self) {
  const models_spec_t *spec = self->spec;
  const cli_lever_t *out = self->out;
  if (spec->low == 0.0 && spec->high == 1.0) {
    self->low = spec->low;
    self->high = spec->high;
    return SIM_OK;
  }
  if (!(out->least > 0.0))
    return refuse(self, CLI_MSG_SOLVE_BETWEEN_NEEDED, CLI_ARGS(self->options->find));
  self->low = fmax(spec->low, out->least / 2.0);
  self->high = fmin(spec->high, 2.0 * out->most);
  return SIM_OK;
}

static int read_range(reader_t *self) {
  const char *const *between = self->options->between;
  if (!between[0])
    return default_range(self);
  self->out->given = true;
  const int low = cli_option_number("--between", between[0], &self->low, self->report);
  const int high = cli_option_number("--between", between[1], &self->high, self->report);
  const int status = low ? low : high;
  if (!status && !(self->low < self->high))
    return refuse(self, CLI_MSG_SOLVE_BETWEEN_ORDER, CLI_ARGS(between[0], between[1]));
  return status;
}

/* The range on its lattice, without the ends that the schema leaves open. */
static int lay_lattice(reader_t *self) {
  const models_spec_t *spec = self->spec;
  cli_lattice_t *l = &self->out->lattice;
  char low[CLI_NUMBER_SIZE], high[CLI_NUMBER_SIZE];
  bool fits = cli_lattice_init(l, self->low, self->high, self->out->whole);
  if (fits && !self->out->given) {
    l->low += spec->low_open && cli_lattice_value(l, l->low) <= spec->low;
    l->high -= spec->high_open && cli_lattice_value(l, l->high) >= spec->high;
    fits = l->low < l->high;
  }
  if (fits)
    return SIM_OK;
  cli_number_write(self->low, 15, style_of(self), low);
  cli_number_write(self->high, 15, style_of(self), high);
  return refuse(self, CLI_MSG_SOLVE_BETWEEN_NARROW, CLI_ARGS(self->options->find, low, high));
}

/* Loads the programme with the lever at k, as --set would have it. What is wrong there is said of
   --set; that the value comes from the range is said before. */
static int load_at(reader_t *self, int64_t k, cli_inputs_t *out) {
  char number[CLI_NUMBER_SIZE], *set = NULL;
  const size_t before = self->report->errors;
  *out = (cli_inputs_t){0};
  cli_number_write(cli_lattice_value(&self->out->lattice, k), 15, CLI_NUMBER_POINT, number);
  /* 1.234 would be refused as ambiguous */
  if (strchr(number, '.') && strlen(strchr(number, '.')) == 4)
    strcat(number, "0");
  if (asprintf(&set, "%s=%s", self->options->find, number) < 0)
    return SIM_ERR_NO_MEMORY;
  const int status = load(self, set, out, self->report);
  if (self->report->errors > before)
    refuse(self, CLI_MSG_SOLVE_BETWEEN_BAD, CLI_ARGS(self->options->find, number));
  free(set);
  return status;
}

static int read_programme(reader_t *self) {
  cli_inputs_t inputs;
  /* Its notes are repeated by the load with the lever. */
  int status = load(self, NULL, &inputs, self->report);
  if (!status) {
    self->spec = models_schema_find(self->out->name);
    status = find_rows(self, &inputs.inputs);
  }
  cli_inputs_free(&inputs);
  return status;
}

int cli_lever_load(cli_lever_t *self, const cli_options_t *options, cli_report_t *report) {
  reader_t reader = {.out = self, .options = options, .report = report};
  cli_inputs_t high;
  *self = (cli_lever_t){0};
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
  cli_inputs_free(&high);
  return status ? status : load_at(&reader, self->lattice.low, &self->inputs);
}

void cli_lever_free(cli_lever_t *self) {
  cli_inputs_free(&self->inputs);
}

void cli_lever_set(cli_lever_t *self, double value) {
  for (size_t i = 0; i < self->inputs.inputs.count; i++)
    if (is_of(self, &self->inputs.inputs.rows[i]))
      self->inputs.inputs.rows[i].value = value;
}
