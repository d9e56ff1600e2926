// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/summary.h"

#include <string.h>

void sim_summaries_free(size_t count, sim_summary_t *summaries) {
  for (size_t i = 0; i < count; i++) {
    sim_histogram_free(&summaries[i].histogram);
    sim_grid_free(summaries[i].grid);
  }
  memset(summaries, 0, count * sizeof *summaries);
}
