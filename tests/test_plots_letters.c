// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/letters.h"
#include "plots/status.h"

/* With fonts, with none, and with a gnuplot that fails. */
static void letters_need_a_font(void **state) {
  (void)state;
  plots_gnuplot_t gnuplot;
  char *folder = new_folder(), path[512];
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_letters_check(&gnuplot), PLOTS_OK);
  write_script(folder, "fonts.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
  snprintf(path, sizeof path, "%s/fonts.conf", folder);
  setenv("FONTCONFIG_FILE", path, 1);
  assert_int_equal(plots_letters_check(&gnuplot), PLOTS_ERR_FONTS);
  unsetenv("FONTCONFIG_FILE");
  write_script(folder, "gnuplot", "#!/bin/sh\nexit 7\n");
  snprintf(gnuplot.path, sizeof gnuplot.path, "%s/gnuplot", folder);
  assert_int_equal(plots_letters_check(&gnuplot), PLOTS_OK);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(letters_need_a_font)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
