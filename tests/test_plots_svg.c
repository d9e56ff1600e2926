// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/status.h"
#include "plots/svg.h"

static int finish(plots_buffer_t *out, const char *svg) {
  plots_buffer_t in = {0};
  plots_buffer_puts(&in, svg);
  const int status = plots_svg_finish(
      out, &in,
      &(plots_svg_heading_t){"costo", "Un <título> & 'más'", "Descripción", WORDS_ES, NULL});
  plots_buffer_free(&in);
  return status;
}

static void gets_title_description_and_fonts(void **state) {
  (void)state;
  plots_buffer_t out = {0};
  assert_int_equal(
      finish(&out, "<?xml version=\"1.0\"?>\n<svg \n width=\"9\"\n>\n<title>Gnuplot</title>\n"
                   "<desc>Produced by GNUPLOT 5.4 patchlevel 4 </desc>\n"
                   "<g id=\"gnuplot_plot_1a\" ><title>x</title></g>"
                   "<g font-family=\"Roboto:Bold\"><text>font-family=\"Roboto:Bold\"</text></g>"
                   "<g font-family=\"Roboto\" a='>'/>"
                   "<path id='gpPt7' d='M0'/><use xlink:href='#gpPt7' id='gpPt8'/>"
                   "<use xlink:href='#gpPt8' transform='translate(1,2)' color='rgb( 1,  2,  3)'/>"
                   "<use xlink:href='#gpPt5' transform='translate(1,2)' color='red'/>"
                   "<g color=\"black\" stroke=\"currentColor\"/><g stroke=\"currentColor\"/>"
                   "<rect fill=\"url(#gpPat)\"/></svg>"),
      PLOTS_OK);
  assert_string_equal(
      out.data, "<?xml version=\"1.0\"?>\n<svg \n width=\"9\"\n xml:lang=\"es\" role=\"img\" "
                "aria-labelledby=\"c-costo-title c-costo-desc\">\n"
                "<title id=\"c-costo-title\">Un &lt;título&gt; &amp; &#39;más&#39;</title>\n"
                "<desc id=\"c-costo-desc\">Descripción</desc>\n\n\n"
                "<g></g>"
                "<g font-family=\"Roboto, 'DejaVu Sans', Arial, sans-serif\" font-weight=\"bold\">"
                "<text>font-family=\"Roboto:Bold\"</text></g>"
                "<g font-family=\"Roboto, 'DejaVu Sans', Arial, sans-serif\" a='>'/>"
                "<path id='c-costo-gpPt7' d='M0'/>"
                "<use xlink:href='#c-costo-gpPt7' id='c-costo-gpPt8'/>"
                "<path d='M0,-1.33 L-1.33,0.67 L1.33,0.67 z' transform='translate(1,2)' "
                "fill='rgb( 1,  2,  3)' stroke='rgb( 1,  2,  3)' stroke-width='0.133'/>"
                "<use xlink:href='#c-costo-gpPt5' transform='translate(1,2)' color='red'/>"
                "<g color=\"black\" stroke=\"black\"/><g stroke=\"currentColor\"/>"
                "<rect fill=\"url(#c-costo-gpPat)\"/></svg>\n");
  assert_true(well_formed(out.data));
  plots_buffer_free(&out);
}

static void incomplete_documents_are_refused(void **state) {
  (void)state;
  static const char *const documents[] = {"",       "plain",        "<svg",         "<svg>",
                                          "</svg>", "<svg><title>", "<g></g></svg", "<svg a=\">"};
  for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
    plots_buffer_t out = {0};
    assert_int_equal(finish(&out, documents[i]), PLOTS_ERR_GNUPLOT);
    plots_buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(gets_title_description_and_fonts),
                                     cmocka_unit_test(incomplete_documents_are_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
