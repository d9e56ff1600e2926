// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/bars.h"
#include "plots/pattern.h"

#include <math.h>

enum { MOST = 400 };
static plots_bar_t bars[MOST + 1];
static double parts[PLOTS_PATTERNS];
static const char *names[PLOTS_PATTERNS + 1];

static plots_bars_t chart_of(size_t count, size_t part_count, double value, const char *label,
                             const char *text) {
  for (size_t p = 0; p <= PLOTS_PATTERNS; p++)
    names[p] = label;
  for (size_t p = 0; p < PLOTS_PATTERNS; p++)
    parts[p] = value;
  for (size_t i = 0; i <= MOST; i++)
    bars[i] = (plots_bar_t){label, parts, text};
  return (plots_bars_t){.caption = {"bars", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
                        .unit = "M$",
                        .format = {.lang = WORDS_ES},
                        .parts = names,
                        .part_count = part_count,
                        .bars = bars,
                        .count = count};
}

/* Composes and returns the status; `wanted` must stand in the script. */
static int compose(const plots_bars_t *chart, const char *wanted) {
  plots_script_t script;
  const int status = plots_bars_script(chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if (!strstr(script.body.data, wanted))
      fail_msg("%s is not in the script", wanted);
  }
  plots_script_free(&script);
  return status;
}

/* Boxes lie end to end, and every number that fits is written. */
static void parts_lie_end_to_end(void **state) {
  (void)state;
  static const double own[] = {30, NAN, 50};
  plots_bars_t chart = chart_of(1, 3, 0, "Ñuble", "80 *");
  bars[0].parts = own;
  assert_int_equal(compose(&chart, "\n0 30 -0.36 0.36\n"), PLOTS_OK);
  assert_int_equal(compose(&chart, "\n30 80 -0.36 0.36\n"), PLOTS_OK);
  assert_int_equal(compose(&chart, "'30'"), PLOTS_OK);
  assert_int_equal(compose(&chart, "'80 *'"), PLOTS_OK);
}

static void panels_start_at_zero(void **state) {
  (void)state;
  static const double own[] = {30, 50};
  plots_bars_t chart = chart_of(1, 2, 0, "Maule", NULL);
  bars[0].parts = own;
  chart.is_split = true;
  assert_int_equal(compose(&chart, "\n0 50 -0.36 0.36\n"), PLOTS_OK);
  assert_int_equal(compose(&chart, "'50'"), PLOTS_OK);
}

/* The number of a part that is the whole bar stands behind it only. */
static void a_single_part_is_written_once(void **state) {
  (void)state;
  static const double own[] = {NAN, 18227502};
  plots_bars_t chart = chart_of(1, 2, 0, "Centros", "18.227.502");
  plots_script_t script;
  bars[0].parts = own;
  assert_int_equal(plots_bars_script(&chart, &script), PLOTS_OK);
  const char *first = strstr(script.body.data, "'18.227.502'");
  assert_non_null(first);
  assert_null(strstr(first + 1, "'18.227.502'"));
  plots_script_free(&script);
}

static void nothing_lies_over_another(void **state) {
  (void)state;
  static const char longest[] =
      "Un instrumento de nombre tan largo que no cabe en su columna, con «comillas» y más";
  static const double values[] = {0, 1e-9, 7, 123456789, 1e14};
  for (size_t v = 0; v < sizeof values / sizeof values[0]; v++)
    for (size_t count = 1; count <= MOST; count = count * 3 + 1)
      for (size_t p = 1; p <= PLOTS_PATTERNS && p * count < 1500; p += 5) {
        plots_bars_t chart = chart_of(count, p, values[v], longest, "sin monto");
        assert_int_equal(compose(&chart, "Título"), PLOTS_OK);
      }
}

static void panels_do_not_lie_over_another(void **state) {
  (void)state;
  static const double values[] = {0, 7, 1510434, 123456789};
  for (size_t v = 0; v < sizeof values / sizeof values[0]; v++)
    for (size_t p = 1; p <= 4; p++) {
      plots_bars_t chart = chart_of(16, p, values[v], "Inversión en emprendimiento: 8.230", NULL);
      chart.is_split = true;
      assert_int_equal(compose(&chart, "Título"), PLOTS_OK);
    }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  plots_bars_t chart = chart_of(0, 1, 1, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_ARGUMENT);
  chart = chart_of(MOST + 1, 1, 1, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1, 0, 1, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1, PLOTS_PATTERNS + 1, 1, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_ARGUMENT);
  chart = chart_of(1, 1, -1, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_ARGUMENT);
  chart = chart_of(3, 2, NAN, "x", NULL);
  assert_int_equal(compose(&chart, ""), PLOTS_ERR_EMPTY);
}

static void draws_hostile_texts(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  plots_bars_t chart = chart_of(HOSTILE_COUNT, 2, 5, "x", "y");
  plots_script_t script;
  size_t length;
  for (size_t i = 0; i < HOSTILE_COUNT; i++)
    bars[i] = (plots_bar_t){hostile_texts[i], parts, hostile_texts[HOSTILE_COUNT - 1 - i]};
  names[0] = hostile_texts[1];
  chart.foot = (plots_foot_t){hostile_texts, HOSTILE_COUNT, 0};
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_bars_script(&chart, &script), PLOTS_OK);
  assert_int_equal(plots_chart_write(&script, &chart.caption, &target), PLOTS_OK);
  char *svg = slurp(folder, "bars.svg", &length);
  assert_true(well_formed(svg));
  assert_int_equal(entries(folder), 2);
  assert_int_not_equal(access("PWNED", F_OK), 0);
  free(svg);
  plots_script_free(&script);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(parts_lie_end_to_end),
                                     cmocka_unit_test(panels_start_at_zero),
                                     cmocka_unit_test(a_single_part_is_written_once),
                                     cmocka_unit_test(nothing_lies_over_another),
                                     cmocka_unit_test(panels_do_not_lie_over_another),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn),
                                     cmocka_unit_test(draws_hostile_texts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
