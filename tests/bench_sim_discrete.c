// SPDX-License-Identifier: GPL-3.0-or-later
/* Nanoseconds per binomial and Poisson draw for the settings of the shipped programme, with the
   share of the normal quantile that precedes each. Parameters vary from row to row. Built with
   -DSIM_NO_CLONES (the library too) it measures the plain version. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"
#include "sim/laws/poisson.h"

enum { BLOCK = 1024, ROUNDS = 400 };

typedef struct {
  const char *name;
  double n_low, n_high, p_low, p_high; /* n_low = 0: Poisson, lambda between p_low and p_high */
} setting_t;

static const setting_t settings[] = {
    {"Binomial(517, .8 to .9)", 517, 517, 0.8, 0.9},
    {"Binomial(1000 to 1400, .8 to .87)", 1000, 1400, 0.80, 0.87},
    {"Binomial(100 to 200, .3 to .7)", 100, 200, 0.3, 0.7},
    {"split, np about 30", 200, 500, 0.05, 0.15},
    {"split, np about 10", 50, 500, 0.02, 0.08},
    {"split, np 2 to 5", 60, 60, 0.04, 0.08},
    {"late split, n 10 to 60, p .2 to .8", 10, 60, 0.2, 0.8},
    {"rare, np below 1", 10, 500, 0.0, 0.002},
    {"n 10 to 1000, p .02 to .98", 10, 1000, 0.02, 0.98},
    {"Poisson(900 to 1100)", 0, 0, 900, 1100},
    {"Poisson(2 to 20)", 0, 0, 2, 20},
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double uniform(unsigned short seed[3]) {
  return erand48(seed) + 0x1p-54;
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *times) {
  qsort(times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

static void run(const setting_t *s, unsigned short seed[3]) {
  static double n[BLOCK], p[BLOCK], u[BLOCK], k[BLOCK];
  static double total[ROUNDS], normal[ROUNDS];
  double sum = 0.0;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < BLOCK; i++) {
      n[i] = floor(s->n_low + (s->n_high - s->n_low) * uniform(seed));
      p[i] = s->p_low + (s->p_high - s->p_low) * uniform(seed);
      u[i] = uniform(seed);
    }
    const double start = now();
    sim_normal_quantiles(BLOCK, u, k);
    const double middle = now();
    if (s->n_low > 0.0)
      sim_binomial_quantiles(BLOCK, n, p, u, k);
    else
      sim_poisson_quantiles(BLOCK, p, u, k);
    normal[round] = middle - start;
    total[round] = now() - middle;
    sum += k[round % BLOCK];
  }
  printf("%-38s %6.1f ns (normal quantile %4.1f)  %.0f\n", s->name, median(total) / BLOCK,
         median(normal) / BLOCK, sum);
}

int main(void) {
  unsigned short seed[3] = {1, 2, 3};
  for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
    run(&settings[i], seed);
  return 0;
}
