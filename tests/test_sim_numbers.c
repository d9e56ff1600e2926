// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/copula.h"
#include "sim/design/design.h"
#include "sim/estimate/adapt.h"
#include "sim/laws/binomial.h"
#include "sim/laws/compound.h"
#include "sim/laws/dist.h"
#include "sim/laws/hypergeometric.h"
#include "sim/laws/poisson.h"
#include "sim/status.h"
#include "sim/summary/ascend.h"
#include "sim/summary/dense.h"
#include "sim/summary/sparse.h"

#include "tests/numbers_support.h"

/* Laws, over their whole ranges and beyond, and what is made of draws. */

static const double levels[] = {-0.1, 0.0,        1e-300,      1e-12, 1e-4, 0.01, 0.05,
                                0.25, 0.3,        0.5,         0.62,  0.75, 0.9,  0.95,
                                0.99, 1.0 - 1e-6, 1.0 - 1e-12, 1.0,   1.1};
enum { LEVELS = sizeof levels / sizeof levels[0], BLOCK = 600 };

static void fill(uint64_t seed, const char *name, size_t count, double *u) {
  sim_stream_t stream;
  sim_stream_init(&stream, seed, name);
  sim_stream_uniforms(&stream, 0, count, u);
}

static void add_dist(numbers_t *numbers, sim_dist_t *dist, int status) {
  double u[BLOCK], x[BLOCK], at;
  numbers_add(numbers, status);
  numbers_add(numbers, sim_dist_mean(dist));
  numbers_add(numbers, sim_dist_sd(dist));
  for (size_t i = 0; i < LEVELS; i++)
    numbers_add(numbers, sim_dist_quantile(dist, levels[i]));
  if (!status) {
    assert_int_equal(sim_dist_prepare(dist), SIM_OK);
    fill(1, "levels", BLOCK, u);
    sim_dist_quantiles(dist, BLOCK, u, x);
    numbers_add_all(numbers, BLOCK, x);
    for (size_t i = 0; i < 8; i++) {
      numbers_add(numbers, sim_dist_tail(dist, x[i], 0, &at));
      numbers_add(numbers, sim_dist_tail(dist, x[i], 1, &at));
      numbers_add(numbers, at);
    }
  }
  sim_dist_free(dist);
}

static void laws(void **state) {
  (void)state;
  static const double shapes[][2] = {
      {0.3, 0.7}, {1.0, 1.0},  {2.5, 1.5},  {17.1, 2.9}, {967.0, 33.0}, {0.0, 2.0},  {1.0, 0.0},
      {1e9, 1e9}, {1e-6, 3.0}, {-1.0, 2.0}, {2.0, 2e9},  {1e-7, 1e-7},  {40.0, 0.02}};
  numbers_t numbers = numbers_begin("laws");
  sim_dist_t d;
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
    const double a = shapes[i][0], b = shapes[i][1];
    add_dist(&numbers, &d, sim_dist_init_beta(&d, a, b));
    add_dist(&numbers, &d, sim_dist_init_gamma(&d, a));
    add_dist(&numbers, &d, sim_dist_init_normal(&d, a, b));
    add_dist(&numbers, &d, sim_dist_init_lognormal(&d, 0.1 * a, 0.1 * b));
    add_dist(&numbers, &d, sim_dist_init_uniform(&d, a, b));
    add_dist(&numbers, &d, sim_dist_init_uniform(&d, b, a));
    add_dist(&numbers, &d, sim_dist_init_triangular(&d, -2.0, a, b));
    add_dist(&numbers, &d, sim_dist_init_triangular(&d, a, a, a + b));
    add_dist(&numbers, &d, sim_dist_init_pert(&d, -2.0, a, b));
    add_dist(&numbers, &d, sim_dist_init_pert(&d, a, a, a + b));
    add_dist(&numbers, &d, sim_dist_init_constant(&d, a / b));
  }
  numbers_end(&numbers);
}

