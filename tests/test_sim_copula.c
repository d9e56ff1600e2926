// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/design/copula.h"
#include "sim/design/stream.h"
#include "sim/elementary.h"
#include "sim/laws/dist.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/elementary_rows.h"
#include "tests/support.h"

enum { MILLION = 1000000, BLOCK = 512 };

/* The conversion against Pearson's formula by the mathematical library, and back. */
static void test_conversion(void **state) {
  (void)state;
  for (int i = -1000; i <= 1000; i++) {
    const double rank = i / 1000.0, normal = sim_copula_normal(rank);
    assert_true(fabs(normal - 2.0 * sin(acos(-1.0) * rank / 6.0)) <= 4e-16);
    assert_true(fabs(sim_copula_rank(normal) - rank) <= 1e-15 + 4e-15 * (fabs(rank) > 0.99));
  }
  assert_true(sim_copula_normal(0.0) == 0.0);
}

static double rank_row(double normal, double unused) {
  (void)unused;
  return sim_copula_rank(normal);
}

/* The way back against 60-digit values. */
static void test_rank_of_a_normal_correlation(void **state) {
  (void)state;
  int rows;
  assert_true(worst_of_rows("rank", rank_row, &rows) < 3.0 && rows == 201);
  assert_true(isnan(sim_copula_rank((double)NAN)));
}

static void test_refusals(void **state) {
  (void)state;
  const double contradicts[] = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
  const double lopsided[] = {1, 0.5, 0.4, 1}, far[] = {1, 1.5, 1.5, 1}, none[] = {1, NAN, NAN, 1},
               diagonal[] = {0.5, 0, 0, 1}, singular[] = {1, 1, 1, 1};
  sim_copula_t copula;
  assert_int_equal(sim_copula_init(&copula, 3, contradicts), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 2, lopsided), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 2, far), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 2, none), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 2, diagonal), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 2, singular), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, 0, diagonal), SIM_ERR_DOMAIN);
  assert_int_equal(sim_copula_init(&copula, SIM_COPULA_MAX + 1, diagonal), SIM_ERR_DOMAIN);
  sim_copula_free(&copula);
}

typedef struct {
  double x;
  uint32_t place;
} ranked_t;

static int by_value(const void *a, const void *b) {
  const double x = ((const ranked_t *)a)->x, y = ((const ranked_t *)b)->x;
  return (x > y) - (x < y);
}

/* Ranks 0 … MILLION - 1 of x. */
static void rank_all(const double *x, double *rank) {
  ranked_t *all = malloc(MILLION * sizeof *all);
  assert_non_null(all);
  for (uint32_t i = 0; i < MILLION; i++)
    all[i] = (ranked_t){x[i], i};
  qsort(all, MILLION, sizeof *all, by_value);
  for (uint32_t i = 0; i < MILLION; i++)
    rank[all[i].place] = i;
  free(all);
}

