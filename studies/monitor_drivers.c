// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/monitor.h"
#include "studies/picks.h"

#include <math.h>
#include <stdlib.h>

/* What moves each finding: total Sobol' indices of the event over the groups of inputs that exante
   sensitivity has, and of chance. */

/* An event that is often undefined has no variance to share out; one that hardly varies over the
   base points has no indices worth the name. */
#define DEFINED_LEAST 0.95
#define VARIES_LEAST  0.001

static bool varies(const studies_finding_t *row) {
  return row->defined >= DEFINED_LEAST && row->probability >= VARIES_LEAST &&
         row->probability <= 1.0 - VARIES_LEAST;
}

/* Enters a set among the largest, equals in the order of the sets. */
static void enter(studies_finding_t *row, const char *name, double total) {
  size_t at = row->driver_count;
  if (at == STUDIES_DRIVERS && row->drivers[at - 1].total >= total)
    return;
  at -= at == STUDIES_DRIVERS;
  for (; at > 0 && row->drivers[at - 1].total < total; at--)
    row->drivers[at] = row->drivers[at - 1];
  row->drivers[at] = (studies_driver_t){name, total};
  row->driver_count += row->driver_count < STUDIES_DRIVERS;
}

static void rank(studies_finding_t *row, const studies_groups_t *groups,
                 const sim_sensitivity_t *result) {
  if (result->is_constant || result->used < SIM_POINTS_MIN)
    return;
  for (size_t set = 0; set <= groups->count; set++)
    if (result->sets[set].changed > 0 && result->sets[set].total.low > 0.0)
      enter(row, set < groups->count ? groups->groups[set].name : "chance",
            result->sets[set].total.shown);
}

/* The findings that vary: their figures, and the rows they are shown in. */
static size_t list(const studies_monitor_t *self, size_t *figures) {
  size_t count = 0;
  for (size_t i = 0; i < self->count; i++)
    if (varies(&self->rows[i]))
      figures[count++] = i;
  return count;
}

static int run(studies_monitor_t *self, const size_t *figures, size_t count) {
  const studies_monitor_request_t *request = &self->request;
  const sim_sensitivity_options_t options = {.points = STUDIES_MONITOR_POINTS,
                                             .threads = request->threads,
                                             .ctx = request->watch.ctx,
                                             .cancelled = request->watch.cancelled};
  studies_picks_t picks;
  sim_sensitivity_t *results = calloc(count, sizeof *results);
  int status = studies_picks_init(&picks, self->programme, &self->inputs.inputs, &self->groups,
                                  figures, count);
  picks.derived = &self->findings.derived;
  if (!results)
    status = SIM_ERR_NO_MEMORY;
  if (!status) {
    const sim_sensitivity_model_t model = studies_picks_model(&picks);
    status = sim_sensitivity_run(&model, &options, results);
  }
  if (!status) {
    for (size_t i = 0; i < count; i++)
      rank(&self->rows[figures[i]], &self->groups, &results[i]);
    sim_sensitivity_free(count, results);
  }
  free(results);
  studies_picks_free(&picks);
  return status;
}

int studies_monitor_drivers(studies_monitor_t *self) {
  int status = studies_groups_init(&self->groups, &self->inputs.inputs, self->programme, NULL, 0);
  if (!status)
    status = studies_groups_join_correlated(&self->groups, self->programme);
  size_t *figures = calloc(self->count + 1, sizeof *figures);
  if (!figures)
    status = SIM_ERR_NO_MEMORY;
  const size_t count = status ? 0 : list(self, figures);
  if (count > 0)
    status = run(self, figures, count);
  free(figures);
  return status;
}
