// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_ZOO_H
#define TESTS_ZOO_H

/* The zoo: the shapes that the outputs of programmes take, and harder ones. */

#include "tests/support.h"

#include "sim/elementary.h"
#include "sim/laws/normal.h"

#include <math.h>
#include <stdbool.h>

/* The shapes that outputs take. u is uniform on (0, 1). */
static double uniform(double u) {
  return 3.0 + u;
}
static double skewed(double u) {
  return 1000.0 * exp(2.0 * u * u);
}
static double heavy(double u) {
  return 1.0 / (1.0 - u);
}
static double peaked(double u) {
  return u < 0.5 ? 310000.0 - 600.0 * u * u : 275000.0 + 70000.0 * u;
}
static double atom(double u) {
  return u < 0.7 ? 599.6131528 : 599.6131528 - u;
}
static double lattice(double u) {
  return 100.0 * floor(1800.0 + 500.0 * u) / 1157151.0;
}
static double two_places(double u) {
  return u < 0.5 ? 1e-9 * u : 1e9 + u;
}
static double constant(double u) {
  return u < 2.0 ? 0.1 : u;
}
static double counts(double u) {
  return floor(517.0 - 70.0 * u * u);
}
static double events(double u) {
  return u < 0.009 ? 1.0 : 0.0;
}
static double wide_counts(double u) {
  return floor(exp(20.0 * u));
}
static double rare_counts(double u) {
  return u < 0.99999 ? 7.0 : floor(1e6 * u);
}

/* A second number in (0, 1) out of the digits of the first. */
static double other(double u) {
  return 1e6 * u - floor(1e6 * u);
}
/* The zoo of hard ones: tight clusters, a constant with noise over a whole number, an atom in a
   continuous part, gaps, heavy skew. */
static double clusters(double u) {
  return floor(200.0 * u) + 1e-7 * sim_normal_quantile(other(u));
}
static double many_clusters(double u) {
  return floor(4000.0 * u) + 1e-9 * other(u);
}
static double per_deal(double u) {
  return (310000.0 + 0.01 * other(u)) / floor(20.0 + 300.0 * u);
}
static double per_few(double u) {
  return 310000.0 * (1.0 + 1e-12 * other(u)) / floor(1.0 + 12.0 * u * u);
}
static double atom_inside(double u) {
  return u < 0.25 || u > 0.757 ? sim_normal_quantile(u) * 1e-3 : 0.0;
}
static double gaps(double u) {
  return u + 100.0 * floor(7.3 * u) * floor(7.3 * u);
}
static double lognormal_3(double u) {
  return sim_exp(3.0 * sim_normal_quantile(u));
}
static double lognormal_4(double u) {
  return sim_exp(4.0 * sim_normal_quantile(u));
}
static double twentieth(double u) {
  return pow(u, 20.0);
}
static double nearly_constant(double u) {
  return 1e9 + 1e-6 * sim_normal_quantile(u);
}
static double both_signs(double u) {
  return u < 0.3 ? -lognormal_4(other(u)) : lognormal_4(other(u));
}
static double clipped_lattice(double u) {
  return 100.0 * fmin(floor(1800.0 + 500.0 * u), 2100.0) / 1157151.0;
}

typedef struct {
  const char *name;
  double (*of)(double u);
  bool whole;
  /* Allowed distance of the quantile's rank from its own, between P5 and P95; ten times that
     beyond, where bins are coarser. 0: exact everywhere. In a bin that a cluster's edge cuts the
     rank is off by half of what it holds at most, 1/PILOT on average: 2e-3 is exceeded with a
     probability of 8e-7 a quantile, e^(−4e-3 · 4096) (1 + 4e-3 · 4096). */
  double rank_error;
} shape_t;

static const shape_t shapes[] = {
    {"uniform", uniform, false, 3e-4},
    {"skewed", skewed, false, 3e-4},
    {"heavy", heavy, false, 3e-4},
    {"peaked", peaked, false, 3e-4},
    {"atom", atom, false, 3e-4},
    {"lattice", lattice, false, 0.0},
    {"clipped lattice", clipped_lattice, false, 0.0},
    {"two places", two_places, false, 3e-4},
    {"constant", constant, false, 0.0},
    {"counts", counts, true, 0.0},
    {"events", events, true, 0.0},
    {"wide counts", wide_counts, true, 2e-3},
    {"rare counts", rare_counts, true, 1e-4},
    {"clusters", clusters, false, 2e-3},
    {"many clusters", many_clusters, false, 2e-3},
    {"constant over a number", per_deal, false, 2e-3},
    {"constant over a few", per_few, false, 2e-3},
    {"atom inside", atom_inside, false, 3e-4},
    {"gaps", gaps, false, 2e-3},
    {"lognormal 3", lognormal_3, false, 3e-4},
    {"lognormal 4", lognormal_4, false, 3e-4},
    {"twentieth power", twentieth, false, 3e-4},
    {"nearly constant", nearly_constant, false, 3e-4},
    {"both signs", both_signs, false, 3e-4},
};
enum { SHAPES = sizeof shapes / sizeof shapes[0] };

#endif
