// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/outputs.h"

#include <string.h>

static const char *const names[MODELS_S_COUNT] = {
#define MODELS_OUTPUT(id, name, unit, whole, total, stage, when, es, en) [MODELS_S_##id] = (name),
#define MODELS_RATIO(id, name, unit, factor, over, under, stage, when, es, en)                     \
  [MODELS_S_##id] = (name),
#include "models/table/outputs.def"
};

const char *models_series_name(models_series_id_t id) {
  return names[id];
}

models_series_id_t models_series_find(const char *name) {
  size_t i = 0;
  while (i < MODELS_S_COUNT && strcmp(names[i], name) != 0)
    i++;
  return (models_series_id_t)i;
}
