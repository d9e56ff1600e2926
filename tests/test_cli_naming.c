// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "cli/common/naming.h"
#include "inputs/load.h"
#include "studies/tables.h"
#include "tests/support.h"
#include "words/draft.h"
#include "words/table_csv.h"

/* What a text of that kind is shown as. */
static void expect(const inputs_programme_t *inputs, words_lang_t lang, words_kind_t kind,
                   const char *text, const char *expected) {
  char buffer[WORDS_SHOWN];
  const words_naming_t naming = cli_naming(inputs, lang);
  assert_string_equal(words_naming_cell(&naming, kind, text, buffer), expected);
}

static void outputs(void **state) {
  (void)state;
  expect(NULL, WORDS_ES, WORDS_NAME, "population.target", "Población objetivo");
  expect(NULL, WORDS_EN, WORDS_NAME, "event.goal_met", "All goals are met");
  expect(NULL, WORDS_ES, WORDS_NAME, "everything", "Saberlo todo, también el azar");
  expect(NULL, WORDS_ES, WORDS_NAME, "other.thing", "other.thing");
  expect(NULL, WORDS_ES, WORDS_TEXT, "population.target", "population.target");
  expect(NULL, WORDS_ES, WORDS_UNIT, "places", "cupos"); /* not the output of that name */
}

/* Labels of the programme; what labels.csv lacks stands by its name. */
static void labels(void **state) {
  (void)state;
  inputs_label_row_t rows[] = {
      {(char[]){"region.nuble"}, {(char[]){"Ñuble"}, (char[]){"Ñuble"}}},
      {(char[]){"admissibility.no_debt"}, {(char[]){"Sin deudas"}, (char[]){"No debts"}}},
      {(char[]){"cost.round"},
       {(char[]){"Costo por cupo: rueda"}, (char[]){"Cost per place: round"}}}};
  const inputs_programme_t inputs = {.labels = rows, .label_count = 3};
  expect(&inputs, WORDS_ES, WORDS_NAME, "participants.region.nuble", "Participantes: Ñuble");
  expect(&inputs, WORDS_ES, WORDS_NAME, "participants.region.otra", "Participantes: Otra");
  expect(&inputs, WORDS_ES, WORDS_NAME, "population.after.no_debt", "Población, tras «Sin deudas»");
  expect(&inputs, WORDS_EN, WORDS_NAME, "cost.round", "Cost per place: round");
}

/* Results, groups and what the programme counts: by label, and by name where there is none. */
static void any_programme(void **state) {
  (void)state;
  inputs_label_row_t rows[] = {
      {(char[]){"result.employed"}, {(char[]){"con empleo"}, (char[]){"with a job"}}},
      {(char[]){"group.sex.women"}, {(char[]){"mujeres"}, (char[]){"women"}}},
      {(char[]){"unit.households"}, {(char[]){"hogares"}, (char[]){"households"}}}};
  models_input_t population = {.name = (char[]){"population.potential"},
                               .unit = (char[]){"households"}};
  const inputs_programme_t inputs = {
      .labels = rows, .label_count = 3, .inputs = {.rows = &population, .count = 1}};
  expect(&inputs, WORDS_ES, WORDS_NAME, "result.employed", "Participantes con empleo");
  expect(&inputs, WORDS_ES, WORDS_NAME, "result.employed.cohort_sd",
         "Diferencias entre cohortes: con empleo");
  expect(&inputs, WORDS_ES, WORDS_NAME, "indicator.employed", "Participantes con empleo, %");
  expect(&inputs, WORDS_EN, WORDS_NAME, "indicator.own_home", "Participants with \"own home\", %");
  expect(&inputs, WORDS_ES, WORDS_NAME, "result.own_home", "Participantes con «own home»");
  expect(&inputs, WORDS_EN, WORDS_NAME, "cost.per_result.employed",
         "Spending per participant with a job");
  expect(&inputs, WORDS_ES, WORDS_NAME, "event.goal_met.employed",
         "Se cumple la meta de participantes con empleo");
  expect(&inputs, WORDS_ES, WORDS_NAME, "participants.group.sex.women", "Participantes: mujeres");
  expect(&inputs, WORDS_ES, WORDS_NAME, "linked.deal.group.sex.women", "Con negocio: mujeres");
  expect(&inputs, WORDS_EN, WORDS_NAME, "result.employed.group.sex.women",
         "Participants with a job: women");
  expect(&inputs, WORDS_EN, WORDS_NAME, "result.own_home.group.first_half.one",
         "Participants with \"own home\": First half: one");
  expect(&inputs, WORDS_ES, WORDS_NAME, "produced.visit", "Hogares que completan: Visit");
  expect(&inputs, WORDS_EN, WORDS_UNIT, "households", "households");
  expect(NULL, WORDS_ES, WORDS_UNIT, "organisations", "organizaciones");
  expect(NULL, WORDS_ES, WORDS_UNIT, "firms", "empresas");
}

/* Every output and every column of the forecast of `redes` has words: none stands by its name. */
static void every_output_has_words(void **state) {
  (void)state;
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t forecast;
  words_table_t table;
  words_draft_t draft;
  words_report_init(&report, WORDS_ES);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   0);
  const sim_run_options_t engine = {.replicates = 100, .threads = 1};
  assert_int_equal(studies_forecast_run(&forecast, &inputs.inputs, 1, &engine, false), 0);
  studies_forecast_table(&forecast, &inputs, &table);
  const words_naming_t naming = cli_naming(&inputs, WORDS_ES);
  FILE *stream = words_draft_begin(&draft);
  assert_int_equal(words_table_write_people(&table, &naming, stream), 0);
  char *text = words_draft_end(&draft);
  assert_null(strstr(text, "mc_se"));
  assert_int_equal(words_table_rows(&table), forecast.count);
  for (size_t i = 0; i < forecast.count; i++) {
    char buffer[WORDS_SHOWN];
    const char *name = words_table_cell(&table, i, 0)->text;
    if (strcmp(words_naming_cell(&naming, WORDS_NAME, name, buffer), name) == 0)
      fail_msg("%s has no words", name);
  }
  assert_true(table.note_count > 0); /* notes.csv */
  free(text);
  words_table_free(&table);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(outputs),
      cmocka_unit_test(labels),
      cmocka_unit_test(any_programme),
      cmocka_unit_test(every_output_has_words),
  };
  return cmocka_run_group_tests_name("cli_naming", tests, NULL, NULL);
}
