// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_STUDENT_H
#define SIM_STUDENT_H

/* The t with P(T <= t) = u of Student's distribution with `dof` degrees of freedom, 0 < u < 1,
   1 <= dof <= 1e9, neither need be whole; -inf at u = 0, inf at 1, else NaN. Through the beta
   distribution, dof/(dof + T^2) ~ Beta(dof/2, 1/2) (Abramowitz & Stegun 1964, 26.7.1): relative
   error that of 2 min(u, 1 - u), which rounds near u = 1, and below 4e-15 besides. The same bits
   on every machine. */
double sim_student_quantile(double u, double dof);

#endif
