// SPDX-License-Identifier: GPL-3.0-or-later
/* Values set on the command line: NAME=VALUE or NAME.YEAR=VALUE. */
#include "inputs/dated.h"
#include "inputs/loader.h"
#include "inputs/number/percent.h"
#include "inputs/row_change.h"
#include "models/table/translate.h"
#include "models/table/unit.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  inputs_loader_t *loader;
  const char *text, *value_text;
  char name[MODELS_NAME_MAX + 8];
  char trimmed[INPUTS_NUMBER_SIZE]; /* a percentage without the spaces around it */
  int year;
  double value;   /* or, of a change, the percentage: -15 */
  bool is_change; /* relative to what the rows say */
} override_t;

static int refuse(const override_t *self, words_message_t id, const char *const *args) {
  words_report_error(self->loader->report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

static inputs_number_style_t style_of(const override_t *self) {
  return self->loader->report->lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

static int refuse_number(const override_t *self, inputs_number_status_t status, const char *mend) {
  char field[96];
  snprintf(field, sizeof field, INPUTS_SET " %s", self->name);
  inputs_number_report(self->loader->report, NULL, field, self->value_text, status, mend);
  return SIM_ERR_DOMAIN;
}

static int read_plain(override_t *self) {
  char mend[INPUTS_NUMBER_SIZE], decimal[INPUTS_NUMBER_SIZE], longer[INPUTS_NUMBER_SIZE];
  const char *text = self->value_text;
  const inputs_number_status_t status =
      inputs_number_parse(text, INPUTS_NUMBER_EITHER, &self->value, mend);
  if (status == INPUTS_NUMBER_OK)
    return SIM_OK;
  if (status != INPUTS_NUMBER_AMBIGUOUS)
    return refuse_number(self, status, mend);
  /* With one more digit the mark can only be a decimal one. */
  snprintf(longer, sizeof longer, "%.60s0", text);
  inputs_number_parse(longer, INPUTS_NUMBER_EITHER, &self->value, NULL);
  inputs_number_write(self->value, 15,
                      strchr(text, ',') ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT, decimal);
  return refuse(
      self, WORDS_MSG_NUMBER_AMBIGUOUS,
      WORDS_ARGS(text, mend, decimal, self->name, strcmp(decimal, text) == 0 ? longer : decimal));
}

/* A share is the percentage; what is not a share changes by it. */
static int read_percent(override_t *self, const char *unit) {
  char whole[INPUTS_NUMBER_SIZE], change[INPUTS_NUMBER_SIZE], mend[INPUTS_NUMBER_SIZE];
  const char *text = self->value_text;
  bool is_signed;
  const inputs_number_status_t status = inputs_percent_change(text, &self->value, &is_signed);
  if (status != INPUTS_NUMBER_OK && status != INPUTS_NUMBER_AMBIGUOUS)
    return refuse_number(self, INPUTS_NUMBER_NOT, "-15%");
  if (inputs_percent_fits(unit)) {
    inputs_percent_parse(text, INPUTS_NUMBER_EITHER, &self->value, mend);
    inputs_number_write(self->value, 15, style_of(self), whole);
    return is_signed ? refuse(self, WORDS_MSG_SET_PERCENT_SIGN, WORDS_ARGS(self->name, text, whole))
                     : SIM_OK;
  }
  if (status == INPUTS_NUMBER_AMBIGUOUS)
    return refuse(self, WORDS_MSG_SET_CHANGE_AMBIGUOUS, WORDS_ARGS(self->name, text));
  inputs_number_write(self->value - 100.0, 12, style_of(self), mend);
  snprintf(change, sizeof change, "%s%.60s%%", self->value < 100.0 ? "" : "+", mend);
  self->is_change = true;
  return is_signed ? SIM_OK
                   : refuse(self, WORDS_MSG_SET_PERCENT_AMOUNT,
                            WORDS_ARGS(self->name, text, unit, text, change));
}

/* NAME or NAME.YEAR in the first `length` bytes of the text. */
static int parse_name(override_t *self, size_t length) {
  if (length == 0 || length >= sizeof self->name)
    return refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
  char typed[sizeof self->name];
  memcpy(typed, self->text, length);
  typed[inputs_dated_split(self->text, length, &self->year)] = '\0';
  if (!models_name_to_english(MODELS_NAMES_INPUT, typed, self->name, sizeof self->name))
    return refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
  return models_name_is_valid(self->name)
             ? SIM_OK
             : refuse(self, WORDS_MSG_SET_SYNTAX, WORDS_ARGS(self->text));
}

static int parse(override_t *self) {
  const char *equals = strchr(self->text, '=');
  const int status = parse_name(self, equals ? (size_t)(equals - self->text) : 0);
  if (status)
    return status;
  self->value_text = equals + 1;
  if (inputs_percent_trim(self->value_text, self->trimmed, sizeof self->trimmed))
    self->value_text = self->trimmed;
  if (self->value_text[0] == '\0')
    return refuse(self, WORDS_MSG_SET_EMPTY, WORDS_ARGS(self->name));
  /* What a percentage means depends on the unit of the rows. */
  return inputs_percent_is(self->value_text) ? SIM_OK : read_plain(self);
}

static int new_origin(const override_t *self, inputs_origin_t *origin) {
  /* The mends of numbers follow the separator: in Spanish they are written with a comma. */
  *origin = (inputs_origin_t){.path = INPUTS_SET,
                              .separator = self->loader->report->lang == WORDS_ES ? ';' : ','};
  origin->text[MODELS_FIELD_VALUE] = strdup(self->value_text);
  return origin->text[MODELS_FIELD_VALUE] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int refuse_fraction(const override_t *self, const models_input_t *row) {
  char name[MODELS_NAME_MAX + 24], numbers[4][INPUTS_NUMBER_SIZE];
  const double after = inputs_changed_by(row->value, self->value);
  const double shown[] = {row->value, after, floor(after), ceil(after)};
  for (size_t i = 0; i < 4; i++)
    inputs_number_write(shown[i], 12, style_of(self), numbers[i]);
  snprintf(name, sizeof name, row->year ? "%.*s.%d" : "%.*s", MODELS_NAME_MAX, row->name,
           row->year);
  return refuse(self, WORDS_MSG_SET_CHANGE_WHOLE,
                WORDS_ARGS(name, self->value_text, numbers[0], numbers[1], numbers[2], numbers[3]));
}

static int change(const override_t *self, models_input_t *row) {
  const models_spec_t *spec = models_schema_find(row->name);
  const double after = inputs_changed_by(row->value, self->value);
  if (spec && spec->kind == MODELS_KIND_WHOLE && after != round(after))
    return refuse_fraction(self, row);
  inputs_row_change(row, self->value);
  return SIM_OK;
}

/* Scenarios that are told apart by a row are not, once it is set alike in all. */
static void tell_replaced(const override_t *self, const inputs_origin_t *origin) {
  const inputs_loader_t *loader = self->loader;
  if (self->is_change || !loader->tells_replaced || !origin->path ||
      strcmp(origin->path, loader->inputs_path) == 0 || strcmp(origin->path, INPUTS_SET) == 0)
    return;
  const words_place_t place = {origin->path, 0, 0};
  words_report_note(loader->report, &place, WORDS_MSG_SET_REPLACES,
                    WORDS_ARGS(self->text, self->name));
}

static int set_row(const override_t *self, size_t i) {
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
static int add_row(const override_t *self, const char *unit, const models_input_t *like) {
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
static int refuse_units(const override_t *self) {
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
  return refuse(self, WORDS_MSG_SET_UNITS,
                WORDS_ARGS(self->name, list, first[0] ? first : self->name, self->value_text));
}

static int set_all(const override_t *self) {
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

static int set_year(const override_t *self, const models_spec_t *spec) {
  inputs_rows_t *rows = &self->loader->rows;
  const size_t i = models_inputs_find(&rows->inputs, self->name, self->year);
  const size_t every = models_inputs_find(&rows->inputs, self->name, 0);
  char year[16], years[256];
  if (i < rows->inputs.count)
    return set_row(self, i);
  if (spec && spec->years == MODELS_YEAR_FORBIDDEN)
    return refuse(self, WORDS_MSG_SET_NO_YEAR, WORDS_ARGS(self->name, self->value_text));
  if (every < rows->inputs.count) {
    const models_input_t like = rows->inputs.rows[every];
    return add_row(self, like.unit, &like);
  }
  snprintf(year, sizeof year, "%d", self->year);
  inputs_list_years(&rows->inputs, self->name, years, sizeof years);
  return refuse(self, WORDS_MSG_SET_YEAR, WORDS_ARGS(self->name, year, years));
}

static int refuse_unknown(const override_t *self) {
  const inputs_loader_t *loader = self->loader;
  char *hint = inputs_did_you_mean_input(loader->report->lang, self->name, &loader->rows.inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, WORDS_MSG_SET_UNKNOWN, WORDS_ARGS(self->name, hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

/* The unit of the name's rows; that of the schema where it has none; NULL for an unknown name. */
static const char *unit_of(const override_t *self, const models_spec_t *spec) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, self->name) == 0)
      return inputs->rows[i].unit;
  const char *unit = spec ? spec->units[0] : NULL, *counted = models_inputs_unit(inputs);
  return unit && counted && strcmp(unit, MODELS_UNIT) == 0 ? counted : unit;
}

static bool has_rows(const override_t *self) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  size_t i = 0;
  while (i < inputs->count && strcmp(inputs->rows[i].name, self->name) != 0)
    i++;
  return i < inputs->count;
}

/* Sets what was parsed, in the rows there are or in one that is added. */
static int apply(const override_t *self, const models_spec_t *spec) {
  if (has_rows(self))
    return self->year ? set_year(self, spec) : set_all(self);
  /* Names that a programme may leave out, not the members of a list of its own. */
  if (spec && !spec->required && !strchr(spec->pattern, '<') &&
      (self->year == 0 || spec->years == MODELS_YEAR_OPTIONAL))
    return self->is_change ? refuse(self, WORDS_MSG_SET_CHANGE_NOTHING,
                                    WORDS_ARGS(self->name, self->value_text))
                           : add_row(self, unit_of(self, spec), NULL);
  return self->loader->is_broken ? SIM_ERR_DOMAIN : refuse_unknown(self);
}

int inputs_override_apply(inputs_loader_t *loader, const char *text) {
  override_t self = {.loader = loader, .text = text};
  int status = parse(&self);
  if (status != SIM_OK)
    return status;
  const models_spec_t *spec = models_schema_find(self.name);
  const char *unit = unit_of(&self, spec);
  if (unit && inputs_percent_is(self.value_text))
    status = read_percent(&self, unit);
  return status == SIM_OK ? apply(&self, spec) : status;
}

int inputs_setting_apply(inputs_loader_t *loader, const inputs_setting_t *setting) {
  override_t self = {.loader = loader, .text = setting->name, .value = setting->value};
  inputs_number_write(setting->value, 15, style_of(&self), self.trimmed);
  self.value_text = self.trimmed;
  const int status = parse_name(&self, strlen(setting->name));
  return status == SIM_OK ? apply(&self, models_schema_find(self.name)) : status;
}
