// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/gnuplot.h"
#include "plots/script.h"
#include "plots/status.h"

#include <math.h>

static const plots_frame_t frame = {
    .left = 100, .right = 300, .top = 50, .bottom = 250, .x_high = 10, .y_low = -1, .y_high = 1};

static void values_have_their_place(void **state) {
  (void)state;
  assert_true(plots_frame_x(&frame, 0) == 100 && plots_frame_x(&frame, 5) == 200);
  assert_true(plots_frame_y(&frame, -1) == 250 && plots_frame_y(&frame, 1) == 50);
  const plots_frame_t decades = {
      .left = 0, .right = 300, .x_low = 1, .x_high = 1000, .x_log = true};
  assert_true(fabs(plots_frame_x(&decades, 10) - 100) < 1e-9);
}

static void heights_are_held(void **state) {
  (void)state;
  plots_script_t script;
  plots_script_init(&script, 1e9);
  assert_true(script.height == PLOTS_HEIGHT_MAX);
  plots_script_init(&script, -5);
  assert_true(script.height == 100);
}

static void missing_values_are_left_out(void **state) {
  (void)state;
  const plots_point_t points[] = {{1, 2}, {NAN, 3}, {4, INFINITY}, {5, 6}};
  const plots_point_t none[] = {{NAN, 1}};
  plots_script_t script;
  plots_script_init(&script, 300);
  plots_script_panel(&script, &frame, NULL, 0, NULL, 0);
  plots_script_points(&script, &plots_pen_median, points, 4);
  plots_script_points(&script, &plots_pen_median, none, 1);
  plots_script_curve(&script, &plots_pen_curve, none, 0);
  plots_script_page(&script);
  assert_int_equal(plots_script_finish(&script), PLOTS_OK);
  assert_non_null(strstr(script.body.data, "$d0 << EOD\n1 2\n5 6\nEOD\n"));
  assert_null(strstr(script.body.data, "nan"));
  assert_null(strstr(script.body.data, "inf"));
  assert_null(strstr(script.body.data, "$d1"));
  plots_script_free(&script);
}

/* All layers together, with every hostile text: gnuplot takes the script, and does nothing else. */
static void gnuplot_takes_every_layer(void **state) {
  (void)state;
  char *folder = new_folder();
  const plots_box_t box = {1, 3, -0.5, 0.5};
  const plots_line_t line = {1, 0, 9, 0.5};
  const plots_point_t points[] = {{1, 0}, {2, 1}, {NAN, 0}, {3, 0.5}, {4, 0}};
  const double grid[] = {0, 5, 10};
  plots_gnuplot_t gnuplot;
  plots_script_t script;
  plots_buffer_t source = {0}, picture = {0}, messages = {0};
  assert_int_equal(chdir(folder), 0);
  plots_script_init(&script, 300);
  plots_script_panel(&script, &frame, grid, 3, NULL, 0);
  plots_script_boxes(&script, &plots_pen_band90, &box, 1);
  plots_script_area(&script, &plots_pen_curve, points, 5, 0);
  plots_script_curve(&script, &plots_pen_curve, points, 5);
  plots_script_lines(&script, &plots_pen_goal, &line, 1);
  plots_script_points(&script, &plots_pen_plan, points, 5);
  plots_script_page(&script);
  plots_script_lines(&script, &plots_pen_drop, &line, 1);
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    plots_script_text(&script, 20, 20 * (double)i, PLOTS_LEFT, &plots_type_note, hostile_texts[i]);
    plots_script_paragraph(&script, 500, 20 * (double)i, 90, PLOTS_RIGHT, &plots_type_value, 2,
                           true, hostile_texts[i]);
  }
  plots_script_text(&script, NAN, 20, PLOTS_LEFT, &plots_type_note, "nowhere");
  assert_int_equal(plots_script_finish(&script), PLOTS_OK);
  assert_null(strstr(script.body.data, "nowhere"));
  plots_buffer_puts(&source, "set encoding utf8\nset terminal svg size 1200,300\nset multiplot\n");
  plots_buffer_add(&source, script.body.data, script.body.length);
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  assert_int_equal(plots_gnuplot_run(&gnuplot, &source, &picture, &messages), PLOTS_OK);
  assert_int_equal(messages.length, 0);
  assert_true(well_formed(picture.data));
  assert_non_null(strstr(picture.data, "`touch PWNED`"));
  assert_int_equal(entries(folder), 0);
  assert_int_equal(chdir("/"), 0);
  plots_buffer_free(&source);
  plots_buffer_free(&picture);
  plots_buffer_free(&messages);
  plots_script_free(&script);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_have_their_place), cmocka_unit_test(heights_are_held),
      cmocka_unit_test(missing_values_are_left_out), cmocka_unit_test(gnuplot_takes_every_layer)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
