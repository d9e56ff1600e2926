// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/png.h"

#include "tests/plots_support.h"

/* The check of the digits 1 to 9 is published with the polynomial (CRC-32/ISO-HDLC). */
static void check_is_that_of_the_standard(void **state) {
  (void)state;
  assert_int_equal(words_png_check("123456789", 9), 0xCBF43926U);
  assert_int_equal(words_png_number("\xFF\x01\x02\x80"), 0xFF010280U);
}

static bool is_read(const char *bytes, size_t count) {
  uint32_t width, height;
  return words_png_read(bytes, count, &width, &height);
}

/* A file that another program made; whatever byte of it changes, it is none any more, nor is a part
   of it, nor more than it. */
static void a_whole_file_only(void **state) {
  (void)state;
  size_t count;
  uint32_t width, height;
  char *bytes = slurp("tests/theme", "logo.png", &count);
  assert_true(words_png_read(bytes, count, &width, &height));
  assert_int_equal(width, 160);
  assert_int_equal(height, 60);
  for (size_t i = 0; i < count; i++) {
    bytes[i] = (char)(bytes[i] ^ 1);
    assert_false(is_read(bytes, count));
    bytes[i] = (char)(bytes[i] ^ 1);
    assert_false(is_read(bytes, i));
  }
  assert_false(is_read(bytes, count + 1)); /* with the zero behind it */
  free(bytes);
}

/* Table 11.1 of the standard, and the methods that there are. */
static void kinds(void **state) {
  (void)state;
  size_t count;
  char *bytes = slurp("tests/theme", "logo.png", &count);
  for (int colours = 0; colours < 8; colours++)
    for (int depth = 0; depth < 20; depth++) {
      const bool small = depth == 1 || depth == 2 || depth == 4, whole = depth == 8;
      const bool right = colours == 0   ? small || whole || depth == 16
                         : colours == 3 ? small || whole
                         : colours == 2 || colours == 4 || colours == 6 ? whole || depth == 16
                                                                        : false;
      bytes[24] = (char)depth;
      bytes[25] = (char)colours;
      const uint32_t check = words_png_check(bytes + 12, 17);
      for (int i = 0; i < 4; i++)
        bytes[29 + i] = (char)(unsigned char)(check >> (24 - 8 * i));
      assert_int_equal(is_read(bytes, count), right);
    }
  free(bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(check_is_that_of_the_standard),
                                     cmocka_unit_test(a_whole_file_only), cmocka_unit_test(kinds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
