// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/part.h"

#include "sim/engine/crew.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* The forest has a column for each output whose counts do not give its moments. */
static void start_forest(sim_part_t *self) {
  size_t summed = 0;
  for (size_t i = 0; i < self->count; i++)
    summed += !sim_part_is_counted(self, i);
  sim_forest_init(&self->forest, summed);
}

/* Grids being laid, each on its own. */
typedef struct {
  sim_summary_t *summaries;
  const bool *whole;
  size_t size;
  const double *pilot;
  double *scratch; /* 2 size values for each worker */
} laying_t;

static int lay(void *ctx, int worker, size_t i) {
  const laying_t *self = ctx;
  sim_summary_t *summary = &self->summaries[i];
  double *scratch = self->scratch + (size_t)worker * 2 * self->size;
  summary->grid = sim_grid_alloc(self->size, self->pilot + i * self->size, self->whole[i], scratch);
  return summary->grid ? sim_histogram_init(&summary->histogram, summary->grid) : SIM_ERR_NO_MEMORY;
}

int sim_part_init(sim_part_t *self, size_t count, const bool *whole, size_t size,
                  const double *pilot, int threads) {
  *self = (sim_part_t){.summaries = calloc(count + 1, sizeof *self->summaries)};
  laying_t laying = {self->summaries, whole, size, pilot,
                     calloc(2 * size * (size_t)threads + 1, sizeof *laying.scratch)};
  int status = laying.scratch && self->summaries ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (!status) {
    self->count = count;
    status = sim_crew_share(threads, &(sim_tasks_t){count, &laying, lay, NULL});
  }
  if (!status)
    start_forest(self);
  free(laying.scratch);
  if (status)
    sim_part_free(self);
  return status;
}

int sim_part_init_like(sim_part_t *self, const sim_part_t *like) {
  *self = (sim_part_t){.summaries = calloc(like->count + 1, sizeof *self->summaries)};
  int status = self->summaries ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < like->count; i++) {
    self->count = i + 1;
    status = sim_histogram_init(&self->summaries[i].histogram, like->summaries[i].histogram.grid);
  }
  if (!status)
    start_forest(self);
  if (status)
    sim_part_free(self);
  return status;
}

void sim_part_free(sim_part_t *self) {
  if (self->summaries)
    sim_summaries_free(self->count, self->summaries);
  free(self->summaries);
  sim_forest_free(&self->forest);
  *self = (sim_part_t){0};
}

int sim_part_add(sim_part_t *self, uint64_t first, size_t count, double *const *columns) {
  sim_sheaf_t sheaf;
  size_t summed = 0;
  int status = sim_sheaf_init(&sheaf, self->forest.columns, first, count);
  if (status)
    return status;
  for (size_t i = 0; !status && i < self->count; i++) {
    if (!sim_part_is_counted(self, i))
      sim_sheaf_fill(&sheaf, summed++, columns[i]);
    status = sim_histogram_add(&self->summaries[i].histogram, count, columns[i]);
  }
  if (!status)
    status = sim_forest_add(&self->forest, &sheaf);
  sim_sheaf_free(&sheaf);
  return status;
}

int sim_part_merge_moments(sim_part_t *self, sim_part_t *other) {
  return sim_forest_merge(&self->forest, &other->forest);
}

int sim_part_merge(sim_part_t *self, sim_part_t *other) {
  if (other->count != self->count)
    return SIM_ERR_DOMAIN;
  int status = sim_part_merge_moments(self, other);
  for (size_t i = 0; !status && i < self->count; i++)
    status = sim_histogram_merge(&self->summaries[i].histogram, &other->summaries[i].histogram);
  return status;
}

void sim_part_finish(sim_part_t *self) {
  size_t summed = 0;
  for (size_t i = 0; i < self->count; i++)
    self->summaries[i].moments = sim_part_is_counted(self, i)
                                     ? sim_histogram_moments(&self->summaries[i].histogram)
                                     : sim_forest_moments(&self->forest, summed++);
}

void sim_part_take(sim_part_t *self, sim_summary_t *summaries) {
  sim_part_finish(self);
  memcpy(summaries, self->summaries, self->count * sizeof *summaries);
  self->count = 0;
  sim_part_free(self);
}
