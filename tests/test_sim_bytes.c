// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers as bytes: those of LEB128 and of little-endian words, and back; what is cut or too long.
 */
#include "sim/bytes.h"
#include "tests/support.h"

static void test_counts(void **unused) {
  (void)unused;
  static const struct {
    uint64_t count;
    size_t size;
    unsigned char bytes[10];
  } cases[] = {
      {0, 1, {0}},
      {127, 1, {127}},
      {128, 2, {0x80, 1}},
      {300, 2, {0xac, 2}},
      {624485, 3, {0xe5, 0x8e, 0x26}}, /* the example of DWARF */
      {UINT64_MAX, 10, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    sim_writer_t out = {0};
    sim_write_count(&out, cases[i].count);
    assert_int_equal(out.size, cases[i].size);
    assert_memory_equal(out.data, cases[i].bytes, out.size);
    for (size_t size = 0; size <= out.size; size++) {
      sim_reader_t in = {out.data, out.data + size, false};
      assert_int_equal(sim_read_count(&in), size == out.size ? cases[i].count : 0);
      assert_int_equal(in.failed, size < out.size);
      assert_int_equal(sim_read_left(&in), 0);
    }
    free(out.data);
  }
  /* a bit beyond the 64th, and an eleventh byte */
  static const unsigned char bad[2][11] = {
      {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0},
      {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1}};
  for (size_t i = 0; i < 2; i++) {
    sim_reader_t in = {bad[i], bad[i] + 11, false};
    assert_true(sim_read_count(&in) == 0 && in.failed);
    assert_true(sim_read_count(&in) == 0 && sim_read_word(&in) == 0);
  }
}

static void test_words_and_reals(void **unused) {
  (void)unused;
  static const unsigned char bytes[] = {8, 7, 6, 5, 4, 3, 2, 1, /* then −2: IEEE 754 */
                                        0, 0, 0, 0, 0, 0, 0, 0xc0};
  sim_writer_t out = {0};
  sim_write_word(&out, UINT64_C(0x0102030405060708));
  sim_write_real(&out, -2.0);
  assert_int_equal(out.size, sizeof bytes);
  assert_memory_equal(out.data, bytes, sizeof bytes);
  sim_reader_t in = {out.data, out.data + out.size, false};
  assert_int_equal(sim_read_word(&in), UINT64_C(0x0102030405060708));
  assert_int_equal(sim_read_left(&in), 8);
  assert_true(sim_read_real(&in) == -2.0 && !in.failed);
  in = (sim_reader_t){out.data, out.data + 7, false};
  assert_true(sim_read_word(&in) == 0 && in.failed);
  free(out.data);
}

/* Longer than what is allocated at first. */
static void test_many(void **unused) {
  (void)unused;
  enum { MANY = 20000 };
  sim_writer_t out = {0};
  for (uint64_t i = 0; i < MANY; i++)
    sim_write_word(&out, i * i);
  assert_true(out.size == 8 * MANY && out.capacity >= out.size && !out.lost);
  sim_reader_t in = {out.data, out.data + out.size, false};
  for (uint64_t i = 0; i < MANY; i++)
    assert_int_equal(sim_read_word(&in), i * i);
  assert_true(sim_read_left(&in) == 0 && !in.failed);
  free(out.data);
}

/* Every byte, their order and their number count. */
static void test_digest(void **unused) {
  (void)unused;
  static const unsigned char texts[][4] = {{0}, {1}, {1, 2}, {2, 1}, {1, 2, 0}, {1, 0, 2}};
  static const size_t sizes[] = {0, 1, 2, 2, 3, 3};
  uint64_t digests[6];
  for (size_t i = 0; i < 6; i++) {
    digests[i] = sim_digest(0, sizes[i], texts[i]);
    assert_int_equal(sim_digest(0, sizes[i], texts[i]), digests[i]);
    for (size_t k = 0; k < i; k++)
      assert_int_not_equal(digests[i], digests[k]);
  }
  assert_int_not_equal(sim_digest(digests[1], 1, texts[1]), digests[1]);
  assert_int_equal(sim_digest(0, 1, texts[1]), sim_digest_word(sim_digest_word(0, 1), 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_counts),
      cmocka_unit_test(test_words_and_reals),
      cmocka_unit_test(test_many),
      cmocka_unit_test(test_digest),
  };
  return cmocka_run_group_tests_name("sim_bytes", tests, NULL, NULL);
}
