// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_LAWS_H
#define SIM_LAWS_H

#include "sim/laws/table.h"

/* The families that are tabulated. Context: sim_beta_t, sim_gamma_t, initialised. */
extern const sim_law_t sim_law_beta;
extern const sim_law_t sim_law_gamma;

#endif
