// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/bytes.h"
#include "sim/engine/engine.h"
#include "sim/engine/pack.h"
#include "sim/engine/pilot.h"
#include "sim/engine/run.h"
#include "sim/status.h"
#include "tests/numbers_support.h"
#include "tests/support.h"
#include "tests/toy.h"

/* What a part is for: a run cut anywhere, its parts packed, unpacked and merged in any order, gives
   the bytes of one run. */

enum { OUTPUTS = 6, N = 20000 };

/* Smooth, with far tails, a die, a lattice, seldom defined, counts that are rarely far away. */
static void row(const double *u, double *x, size_t outputs) {
  (void)outputs;
  x[0] = u[0] + u[1];
  x[1] = 1.0 / (u[0] * u[1]);
  x[2] = 1.0 + floor(6.0 * u[2]);
  x[3] = 0.1 * floor(40.0 * u[1] * u[2]);
  x[4] = u[0] < 0.02 ? u[1] : (double)NAN;
  x[5] = floor(3.0 * u[0]) + (u[1] < 4e-5 ? 1e4 : 0.0);
}

static const bool whole[OUTPUTS] = {[2] = true, [5] = true};

/* A toy, its pilot and an empty part on its grids. */
typedef struct {
  toy_t toy;
  sim_model_t model;
  sim_pilot_t pilot;
  sim_part_t empty;
} world_t;

static void world_init(world_t *self) {
  *self = (world_t){.toy = {.uniforms = 3, .row = row, .outputs = OUTPUTS}};
  toy_seed(&self->toy, 11);
  self->model = toy_model(&self->toy, whole);
  assert_int_equal(sim_pilot_init(&self->pilot, &self->model, N, 2), SIM_OK);
  assert_int_equal(sim_pilot_lay(&self->pilot, &self->empty), SIM_OK);
}

static void world_free(world_t *self) {
  sim_part_free(&self->empty);
  sim_pilot_free(&self->pilot);
}

static void run_part(const world_t *self, uint64_t first, uint64_t last, sim_part_t *part) {
  const sim_run_options_t options = {.replicates = N, .threads = 1};
  assert_int_equal(sim_part_init_like(part, &self->empty), SIM_OK);
  if (first < last)
    assert_int_equal(sim_engine_run(&self->model, &options, first, last, part), SIM_OK);
}

/* A part through bytes and back; `part` is freed. */
static void travel(const world_t *self, sim_part_t *part) {
  unsigned char *bytes;
  size_t size;
  assert_int_equal(sim_part_pack(part, &bytes, &size), SIM_OK);
  sim_part_free(part);
  assert_int_equal(sim_part_unpack(part, &self->empty, size, bytes), SIM_OK);
  free(bytes);
}

static void assert_same(const sim_part_t *a, const sim_part_t *b) {
  unsigned char *x, *y;
  size_t m, n;
  assert_int_equal(sim_part_pack(a, &x, &m), SIM_OK);
  assert_int_equal(sim_part_pack(b, &y, &n), SIM_OK);
  assert_int_equal(m, n);
  assert_memory_equal(x, y, n);
  free(x);
  free(y);
}

static void test_any_split_in_any_order(void **unused) {
  (void)unused;
  world_t world;
  sim_part_t one;
  world_init(&world);
  run_part(&world, 0, N, &one);
  srand(5);
  for (int trial = 0; trial < 12; trial++) {
    enum { PARTS = 5 };
    sim_part_t parts[PARTS], all;
    uint64_t cuts[PARTS + 1] = {0};
    for (int k = 1; k <= PARTS; k++)
      cuts[k] = k == PARTS ? N : cuts[k - 1] + (uint64_t)rand() % ((N - cuts[k - 1]) / 2);
    for (int k = 0; k < PARTS; k++) {
      run_part(&world, cuts[k], cuts[k + 1], &parts[k]);
      travel(&world, &parts[k]);
    }
    run_part(&world, 0, 0, &all);
    for (int k = 0; k < PARTS; k++)
      assert_int_equal(sim_part_merge(&all, &parts[(k * 3 + trial) % PARTS]), SIM_OK);
    assert_true(sim_forest_is_range(&all.forest, 0, N));
    assert_same(&all, &one);
    for (int k = 0; k < PARTS; k++)
      sim_part_free(&parts[k]);
    sim_part_free(&all);
  }
  sim_part_free(&one);
  world_free(&world);
}

