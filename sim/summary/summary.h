// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SUMMARY_H
#define SIM_SUMMARY_H

#include "sim/summary/histogram.h"
#include "sim/summary/moments.h"

/* What a run says of one output. */
typedef struct {
  sim_moments_t moments;
  sim_histogram_t histogram;
  sim_grid_t *grid; /* the histogram's, when the summary owns it; else NULL */
} sim_summary_t;

void sim_summaries_free(size_t count, sim_summary_t *summaries);

#endif
