// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "tests/plots_support.h"

#include "cli/common/naming.h"
#include "cli/common/outlook.h"
#include "cli/run/charts_forecast.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"
#include "words/table_csv.h"

#include <ctype.h>

/* A programme of people, without rounds: nothing that is shown of it speaks of firms, rounds or
   deals, in neither language. */

static const char programme[] = "tests/programmes/curso";

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
} set_t;

static void begin(set_t *set, words_lang_t lang) {
  const sim_run_options_t options = {.replicates = 200, .threads = 1};
  words_report_t report;
  words_report_init(&report, lang);
  if (inputs_load(&(inputs_request_t){.folder = programme}, &set->inputs, &report)) {
    words_report_print(&report, stdout);
    fail_msg("%s was refused", programme);
  }
  assert_int_equal(report.count, 0);
  words_report_free(&report);
  assert_int_equal(studies_forecast_run(&set->forecast, &set->inputs.inputs, 1, &options, false),
                   SIM_OK);
}

static void end(set_t *set) {
  studies_forecast_free(&set->forecast);
  inputs_programme_free(&set->inputs);
}

/* The word stands in the text, in small letters, at the beginning of a word; `stroke-linejoin` is
   the only thing that is round. */
static void refuse_word(const char *text, const char *word, const char *where) {
  for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
    const bool is_begin = at == text || !isalpha((unsigned char)at[-1]);
    if (is_begin && strncmp(at - 1, "\"round\"", 7) != 0)
      fail_msg("%s speaks of \"%.40s\"", where, at);
  }
}

static void refuse_words(char *text, const char *where) {
  static const char *const words[] = {"firm",    "empresa", "round",   "rueda",
                                      "deal",    "negocio", "meeting", "reuni",
                                      "contact", "vincul",  "linked."};
  assert_non_null(text);
  for (char *c = text; *c; c++)
    *c = (char)tolower((unsigned char)*c);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    refuse_word(text, words[i], where);
}

static void terminal(words_lang_t lang) {
  words_draft_t draft;
  set_t set;
  begin(&set, lang);
  FILE *stream = words_draft_begin(&draft);
  assert_int_equal(cli_outlook_print(&set.forecast, NULL, &set.inputs, "base", lang, stream), 0);
  char *text = words_draft_end(&draft);
  assert_non_null(strstr(text, lang == WORDS_ES ? "Participantes con empleo, %"
                                                : "Participants with a job, %"));
  assert_non_null(strstr(text, lang == WORDS_ES
                                   ? "Se cumple la meta de participantes con empleo (juicio)"
                                   : "The goal of participants with a job is met (judgement)"));
  refuse_words(text, "the terminal");
  free(text);
  end(&set);
}

static void tables(words_lang_t lang) {
  words_draft_t draft;
  words_table_t table;
  set_t set;
  begin(&set, lang);
  const words_naming_t naming = cli_naming(&set.inputs, lang);
  studies_forecast_table(&set.forecast, &set.inputs, &table);
  for (size_t i = 0; i < words_table_rows(&table); i++) {
    char buffer[WORDS_SHOWN];
    const char *name = words_table_cell(&table, i, 0)->text;
    if (strcmp(words_naming_cell(&naming, WORDS_NAME, name, buffer), name) == 0)
      fail_msg("%s has no words", name);
  }
  FILE *stream = words_draft_begin(&draft);
  assert_int_equal(words_table_write_people(&table, &naming, stream), 0);
  char *text = words_draft_end(&draft);
  assert_non_null(strstr(text, lang == WORDS_ES ? ";personas;" : ",people,"));
  refuse_words(text, "the table");
  free(text);
  words_table_free(&table);
  end(&set);
}

static void charts(words_lang_t lang) {
  static const char *const names[] = {"funnel.svg", "places.svg",     "board.svg",  "results.svg",
                                      "budget.svg", "total_cost.svg", "regions.svg"};
  char detail[CLI_CHARTS_DETAIL];
  set_t set;
  begin(&set, lang);
  char *folder = new_folder();
  assert_int_equal(
      cli_charts_forecast(&set.forecast, NULL, &set.inputs, "base", folder, lang, NULL, detail),
      PLOTS_OK);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    size_t length;
    char *svg = slurp(folder, names[i], &length);
    if (i < 2)
      assert_non_null(strstr(svg, lang == WORDS_ES ? "personas" : "people"));
    refuse_words(svg, names[i]);
    free(svg);
  }
  assert_false(in_folder(folder, "indicators.svg"));
  remove_folder(folder);
  end(&set);
}

#define BOTH(name)                                                                                 \
  static void test_##name(void **state) {                                                          \
    (void)state;                                                                                   \
    name(WORDS_ES);                                                                                \
    name(WORDS_EN);                                                                                \
  }
BOTH(terminal)
BOTH(tables)
BOTH(charts)

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_terminal), cmocka_unit_test(test_tables),
                                     cmocka_unit_test(test_charts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
