// SPDX-License-Identifier: GPL-3.0-or-later
/* From a table to rows of inputs. */
#include "inputs/conversion.h"
#include "inputs/loader.h"
#include "inputs/names.h"
#include "sim/status.h"

#include <stdlib.h>

void inputs_rows_free(inputs_rows_t *self) {
  for (size_t i = 0; i < self->inputs.count; i++)
    inputs_origin_free(&self->origins[i]);
  free(self->origins);
  models_inputs_free(&self->inputs);
  *self = (inputs_rows_t){0};
}

/* Takes ownership of what both hold, or, on failure, of nothing. */
int inputs_rows_append(inputs_rows_t *self, models_input_t *row, inputs_origin_t *origin) {
  if (self->inputs.count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    inputs_origin_t *origins = realloc(self->origins, capacity * sizeof *origins);
    if (!origins)
      return SIM_ERR_NO_MEMORY;
    self->origins = origins;
    self->capacity = capacity;
  }
  const int status = models_inputs_append(&self->inputs, row);
  if (status != SIM_OK)
    return status;
  self->origins[self->inputs.count - 1] = *origin;
  *row = (models_input_t){0};
  *origin = (inputs_origin_t){0};
  return SIM_OK;
}

/* True when the row is the first of its name and year in its file. */
static bool is_first(inputs_conversion_t *self, const inputs_rows_t *rows) {
  const size_t twin = models_inputs_find(&rows->inputs, self->row.name, self->row.year);
  char line[24], name[160];
  if (twin == rows->inputs.count || self->origin.wrong & INPUTS_WRONG(MODELS_FIELD_YEAR))
    return true;
  snprintf(line, sizeof line, "%zu", rows->origins[twin].line);
  if (self->row.year)
    snprintf(name, sizeof name, "%.120s %d", self->row.name, self->row.year);
  else
    snprintf(name, sizeof name, "%.120s", self->row.name);
  inputs_conversion_refuse(self, MODELS_FIELD_NAME, WORDS_MSG_DUPLICATE, WORDS_ARGS(name, line));
  return false;
}

static int read_record(inputs_conversion_t *self, inputs_rows_t *rows) {
  const inputs_cell_t *name = inputs_conversion_cell(self, MODELS_FIELD_NAME);
  int status = inputs_conversion_copy(self);
  if (status == SIM_OK && (name->is_bad || name->text[0] == '\0')) {
    self->loader->has_gaps = true;
    if (!name->is_bad)
      inputs_conversion_refuse_empty(self, MODELS_FIELD_NAME, WORDS_MSG_WORD_NAME);
  } else if (status == SIM_OK) {
    status = inputs_conversion_read(self);
    if (status == SIM_OK && self->row.distribution == MODELS_EMPIRICAL && !self->origin.wrong)
      status = inputs_sample_read(self->loader, &self->row, &self->origin);
    if (status == SIM_OK && self->row.distribution == MODELS_JOINT && !self->origin.wrong)
      status = inputs_joint_read(self->loader, &self->row, &self->origin);
    if (status == SIM_OK && is_first(self, rows))
      status = inputs_rows_append(rows, &self->row, &self->origin);
  }
  models_input_free(&self->row);
  inputs_origin_free(&self->origin);
  return status;
}

/* What may stand in Spanish as the model calls it. */
static int translate(inputs_table_t *table, const size_t *index, words_report_t *report) {
  static const struct {
    models_field_t field;
    models_names_kind_t kind;
  } columns[] = {{MODELS_FIELD_NAME, MODELS_NAMES_INPUT},
                 {MODELS_FIELD_DISTRIBUTION, MODELS_NAMES_DISTRIBUTION},
                 {MODELS_FIELD_UNIT, MODELS_NAMES_UNIT},
                 {MODELS_FIELD_GRADE, MODELS_NAMES_GRADE},
                 {MODELS_FIELD_SPREAD_GRADE, MODELS_NAMES_GRADE}};
  int status = SIM_OK;
  for (size_t i = 0; !status && i < sizeof columns / sizeof columns[0]; i++)
    status = inputs_names_column(table, index[columns[i].field], columns[i].kind, report);
  return status;
}

int inputs_rows_read(inputs_loader_t *loader, inputs_table_t *table, const inputs_file_t *file,
                     inputs_rows_t *rows) {
  const char *names[MODELS_FIELD_COUNT];
  size_t index[MODELS_FIELD_COUNT];
  char limit[24];
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++)
    names[i] = models_field_name((models_field_t)i);
  int status = inputs_csv_columns(table, names, MODELS_FIELD_COUNT, MODELS_FIELDS_REQUIRED, index,
                                  loader->report);
  const words_place_t place = {file->path, 0, 0};
  if (status == SIM_OK && table->count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    words_report_error(loader->report, &place, WORDS_MSG_ROWS, WORDS_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  if (status == SIM_OK)
    status = translate(table, index, loader->report);
  for (size_t i = 1; status == SIM_OK && i < table->count; i++) {
    inputs_conversion_t conversion = {.loader = loader,
                                      .table = table,
                                      .file = file,
                                      .record = &table->records[i],
                                      .index = index,
                                      .percent = MODELS_FIELD_COUNT,
                                      .plain = MODELS_FIELD_COUNT};
    conversion.absent.text = conversion.nothing;
    status = read_record(&conversion, rows);
  }
  return status;
}