static void compounds(void **state) {
  (void)state;
  static const double ends[][2] = {
      {-INFINITY, 1.0}, {0.5, INFINITY}, {0.2, 0.9}, {1.0, 2.0}, {5.0, 6.0}};
  static const double p[] = {0.0, 0.1, 0.5, 0.5000001, 0.9, 1.0},
                      x[] = {-1.0, 0.0, 0.0, 2.0, 3.0, 9.0};
  static const double weights[] = {0.2, 3.0, 1.0, 0.5};
  static const double sample[] = {3.0, -1.0, 2.0, 2.0, 7.5, 0.0};
  numbers_t numbers = numbers_begin("compound laws");
  sim_dist_t d, parts[4], law;
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    for (int kind = 0; kind < 4; kind++) {
      const int ok = kind == 0   ? sim_dist_init_normal(&law, 0.6, 0.4)
                     : kind == 1 ? sim_dist_init_beta(&law, 2.0, 3.0)
                     : kind == 2 ? sim_dist_init_triangular(&law, 0.0, 0.5, 2.0)
                                 : sim_dist_init_quantiles(&law, 6, p, x);
      assert_int_equal(ok, SIM_OK);
      add_dist(&numbers, &d, sim_dist_init_cut(&d, &law, ends[i][0], ends[i][1]));
    }
  for (size_t count = 1; count <= 4; count++) {
    assert_int_equal(sim_dist_init_normal(&parts[0], 1.0, 0.5), SIM_OK);
    assert_int_equal(sim_dist_init_constant(&parts[1], 1.5), SIM_OK);
    assert_int_equal(sim_dist_init_beta(&parts[2], 3.0, 1.2), SIM_OK);
    assert_int_equal(sim_dist_init_quantiles(&parts[3], 6, p, x), SIM_OK);
    add_dist(&numbers, &d, sim_dist_init_mixture(&d, count, weights, parts));
    for (size_t i = count; i < 4; i++)
      sim_dist_free(&parts[i]);
  }
  for (size_t count = 1; count <= 6; count++) {
    add_dist(&numbers, &d, sim_dist_init_quantiles(&d, count, p, x));
    add_dist(&numbers, &d, sim_dist_init_quantiles(&d, count, p + 6 - count, x));
    add_dist(&numbers, &d, sim_dist_init_empirical(&d, sample, count));
    add_dist(&numbers, &d, sim_dist_init_listed(&d, sample, count));
  }
  numbers_end(&numbers);
}

static void counts(void **state) {
  (void)state;
  static const double n[] = {0, 1, 2, 7, 40, 1000, 1e6, 2.5, -1, 2147483648.0, 4e9};
  static const double p[] = {0, 1e-9, 0.02, 0.25, 0.5, 0.75, 0.98, 1, 1.5, -0.5};
  static const double k[] = {-1, 0, 0.5, 1, 2, 3, 7, 10, 40, 1000, INFINITY, -INFINITY};
  numbers_t numbers = numbers_begin("counts");
  double u[BLOCK], a[BLOCK], b[BLOCK], c[BLOCK], out[BLOCK];
  for (size_t i = 0; i < sizeof n / sizeof n[0]; i++)
    for (size_t j = 0; j < sizeof p / sizeof p[0]; j++) {
      for (size_t l = 0; l < LEVELS; l++) {
        numbers_add(&numbers, sim_binomial_quantile(n[i], p[j], levels[l]));
        numbers_add(&numbers, sim_poisson_quantile(0.01 * n[i] * p[j], levels[l]));
        if (n[i] < 1e4)
          numbers_add(&numbers,
                      sim_hypergeometric_quantile(n[i], 30.0, floor(20.0 * p[j]), levels[l]));
      }
      for (size_t l = 0; n[i] < 1e4 && l < sizeof k / sizeof k[0]; l++) {
        numbers_add(&numbers, sim_binomial_pmf(k[l], n[i], p[j]));
        numbers_add(&numbers, sim_binomial_cdf(k[l], n[i], p[j]));
        numbers_add(&numbers, sim_binomial_sf(k[l], n[i], p[j]));
        numbers_add(&numbers, sim_poisson_pmf(k[l], n[i] * p[j]));
        numbers_add(&numbers, sim_poisson_cdf(k[l], n[i] * p[j]));
        numbers_add(&numbers, sim_poisson_sf(k[l], n[i] * p[j]));
        numbers_add(&numbers, sim_hypergeometric_pmf(k[l], n[i], 30.0, floor(20.0 * p[j])));
        numbers_add(&numbers, sim_hypergeometric_cdf(k[l], n[i], 30.0, floor(20.0 * p[j])));
      }
    }
  for (int scale = 1; scale <= 10000; scale *= 10) {
    fill(2, "u", BLOCK, u);
    for (size_t i = 0; i < BLOCK; i++) {
      a[i] = (double)(i % 41) * scale;
      b[i] = (double)(i % 29) / 28.0;
      c[i] = floor(b[i] * (a[i] + 50.0));
    }
    sim_binomial_quantiles(BLOCK, a, b, u, out);
    numbers_add_all(&numbers, BLOCK, out);
    sim_poisson_quantiles(BLOCK, a, u, out);
    numbers_add_all(&numbers, BLOCK, out);
    for (size_t i = 0; i < BLOCK; i++)
      out[i] = 50.0;
    sim_hypergeometric_quantiles(BLOCK, a, out, c, u, out);
    numbers_add_all(&numbers, BLOCK, out);
  }
  numbers_end(&numbers);
}

