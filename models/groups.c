// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/block.h"
#include "models/columns.h"

#include "sim/laws/hypergeometric.h"

/* Groups: the participants by the parts of a dimension (women and men, sectors, semesters …), as
   they are spread over regions. Who has a contact, a deal or a result is spread over the parts
   without replacement, as if drawn from all of them: part after part, by name,
     k_i ~ Hypergeometric(those not yet placed; of part i, and of the parts after it),
   and the last takes the rest. So nobody of a part has another chance than the others, no part has
   more contacts than participants, and no total changes. */

/* Spreads `whole` over the parts whose sizes are the series `sizes` and add up to `all`. */
static void spread(const models_block_t *self, const models_split_t *split,
                   const models_marked_t *marked, const size_t *sizes, size_t y, const double *all,
                   const double *whole) {
  double *const *scratch = self->workspace->scratch;
  double *u = scratch[0], *left = scratch[1], *after = scratch[2];
  models_columns_copy(self->count, left, whole);
  models_columns_copy(self->count, after, all);
  for (size_t k = 0; k < split->count; k++) {
    const size_t i = split->by_name[k];
    const double *size = models_column(self, sizes[i], y);
    double *out = models_column(self, marked->series[i], y);
    models_columns_subtract(self->count, after, size);
    models_chance(self, marked->chances[i][y], u);
    sim_hypergeometric_quantiles(self->count, size, after, left, u, out);
    models_columns_subtract(self->count, left, out);
  }
}

static void spread_grouping(const models_block_t *self, const models_grouping_t *grouping,
                            size_t y) {
  const models_programme_t *p = self->programme;
  const models_split_t *split = &grouping->split;
  const double *participants = models_output(self, MODELS_S_PARTICIPANTS, y);
  models_split_firms(self, split, y, participants);
  if (models_has_links(p)) {
    const double *contact = models_output(self, MODELS_S_CONTACT, y);
    spread(self, split, &grouping->contact, grouping->sizes, y, participants, contact);
    spread(self, split, &grouping->deal, grouping->contact.series, y, contact,
           models_output(self, MODELS_S_DEAL, y));
  }
  for (size_t k = 0; k < p->result_count; k++)
    spread(self, split, &grouping->results[k], grouping->sizes, y, participants,
           models_column(self, p->results[k].reached, y));
}

void models_groups_stage(const models_block_t *self) {
  const models_programme_t *p = self->programme;
  for (size_t d = 0; d < p->grouping_count; d++) {
    models_split_shares(self, &p->groupings[d].split);
    for (size_t y = 0; y < p->years; y++)
      spread_grouping(self, &p->groupings[d], y);
  }
}
