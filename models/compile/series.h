// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_COMPILE_SERIES_H
#define MODELS_COMPILE_SERIES_H

#include "models/compile/structure.h"
#include "models/table/unit.h"

/* How outputs are listed; for the files that list them. */

#define FIRMS   MODELS_UNIT
#define PLACES  "places"
#define EVENT   "event"
#define PERCENT "%"
#define RATE    "1/year"
#define RATIO   "ratio"
#define NOMINAL "M$nominal"
#define REAL    NULL /* money of the first year of the plan */

/* Adds a series and writes its index to *id. The name must live in the arena, NULL when that ran
   out of memory. SIM_OK or SIM_ERR_NO_MEMORY. */
int models_series_add(models_programme_t *self, size_t *id, const char *name, const char *unit,
                      bool whole, models_total_t total);

/* The same for a ratio of two others, by year and in total. */
int models_series_add_ratio(models_programme_t *self, size_t *id, const char *name,
                            const char *unit, double factor, size_t over, size_t under);

/* The unit that a row of models/table/outputs.def has in this programme. */
const char *models_series_unit(const models_programme_t *self, const char *unit);

/* The outputs that repeat: one for each filter, component, part or result. Each returns SIM_OK or
   SIM_ERR_NO_MEMORY. */
int models_filter_series(models_programme_t *self);
int models_produced_series(models_programme_t *self);
int models_linked_series(models_programme_t *self);
int models_result_series(models_programme_t *self);
int models_goal_series(models_programme_t *self);
int models_spending_series(models_programme_t *self);
int models_unit_cost_series(models_programme_t *self);
int models_region_series(models_programme_t *self);
int models_group_series(models_programme_t *self);
int models_own_event_series(models_programme_t *self);

#endif
