// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/fill.h"
#include "sim/status.h"
#include "tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A dataset without files: two figures of each kind, and a table of one row. */
static audit_dataset_t *dataset(void) {
  static audit_figure_row_t figures[] = {
      {.id = "total", .unit = "M$", .figure = {.value = 51590602}},
      {.id = "part", .unit = "M$", .figure = {.value = 50166014}},
      {.id = "share", .unit = "%", .figure = {.value = 52.6, .decimals = 1}},
      {.id = "first", .unit = "year", .figure = {.value = 2026}},
      {.id = "factor", .unit = "share", .figure = {.value = 0.967, .decimals = 3}},
      {.id = "zero", .unit = "count", .figure = {.value = 0}},
      {.id = "gone", .unit = "count", .figure = {.is_missing = true}},
  };
  static audit_dataset_t self = {.figures = figures,
                                 .figure_count = sizeof figures / sizeof figures[0]};
  return &self;
}

static int fill(const char *text, char separator, words_lang_t lang, char **out,
                words_report_t *report) {
  static char path[] = "labels.csv";
  char copy[256];
  snprintf(copy, sizeof copy, "%s", text);
  const inputs_table_t file = {.path = path, .separator = separator};
  const inputs_cell_t cell = {.text = copy, .line = 7, .column = 30};
  static const audit_fill_value_t values[] = {
      {"recomputed", {.value = 1234.5, .decimals = 1}, "M$"}};
  const audit_fill_t source = {.dataset = dataset(), .values = values, .value_count = 1};
  words_report_init(report, WORDS_EN);
  return audit_fill(&source, &file, &cell, "es", lang, out, report);
}

static void test_fills(void **unused) {
  (void)unused;
  static const struct {
    const char *text, *es, *en;
  } cases[] = {
      {"nothing to fill", "nothing to fill", "nothing to fill"},
      {"M$ {total}", "M$ 51.590.602", "M$ 51,590,602"},
      {"faltan {total - part} de {total}", "faltan 1.424.588 de 51.590.602",
       "faltan 1,424,588 de 51,590,602"},
      {"{100*(total - part)/total|1%}", "2,8 %", "2.8%"},
      {"{share}", "52,6 %", "52.6%"},
      {"{share|2}", "52,60", "52.60"},
      {"{factor}", "0,967", "0.967"},
      {"{first} y {first + 1|year}", "2026 y 2027", "2026 y 2027"},
      {"{first + 1}", "2.027", "2,027"},
      {"{first + 0,25|year}", "2.026", "2,026"},
      {"{max(total;part)}", "51.590.602", "51,590,602"},
      {"{total*0,5}", "25.795.301", "25,795,301"},
      {"{recomputed}", "1.234,5", "1,234.5"},
      {"{{total}", "{total}", "{total}"},
      {"{part - total}", "\u22121.424.588", "\u22121,424,588"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      words_report_t report;
      char *text;
      assert_int_equal(fill(cases[i].text, ';', (words_lang_t)lang, &text, &report), SIM_OK);
      /* The space before % does not break. */
      char *space = strstr(text, "\u00a0");
      if (space)
        memmove(space + 1, space + 2, strlen(space + 1)), *space = ' ';
      assert_string_equal(text, lang ? cases[i].en : cases[i].es);
      free(text);
      words_report_free(&report);
    }
}

static void test_refuses(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    char separator;
    const char *message;
  } cases[] = {
      {"{totl}", ';', "es: \"totl\", in braces, is not a figure"},
      {"{total", ';', "es: the brace in \"{total\" is not closed"},
      {"{total|7}", ';', "es: \"7\" is not a format"},
      {"{total|}", ';', "is not a format"},
      {"{total|1%x}", ';', "is not a format"},
      {"{}", ';', "es: the formula is missing"},
      {"{total*0.5}", ';', "es: the number \"0.5\", at position 7"},
      {"{total*0,5}", ',', "Write 0.5"},
      {"{total,part}", ';', "separates values outside a function"},
      {"{total/zero}", ';', "has no finite value"},
      {"{gone}", ';', "is not in the document"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    words_report_t report;
    char *text;
    assert_int_equal(fill(cases[i].text, cases[i].separator, WORDS_ES, &text, &report),
                     SIM_ERR_DOMAIN);
    assert_null(text);
    assert_int_equal(report.errors, 1);
    assert_int_equal(report.entries[0].line, 7);
    if (!strstr(report.entries[0].text, cases[i].message))
      fail_msg("%s: %s", cases[i].text, report.entries[0].text);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fills),
      cmocka_unit_test(test_refuses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
