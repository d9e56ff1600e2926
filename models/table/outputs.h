// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_OUTPUTS_H
#define MODELS_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

/* The outputs that the model knows by role: one row each in models/table/outputs.def. Those that
   repeat (filters, components, parts) are kept with their owner. */
typedef enum {
#define MODELS_OUTPUT(id, name, unit, whole, total, stage, when, es, en)       MODELS_S_##id,
#define MODELS_RATIO(id, name, unit, factor, over, under, stage, when, es, en) MODELS_S_##id,
#include "models/table/outputs.def"
  MODELS_S_COUNT
} models_series_id_t;

/* The name of an output, as summary.csv has it. */
const char *models_series_name(models_series_id_t id);

/* The output of that name; MODELS_S_COUNT when it is none of these. */
models_series_id_t models_series_find(const char *name);

#endif
