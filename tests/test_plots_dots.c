// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/dots.h"
#include "plots/pattern.h"

#include <math.h>

enum { MOST = 400 };
static plots_dot_t dots[MOST + 1];
static const char *groups[PLOTS_MARKS + 1];

static plots_dots_t chart_of(size_t count, size_t group_count, const char *label) {
  for (size_t i = 0; i <= MOST; i++)
    dots[i] = (plots_dot_t){label, 10.0 + (double)i, NAN, NAN, 0, "1.234"};
  for (size_t i = 0; group_count && i < count && i <= MOST; i++)
    dots[i].group = i * group_count / count;
  for (size_t g = 0; g <= PLOTS_MARKS; g++)
    groups[g] = label;
  return (plots_dots_t){.caption = {"dots", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                        .unit = "empresas",
                        .format = {.lang = WORDS_ES},
                        .groups = groups,
                        .group_count = group_count,
                        .dots = dots,
                        .count = count,
                        .reference = NAN};
}

static int compose(const plots_dots_t *chart, const char *wanted, bool there) {
  plots_script_t script;
  const int status = plots_dots_script(chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if ((strstr(script.body.data, wanted) != NULL) != there)
      fail_msg("%s %s in the script", wanted, there ? "is not" : "is");
  }
  plots_script_free(&script);
  return status;
}

/* Headings take 1.2 rows: the first dot lies half a row below the first heading. */
static void groups_have_headings(void **state) {
  (void)state;
  plots_dots_t chart = chart_of(4, 2, "Organizaciones");
  assert_int_equal(compose(&chart, "\n10 1.7\n11 2.7\n", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "\n12 4.9\n13 5.9\n", true), PLOTS_OK);
  chart.group_count = 0;
  for (size_t i = 0; i < 4; i++)
    dots[i].group = 0;
  assert_int_equal(compose(&chart, "\n10 0.5\n11 1.5\n12 2.5\n13 3.5\n", true), PLOTS_OK);
}

static void logarithmic_axis(void **state) {
  (void)state;
  plots_dots_t chart = chart_of(3, 0, "Instrumento");
  chart.is_log = true;
  dots[0].value = 20;
  dots[1].value = 59676;
  dots[2].value = 0; /* no place on such an axis */
  assert_int_equal(compose(&chart, "set logscale x", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "set xrange [10:100000]", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'100.000'", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "\n20 0.5\n59676 1.5\nEOD", true), PLOTS_OK);
  dots[0].value = dots[1].value = -3;
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_EMPTY);
}

static void any_range_of_a_logarithmic_axis(void **state) {
  (void)state;
  static const double ends[] = {1e-12, 0.003, 1, 7, 10, 1000, 59676, 1e9, 1e14};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    for (size_t j = i; j < sizeof ends / sizeof ends[0]; j++) {
      plots_dots_t chart = chart_of(2, 0, "Instrumento");
      chart.is_log = true;
      dots[0].value = ends[i];
      dots[1].value = ends[j];
      assert_int_equal(compose(&chart, "set logscale x", true), PLOTS_OK);
    }
}

static void intervals_and_reference(void **state) {
  (void)state;
  plots_dots_t chart = chart_of(2, 0, "Biobío");
  chart.mark = "proporción";
  chart.interval = "intervalo";
  chart.heading = "proporción (de)";
  chart.reference = 68.8;
  chart.reference_label = "todas: 68,8 %";
  dots[0] = (plots_dot_t){"Biobío", 65.1, 58.6, 71.2, 0, "65,1 %"};
  dots[1] = (plots_dot_t){"Sin cifra", NAN, NAN, NAN, 0, "–"};
  assert_int_equal(compose(&chart, "\n58.6 0.5 71.2 0.5\n", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "\n68.8 0 68.8 2\n", true), PLOTS_OK);
  assert_int_equal(compose(&chart, "'todas: 68,8 %'", true), PLOTS_OK);
  chart.reference = NAN;
  assert_int_equal(compose(&chart, "todas", false), PLOTS_OK);
}

static void nothing_lies_over_another(void **state) {
  (void)state;
  static const char *const labels[] = {
      "x", "Un instrumento de nombre tan largo que no cabe en su columna, con «comillas» y más"};
  for (size_t l = 0; l < 2; l++)
    for (size_t count = 1; count <= MOST; count = count * 3 + 1)
      for (size_t g = 0; g <= PLOTS_MARKS; g += 5) {
        plots_dots_t chart = chart_of(count, g, labels[l]);
        chart.is_log = g % 2;
        assert_int_equal(compose(&chart, "Título", true), PLOTS_OK);
      }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  plots_dots_t chart = chart_of(1, 0, "x");
  chart.count = 0;
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
  chart.count = MOST + 1;
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1, PLOTS_MARKS + 1, "x");
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1, 1, "x");
  dots[0].group = 1;
  assert_int_equal(compose(&chart, "", true), PLOTS_ERR_ARGUMENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(groups_have_headings),
                                     cmocka_unit_test(logarithmic_axis),
                                     cmocka_unit_test(any_range_of_a_logarithmic_axis),
                                     cmocka_unit_test(intervals_and_reference),
                                     cmocka_unit_test(nothing_lies_over_another),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
