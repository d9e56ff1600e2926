// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/script.h"
#include "plots/shades.h"
#include "plots/theme.h"
#include "tests/plots_support.h"

#include <math.h>

static words_colour_t colour(const char *text) {
  words_colour_t out = {0};
  assert_true(words_colour_read(text, &out));
  return out;
}

/* Published contrasts: WebAIM's of #767676, the lightest grey of 4.5, and those of plots/style.h.
 */
static void colours(void **state) {
  (void)state;
  char text[WORDS_COLOUR_BYTES];
  words_colour_t read;
  assert_float_equal(words_colour_contrast(colour("#767676")), 4.54, 0.005);
  assert_float_equal(words_colour_contrast(colour("#000000")), 21.0, 1e-9);
  assert_float_equal(words_colour_contrast(colour("#FFFFFF")), 1.0, 1e-9);
  assert_float_equal(words_colour_contrast(colour(PLOTS_BLUE)), 5.4, 0.05);
  assert_float_equal(words_colour_contrast(colour(PLOTS_ORANGE)), 3.2, 0.05);
  words_colour_write(text, words_colour_mix(colour("#ff0080"), colour("#ffffff"), 0.5));
  assert_string_equal(text, "#FF80C0");
  static const char *const wrong[] = {"", "#", "006FB3", "#06B", "#006FB3 ", "#006FBG", "#+06FB3"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
    assert_false(words_colour_read(wrong[i], &read));
}

static void apply(const plots_theme_t *theme, const char *script, const char *wanted) {
  plots_buffer_t buffer = {0};
  plots_buffer_puts(&buffer, script);
  plots_theme_apply(theme, &buffer);
  assert_string_equal(buffer.data, wanted);
  plots_buffer_free(&buffer);
}

/* What is not given stays; a colour that is one of the old is not changed twice. */
static void scripts(void **state) {
  (void)state;
  static const char script[] = "'#006FB3' '#E0701E' '#8EC1E0' '#0A132D' #006FB";
  apply(NULL, script, script);
  apply(&(plots_theme_t){.has_main = false}, script, script);
  apply(&(plots_theme_t){.has_limit = true, .limit = colour("#006fb3")}, script,
        "'#006FB3' '#006FB3' '#8EC1E0' '#0A132D' #006FB");
  apply(&(plots_theme_t){.has_main = true,
                         .has_limit = true,
                         .main = colour("#A00000"),
                         .limit = colour("#006FB3")},
        script, "'#A00000' '#006FB3' '#D48C8C' '#0A132D' #006FB");
}

/* Whatever the main colour, the shades of a table keep the order of their lightness, and letters
   on them a contrast of 4.5. */
static void shades_keep_their_order(void **state) {
  (void)state;
  static const char *const mains[] = {"#006FB3", "#767676", "#000000", "#A00000",
                                      "#007A33", "#5B2D8E", "#0000FF"};
  for (size_t m = 0; m < sizeof mains / sizeof mains[0]; m++) {
    const plots_theme_t theme = {.has_main = true, .main = colour(mains[m])};
    double before = 0.0;
    for (size_t k = 0; k < PLOTS_SHADES; k++) {
      const plots_shade_t *shade = plots_shade(k, PLOTS_SHADES);
      plots_buffer_t buffer = {0};
      plots_buffer_puts(&buffer, shade->fill);
      plots_theme_apply(&theme, &buffer);
      const double fill = words_colour_contrast(colour(buffer.data)),
                   letters = words_colour_contrast(colour(shade->text));
      assert_true(fill >= before);
      assert_true(fmax(fill / letters, letters / fill) >= 4.5);
      before = fill;
      plots_buffer_free(&buffer);
    }
  }
}

/* The font, bold or not, in place of ours; a text that looks like it is in quotes of its own. */
static void letters(void **state) {
  (void)state;
  static const char script[] = "set label 'font ''Roboto,' font 'Roboto:Bold,21' font 'Roboto,20'";
  static const struct {
    plots_theme_t theme;
    const char *wanted;
  } cases[] = {{{.font = "Lato"}, "set label 'font ''Roboto,' font 'Lato:Bold,21' font 'Lato,20'"},
               {{.font = "Lato", .lacks_font = true}, script},
               {{.has_main = false}, script}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    plots_buffer_t buffer = {0};
    plots_buffer_puts(&buffer, script);
    plots_theme_letters(&cases[i].theme, &buffer);
    assert_string_equal(buffer.data, cases[i].wanted);
    plots_buffer_free(&buffer);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(colours), cmocka_unit_test(scripts),
                                     cmocka_unit_test(letters),
                                     cmocka_unit_test(shades_keep_their_order)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
