// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_SAMPLE_H
#define SIM_SAMPLE_H

#include <stddef.h>

/* Of values x[count] in ascending order (sim_ascend), count > 0. */

/* The value below which the share p, in [0, 1), of them is: x[⌊p·count⌋], an order statistic. */
double sim_sample_quantile(size_t count, const double *x, double p);

/* Their standard deviation as a population: √(Σ(x − mean)²/count). */
double sim_sample_sd(size_t count, const double *x);

#endif
