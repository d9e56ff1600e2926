// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/layout.h"

#include <math.h>

static const words_format_t plain = {0, false, WORDS_ES};

static void ranges_hold_the_finite(void **state) {
  (void)state;
  double low = NAN, high = NAN;
  const plots_band_t band = {NAN, 3, INFINITY, -2, 5}, none = {NAN, NAN, NAN, NAN, NAN};
  plots_layout_extend_band(&low, &high, &none);
  assert_true(isnan(low) && isnan(high));
  plots_layout_extend_band(&low, &high, &band);
  assert_true(low == -2 && high == 5);
}

static void axes_start_at_zero_only_when_near(void **state) {
  (void)state;
  plots_ticks_t ticks;
  plots_layout_ticks(&ticks, 100, 600, 8);
  assert_true(ticks.value[0] == 0.0);
  plots_layout_ticks(&ticks, 275000, 450000, 8);
  assert_true(ticks.value[0] > 0.0 && ticks.value[0] < 275000);
  plots_layout_ticks(&ticks, -600, -100, 8);
  assert_true(ticks.value[ticks.count - 1] == 0.0);
  plots_layout_ticks(&ticks, 5, 5, 8); /* a single value stands inside */
  assert_true(ticks.value[0] < 5 && ticks.value[ticks.count - 1] > 5);
  plots_layout_ticks(&ticks, 0, 0, 8);
  assert_true(ticks.value[0] == 0.0 && ticks.value[ticks.count - 1] > 0);
  assert_true(plots_layout_headroom(&ticks, 0) == ticks.value[ticks.count - 1]);
  assert_true(plots_layout_headroom(&ticks, 1) > 1);
}

static void keys_flow(void **state) {
  (void)state;
  plots_script_t script;
  plots_key_item_t items[12];
  plots_script_init(&script, 750);
  for (size_t i = 0; i < 12; i++)
    items[i] = (plots_key_item_t){PLOTS_KEY_BOX, &plots_pen_band90, "una entrada bastante larga"};
  const double one = plots_layout_key_height(&script, items, 1);
  assert_true(plots_layout_key_height(&script, items, 12) >= 3 * one);
  items[1].text = NULL;
  assert_true(plots_layout_key_height(&script, items, 2) == one);
}

static void figures_join_the_description(void **state) {
  (void)state;
  const plots_band_t band = {900, NAN, 1157151, NAN, 1e6}, certain = {NAN, NAN, 5, NAN, NAN};
  const plots_band_t none = {NAN, NAN, NAN, NAN, NAN};
  plots_script_t script;
  plots_script_init(&script, 750);
  plots_layout_describe(&script, "A", &band, &plain);
  plots_layout_describe(&script, "B", &certain, &plain);
  plots_layout_describe(&script, "C", &none, &plain);
  assert_string_equal(script.description.data, "A: 1.157.151 (P5–P95: 900 a 1.000.000). B: 5. ");
  plots_script_free(&script);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranges_hold_the_finite), cmocka_unit_test(axes_start_at_zero_only_when_near),
      cmocka_unit_test(keys_flow), cmocka_unit_test(figures_join_the_description)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