static int ridge(void *ctx, int worker, uint64_t first, size_t count, double *const *z,
                 double *out) {
  (void)ctx, (void)worker, (void)first;
  for (size_t i = 0; i < count; i++)
    out[i] = -0.5 * pow((z[0][i] + z[1][i] - 2.5) / 0.05, 2) - fabs(z[2][i]);
  return 0;
}

static void posterior(void **state) {
  (void)state;
  const sim_adapt_t adapt = {.dimensions = 3,
                             .pilot = 1000,
                             .draws = 1100,
                             .seed = 2,
                             .name = "ridge",
                             .threads = 1,
                             .likelihood = ridge};
  numbers_t numbers = numbers_begin("posterior");
  sim_posterior_t out;
  size_t picks[300];
  assert_int_equal(sim_adapt(&adapt, &out), SIM_OK);
  numbers_add_all(&numbers, 3 * out.draws, out.z);
  numbers_add_all(&numbers, out.draws, out.weights);
  numbers_add_all(&numbers, 4,
                  (double[]){out.shape, out.effective, (double)out.rounds, out.is_reached});
  assert_int_equal(sim_posterior_resample(&out, 3, "picks", 300, picks), SIM_OK);
  for (size_t i = 0; i < 300; i++)
    numbers_add(&numbers, (double)picks[i]);
  numbers_end(&numbers);
  sim_posterior_free(&out);
}

static void edges(void **state) {
  (void)state;
  static double out[SIM_SPARSE_ROOM], many[2 * BLOCK];
  static const double few[][3] = {
      {-2.0, 5.0, 1e6}, {0.0, 0.0, 0.0}, {1.0, 1.0, 1.5}, {-9.0, -3.0, 0.0}};
  numbers_t numbers = numbers_begin("edges");
  for (size_t i = 0; i < 4; i++)
    for (size_t count = 1; count <= 3; count++)
      numbers_add_all(&numbers, sim_sparse_edges(count, few[i], out), out);
  for (int kind = 0; kind < 4; kind++) {
    double scratch[BLOCK];
    fill(5, "edges", BLOCK, many);
    for (size_t i = 0; i < BLOCK; i++)
      many[i] = kind == 0   ? many[i]
                : kind == 1 ? floor(20.0 * many[i])
                : kind == 2 ? 0.25 * floor(300.0 * many[i])
                            : exp(6.0 * many[i]);
    sim_ascend(BLOCK, many, scratch);
    const sim_dense_t dense = sim_dense_of(BLOCK, many);
    numbers_add(&numbers, dense.discrete);
    numbers_add(&numbers, dense.step);
    numbers_add_all(&numbers, sim_dense_edges(BLOCK, many, dense, out), out);
  }
  numbers_end(&numbers);
}

static void designs(void **state) {
  (void)state;
  static const sim_design_kind_t kinds[] = {SIM_DESIGN_RANDOM, SIM_DESIGN_LHS, SIM_DESIGN_SOBOL};
  numbers_t numbers = numbers_begin("designs");
  for (size_t k = 0; k < 3; k++)
    for (uint64_t n = 0; n < 5; n++) {
      const uint64_t replicates = sim_design_replicates(kinds[k], n * n * 37);
      sim_design_t design;
      sim_stream_t stream;
      double u[256];
      numbers_add(&numbers, (double)replicates);
      numbers_add(&numbers, sim_design_init(&design, kinds[k], replicates));
      sim_stream_init(&stream, 6, "design");
      for (size_t d = 0; replicates >= 32 && d < 40; d += 13) {
        sim_design_uniforms(&design, &stream, d, 0, replicates < 256 ? replicates : 256, u);
        numbers_add_all(&numbers, replicates < 256 ? replicates : 256, u);
      }
    }
  for (double rank = -1.0; rank <= 1.0; rank += 0.125) {
    numbers_add(&numbers, sim_copula_normal(rank));
    numbers_add(&numbers, sim_copula_rank(rank));
  }
  numbers_end(&numbers);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(laws),      cmocka_unit_test(compounds), cmocka_unit_test(counts),
      cmocka_unit_test(posterior), cmocka_unit_test(edges),     cmocka_unit_test(designs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