/* The summaries of a part are those of sim_run, to the bit. */
static void test_a_part_is_a_run(void **unused) {
  (void)unused;
  world_t world;
  sim_part_t part;
  sim_summary_t run[OUTPUTS], own[OUTPUTS];
  world_init(&world);
  run_part(&world, 0, N, &part);
  sim_part_take(&part, own);
  const sim_run_options_t options = {.replicates = N, .threads = 3, .block = 300};
  assert_int_equal(sim_run(&world.model, &options, run), SIM_OK);
  for (size_t i = 0; i < OUTPUTS; i++) {
    assert_memory_equal(&run[i].moments, &own[i].moments, sizeof own[i].moments);
    for (double p = 0.0; p <= 1.0; p += 0.03125)
      assert_true(sim_histogram_quantile(&run[i].histogram, p) ==
                  sim_histogram_quantile(&own[i].histogram, p));
  }
  sim_summaries_free(OUTPUTS, run);
  sim_summaries_free(OUTPUTS, own);
  world_free(&world);
}

static void test_no_replicate_twice(void **unused) {
  (void)unused;
  world_t world;
  sim_part_t a, b;
  world_init(&world);
  run_part(&world, 0, 1000, &a);
  run_part(&world, 999, 2000, &b);
  assert_int_equal(sim_part_merge(&a, &b), SIM_ERR_DOMAIN);
  sim_part_free(&a);
  sim_part_free(&b);
  world_free(&world);
}

/* What is empty takes no room. */
static void test_packed_size(void **unused) {
  (void)unused;
  world_t world;
  sim_part_t part;
  unsigned char *bytes;
  size_t size;
  world_init(&world);
  assert_int_equal(sim_part_pack(&world.empty, &bytes, &size), SIM_OK);
  assert_true(size < 50);
  free(bytes);
  run_part(&world, 0, N, &part);
  assert_int_equal(sim_part_pack(&part, &bytes, &size), SIM_OK);
  assert_true(size < 25000);
  free(bytes);
  sim_part_free(&part);
  world_free(&world);
}

static void set_sum(unsigned char *bytes, size_t size) {
  const uint64_t sum = sim_digest(0, size - 8, bytes);
  for (int i = 0; i < 8; i++)
    bytes[size - 8 + (size_t)i] = (unsigned char)(sum >> (8 * i));
}

/* Every byte changed and every length, without and with the digest put right: refused, or a part
   whose counts agree; never read beyond the end (the sanitizers watch). */
static void test_hostile_bytes(void **unused) {
  (void)unused;
  world_t world;
  sim_part_t part, got;
  unsigned char *bytes;
  size_t size, taken = 0;
  numbers_t numbers = numbers_begin("hostile parts");
  world_init(&world);
  run_part(&world, 40, 2000, &part);
  assert_int_equal(sim_part_pack(&part, &bytes, &size), SIM_OK);
  assert_int_equal(sim_part_unpack(&got, &world.empty, size, bytes), SIM_OK);
  sim_part_free(&got);
  for (size_t i = 0; i < size; i += 1 + i / 500) {
    unsigned char *copy = malloc(size);
    memcpy(copy, bytes, size);
    copy[i] ^= (unsigned char)(1 << i % 8);
    assert_int_equal(sim_part_unpack(&got, &world.empty, size, copy), SIM_ERR_DOMAIN);
    set_sum(copy, size);
    const int status = sim_part_unpack(&got, &world.empty, size, copy);
    assert_true(status == SIM_ERR_DOMAIN || status == SIM_OK);
    numbers_add(&numbers, bytes[i]);
    numbers_add(&numbers, status);
    if (status == SIM_OK) {
      taken++;
      for (size_t k = 0; k < OUTPUTS; k++)
        numbers_add(&numbers, got.summaries[k].moments.mean);
      for (size_t k = 0; k < OUTPUTS; k++)
        assert_int_equal(got.summaries[k].histogram.count + got.summaries[k].histogram.undefined,
                         sim_forest_replicates(&got.forest));
      sim_part_free(&got);
    }
    free(copy);
  }
  numbers_end(&numbers);
  assert_true(taken > 0); /* last digits of a mean: no one can tell */
  for (size_t length = 0; length < size; length += 1 + length / 100) {
    unsigned char *copy = malloc(length + 1);
    memcpy(copy, bytes, length);
    if (length >= 24)
      set_sum(copy, length);
    assert_int_equal(sim_part_unpack(&got, &world.empty, length, copy), SIM_ERR_DOMAIN);
    free(copy);
  }
  free(bytes);
  sim_part_free(&part);
  world_free(&world);
}

