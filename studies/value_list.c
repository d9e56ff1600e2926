// SPDX-License-Identifier: GPL-3.0-or-later
/* The inputs of a decision that are not known. */
#include "sim/status.h"
#include "studies/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_listed(const studies_value_t *self, const models_input_t *row) {
  for (size_t i = 0; i < self->input_count; i++)
    if (self->inputs[i].year == row->year && strcmp(self->inputs[i].name, row->name) == 0)
      return true;
  return false;
}

/* The column in which a row's draws are recorded: recorded inputs follow the outputs. */
static size_t column_of(const models_programme_t *programme, const models_input_t *row) {
  static const char prefix[] = "input.";
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t i = models_programme_output_count(programme);
  while (outputs[i].year != row->year || strcmp(outputs[i].name + strlen(prefix), row->name) != 0)
    i++;
  return i;
}

static void add(studies_value_t *self, size_t a, const models_input_t *row) {
  const models_programme_t *programme = self->alternatives.items[a].programme;
  self->inputs[self->input_count++] =
      (studies_value_input_t){.name = row->name,
                              .year = row->year,
                              .grade = models_input_spread_grade(row),
                              .alternative = a,
                              .column = column_of(programme, row)};
}

int studies_value_list(studies_value_t *self) {
  size_t most = 0;
  for (size_t a = 0; a < self->alternatives.count; a++)
    most += self->alternatives.items[a].inputs.inputs.count;
  self->inputs = calloc(most ? most : 1, sizeof *self->inputs);
  self->input_count = 0;
  if (!self->inputs)
    return SIM_ERR_NO_MEMORY;
  for (size_t a = 0; a < self->alternatives.count; a++) {
    const studies_alternative_t *item = &self->alternatives.items[a];
    for (size_t i = 0; i < item->inputs.inputs.count; i++) {
      const models_input_t *row = &item->inputs.inputs.rows[i];
      if (!models_programme_is_drawn(item->programme, i))
        continue;
      if (row->distribution == MODELS_WEIGHT)
        self->split_rows++;
      else if (!is_listed(self, row))
        add(self, a, row);
    }
  }
  return SIM_OK;
}

void studies_value_name(const studies_value_input_t *input, char out[STUDIES_VALUE_NAME]) {
  if (input->year)
    snprintf(out, STUDIES_VALUE_NAME, "%s.%d", input->name, input->year);
  else
    snprintf(out, STUDIES_VALUE_NAME, "%s", input->name);
}
