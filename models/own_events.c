// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

/* The events that a programme states in events.csv, of each year and of all years with places.
   Their functions say 1 or 0; a year without places has no event. */

void models_own_events_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t e = 0; e < p->event_count; e++) {
    const models_own_event_t *event = &p->events[e];
    const double *columns[MODELS_OWN_OUTPUTS_MAX];
    for (size_t y = 0; y < p->years; y++) {
      double *out = models_column(self, p->event_series[e], y);
      for (size_t i = 0; i < event->output_count; i++)
        columns[i] = models_column(self, p->event_reads[e * MODELS_OWN_OUTPUTS_MAX + i], y);
      event->evaluate(self->workspace->evaluators[e], self->count, columns, out);
      models_columns_undefine(self->count, out, models_output(self, MODELS_S_PLACES, y));
    }
    models_total_of_event(self, p->event_series[e]);
  }
}
