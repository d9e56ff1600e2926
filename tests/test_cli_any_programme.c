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

/* Programmes without rounds, of people and of organisations: nothing that is shown of them speaks
   of firms, rounds or deals, in neither language. */

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
} set_t;

static void begin(set_t *set, const char *programme, words_lang_t lang) {
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

static char *terminal_of(const char *programme, words_lang_t lang) {
  words_draft_t draft;
  set_t set;
  begin(&set, programme, lang);
  FILE *stream = words_draft_begin(&draft);
  assert_int_equal(cli_outlook_print(&set.forecast, NULL, &set.inputs, "base", lang, stream), 0);
  char *text = words_draft_end(&draft);
  end(&set);
  return text;
}

static void terminal(words_lang_t lang) {
  char *text = terminal_of("tests/programmes/curso", lang);
  assert_non_null(strstr(text, lang == WORDS_ES ? "Participantes con empleo, %"
                                                : "Participants with a job, %"));
  assert_non_null(strstr(text, lang == WORDS_ES
                                   ? "Se cumple la meta de participantes con empleo (juicio)"
                                   : "The goal of participants with a job is met (judgement)"));
  refuse_words(text, "the terminal");
  free(text);
}

static void tables_of(const char *programme, const char *unit, words_lang_t lang) {
  words_draft_t draft;
  words_table_t table;
  set_t set;
  begin(&set, programme, lang);
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
  assert_non_null(strstr(text, unit));
  refuse_words(text, "the table");
  free(text);
  words_table_free(&table);
  end(&set);
}

static void tables(words_lang_t lang) {
  tables_of("tests/programmes/curso", lang == WORDS_ES ? ";personas;" : ",people,", lang);
}

/* Laws by points, subgroups, events of its own; one component, neither links nor results. */
static void others(words_lang_t lang) {
  static const char *const programmes[] = {"tests/programmes/capacitacion",
                                           "tests/programmes/fondo"};
  static const char *const units[][WORDS_LANG_COUNT] = {
      {[WORDS_ES] = ";personas;", [WORDS_EN] = ",people,"},
      {[WORDS_ES] = ";organizaciones;", [WORDS_EN] = ",organisations,"}};
  for (size_t i = 0; i < 2; i++) {
    char *text = terminal_of(programmes[i], lang);
    refuse_words(text, programmes[i]);
    free(text);
    tables_of(programmes[i], units[i][lang], lang);
  }
}

/* The first `said` of the charts name what is counted. */
static void charts_of(const char *programme, const char *const *names, size_t count, size_t said,
                      const char *unit, words_lang_t lang) {
  char detail[CLI_CHARTS_DETAIL];
  set_t set;
  draw_light();
  begin(&set, programme, lang);
  char *folder = new_folder();
  assert_int_equal(cli_charts_forecast(&set.forecast, NULL, &set.inputs, "base",
                                       &(cli_canvas_t){.folder = folder}, lang, detail),
                   PLOTS_OK);
  for (size_t i = 0; i < count; i++) {
    size_t length;
    char *svg = slurp(folder, names[i], &length);
    if (i < said)
      assert_non_null(strstr(svg, unit));
    refuse_words(svg, names[i]);
    free(svg);
  }
  assert_false(in_folder(folder, "indicators.svg"));
  remove_folder(folder);
  end(&set);
}

static void charts(words_lang_t lang) {
  static const char *const names[] = {"funnel.svg", "places.svg",     "board.svg",  "results.svg",
                                      "budget.svg", "total_cost.svg", "regions.svg"};
  charts_of("tests/programmes/curso", names, 7, 2, lang == WORDS_ES ? "personas" : "people", lang);
}

static void test_other_charts(void **state) {
  static const char *const school[] = {"funnel.svg", "places.svg", "results.svg", "budget.svg"};
  static const char *const fund[] = {"funnel.svg", "places.svg", "budget.svg", "total_cost.svg"};
  (void)state;
  charts_of("tests/programmes/capacitacion", school, 4, 2, "personas", WORDS_ES);
  charts_of("tests/programmes/fondo", fund, 4, 2, "organizaciones", WORDS_ES);
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
BOTH(others)

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_terminal), cmocka_unit_test(test_tables),
                                     cmocka_unit_test(test_charts), cmocka_unit_test(test_others),
                                     cmocka_unit_test(test_other_charts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