/* Sums of a tail that no counts have: further than 2^62, squares below 0 or beyond 2^78. */
static void test_impossible_sums_are_refused(void **unused) {
  (void)unused;
  const sim_i128 one = 1;
  const struct {
    sim_i128 sum, squares;
    int status;
  } cases[] = {{0, 0, SIM_OK},
               {one << 62, one << 78, SIM_OK},
               {(one << 62) + 1, 0, SIM_ERR_DOMAIN},
               {-(one << 62) - 1, 0, SIM_ERR_DOMAIN},
               {0, -1, SIM_ERR_DOMAIN},
               {0, (one << 78) + 1, SIM_ERR_DOMAIN}};
  world_t world;
  sim_part_t part, got;
  world_init(&world);
  run_part(&world, N, 4 * N, &part);
  sim_histogram_t *histogram = &part.summaries[5].histogram;
  assert_true(histogram->tail_sum != 0);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char *bytes;
    size_t size;
    histogram->tail_sum = cases[i].sum;
    histogram->tail_squares = cases[i].squares;
    assert_int_equal(sim_part_pack(&part, &bytes, &size), SIM_OK);
    assert_int_equal(sim_part_unpack(&got, &world.empty, size, bytes), cases[i].status);
    if (cases[i].status == SIM_OK)
      sim_part_free(&got);
    free(bytes);
  }
  sim_part_free(&part);
  world_free(&world);
}

static void test_other_grids_are_refused(void **unused) {
  (void)unused;
  world_t world, other;
  sim_part_t got;
  unsigned char *bytes;
  size_t size;
  world_init(&world);
  world_init(&other);
  sim_part_free(&other.empty);
  other.pilot.values[5] = 0.123;
  assert_int_equal(sim_pilot_lay(&other.pilot, &other.empty), SIM_OK);
  assert_int_equal(sim_part_pack(&world.empty, &bytes, &size), SIM_OK);
  assert_int_equal(sim_part_unpack(&got, &other.empty, size, bytes), SIM_ERR_DOMAIN);
  assert_int_equal(sim_part_unpack(&got, &world.empty, size, bytes), SIM_OK);
  sim_part_free(&got);
  free(bytes);
  world_free(&other);
  world_free(&world);
}

/* Counts of 7 bits a byte, at their edges; one that needs more than 64 bits is none. */
static void test_counts(void **unused) {
  (void)unused;
  static const uint64_t counts[] = {0, 1, 127, 128, 16383, 16384, UINT64_MAX / 2, UINT64_MAX};
  sim_writer_t out = {0};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
    sim_write_count(&out, counts[i]);
  sim_reader_t in = {out.data, out.data + out.size, false};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
    assert_int_equal(sim_read_count(&in), counts[i]);
  assert_false(in.failed);
  assert_int_equal(sim_read_count(&in), 0);
  assert_true(in.failed);
  free(out.data);
  static const unsigned char large[] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 2};
  in = (sim_reader_t){large, large + sizeof large, false};
  assert_int_equal(sim_read_count(&in), 0);
  assert_true(in.failed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_any_split_in_any_order),
      cmocka_unit_test(test_a_part_is_a_run),
      cmocka_unit_test(test_no_replicate_twice),
      cmocka_unit_test(test_packed_size),
      cmocka_unit_test(test_hostile_bytes),
      cmocka_unit_test(test_impossible_sums_are_refused),
      cmocka_unit_test(test_other_grids_are_refused),
      cmocka_unit_test(test_counts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
