// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/mix.h"
#include "sim/design/pcg.h"
#include "tests/support.h"

#include <stdio.h>
#include <string.h>

void pcg_reference(const uint64_t state[2], const uint64_t sequence[2], const uint64_t jump[2],
                   int backwards, int count, uint64_t *out);

enum { OUTPUTS = 40 };

static uint64_t key; /* of the test's own choices of seeds */

static uint64_t pick(void) {
  return sim_mix64(key += SIM_MIX_STEP);
}

static void check(const uint64_t state[2], const uint64_t sequence[2], const uint64_t jump[2],
                  int backwards) {
  uint64_t expected[OUTPUTS];
  sim_pcg_t generator;
  pcg_reference(state, sequence, jump, backwards, OUTPUTS, expected);
  sim_pcg_seed(&generator, sim_u128_of(state[0], state[1]), sim_u128_of(sequence[0], sequence[1]));
  const sim_u128 steps = sim_u128_of(jump[0], jump[1]);
  sim_pcg_advance(&generator, backwards ? -steps : steps);
  for (int i = 0; i < OUTPUTS; i++)
    assert_int_equal(sim_pcg_next(&generator), expected[i]);
}

static void test_outputs_are_the_reference(void **unused) {
  (void)unused;
  key = 1;
  for (int i = 0; i < 500; i++)
    check((uint64_t[2]){pick(), pick()}, (uint64_t[2]){pick(), pick()}, (uint64_t[2]){0, 0}, 0);
  for (uint64_t small = 0; small < 50; small++) /* the seeds people choose */
    check((uint64_t[2]){0, small}, (uint64_t[2]){0, 54}, (uint64_t[2]){0, 0}, 0);
}

static void test_jumps_are_the_reference(void **unused) {
  (void)unused;
  key = 2;
  for (int bits = 0; bits < 128; bits++)
    for (int backwards = 0; backwards < 2; backwards++) {
      const uint64_t high = bits < 64 ? 0 : pick() >> (127 - bits);
      const uint64_t low = bits < 64 ? pick() >> (63 - bits) : pick();
      check((uint64_t[2]){pick(), pick()}, (uint64_t[2]){pick(), pick()}, (uint64_t[2]){high, low},
            backwards);
    }
}

static void test_there_and_back(void **unused) {
  (void)unused;
  sim_pcg_t generator, start;
  sim_pcg_seed(&generator, 7, 11);
  start = generator;
  for (int i = 0; i < 1000; i++)
    sim_pcg_next(&generator);
  sim_pcg_advance(&generator, -(sim_u128)1000);
  assert_memory_equal(&generator, &start, sizeof start);
}

static void test_fill_is_next(void **unused) {
  (void)unused;
  for (size_t count = 0; count < 40; count++) {
    uint64_t filled[40];
    sim_pcg_t a, b;
    sim_pcg_seed(&a, 3, 5);
    b = a;
    sim_pcg_fill(&a, count, filled);
    for (size_t i = 0; i < count; i++)
      assert_int_equal(filled[i], sim_pcg_next(&b));
    assert_memory_equal(&a, &b, sizeof a);
  }
}

static void test_uniforms_are_open(void **unused) {
  (void)unused;
  assert_true(sim_uniform_of(0) == 0x1p-54);
  assert_true(sim_uniform_of(UINT64_C(1) << 11) == 0x1p-53);
  assert_true(sim_uniform_of(UINT64_MAX) == 1.0 - 0x1p-53);
  assert_true(sim_uniform_of(UINT64_C(1) << 63) == 0.5);
}

/* The generator behind GSL's interface: the same outputs, saved and restored. */
static void test_gsl_interface(void **unused) {
  (void)unused;
  gsl_rng *rng = gsl_rng_alloc(sim_rng_pcg64), *copy = gsl_rng_alloc(sim_rng_pcg64);
  gsl_rng_set(rng, 2026);
  sim_pcg_t same = *(sim_pcg_t *)gsl_rng_state(rng);
  for (int i = 0; i < 100; i++)
    assert_int_equal(gsl_rng_get(rng), sim_pcg_next(&same));
  FILE *file = tmpfile();
  assert_int_equal(gsl_rng_fwrite(file, rng), 0);
  rewind(file);
  uint64_t after[50];
  for (int i = 0; i < 50; i++)
    after[i] = gsl_rng_get(rng);
  assert_int_equal(gsl_rng_fread(file, copy), 0);
  for (int i = 0; i < 50; i++)
    assert_int_equal(gsl_rng_get(copy), after[i]);
  gsl_rng_set(copy, 2027);
  assert_int_not_equal(gsl_rng_get(copy), after[0]);
  for (int i = 0; i < 1000; i++) {
    const double u = gsl_rng_uniform_pos(rng);
    assert_true(u > 0.0 && u < 1.0);
  }
  fclose(file);
  gsl_rng_free(rng);
  gsl_rng_free(copy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_outputs_are_the_reference),
      cmocka_unit_test(test_jumps_are_the_reference),
      cmocka_unit_test(test_there_and_back),
      cmocka_unit_test(test_fill_is_next),
      cmocka_unit_test(test_uniforms_are_open),
      cmocka_unit_test(test_gsl_interface),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
