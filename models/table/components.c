// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/components.h"

#include <stdio.h>
#include <string.h>

bool models_component_is_last(const models_inputs_t *inputs, const char *component,
                              char before[MODELS_BEFORE_SIZE]) {
  static const char prefix[] = "completion.";
  const size_t length = sizeof prefix - 1;
  bool is_found = false;
  snprintf(before, MODELS_BEFORE_SIZE, "observed.beneficiaries");
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t *row = &inputs->rows[i];
    if (strncmp(row->name, prefix, length) != 0 || row->year) /* with a year: what it was then */
      continue;
    if (is_found)
      return false;
    is_found = strcmp(row->name + length, component) == 0;
    if (!is_found)
      snprintf(before, MODELS_BEFORE_SIZE, "observed.produced.%.*s", MODELS_NAME_MAX,
               row->name + length);
  }
  return is_found;
}
