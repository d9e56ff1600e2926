// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_MONITOR_PAST_H
#define STUDIES_MONITOR_PAST_H

#include "inputs/programme.h"
#include "models/programme.h"
#include "studies/monitor_rules.h"

/* The years before the plan as history.csv has them (docs/model-2.md, 12). Money is brought to
   pesos of one year with the price index of each replicate, so it differs between replicates. */
typedef struct {
  const inputs_programme_t *inputs; /* borrowed, as what follows */
  const models_programme_t *programme;
  const char *const *indicators; /* names after "indicator." */
  size_t indicator_count;
} studies_past_t;

/* What `year`, before the plan, shows in replicates first … first + count − 1 of the block last
   evaluated in `workspace`. What history.csv does not have is NaN. */
void studies_past_fill(const studies_past_t *self, const void *workspace, int year, size_t first,
                       size_t count, studies_monitored_t *out);

/* A year without anything known. */
studies_monitored_t studies_monitored_nothing(void);

#endif
