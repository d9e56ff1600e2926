// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PSIS_H
#define SIM_PSIS_H

#include <stddef.h>

/* Pareto-smoothed importance weights (Vehtari, Simpson, Gelman, Yao and Gabry, "Pareto smoothed
   importance sampling", J. Machine Learning Research 25 (2024), 72): the largest weights are
   replaced by the quantiles of the generalised Pareto law that fits them best, whose shape k says
   whether means under the weights can be trusted at all. */

/* Above this k means under the weights are not to be trusted, whatever their number. */
#define SIM_PSIS_LARGEST 0.7

/* The generalised Pareto law of exceedances x[n], ascending and positive, by the empirical Bayes
   estimate of Zhang and Stephens (Technometrics 51 (2009), 316–325), k drawn to 1/2 by as much as
   ten observations, as the authors of the smoothing have it. n >= 5. */
typedef struct {
  double shape, scale;
} sim_pareto_t;
sim_pareto_t sim_pareto_fit(size_t n, const double *x);

/* The quantile of probability 0 <= p < 1. */
double sim_pareto_quantile(const sim_pareto_t *self, double p);

/* Turns the logarithms of n >= 1 raw weights (−inf is a weight of 0) into smoothed weights that add
   to 1, in place, and writes the shape k: 0 where nothing had to be smoothed, weights being equal
   or too few (n < 25); infinite where all weights are 0, and they are all 1/n then. `order`
   and `scratch` hold n each. Tail: min(n/5, 3√n) weights. */
void sim_psis(size_t n, double *weights, size_t *order, double *scratch, double *shape);

/* The effective number of draws behind weights that add to 1: 1/Σw² (Kish). */
double sim_effective(size_t n, const double *weights);

#endif
