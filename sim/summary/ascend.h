// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ASCEND_H
#define SIM_ASCEND_H

#include <stddef.h>

/* Sorts x[count] in ascending order, −0 before 0; no NaN; count below 2^32. First by the leading
   digits of their binary form (Knuth, "The Art of Computer Programming", volume 3, section 5.2.5),
   then by insertion, which finds little to do (section 5.2.1); where values crowd together so that
   it would, by all digits: in time linear in count. `scratch` holds count values. */
void sim_ascend(size_t count, double *x, double *scratch);

#endif
