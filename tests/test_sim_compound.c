// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/pieces.c, sim/laws/mixture.c, sim/laws/cut.c: quantiles against R
   (tests/reference/laws.R), the table against the solver, atoms and ends, refused parameters. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/laws/compound.h"
#include "sim/status.h"
#include "tests/support.h"

enum { LAWS = 11, GRID = 20011, PARTS = 3 };

static sim_dist_t lognormal(double low, double high) {
  sim_dist_t law;
  double mu, sigma;
  assert_int_equal(sim_lognormal_from_interval(low, high, &mu, &sigma), SIM_OK);
  assert_int_equal(sim_dist_init_lognormal(&law, mu, sigma), SIM_OK);
  return law;
}

static sim_dist_t normal(double low, double high) {
  sim_dist_t law;
  double mean, sd;
  assert_int_equal(sim_normal_from_interval(low, high, &mean, &sd), SIM_OK);
  assert_int_equal(sim_dist_init_normal(&law, mean, sd), SIM_OK);
  return law;
}

static sim_dist_t made(int kind, double a, double b, double c) {
  sim_dist_t law;
  const int status = kind == SIM_DIST_TRIANGULAR ? sim_dist_init_triangular(&law, a, b, c)
                     : kind == SIM_DIST_PERT     ? sim_dist_init_pert(&law, a, b, c)
                     : kind == SIM_DIST_BETA     ? sim_dist_init_beta(&law, a, b)
                     : kind == SIM_DIST_UNIFORM  ? sim_dist_init_uniform(&law, a, b)
                                                 : sim_dist_init_constant(&law, a);
  assert_int_equal(status, SIM_OK);
  return law;
}

static void mix(sim_dist_t *out, size_t count, const double *weights, const sim_dist_t *parts) {
  sim_dist_t own[PARTS];
  memcpy(own, parts, count * sizeof *own);
  assert_int_equal(sim_dist_init_mixture(out, count, weights, own), SIM_OK);
}

static void cut(sim_dist_t *out, sim_dist_t law, double low, double high) {
  assert_int_equal(sim_dist_init_cut(out, &law, low, high), SIM_OK);
}

static void two(sim_dist_t *out) {
  mix(out, 2, (const double[]){75.0, 25.0},
      (const sim_dist_t[]){lognormal(520.0, 760.0), made(SIM_DIST_TRIANGULAR, 250, 380, 560)});
}

static const double five_p[] = {0.0, 0.05, 0.5, 0.95, 1.0};
static const double five_x[] = {200.0, 240.0, 279.0, 400.0, 600.0};

/* The laws of tests/reference/laws.R, in its order. */
static void init(sim_dist_t *out, int law) {
  sim_dist_t inner;
  switch (law) {
  case 0:
    mix(out, 2, (const double[]){0.75, 0.25},
        (const sim_dist_t[]){lognormal(240.3, 324.2), lognormal(400.0, 640.0)});
    break;
  case 1:
    two(out);
    break;
  case 2:
    mix(out, 3, (const double[]){0.3, 0.5, 0.2},
        (const sim_dist_t[]){made(SIM_DIST_CONSTANT, 0.4375, 0, 0),
                             made(SIM_DIST_BETA, 0.4 * 12, 0.6 * 12, 0),
                             made(SIM_DIST_UNIFORM, 0.1, 0.6, 0)});
    break;
  case 3:
    mix(out, 2, (const double[]){1.0, 1.0},
        (const sim_dist_t[]){normal(-3.0, 5.0), made(SIM_DIST_PERT, -4, 1, 2)});
    break;
  case 4:
    mix(out, 2, (const double[]){0.6, 0.4},
        (const sim_dist_t[]){made(SIM_DIST_UNIFORM, 1, 2, 0), made(SIM_DIST_UNIFORM, 5, 9, 0)});
    break;
  case 5:
    cut(out, lognormal(0.5, 0.9), 0.2, 0.95);
    break;
  case 6:
    cut(out, normal(60.0, 140.0), 10.0, INFINITY);
    break;
  case 7:
    cut(out, made(SIM_DIST_BETA, 0.9 * 60, (1 - 0.9) * 60, 0), 0.8, 0.9);
    break;
  case 8:
    cut(out, made(SIM_DIST_PERT, 2, 3, 9), -INFINITY, 4.0);
    break;
  case 9:
    two(&inner);
    cut(out, inner, 200.0, INFINITY);
    break;
  default:
    assert_int_equal(sim_dist_init_quantiles(out, 5, five_p, five_x), SIM_OK);
  }
}

