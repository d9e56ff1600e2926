// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts on their way to gnuplot and SVG, numbers, and conditions of the command line. */
#include "inputs/number/number.h"
#include "plots/buffer.h"
#include "plots/text.h"
#include "studies/condition.h"
#include "tests/fuzz/fuzz_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void draw(const char *text) {
  plots_buffer_t out = {0};
  plots_lines_t lines;
  plots_text_xml(&out, text);
  fuzz_hold(!out.data || !strpbrk(out.data, "<>\""), "XML that is not escaped");
  plots_buffer_free(&out);
  out = (plots_buffer_t){0};
  plots_text_quote(&out, text);
  fuzz_hold(!out.data || !strchr(out.data, '\n'), "a line end in a gnuplot text");
  plots_buffer_free(&out);
  plots_text_wrap(&lines, text, 120, 12, 3);
  fuzz_hold(lines.count <= 3, "too many lines");
}

static void read_number(const char *text) {
  char mend[INPUTS_NUMBER_SIZE], back[INPUTS_NUMBER_SIZE];
  double x = NAN, y = NAN;
  for (int style = INPUTS_NUMBER_COMMA; style <= INPUTS_NUMBER_EITHER; style++) {
    if (inputs_number_parse(text, (inputs_number_style_t)style, &x, mend) != INPUTS_NUMBER_OK)
      continue;
    fuzz_hold(isfinite(x), "a number that is not finite");
    if (style == INPUTS_NUMBER_EITHER)
      continue;
    inputs_number_write(x, 17, (inputs_number_style_t)style, back);
    fuzz_hold(inputs_number_parse(back, (inputs_number_style_t)style, &y, NULL) ==
                      INPUTS_NUMBER_OK &&
                  x == y,
              "a number that does not come back");
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  studies_condition_t condition;
  words_report_t report;
  char *text = fuzz_text(data, size);
  draw(text);
  read_number(text);
  words_report_init(&report, WORDS_ES);
  (void)studies_condition_parse(&condition, text, &report);
  words_report_free(&report);
  free(text);
  return 0;
}
