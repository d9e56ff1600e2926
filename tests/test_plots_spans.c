// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/spans.h"

#include <math.h>

static plots_span_t spans[PLOTS_SPANS + 1];

/* Rows to both sides of 100, to one side only, and with ends that are the same. */
static plots_spans_t chart_of(size_t count, const char *label, bool bars) {
  static const double ends[][2] = {{60, 150}, {140, 80}, {110, 130}, {100, 100}};
  const double none = (double)NAN;
  for (size_t i = 0; i <= PLOTS_SPANS; i++) {
    const double *end = ends[i % 4];
    spans[i] = (plots_span_t){label,
                              end[0],
                              end[1],
                              "11 %",
                              "60 %",
                              bars ? none : end[1] - 4,
                              bars ? none : end[1] + 4,
                              "402,8 → 565,8"};
  }
  return (plots_spans_t){
      .caption = {"tornado", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .unit = "empresas",
      .format = {.lang = WORDS_ES},
      .from_reference = bars,
      .reference = bars ? 100.0 : none,
      .reference_label = "media 100",
      .spans = spans,
      .count = count,
      .a_label = "P5",
      .b_label = "P95",
      .interval = bars ? NULL : "95 %",
      .heading = "P5 → P95"};
}

static void texts_are_apart(void **state) {
  (void)state;
  static const char *const labels[] = {
      "x", "Costo por cupo: rueda (M$ de 2026)",
      "Empresas con inicio de actividades y ventas demostrables en los últimos doce meses"};
  for (size_t count = 1; count <= PLOTS_SPANS; count += 13)
    for (size_t l = 0; l < 3; l++)
      for (int bars = 0; bars < 2; bars++) {
        plots_script_t script;
        const plots_spans_t chart = chart_of(count, labels[l], bars);
        assert_int_equal(plots_spans_script(&chart, &script), PLOTS_OK);
        check_texts(&script);
        assert_int_equal(words_table_rows(&script.marks), 2 * count + (bars ? 1 : 0));
        plots_script_free(&script);
      }
}

/* Bars go from the reference; where both lie on one side the longer is drawn first. */
static void bars_begin_at_the_reference(void **state) {
  (void)state;
  plots_script_t script;
  const plots_spans_t chart = chart_of(3, "x", true);
  assert_int_equal(plots_spans_script(&chart, &script), PLOTS_OK);
  assert_non_null(strstr(script.body.data, "\n60 100 "));
  assert_non_null(strstr(script.body.data, "\n100 150 "));
  const char *longer = strstr(script.body.data, "\n100 130 "),
             *shorter = strstr(script.body.data, "\n100 110 ");
  assert_true(longer && shorter && longer < shorter);
  plots_script_free(&script);
}

static void hostile_labels(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    const plots_spans_t chart = chart_of(3, hostile_texts[i], i % 2);
    plots_script_t script;
    assert_int_equal(plots_spans_script(&chart, &script), PLOTS_OK);
    assert_null(strstr(script.body.data, "\n!touch"));
    plots_script_free(&script);
  }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  static const struct {
    size_t count;
    bool bars, blank;
    int status;
  } cases[] = {{0, false, false, PLOTS_ERR_ARGUMENT},
               {PLOTS_SPANS + 1, false, false, PLOTS_ERR_ARGUMENT},
               {1, true, false, PLOTS_ERR_ARGUMENT},
               {1, false, true, PLOTS_ERR_EMPTY}};
  for (size_t i = 0; i < 4; i++) {
    plots_spans_t chart = chart_of(cases[i].count, "x", cases[i].bars);
    plots_script_t script;
    chart.reference = (double)NAN;
    if (cases[i].blank)
      spans[0].a = spans[0].b = spans[0].low = spans[0].high = (double)NAN;
    assert_int_equal(plots_spans_script(&chart, &script), cases[i].status);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_are_apart), cmocka_unit_test(bars_begin_at_the_reference),
      cmocka_unit_test(hostile_labels), cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests_name("plots_spans", tests, NULL, NULL);
}
