// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/series.h"

#include "sim/status.h"

#include <string.h>

/* The events of the programme's own: what they read, and what they list. */

static size_t find_series(const models_programme_t *self, const char *name) {
  size_t s = 0;
  while (s < self->series_count &&
         (strcmp(self->series[s].name, name) != 0 || self->series[s].total == MODELS_TOTAL_ONLY))
    s++;
  return s;
}

/* A series that needs what those that it reads need. */
static int add_event(models_programme_t *self, size_t e, size_t known) {
  const models_own_event_t *event = &self->events[e];
  unsigned needs = 0;
  if (event->output_count > MODELS_OWN_OUTPUTS_MAX)
    return SIM_ERR_DOMAIN;
  for (size_t i = 0; i < event->output_count; i++) {
    const size_t s = find_series(self, event->outputs[i]);
    if (s >= known)
      return SIM_ERR_DOMAIN;
    self->event_reads[e * MODELS_OWN_OUTPUTS_MAX + i] = s;
    needs |= self->series[s].needs;
  }
  const int status = models_series_add(self, &self->event_series[e],
                                       models_arena_format(&self->arena, "%s", event->name), EVENT,
                                       true, MODELS_TOTAL_OWN);
  if (!status)
    self->series[self->event_series[e]].needs = needs;
  return status;
}

int models_own_event_series(models_programme_t *self) {
  const size_t known = self->series_count, count = self->event_count;
  int status = count > MODELS_OWN_EVENTS_MAX ? SIM_ERR_DOMAIN : SIM_OK;
  self->event_series = models_arena_alloc(&self->arena, count, sizeof *self->event_series);
  self->event_reads =
      models_arena_alloc(&self->arena, count * MODELS_OWN_OUTPUTS_MAX, sizeof *self->event_reads);
  if (!status && (!self->event_series || !self->event_reads))
    status = SIM_ERR_NO_MEMORY;
  for (size_t e = 0; !status && e < count; e++)
    status = add_event(self, e, known);
  return status;
}
