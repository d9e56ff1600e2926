// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/curve.h"

#include <math.h>

enum { POINTS = 101 };
static double x[POINTS], p[POINTS];

/* A straight curve from low to high. */
static void fill(double low, double high) {
  for (int i = 0; i < POINTS; i++) {
    x[i] = low + (high - low) * i / (POINTS - 1);
    p[i] = i;
  }
}

static plots_curve_t chart_of(const plots_curve_mark_t *marks, size_t count, double reference) {
  return (plots_curve_t){{"curve", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                         "M$ nominales",
                         "probabilidad de no superar el monto",
                         {0, false, WORDS_ES},
                         x,
                         p,
                         POINTS,
                         marks,
                         count,
                         isnan(reference) ? NULL : "techo de los cuatro años",
                         reference,
                         NULL,
                         0,
                         NULL};
}

static int compose(double reference, const char *wanted) {
  const plots_curve_mark_t marks[] = {{"P50", x[50], 50, false}, {"P80", x[80], 80, false}};
  const plots_curve_t chart = chart_of(marks, 2, reference);
  plots_script_t script;
  const int status = plots_curve_script(&chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

static void marks_are_written(void **state) {
  (void)state;
  fill(1200000, 1700000);
  assert_int_equal(compose(NAN, "'P50: 1.450.000'"), PLOTS_OK);
  assert_int_equal(compose(NAN, "'P80: 1.600.000'"), PLOTS_OK);
  for (double reference = 900000; reference < 2.2e6; reference += 50000)
    assert_int_equal(compose(reference, "techo de los cuatro años: "), PLOTS_OK);
}

static void odd_curves(void **state) {
  (void)state;
  static const double ends[][2] = {{0, 0},     {310000, 310000}, {-5, 5},    {1e11, 1e12},
                                   {-1e6, -1}, {1e-9, 2e-9},     {0, 1e-300}};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    fill(ends[i][0], ends[i][1]);
    assert_int_equal(compose(NAN, "Título"), PLOTS_OK);
    assert_int_equal(compose(ends[i][1], "Título"), PLOTS_OK);
  }
  fill(0, 100);
  x[3] = p[7] = NAN;
  assert_int_equal(compose(NAN, "'P50: 50'"), PLOTS_OK);
  fill(NAN, NAN);
  assert_int_equal(compose(NAN, ""), PLOTS_ERR_EMPTY);
  plots_curve_t chart = chart_of(NULL, 0, NAN);
  plots_script_t script;
  chart.count = 1;
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_ERR_ARGUMENT);
  chart.count = POINTS;
  chart.mark_count = 1;
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_ERR_ARGUMENT);
}

/* What the curve is held against is within the axes, in the alternative text and among the marks.
 */
static void data_are_marks(void **state) {
  (void)state;
  static const plots_point_t data[] = {{100, 10}, {900, 50}, {2000, 90}};
  plots_script_t script;
  fill(0, 1000);
  plots_curve_t chart = chart_of(NULL, 0, NAN);
  chart.data = data;
  chart.data_count = 3;
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_ERR_ARGUMENT);
  chart.data_label = "valores";
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_OK);
  check_texts(&script);
  assert_non_null(strstr(script.body.data, "'2.000'"));
  assert_non_null(strstr(script.description.data, "valores: 3."));
  assert_int_equal(words_table_rows(&script.marks), POINTS + 3);
  plots_script_free(&script);
}

/* A curve that is cut off at 10 % is not drawn as if it began at 0. */
static void only_whole_ends_are_prolonged(void **state) {
  (void)state;
  plots_script_t script;
  fill(103, 197);
  plots_curve_t chart = chart_of(NULL, 0, NAN);
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_OK);
  assert_non_null(strstr(script.body.data, "EOD\n100 0\n103 0\n"));
  assert_non_null(strstr(script.body.data, "197 100\n200 100\nEOD"));
  plots_script_free(&script);
  for (int i = 0; i < POINTS; i++)
    p[i] = 10 + 0.8 * i;
  assert_int_equal(plots_curve_script(&chart, &script), PLOTS_OK);
  assert_null(strstr(script.body.data, "\n100 0\n"));
  assert_null(strstr(script.body.data, "\n200 100\n"));
  plots_script_free(&script);
}

static void draws(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  const plots_curve_mark_t mark = {"P80", 1600000, 80, false};
  size_t length;
  fill(1200000, 1700000);
  const plots_curve_t chart = chart_of(&mark, 1, 1240000);
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_curve_write(&chart, &target), PLOTS_OK);
  char *svg = slurp(folder, "curve.svg", &length);
  assert_true(well_formed(svg));
  assert_non_null(strstr(svg, ">P80: 1.600.000<"));
  assert_non_null(strstr(svg, "P80: 1.600.000. techo de los cuatro años: 1.240.000."));
  free(svg);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(marks_are_written),
                                     cmocka_unit_test(data_are_marks), cmocka_unit_test(odd_curves),
                                     cmocka_unit_test(only_whole_ends_are_prolonged),
                                     cmocka_unit_test(draws)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
