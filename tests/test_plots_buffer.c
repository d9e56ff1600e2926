// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/buffer.h"
#include "plots/status.h"

#include <locale.h>

static void grows_and_stays_terminated(void **state) {
  (void)state;
  plots_buffer_t out = {0};
  for (int i = 0; i < 20000; i++)
    plots_buffer_printf(&out, "%d,", i % 10);
  assert_int_equal(out.length, 40000);
  assert_int_equal(strlen(out.data), 40000);
  assert_memory_equal(out.data + 39990, "5,6,7,8,9,", 10);
  plots_buffer_free(&out);
  assert_null(out.data);
  plots_buffer_free(&out);
}

static void refuses_the_impossible_and_stays_so(void **state) {
  (void)state;
  plots_buffer_t out = {0};
  plots_buffer_puts(&out, "abc");
  plots_buffer_add(&out, "x", SIZE_MAX / 2);
  assert_int_equal(out.status, PLOTS_ERR_NO_MEMORY);
  plots_buffer_puts(&out, "def");
  assert_string_equal(out.data, "abc");
  plots_buffer_free(&out);
}

static void reals_have_a_point_in_any_locale(void **state) {
  (void)state;
  static const char *const locales[] = {"C", "de_DE.UTF-8", "es_CL.UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
    setlocale(LC_ALL, locales[i]);
    plots_buffer_t out = {0};
    plots_buffer_real(&out, 1234.5);
    plots_buffer_puts(&out, " ");
    plots_buffer_real(&out, -2.5e-30);
    plots_buffer_puts(&out, " ");
    plots_buffer_real(&out, 600);
    setlocale(LC_ALL, "C");
    assert_string_equal(out.data, "1234.5 -2.5e-30 600");
    plots_buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(grows_and_stays_terminated),
                                     cmocka_unit_test(refuses_the_impossible_and_stays_so),
                                     cmocka_unit_test(reals_have_a_point_in_any_locale)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
