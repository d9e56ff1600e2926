// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_ITP_H
#define STUDIES_ITP_H

#include <stdint.h>

/* Where to look next, strictly between the whole numbers a and b (b − a > 1), for the place where a
   function changes its sign, given its values ga and gb there, which may be infinite: interpolate,
   truncate, project (Oliveira and Takahashi 2021, ACM TOMS 47(1):5), with κ₁ = 0.2/first_width,
   κ₂ = 2, n₀ = 1, ε = ½. `first_width` is that of the first bracket; `left` is how many steps are
   left of the ⌈log₂ first_width⌉ + 1 that are allowed. */
int64_t studies_itp_next(int64_t a, int64_t b, double ga, double gb, double first_width, int left);

#endif
