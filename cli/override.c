// SPDX-License-Identifier: GPL-3.0-or-later
/* Values set on the command line: NAME=VALUE or NAME.YEAR=VALUE. */
#include "cli/dated.h"
#include "cli/inputs_private.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  cli_loader_t *loader;
  const char *text, *value_text;
  char name[MODELS_NAME_MAX + 8];
  int year;
  double value;
} override_t;

static int refuse(const override_t *self, cli_message_t id, const char *const *args) {
  cli_report_error(self->loader->report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static int read_value(override_t *self) {
  char mend[CLI_NUMBER_SIZE], decimal[CLI_NUMBER_SIZE], longer[CLI_NUMBER_SIZE], field[96];
  const char *text = self->value_text;
  cli_report_t *report = self->loader->report;
  const cli_number_status_t status = cli_number_parse(text, CLI_NUMBER_EITHER, &self->value, mend);
  if (status == CLI_NUMBER_OK)
    return SIM_OK;
  if (status == CLI_NUMBER_AMBIGUOUS) {
    /* With one more digit the mark can only be a decimal one. */
    snprintf(longer, sizeof longer, "%.60s0", text);
    cli_number_parse(longer, CLI_NUMBER_EITHER, &self->value, NULL);
    cli_number_write(self->value, 15, strchr(text, ',') ? CLI_NUMBER_COMMA : CLI_NUMBER_POINT,
                     decimal);
    return refuse(
        self, CLI_MSG_NUMBER_AMBIGUOUS,
        CLI_ARGS(text, mend, decimal, self->name, strcmp(decimal, text) == 0 ? longer : decimal));
  }
  snprintf(field, sizeof field, CLI_SET " %s", self->name);
  cli_number_report(report, NULL, field, text, status, mend);
  return SIM_ERR_DOMAIN;
}

static int parse(override_t *self) {
  const char *equals = strchr(self->text, '=');
  const size_t length = equals ? (size_t)(equals - self->text) : 0;
  if (length == 0 || length >= sizeof self->name)
    return refuse(self, CLI_MSG_SET_SYNTAX, CLI_ARGS(self->text));
  memcpy(self->name, self->text, length);
  self->name[cli_dated_split(self->text, length, &self->year)] = '\0';
  if (!models_name_is_valid(self->name))
    return refuse(self, CLI_MSG_SET_SYNTAX, CLI_ARGS(self->text));
  self->value_text = equals + 1;
  if (self->value_text[0] == '\0')
    return refuse(self, CLI_MSG_SET_EMPTY, CLI_ARGS(self->name));
  return read_value(self);
}

static int new_origin(const override_t *self, cli_origin_t *origin) {
  *origin = (cli_origin_t){.path = CLI_SET, .separator = ','};
  origin->text[MODELS_FIELD_VALUE] = strdup(self->value_text);
  return origin->text[MODELS_FIELD_VALUE] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int set_row(const override_t *self, size_t i) {
  models_input_t *row = &self->loader->rows.inputs.rows[i];
  cli_origin_t origin;
  char *source = NULL;
  if (asprintf(&source, CLI_SET " %s", self->text) < 0)
    return SIM_ERR_NO_MEMORY;
  if (new_origin(self, &origin) != SIM_OK) {
    free(source);
    return SIM_ERR_NO_MEMORY;
  }
  free(row->source);
  free(row->sample);
  row->source = source;
  row->sample = NULL;
  row->sample_count = 0;
  row->value = self->value;
  row->low = row->high = (double)NAN;
  row->grade = MODELS_JUDGEMENT;
  if (row->distribution != MODELS_WEIGHT) {
    row->distribution = MODELS_CONSTANT;
    row->n = (double)NAN;
  }
  cli_origin_free(&self->loader->rows.origins[i]);
  self->loader->rows.origins[i] = origin;
  return SIM_OK;
}

/* Adds a row of the name and year; then it is set like any other. */
static int add_row(const override_t *self, const char *unit) {
  cli_rows_t *rows = &self->loader->rows;
  models_input_t row = {.name = strdup(self->name), .year = self->year, .unit = strdup(unit)};
  cli_origin_t origin = {0};
  int status = row.name && row.unit ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = cli_rows_append(rows, &row, &origin);
  models_input_free(&row);
  return status == SIM_OK ? set_row(self, rows->inputs.count - 1) : status;
}

static int set_all(const override_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, self->name) == 0)
      status = set_row(self, i);
  return status;
}

static int set_year(const override_t *self, const models_spec_t *spec) {
  cli_rows_t *rows = &self->loader->rows;
  const size_t i = models_inputs_find(&rows->inputs, self->name, self->year);
  const size_t every = models_inputs_find(&rows->inputs, self->name, 0);
  char year[16], years[256];
  if (i < rows->inputs.count)
    return set_row(self, i);
  if (spec && spec->years == MODELS_YEAR_FORBIDDEN)
    return refuse(self, CLI_MSG_SET_NO_YEAR, CLI_ARGS(self->name, self->value_text));
  if (every < rows->inputs.count)
    return add_row(self, rows->inputs.rows[every].unit);
  snprintf(year, sizeof year, "%d", self->year);
  cli_rows_years(rows, self->name, years, sizeof years);
  return refuse(self, CLI_MSG_SET_YEAR, CLI_ARGS(self->name, year, years));
}

static int refuse_unknown(const override_t *self) {
  const cli_loader_t *loader = self->loader;
  char *hint = cli_did_you_mean_input(loader->report->lang, self->name, &loader->rows.inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, CLI_MSG_SET_UNKNOWN, CLI_ARGS(self->name, hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

int cli_override_apply(cli_loader_t *loader, const char *text) {
  override_t self = {.loader = loader, .text = text};
  const int status = parse(&self);
  if (status != SIM_OK)
    return status;
  const models_inputs_t *inputs = &loader->rows.inputs;
  const models_spec_t *spec = models_schema_find(self.name);
  size_t i = 0;
  while (i < inputs->count && strcmp(inputs->rows[i].name, self.name) != 0)
    i++;
  if (i < inputs->count)
    return self.year ? set_year(&self, spec) : set_all(&self);
  /* Names that a programme may leave out, not the members of a list of its own. */
  if (spec && !spec->required && !strchr(spec->pattern, '<') &&
      (self.year == 0 || spec->years == MODELS_YEAR_OPTIONAL))
    return add_row(&self, spec->units[0]);
  return loader->is_broken ? SIM_ERR_DOMAIN : refuse_unknown(&self);
}
