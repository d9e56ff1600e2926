// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_COMPONENTS_H
#define MODELS_TABLE_COMPONENTS_H

#include "models/table/input.h"
#include "models/table/names.h"

#include <stdbool.h>

enum { MODELS_BEFORE_SIZE = MODELS_NAME_MAX + 32 };

/* Whether no component is delivered after this one, which is among those of the rows
   (completion.<component>, in their order). `before` gets the row that says who began it, when that
   was observed: observed.produced.<the one before>, of the first observed.beneficiaries. */
bool models_component_is_last(const models_inputs_t *inputs, const char *component,
                              char before[MODELS_BEFORE_SIZE]);

#endif
