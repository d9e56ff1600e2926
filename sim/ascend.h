// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ASCEND_H
#define SIM_ASCEND_H

#include <stddef.h>

/* Sorts x[count] in ascending order, −0 before 0; no NaN. By the digits of their binary form
   (Knuth, "The Art of Computer Programming", volume 3, section 5.2.5), in time linear in count;
   `scratch` holds count values. */
void sim_ascend(size_t count, double *x, double *scratch);

#endif
