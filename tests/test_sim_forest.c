// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/engine/forest.h"
#include "sim/engine/model.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = 5000, COLUMNS = 2 };

typedef struct {
  double values[COLUMNS][N];
} sample_t;

/* Values of very different sizes, so that every order of additions gives other last digits. */
static sample_t *sample_alloc(void) {
  sample_t *sample = calloc(1, sizeof *sample);
  sim_stream_t stream;
  sim_stream_init(&stream, 3, "forest");
  for (size_t c = 0; c < COLUMNS; c++)
    sim_stream_uniforms(&stream, c * N, N, sample->values[c]);
  for (size_t r = 0; r < N; r++) {
    sample->values[0][r] = 1.0 / sample->values[0][r];
    if (r % 97 == 0)
      sample->values[1][r] = (double)NAN;
  }
  return sample;
}

static int add(sim_forest_t *forest, sample_t *sample, size_t first, size_t last) {
  sim_sheaf_t sheaf;
  assert_int_equal(sim_sheaf_init(&sheaf, COLUMNS, first, last - first), SIM_OK);
  for (size_t c = 0; c < COLUMNS; c++)
    sim_sheaf_fill(&sheaf, c, sample->values[c] + first);
  return sim_forest_add(forest, &sheaf);
}

static void assert_same(const sim_forest_t *a, const sim_forest_t *b) {
  for (size_t c = 0; c < COLUMNS; c++) {
    const sim_moments_t x = sim_forest_moments(a, c), y = sim_forest_moments(b, c);
    assert_memory_equal(&x, &y, sizeof x);
  }
}

/* Against sums in long double, to 1e-14 of their size. */
static void test_moments_are_right(void **unused) {
  (void)unused;
  sample_t *sample = sample_alloc();
  sim_forest_t forest;
  sim_forest_init(&forest, COLUMNS);
  assert_int_equal(add(&forest, sample, 0, N), SIM_OK);
  for (size_t c = 0; c < COLUMNS; c++) {
    long double sum = 0.0L, squares = 0.0L, n = 0.0L;
    for (size_t r = 0; r < N; r++)
      if (isfinite(sample->values[c][r])) {
        sum += sample->values[c][r];
        n += 1.0L;
      }
    for (size_t r = 0; r < N; r++)
      if (isfinite(sample->values[c][r]))
        squares += (sample->values[c][r] - sum / n) * (sample->values[c][r] - sum / n);
    const sim_moments_t m = sim_forest_moments(&forest, c);
    assert_int_equal(m.count, (uint64_t)n);
    assert_int_equal(m.count + m.undefined, N);
    assert_true(fabsl((long double)m.mean - sum / n) <= 1e-14L * sum / n);
    assert_true(fabsl((long double)m.m2 - squares) <= 1e-14L * squares);
  }
  sim_forest_free(&forest);
  free(sample);
}

/* 300 random splits, cut at any replicate, their pieces added in a random order, half of them
   through a forest of their own. */
static void test_any_split_in_any_order(void **unused) {
  (void)unused;
  sample_t *sample = sample_alloc();
  sim_forest_t whole, forest;
  sim_forest_init(&whole, COLUMNS);
  assert_int_equal(add(&whole, sample, 0, N), SIM_OK);
  srand(7);
  for (int trial = 0; trial < 300; trial++) {
    size_t cuts[12] = {0, N}, count = 2 + (size_t)rand() % 10;
    for (size_t i = 2; i < count; i++) {
      const size_t cut = trial % 2 ? (size_t)rand() % N : (size_t)rand() % (N / 256) * 256;
      size_t at = i;
      for (; at > 0 && cuts[at - 1] > cut; at--)
        cuts[at] = cuts[at - 1];
      cuts[at] = cut;
    }
    size_t order[11];
    for (size_t i = 0; i + 1 < count; i++) {
      const size_t j = (size_t)rand() % (i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    sim_forest_init(&forest, COLUMNS);
    for (size_t i = 0; i + 1 < count; i++) {
      sim_forest_t part;
      sim_forest_init(&part, COLUMNS);
      const bool aside = rand() % 2;
      assert_int_equal(add(aside ? &part : &forest, sample, cuts[order[i]], cuts[order[i] + 1]),
                       SIM_OK);
      assert_int_equal(sim_forest_merge(&forest, &part), SIM_OK);
    }
    assert_true(sim_forest_is_range(&forest, 0, N));
    assert_int_equal(forest.count, whole.count);
    assert_same(&forest, &whole);
    sim_forest_free(&forest);
  }
  sim_forest_free(&whole);
  free(sample);
}

/* 5000 = 4096 + 512 + 256 + 136: what n replicates are held as does not grow with n. */
static void test_few_pieces(void **unused) {
  (void)unused;
  sample_t *sample = sample_alloc();
  sim_forest_t forest;
  sim_forest_init(&forest, COLUMNS);
  for (size_t at = 0; at < N; at += 40)
    assert_int_equal(add(&forest, sample, at, at + 40), SIM_OK);
  assert_int_equal(forest.count, 4);
  assert_int_equal(forest.pieces[0].count, 4096);
  assert_int_equal(forest.pieces[3].count, 136);
  assert_int_equal(sim_forest_replicates(&forest), N);
  assert_false(sim_forest_is_range(&forest, 0, N - 1));
  assert_false(sim_forest_is_range(&forest, 1, N));
  sim_forest_free(&forest);
  free(sample);
}

static void test_nothing_is_counted_twice(void **unused) {
  (void)unused;
  static const size_t twice[][2] = {{0, 256}, {511, 512}, {1000, 1001}, {300, 2000}, {900, 1300}};
  sample_t *sample = sample_alloc();
  for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
    sim_forest_t forest;
    sim_forest_init(&forest, COLUMNS);
    assert_int_equal(add(&forest, sample, 0, 512), SIM_OK);
    assert_int_equal(add(&forest, sample, 900, 1200), SIM_OK);
    assert_int_equal(add(&forest, sample, twice[i][0], twice[i][1]), SIM_ERR_DOMAIN);
    sim_forest_free(&forest);
  }
  free(sample);
}

static void test_pieces_are_checked(void **unused) {
  (void)unused;
  static const struct {
    uint64_t first, count;
    bool is_run;
  } bad[] = {{0, 0, true},
             {0, 128, true},
             {256, 512, true},
             {0, 768, true},
             {0, 256, false},
             {200, 100, false},
             {UINT64_C(1) << 48, 256, true},
             {UINT64_MAX - 255, 256, true},
             {0, UINT64_C(1) << 63, true}};
  sim_forest_t forest;
  sim_forest_init(&forest, 0);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    sim_piece_t piece = {.first = bad[i].first, .count = bad[i].count};
    piece.moments = bad[i].is_run ? calloc(1, sizeof *piece.moments) : NULL;
    piece.values = bad[i].is_run ? NULL : calloc(1, sizeof *piece.values);
    assert_int_equal(sim_forest_put(&forest, piece), SIM_ERR_DOMAIN);
  }
  assert_int_equal(forest.count, 0);
  sim_forest_free(&forest);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_moments_are_right),  cmocka_unit_test(test_any_split_in_any_order),
      cmocka_unit_test(test_few_pieces),         cmocka_unit_test(test_nothing_is_counted_twice),
      cmocka_unit_test(test_pieces_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