/* R's own quantiles are right to 1e-9 of the value or so in its far tails, the rest to 1e-11. */
static void test_reference(void **unused) {
  (void)unused;
  sim_dist_t laws[LAWS];
  char line[128];
  size_t rows = 0;
  for (int k = 0; k < LAWS; k++)
    init(&laws[k], k);
  FILE *file = fopen("tests/reference/laws.csv", "r");
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    int law;
    double u, expected;
    assert_int_equal(sscanf(line, "%d,%lf,%lf", &law, &u, &expected), 3);
    const double x = sim_dist_quantile(&laws[law], u);
    const double tolerance = u > 1e-6 && u < 1 - 1e-6 ? 1e-11 : 1e-8;
    if (!(fabs(x - expected) <= tolerance * fmax(fabs(expected), 1e-2)))
      fail_msg("law %d at %.17g: %.17g, R has %.17g", law, u, x, expected);
    rows++;
  }
  fclose(file);
  assert_int_equal(rows, LAWS * 16);
  for (int k = 0; k < LAWS; k++)
    sim_dist_free(&laws[k]);
}

/* A column of draws is the exact quantile of each uniform, and rises with it. */
static void test_table(void **unused) {
  (void)unused;
  double *u = calloc(GRID, sizeof *u), *x = calloc(GRID, sizeof *x);
  for (int k = 0; k < LAWS; k++) {
    sim_dist_t law;
    init(&law, k);
    for (size_t i = 0; i < GRID; i++)
      u[i] = ((double)i + 0.5) / GRID;
    assert_int_equal(sim_dist_prepare(&law), SIM_OK);
    sim_dist_quantiles(&law, GRID, u, x);
    for (size_t i = 0; i < GRID; i++) {
      const double exact = i % 37 ? x[i] : sim_dist_quantile(&law, u[i]);
      if (!(fabs(x[i] - exact) <= 1e-10 * fmax(fabs(exact), 1.0)))
        fail_msg("law %d at %.17g: %.17g, exactly %.17g", k, u[i], x[i], exact);
      assert_true(i == 0 || x[i] >= x[i - 1] - 1e-10 * fmax(fabs(x[i]), 1.0));
    }
    sim_dist_free(&law);
  }
  free(u);
  free(x);
}

/* The share of an atom: P(X < 0.4375) to that plus 0.3 is exactly the constant, in either form. */
static void test_atom(void **unused) {
  (void)unused;
  sim_dist_t law;
  double at;
  init(&law, 2);
  const double below = sim_dist_tail(&law, 0.4375, 0, &at);
  assert_true(fabs(at - 0.3) < 1e-15);
  assert_int_equal(sim_dist_prepare(&law), SIM_OK);
  for (int i = 1; i < 100; i++) {
    const double u = below + 0.003 * i;
    double x;
    sim_dist_quantiles(&law, 1, &u, &x);
    assert_true(x == 0.4375);
    assert_true(sim_dist_quantile(&law, u) == 0.4375);
  }
  assert_true(sim_dist_quantile(&law, below - 1e-6) < 0.4375);
  assert_true(sim_dist_quantile(&law, below + 0.3 + 1e-6) > 0.4375);
  sim_dist_free(&law);
}

