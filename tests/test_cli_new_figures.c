// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/figures.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static cli_new_figures_t figures;

static int make(void **state) {
  (void)state;
  figures = (cli_new_figures_t){.sheet = "Formulario", .column = 'B'};
  return cli_new_figures_add(&figures, strdup("spend"), 92000.0, 3) ||
         cli_new_figures_add(&figures, strdup("spend_admin"), 8000.0, 4) ||
         cli_new_figures_add(&figures, strdup("places_2027"), 200.0, 17);
}

static int clear(void **state) {
  (void)state;
  cli_new_figures_free(&figures);
  return 0;
}

static void expect(const char *expression, double value, const char *formula) {
  char *text = cli_new_formula(&figures, expression);
  assert_true(fabs(cli_new_value(&figures, expression) - value) < 1e-12 * value);
  assert_string_equal(text, formula);
  free(text);
}

/* A name is not the beginning of a longer one, and functions are in capitals. */
static void computes_and_writes_formulas(void **state) {
  (void)state;
  expect("100*spend_admin/(spend + spend_admin)", 8.0,
         "=100*Formulario!$B$4/(Formulario!$B$3 + Formulario!$B$4)");
  expect("min(1,spend/places_2027)", 1.0, "=MIN(1,Formulario!$B$3/Formulario!$B$17)");
  expect("0.86*spend/places_2027", 395.6, "=0.86*Formulario!$B$3/Formulario!$B$17");
  expect("2027-1", 2026.0, "=2027-1");
}

static void an_unknown_figure_has_no_value(void **state) {
  (void)state;
  assert_true(isnan(cli_new_value(&figures, "spend + target")));
  assert_true(isnan(cli_new_value(&figures, "spend +")));
  assert_true(!isfinite(cli_new_value(&figures, "spend/0")));
  assert_true(cli_new_figures_add(&figures, NULL, 1.0, 1) == -1);
  assert_int_equal((int)figures.count, 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(computes_and_writes_formulas, make, clear),
      cmocka_unit_test_setup_teardown(an_unknown_figure_has_no_value, make, clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
