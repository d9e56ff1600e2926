// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_NORMAL_TABLE_H
#define SIM_NORMAL_TABLE_H

#include "sim/laws/rows.h"

enum { SIM_NORMAL_TAIL_TERMS = 29 };

/* Lower half of the standard normal quantile, one polynomial per row of sim/laws/rows.h. */
extern const double sim_normal_rows[SIM_ROWS_SIDE][SIM_ROWS_TERMS];

/* (1 + 2z) exp(z^2/2) Q(z), z >= 0, as a polynomial in (z - 5)/(z + 5). */
extern const double sim_normal_tail[SIM_NORMAL_TAIL_TERMS];

#endif
