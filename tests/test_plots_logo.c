// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/logo.h"

#include "plots/gnuplot.h"
#include "plots/letters.h"
#include "plots/rows.h"
#include "tests/plots_texts.h"
#include "words/png.h"

/* One of 160 × 60 points stands 48 high and 128 wide, one that is very wide is 300 wide. */
static void its_place_in_the_foot(void **state) {
  (void)state;
  const plots_logo_t none = {0}, usual = {"x", 1, 160, 60}, wide = {"x", 1, 2000, 16};
  assert_true(plots_logo_room(&none) == 0.0 && plots_logo_tail(&none) == 0.0);
  near(plots_logo_room(&usual), 128 + PLOTS_LOGO_GAP, 1e-12);
  near(plots_logo_tail(&usual), 24, 1e-12);
  near(plots_logo_room(&wide), 300 + PLOTS_LOGO_GAP, 1e-12);
  assert_true(plots_logo_tail(&wide) == 0.0);
  plots_buffer_t script = {0};
  plots_logo_add(&none, 1200, 750, &script);
  assert_int_equal(script.length, 0);
  plots_logo_add(&usual, 1200, 750, &script);
  assert_non_null(strstr(script.data, "plot '" PLOTS_GNUPLOT_MORE "' binary filetype=png "
                                      "origin=(1032.4,10.4) dx=0.8 dy=0.8 with rgbalpha"));
  plots_buffer_free(&script);
}

static const plots_band_t bands[] = {{1, 2, 3, 4, 5.5}};
static const char *const labels[] = {"Ñuble"};

static plots_rows_t chart_of(const plots_logo_t *logo, const char *footer) {
  return (plots_rows_t){.caption = {"chart", "Título", NULL, footer, NULL, WORDS_ES, NULL, logo},
                        .unit = "empresas",
                        .format = {0, false, WORDS_ES},
                        .labels = labels,
                        .bands = bands,
                        .count = 1};
}

/* No letter of the foot, of however many lines, comes near it, and it lies on the page. */
static void letters_leave_it_room(void **state) {
  (void)state;
  const plots_logo_t logo = {"x", 1, 160, 60};
  char footer[1500] = "";
  while (strlen(footer) < sizeof footer - 40) {
    plots_script_t script;
    const plots_rows_t chart = chart_of(&logo, footer);
    assert_int_equal(plots_rows_script(&chart, &script), PLOTS_OK);
    const double bottom = script.height + script.tail - PLOTS_LOGO_EDGE, top = bottom - 48;
    const text_box_t mark = {.left = 1200 - 40 - 128, .right = 1160, .top = top, .bottom = bottom};
    for (const char *line = script.body.data; (line = strstr(line, "set label '")); line++) {
      const text_box_t box = read_label(line);
      if (!apart(&box, &mark))
        fail_msg("on the logo: %s", box.text);
      assert_true(box.bottom <= script.height + script.tail);
    }
    plots_script_free(&script);
    strcat(footer, "una palabra y otra · ");
  }
}

/* Drawn by gnuplot: in the SVG as a picture within it, in its place; the PNG has its colours there,
   and stays of three colours of eight bits, as the pages of the PDF take it. */
static void pictures(void **state) {
  (void)state;
  size_t count, length;
  uint32_t width, height;
  char *folder = new_folder(), *bytes = slurp("tests/theme", "logo.png", &count);
  plots_gnuplot_t gnuplot;
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  const plots_theme_t theme = {.logo = {bytes, count, 160, 60},
                               .png_scale = 0.25,
                               .font = "No Such Font",
                               .lacks_font = true};
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder, .theme = &theme};
  const plots_rows_t chart = chart_of(&theme.logo, "Pie");
  assert_int_equal(plots_rows_write(&chart, &target), PLOTS_OK);
  char *svg = slurp(folder, "chart.svg", &length);
  assert_true(well_formed(svg));
  const char *image = strstr(svg, "<image ");
  double x, y, w, h;
  assert_non_null(image);
  assert_null(strstr(image + 1, "<image "));
  assert_int_equal(sscanf(image, "<image x='%lf' y='%lf' width='%lf' height='%lf'", &x, &y, &w, &h),
                   4);
  near(x, 1032, 1e-3);
  near(w, 128, 1e-2);
  near(h, 48, 1e-2);
  assert_non_null(strstr(image, "xlink:href='data:image/png;base64,iVBOR"));
  assert_non_null(strstr(svg, "font-family=\"'No Such Font', Roboto, "));
  free(svg);
  char *png = slurp(folder, "chart.png", &length);
  assert_true(words_png_read(png, length, &width, &height));
  assert_int_equal(width, 300);
  assert_memory_equal(png + 24, "\x08\x02", 2);
  free(png);
  free(bytes);
  remove_folder(folder);
}

/* A font that every machine with gnuplot has, by the name that fontconfig gives it, and none. */
static void fonts(void **state) {
  (void)state;
  char *path = strdup(getenv("PATH"));
  assert_false(plots_letters_has("No Such Font"));
  assert_true(plots_letters_has("dejavu sans") || plots_letters_has("Roboto"));
  setenv("PATH", "/nowhere", 1);
  assert_true(plots_letters_has("No Such Font"));
  setenv("PATH", path, 1);
  free(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(its_place_in_the_foot),
                                     cmocka_unit_test(letters_leave_it_room),
                                     cmocka_unit_test(pictures), cmocka_unit_test(fonts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