/* Points with an atom: 0.2 to 0.5 is the value 2; cut at 2 it keeps the atom and all above. */
static void test_points(void **unused) {
  (void)unused;
  static const double p[] = {0.0, 0.2, 0.5, 1.0}, x[] = {1.0, 2.0, 2.0, 5.0};
  sim_dist_t law, within;
  double at;
  assert_int_equal(sim_dist_init_quantiles(&law, 4, p, x), SIM_OK);
  assert_true(sim_dist_quantile(&law, 0.35) == 2.0 && sim_dist_quantile(&law, 0.0) == 1.0);
  assert_true(sim_dist_quantile(&law, 1.0) == 5.0 && sim_dist_quantile(&law, 0.75) == 3.5);
  assert_true(isnan(sim_dist_quantile(&law, 1.5)));
  assert_true(fabs(sim_dist_tail(&law, 2.0, 0, &at) - 0.2) < 1e-15 && fabs(at - 0.3) < 1e-15);
  assert_true(fabs(sim_dist_tail(&law, 3.5, 1, &at) - 0.25) < 1e-15 && at == 0.0);
  /* mean 0.2 · 1.5 + 0.3 · 2 + 0.5 · 3.5; E X² = 0.2 · 7/3 + 0.3 · 4 + 0.5 · 13 */
  assert_true(fabs(sim_dist_mean(&law) - 2.65) < 1e-15);
  assert_true(fabs(sim_dist_sd(&law) - sqrt(0.2 * 7.0 / 3.0 + 1.2 + 6.5 - 2.65 * 2.65)) < 1e-14);
  assert_int_equal(sim_dist_init_cut(&within, &law, 2.0, 4.0), SIM_OK);
  /* F(2-) = 0.2, F(4) = 5/6 */
  assert_true(sim_dist_quantile(&within, 0.4) == 2.0);
  assert_true(fabs(sim_dist_quantile(&within, 0.75) -
                   (2.0 + 3.0 * (0.2 + 0.75 * (5.0 / 6.0 - 0.2) - 0.5) / 0.5)) < 1e-14);
  assert_true(fabs(sim_dist_quantile(&within, 1.0) - 4.0) < 1e-14);
  sim_dist_free(&within);
}

static void test_moments(void **unused) {
  (void)unused;
  sim_dist_t law;
  init(&law, 4); /* 0.6 U(1,2) + 0.4 U(5,9): mean 0.9 + 2.8 */
  assert_true(fabs(sim_dist_mean(&law) - 3.7) < 1e-14);
  assert_true(fabs(sim_dist_sd(&law) -
                   sqrt(0.6 * 7.0 / 3.0 + 0.4 * (81.0 + 45.0 + 25.0) / 3.0 - 3.7 * 3.7)) < 1e-13);
  assert_true(sim_dist_quantile(&law, 0.0) == 1.0 && sim_dist_quantile(&law, 1.0) == 9.0);
  sim_dist_free(&law);
}

static void test_refused(void **unused) {
  (void)unused;
  static const double short_p[] = {0.0, 0.9}, still[] = {0.0, 0.5, 0.5, 1.0};
  static const double x[] = {1.0, 2.0, 3.0, 4.0}, falls[] = {1.0, 3.0, 2.0, 4.0};
  static const double p[] = {0.0, 0.1, 0.2, 1.0}, none[] = {0.5, 0.0};
  sim_dist_t law;
  assert_int_equal(sim_dist_init_quantiles(&law, 2, short_p, x), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_quantiles(&law, 4, still, x), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_quantiles(&law, 4, p, falls), SIM_ERR_DOMAIN);
  assert_int_equal(sim_dist_init_quantiles(&law, 1, p, x), SIM_ERR_DOMAIN);
  sim_dist_t parts[] = {made(SIM_DIST_UNIFORM, 0, 1, 0), made(SIM_DIST_UNIFORM, 0, 2, 0)};
  assert_int_equal(sim_dist_init_mixture(&law, 2, none, parts), SIM_ERR_DOMAIN);
  sim_dist_t whole = made(SIM_DIST_UNIFORM, 0, 1, 0);
  assert_int_equal(sim_dist_init_cut(&law, &whole, 2.0, 3.0), SIM_ERR_DOMAIN);
  whole = made(SIM_DIST_UNIFORM, 0, 1, 0);
  assert_int_equal(sim_dist_init_cut(&law, &whole, 0.5, 0.5), SIM_ERR_DOMAIN);
  assert_true(isnan(sim_dist_quantile(&law, 0.5)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference), cmocka_unit_test(test_table),
      cmocka_unit_test(test_atom),      cmocka_unit_test(test_points),
      cmocka_unit_test(test_moments),   cmocka_unit_test(test_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
