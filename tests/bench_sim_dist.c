// SPDX-License-Identifier: GPL-3.0-or-later
/* Nanoseconds per value of the block quantiles of each kind, and per table built. */
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include "sim/laws/dist.h"

enum { BLOCK = 1024, REPEATS = 1000, ROUNDS = 9 };

static double now(void) {
  struct timespec t;
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Best of ROUNDS, in ns per value. */
static double time_block(const sim_dist_t *dist, const double *u, double *x, int repeats) {
  double best = 1e300;
  for (int round = 0; round < ROUNDS; round++) {
    const double start = now();
    for (int i = 0; i < repeats; i++)
      sim_dist_quantiles(dist, BLOCK, u, x);
    const double spent = (now() - start) / ((double)repeats * BLOCK);
    best = spent < best ? spent : best;
  }
  return best;
}

static void report(const char *text, sim_dist_t *dist, const double *u, double *x) {
  const double exact = dist->kind == SIM_DIST_CONSTANT ? 0.0 : time_block(dist, u, x, 2);
  const double start = now();
  if (sim_dist_prepare(dist) != 0)
    return;
  const double built = now() - start;
  const double block = time_block(dist, u, x, REPEATS);
  printf("%-24s %8.2f ns a value", text, block);
  if (dist->table.rows)
    printf("  (exact %6.0f ns; table built in %.2f ms, %u rows left to the exact solver)", exact,
           built / 1e6, dist->table.emptied);
  printf("\n");
  sim_dist_free(dist);
}

int main(void) {
  static double u[BLOCK], x[BLOCK];
  uint64_t state = 1;
  for (int i = 0; i < BLOCK; i++) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    u[i] = ((double)(state >> 12) + 0.5) * 0x1p-52;
  }
  sim_dist_t dist;
  const double sample[] = {1.0, 2.0, 5.0, 9.0, 12.0};
  if (sim_dist_init_constant(&dist, 1.0) == 0)
    report("constant", &dist, u, x);
  if (sim_dist_init_uniform(&dist, 0.5, 0.8) == 0)
    report("uniform", &dist, u, x);
  if (sim_dist_init_triangular(&dist, 1.0, 2.0, 4.0) == 0)
    report("triangular", &dist, u, x);
  if (sim_dist_init_empirical(&dist, sample, 5) == 0)
    report("empirical", &dist, u, x);
  if (sim_dist_init_normal(&dist, 2.0, 0.5) == 0)
    report("normal", &dist, u, x);
  if (sim_dist_init_lognormal(&dist, 0.7, 0.3) == 0)
    report("lognormal", &dist, u, x);
  if (sim_dist_init_pert(&dist, 1.0, 2.0, 4.0) == 0)
    report("pert(1,2,4)", &dist, u, x);
  if (sim_dist_init_beta(&dist, 967.0, 33.0) == 0)
    report("beta(967,33)", &dist, u, x);
  if (sim_dist_init_beta(&dist, 4460.0, 5540.0) == 0)
    report("beta(4460,5540)", &dist, u, x);
  if (sim_dist_init_beta(&dist, 17.1, 2.9) == 0)
    report("beta(17.1,2.9)", &dist, u, x);
  if (sim_dist_init_gamma(&dist, 3.7) == 0)
    report("gamma(3.7)", &dist, u, x);
  if (sim_dist_init_gamma(&dist, 0.05) == 0)
    report("gamma(0.05)", &dist, u, x);
  return 0;
}