/* Spearman's correlation of ranks without ties. */
static double spearman(const double *a, const double *b) {
  double sum = 0.0;
  for (size_t i = 0; i < MILLION; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  const double n = MILLION;
  return 1.0 - 6.0 * sum / (n * (n * n - 1.0));
}

/* Mean, P5, median and P95 of the margin: five standard errors, 6e-7 for each comparison. */
static void check_margin(const sim_dist_t *dist, const double *x) {
  static const double p[] = {0.05, 0.5, 0.95};
  double sum = 0.0;
  size_t below[3] = {0};
  const double q[] = {sim_dist_quantile(dist, p[0]), sim_dist_quantile(dist, p[1]),
                      sim_dist_quantile(dist, p[2])};
  for (size_t i = 0; i < MILLION; i++) {
    sum += x[i];
    for (int k = 0; k < 3; k++)
      below[k] += x[i] <= q[k];
  }
  assert_true(fabs(sum / MILLION - sim_dist_mean(dist)) <= 5.0 * sim_dist_sd(dist) / 1000.0);
  for (int k = 0; k < 3; k++)
    assert_true(fabs((double)below[k] / MILLION - p[k]) <=
                5.0 * sqrt(p[k] * (1.0 - p[k])) / 1000.0);
}

/* The rank correlation reached at a million draws is within 0.005 of the one asked for. Its
   standard deviation there is at most 0.001: a false alarm has a chance below 6e-7 per
   comparison, of which there are eight. */
static void check_pair(uint64_t seed, const sim_dist_t *first, const sim_dist_t *second) {
  static const double asked[] = {-0.9, -0.5, 0.3, 0.8};
  double *x = malloc(6 * MILLION * sizeof *x), *y = x + MILLION, *rank_x = y + MILLION,
         *rank_y = rank_x + MILLION, *z[2] = {rank_y + MILLION, rank_y + 2 * (size_t)MILLION};
  sim_stream_t streams[2];
  assert_true(x != NULL);
  sim_stream_init(&streams[0], seed, "first");
  sim_stream_init(&streams[1], seed, "second");
  for (int k = 0; k < 4; k++) {
    const double ranks[] = {1.0, asked[k], asked[k], 1.0};
    double *const columns[] = {x, y};
    sim_copula_t copula;
    assert_int_equal(sim_copula_init(&copula, 2, ranks), SIM_OK);
    sim_stream_uniforms(&streams[0], 0, MILLION, x);
    sim_stream_uniforms(&streams[1], 0, MILLION, y);
    sim_copula_apply(&copula, MILLION, columns, z);
    sim_copula_free(&copula);
    sim_dist_quantiles(first, MILLION, x, x);
    sim_dist_quantiles(second, MILLION, y, y);
    if (k == 0)
      rank_all(x, rank_x);
    rank_all(y, rank_y);
    const double reached = spearman(rank_x, rank_y);
    if (getenv("SIM_TEST_VERBOSE"))
      printf("%s, %s: asked %.1f, reached %.5f\n", sim_dist_name(first->kind),
             sim_dist_name(second->kind), asked[k], reached);
    if (!(fabs(reached - asked[k]) <= 0.005))
      fail_msg("asked %.2f, reached %.5f", asked[k], reached);
    check_margin(second, y);
  }
  free(x);
}

static void test_rank_correlation(void **state) {
  (void)state;
  sim_dist_t beta, lognormal, uniform, pert;
  assert_int_equal(sim_dist_init_beta(&beta, 4.0, 8.0), SIM_OK);
  assert_int_equal(sim_dist_init_lognormal(&lognormal, 0.5, 0.8), SIM_OK);
  assert_int_equal(sim_dist_init_uniform(&uniform, 2.0, 3.0), SIM_OK);
  assert_int_equal(sim_dist_init_pert(&pert, 0.0, 1.0, 10.0), SIM_OK);
  assert_int_equal(sim_dist_prepare(&beta) | sim_dist_prepare(&pert), SIM_OK);
  check_pair(7, &beta, &lognormal);
  check_pair(8, &uniform, &pert);
  sim_dist_free(&beta);
  sim_dist_free(&pert);
}

static double ranks4[16] = {1, 0.5, 0, 0.3, 0.5, 1, 0, -0.4, 0, 0, 1, 0, 0.3, -0.4, 0, 1};

static void draw4(size_t first, size_t count, double *const *u) {
  static const char *const names[] = {"a", "b", "c", "d"};
  for (int i = 0; i < 4; i++) {
    sim_stream_t stream;
    sim_stream_init(&stream, 3, names[i]);
    sim_stream_uniforms(&stream, first, count, u[i]);
  }
}

/* The first quantity and the one without partners keep their uniforms to the bit; however the
   replicates are split, and on every machine, the bits are the same. */
static void test_bits(void **state) {
  (void)state;
  static double storage[4][4 * BLOCK];
  double *own[4], *whole[4], *parts[4], *z[4];
  for (int i = 0; i < 4; i++) {
    own[i] = storage[0] + i * BLOCK;
    whole[i] = storage[1] + i * BLOCK;
    parts[i] = storage[2] + i * BLOCK;
    z[i] = storage[3] + i * BLOCK;
  }
  sim_copula_t copula;
  assert_int_equal(sim_copula_init(&copula, 4, ranks4), SIM_OK);
  draw4(0, BLOCK, own);
  draw4(0, BLOCK, whole);
  draw4(0, BLOCK, parts);
  sim_copula_apply(&copula, BLOCK, whole, z);
  for (size_t first = 0, count = 1; first < BLOCK; first += count, count += 7) {
    double *const at[] = {parts[0] + first, parts[1] + first, parts[2] + first, parts[3] + first};
    count = first + count < BLOCK ? count : BLOCK - first;
    sim_copula_apply(&copula, count, at, z);
  }
  assert_memory_equal(whole[0], own[0], BLOCK * sizeof(double));
  assert_memory_equal(whole[2], own[2], BLOCK * sizeof(double));
  assert_memory_equal(storage[1], storage[2], sizeof storage[1]);
  uint64_t digest = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < 4 * BLOCK; i++)
    digest = (digest ^ sim_bits_of_(storage[1][i])) * UINT64_C(0x100000001b3);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("copula digest %016llx\n", (unsigned long long)digest);
  assert_true(digest == UINT64_C(0x538cb1ae8b7c9dcc));
  sim_copula_free(&copula);
}

/* The farthest uniforms all at once, which the copula takes farther: none leaves (0, 1). */
static void test_ends(void **state) {
  (void)state;
  const double ends[] = {0x1p-54, 0x1p-53, 0.5, 1.0 - 0x1p-53};
  double storage[8][4], *u[4], *z[4];
  sim_copula_t copula;
  assert_int_equal(sim_copula_init(&copula, 4, ranks4), SIM_OK);
  for (int shift = 0; shift < 4; shift++) {
    for (int i = 0; i < 4; i++) {
      u[i] = storage[i];
      z[i] = storage[4 + i];
      for (int r = 0; r < 4; r++)
        u[i][r] = ends[(r + i * shift) % 4];
    }
    sim_copula_apply(&copula, 4, u, z);
    for (int i = 0; i < 16; i++)
      assert_true(storage[i / 4][i % 4] >= 0x1p-54 && storage[i / 4][i % 4] <= 1.0 - 0x1p-53);
  }
  sim_copula_free(&copula);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_conversion), cmocka_unit_test(test_rank_of_a_normal_correlation),
      cmocka_unit_test(test_refusals),   cmocka_unit_test(test_rank_correlation),
      cmocka_unit_test(test_bits),       cmocka_unit_test(test_ends),
  };
  return cmocka_run_group_tests_name("sim_copula", tests, NULL, NULL);
}
