// SPDX-License-Identifier: GPL-3.0-or-later
/* Nanoseconds per replicate of a copula of 2, 5, 10 and 20 quantities, and per value of the normal
   distribution function. */
#include <stdio.h>
#include <time.h>

#include "sim/design/copula.h"
#include "sim/design/stream.h"
#include "sim/laws/normal.h"

enum { BLOCK = 512, MOST = 20, REPEATS = 400, ROUNDS = 9 };

static double now(void) {
  struct timespec t;
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Best of ROUNDS, in ns per replicate; all correlations 0.3. */
static double time_copula(size_t count, double *const *u, double *const *z) {
  static double ranks[MOST * MOST];
  sim_copula_t copula;
  sim_stream_t stream;
  double best = 1e300;
  for (size_t i = 0; i < count * count; i++)
    ranks[i] = i % (count + 1) == 0 ? 1.0 : 0.3;
  if (sim_copula_init(&copula, count, ranks))
    return 0.0;
  sim_stream_init(&stream, 1, "bench");
  for (size_t i = 0; i < count; i++)
    sim_stream_uniforms(&stream, i * BLOCK, BLOCK, u[i]);
  for (int round = 0; round < ROUNDS; round++) {
    const double start = now();
    for (int i = 0; i < REPEATS; i++)
      sim_copula_apply(&copula, BLOCK, u, z);
    const double spent = (now() - start) / ((double)REPEATS * BLOCK);
    best = spent < best ? spent : best;
  }
  sim_copula_free(&copula);
  return best;
}

static double time_cdf(double *x) {
  double best = 1e300;
  for (int round = 0; round < ROUNDS; round++) {
    const double start = now();
    for (int i = 0; i < REPEATS; i++)
      sim_normal_cdfs(BLOCK, x);
    const double spent = (now() - start) / ((double)REPEATS * BLOCK);
    best = spent < best ? spent : best;
  }
  return best;
}

int main(void) {
  static double storage[2 * MOST][BLOCK];
  static const size_t counts[] = {2, 5, 10, MOST};
  double *u[MOST], *z[MOST];
  for (size_t i = 0; i < MOST; i++) {
    u[i] = storage[i];
    z[i] = storage[MOST + i];
  }
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
    printf("copula of %2zu              %8.2f ns a replicate\n", counts[i],
           time_copula(counts[i], u, z));
  printf("normal cdf               %8.2f ns a value\n", time_cdf(storage[0]));
  return 0;
}
