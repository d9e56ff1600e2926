// SPDX-License-Identifier: GPL-3.0-or-later
/* Values set on the command line: NAME=VALUE or NAME.YEAR=VALUE. */
#include "inputs/number/percent.h"
#include "inputs/override_text.h"
#include "inputs/row_change.h"
#include "models/table/unit.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int new_origin(const inputs_override_t *self, inputs_origin_t *origin) {
  /* The mends of numbers follow the separator: in Spanish they are written with a comma. */
  *origin = (inputs_origin_t){.path = INPUTS_SET,
                              .separator = self->loader->report->lang == WORDS_ES ? ';' : ','};
  origin->text[MODELS_FIELD_VALUE] = strdup(self->value_text);
  return origin->text[MODELS_FIELD_VALUE] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int refuse_fraction(const inputs_override_t *self, const models_input_t *row) {
  char name[MODELS_NAME_MAX + 24], numbers[4][INPUTS_NUMBER_SIZE];
  const double after = inputs_changed_by(row->value, self->value);
  const double shown[] = {row->value, after, floor(after), ceil(after)};
  for (size_t i = 0; i < 4; i++)
    inputs_number_write(shown[i], 12, inputs_override_style(self), numbers[i]);
  snprintf(name, sizeof name, row->year ? "%.*s.%d" : "%.*s", MODELS_NAME_MAX, row->name,
           row->year);
  return inputs_override_refuse(
      self, WORDS_MSG_SET_CHANGE_WHOLE,
      WORDS_ARGS(name, self->value_text, numbers[0], numbers[1], numbers[2], numbers[3]));
}

static int change(const inputs_override_t *self, models_input_t *row) {
  const models_spec_t *spec = models_schema_find(row->name);
  const double after = inputs_changed_by(row->value, self->value);
  if (spec && spec->kind == MODELS_KIND_WHOLE && after != round(after))
    return refuse_fraction(self, row);
  inputs_row_change(row, self->value);
  return SIM_OK;
}

/* Scenarios that are told apart by a row are not, once it is set alike in all. */
static void tell_replaced(const inputs_override_t *self, const inputs_origin_t *origin) {
  const inputs_loader_t *loader = self->loader;
  if (self->is_change || !loader->tells_replaced || !origin->path ||
      strcmp(origin->path, loader->inputs_path) == 0 || strcmp(origin->path, INPUTS_SET) == 0)
    return;
  const words_place_t place = {origin->path, 0, 0};
  words_report_note(loader->report, &place, WORDS_MSG_SET_REPLACES,
                    WORDS_ARGS(self->text, self->name));
}

static int set_row(const inputs_override_t *self, size_t i) {
  models_input_t *row = &self->loader->rows.inputs.rows[i];
  inputs_origin_t origin;
  char *source = NULL;
  const bool keeps = self->is_change && row->source && row->source[0];
  if (asprintf(&source, INPUTS_SET " %s%s%s", self->text, keeps ? "; " : "",
               keeps ? row->source : "") < 0)
    return SIM_ERR_NO_MEMORY;
  if (new_origin(self, &origin) != SIM_OK) {
    free(source);
    return SIM_ERR_NO_MEMORY;
  }
  free(row->source);
  row->source = source;
  tell_replaced(self, &self->loader->rows.origins[i]);
  inputs_origin_free(&self->loader->rows.origins[i]);
  self->loader->rows.origins[i] = origin;
  if (self->is_change)
    return change(self, row);
  inputs_row_set(row, self->value);
  return SIM_OK;
}

/* Adds a row of the name and year, with the numbers of `like` (NULL: none); then it is set like any
   other. */
static int add_row(const inputs_override_t *self, const char *unit, const models_input_t *like) {
  inputs_rows_t *rows = &self->loader->rows;
  models_input_t row = {0}, pattern = like ? *like : (models_input_t){0};
  inputs_origin_t origin = {0};
  pattern.name = strdup(self->name);
  pattern.year = self->year;
  pattern.unit = strdup(unit);
  int status = pattern.name && pattern.unit ? models_input_copy(&pattern, &row) : SIM_ERR_NO_MEMORY;
  free(pattern.name);
  free(pattern.unit);
  if (status == SIM_OK)
    status = inputs_rows_append(rows, &row, &origin);
  models_input_free(&row);
  return status == SIM_OK ? set_row(self, rows->inputs.count - 1) : status;
}

