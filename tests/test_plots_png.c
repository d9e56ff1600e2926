// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/png.h"
#include "tests/plots_texts.h"

/* The start of a picture of 1 × 1 pixels, up to the name of its second chunk. */
static const char start[] =
    "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9BU\0\0\0\nIDAT";

static void finish(const char *bytes, size_t length, int wanted, plots_buffer_t *out) {
  plots_buffer_t png = {0};
  plots_buffer_add(&png, bytes, length);
  assert_int_equal(plots_png_finish(out, &png), wanted);
  plots_buffer_free(&png);
}

/* The chunk as other programs write 300 points an inch: its check is that of zlib's crc32. */
static void resolution_is_said(void **state) {
  (void)state;
  static const char chunk[] = "\0\0\0\tpHYs\0\0.#\0\0.#\1x\xA5?v";
  plots_buffer_t once = {0}, twice = {0};
  finish(start, sizeof start - 1, PLOTS_OK, &once);
  assert_int_equal(once.length, sizeof start - 1 + sizeof chunk - 1);
  assert_memory_equal(once.data, start, 33);
  assert_memory_equal(once.data + 33, chunk, sizeof chunk - 1);
  assert_memory_equal(once.data + 33 + sizeof chunk - 1, start + 33, sizeof start - 1 - 33);
  finish(once.data, once.length, PLOTS_OK, &twice);
  assert_int_equal(twice.length, once.length);
  plots_buffer_free(&once);
  plots_buffer_free(&twice);
}

static void what_is_no_picture(void **state) {
  (void)state;
  plots_buffer_t out = {0};
  for (size_t length = 0; length < sizeof start - 1; length++)
    finish(start, length, PLOTS_ERR_GNUPLOT, &out);
  finish("%PDF-1.7 and so on, as long as the start of a picture", 53, PLOTS_ERR_GNUPLOT, &out);
  assert_int_equal(out.length, 0);
  plots_buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(resolution_is_said),
                                     cmocka_unit_test(what_is_no_picture)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