/* One number cannot stand in several units. */
static int refuse_units(const inputs_override_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  char list[512] = "", first[MODELS_NAME_MAX + 24] = "", unit[80];
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (strcmp(row->name, self->name) != 0)
      continue;
    if (row->year)
      snprintf(unit, sizeof unit, "%d: %.60s", row->year, row->unit);
    else
      snprintf(unit, sizeof unit, "%.60s", row->unit);
    words_list_add(list, sizeof list, unit);
    if (row->year && !first[0])
      snprintf(first, sizeof first, "%.*s.%d", MODELS_NAME_MAX, self->name, row->year);
  }
  return inputs_override_refuse(
      self, WORDS_MSG_SET_UNITS,
      WORDS_ARGS(self->name, list, first[0] ? first : self->name, self->value_text));
}

static int set_all(const inputs_override_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  const char *unit = NULL;
  int status = SIM_OK;
  for (size_t i = 0; !self->is_change && i < inputs->count; i++) {
    if (strcmp(inputs->rows[i].name, self->name) != 0)
      continue;
    if (unit && strcmp(unit, inputs->rows[i].unit) != 0)
      return refuse_units(self);
    unit = inputs->rows[i].unit;
  }
  /* All that is wrong with the rows is said at once. */
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, self->name) == 0) {
      const int own = set_row(self, i);
      status = own ? own : status;
    }
  return status;
}

static int set_year(const inputs_override_t *self, const models_spec_t *spec) {
  inputs_rows_t *rows = &self->loader->rows;
  const size_t i = models_inputs_find(&rows->inputs, self->name, self->year);
  const size_t every = models_inputs_find(&rows->inputs, self->name, 0);
  char year[16], years[256];
  if (i < rows->inputs.count)
    return set_row(self, i);
  if (spec && spec->years == MODELS_YEAR_FORBIDDEN)
    return inputs_override_refuse(self, WORDS_MSG_SET_NO_YEAR,
                                  WORDS_ARGS(self->name, self->value_text));
  if (every < rows->inputs.count) {
    const models_input_t like = rows->inputs.rows[every];
    return add_row(self, like.unit, &like);
  }
  snprintf(year, sizeof year, "%d", self->year);
  inputs_list_years(&rows->inputs, self->name, years, sizeof years);
  return inputs_override_refuse(self, WORDS_MSG_SET_YEAR, WORDS_ARGS(self->name, year, years));
}

static int refuse_unknown(const inputs_override_t *self) {
  const inputs_loader_t *loader = self->loader;
  char *hint = inputs_did_you_mean_input(loader->report->lang, self->name, &loader->rows.inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  inputs_override_refuse(self, WORDS_MSG_SET_UNKNOWN, WORDS_ARGS(self->name, hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

/* The unit of the name's rows; that of the schema where it has none; NULL for an unknown name. */
static const char *unit_of(const inputs_override_t *self, const models_spec_t *spec) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, self->name) == 0)
      return inputs->rows[i].unit;
  const char *unit = spec ? spec->units[0] : NULL, *counted = models_inputs_unit(inputs);
  return unit && counted && strcmp(unit, MODELS_UNIT) == 0 ? counted : unit;
}

static bool has_rows(const inputs_override_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  size_t i = 0;
  while (i < inputs->count && strcmp(inputs->rows[i].name, self->name) != 0)
    i++;
  return i < inputs->count;
}

/* Sets what was parsed, in the rows there are or in one that is added. */
static int apply(const inputs_override_t *self, const models_spec_t *spec) {
  if (has_rows(self))
    return self->year ? set_year(self, spec) : set_all(self);
  /* Names that a programme may leave out, not the members of a list of its own. */
  if (spec && !spec->required && !strchr(spec->pattern, '<') &&
      (self->year == 0 || spec->years == MODELS_YEAR_OPTIONAL))
    return self->is_change ? inputs_override_refuse(self, WORDS_MSG_SET_CHANGE_NOTHING,
                                                    WORDS_ARGS(self->name, self->value_text))
                           : add_row(self, unit_of(self, spec), NULL);
  return self->loader->is_broken ? SIM_ERR_DOMAIN : refuse_unknown(self);
}

int inputs_override_apply(inputs_loader_t *loader, const char *text) {
  inputs_override_t self = {.loader = loader, .text = text};
  int status = inputs_override_parse(&self);
  if (status != SIM_OK)
    return status;
  const models_spec_t *spec = models_schema_find(self.name);
  const char *unit = unit_of(&self, spec);
  if (unit && inputs_percent_is(self.value_text))
    status = inputs_override_percent(&self, unit);
  return status == SIM_OK ? apply(&self, spec) : status;
}

int inputs_setting_apply(inputs_loader_t *loader, const inputs_setting_t *setting) {
  inputs_override_t self = {.loader = loader, .text = setting->name, .value = setting->value};
  inputs_number_write(setting->value, 15, inputs_override_style(&self), self.trimmed);
  self.value_text = self.trimmed;
  const int status = inputs_override_name(&self, strlen(setting->name));
  return status == SIM_OK ? apply(&self, models_schema_find(self.name)) : status;
}
