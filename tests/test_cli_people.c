// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "cli/common/people.h"
#include "cli/run/tables.h"
#include "inputs/load.h"
#include "studies/forecast.h"
#include "tests/support.h"
#include "words/draft.h"

static char *written(const char *table, const inputs_programme_t *inputs, words_lang_t lang) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  assert_non_null(stream);
  assert_int_equal(cli_people_write(table, inputs, lang, stream), 0);
  return words_draft_end(&draft);
}

static void expect(const char *table, const inputs_programme_t *inputs, words_lang_t lang,
                   const char *expected) {
  char *text = written(table, inputs, lang);
  assert_string_equal(text, expected);
  free(text);
}

/* To the byte: the mark, the separators, the decimal comma, the ends of lines. 280790.465 read as
   280.790.465 is where this comes from. */
static void the_bytes(void **state) {
  (void)state;
  const char *table = "output,year,unit,mean,p05,p05_se,p05_low\n"
                      "population.target,2026,firms,286458.4956,280790.465,12,\n"
                      "spending,,M$nominal,-3,0,0,0\n";
  expect(table, NULL, WORDS_ES,
         "\xef\xbb\xbfResultado;Año;Unidad;Media;P5;P5, error de simulación;P5, desde;Nombre en "
         "los datos\r\n"
         "Población objetivo;2026;empresas;286458,4956;280790,465;12;;population.target\r\n"
         "Gasto;;M$ nominales;-3;0;0;0;spending\r\n");
  expect(table, NULL, WORDS_EN,
         "\xef\xbb\xbfOutput,Year,Unit,Mean,P5,\"P5, simulation error\",\"P5, from\",Name in the "
         "data\r\n"
         "Target population,2026,firms,286458.4956,280790.465,12,,population.target\r\n"
         "Spending,,M$ nominal,-3,0,0,0,spending\r\n");
}

/* The same digits, in full. */
static void numbers(void **state) {
  (void)state;
  expect(
      "mean\n1e-05\n-1.25e-07\n1.234567891e+12\n9e+20\n", NULL, WORDS_ES,
      "\xef\xbb\xbfMedia\r\n0,00001\r\n-0,000000125\r\n1234567891000\r\n900000000000000000000\r\n");
}

static void texts(void **state) {
  (void)state;
  expect("claim,section,verdict,unit,is_best,note\n"
         "\"a, \"\"b\"\"; c\",4.1,rounds,M$2026,1,=A1\n"
         "\"two\nlines\",,new,rounds,0,\n",
         NULL, WORDS_ES,
         "\xef\xbb\xbfQué se comprueba;Sección;Veredicto;Unidad;Es la mejor;Nota\r\n"
         "\"a, \"\"b\"\"; c\";§ 4.1;redondea;M$ de 2026;sí;\"'=A1\"\r\n"
         "\"two\nlines\";;new;ruedas;no;\r\n");
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
  expect("output\nparticipants.region.nuble\nparticipants.region.otra\npopulation.after.no_debt\n",
         &inputs, WORDS_ES,
         "\xef\xbb\xbfResultado;Nombre en los datos\r\n"
         "Participantes: Ñuble;participants.region.nuble\r\n"
         "Participantes: otra;participants.region.otra\r\n"
         "Población, tras «Sin deudas»;population.after.no_debt\r\n");
  expect("input,grade\ncost.round,judgement\nother.thing,mixed\n", &inputs, WORDS_EN,
         "\xef\xbb\xbfInput,Rests on,Name in the data\r\n"
         "Cost per place: round,judgement,cost.round\r\nother.thing,mixed,other.thing\r\n");
}

/* Every output and every column of the forecast of `redes` has words: none stands by its name. */
static void every_output_has_words(void **state) {
  (void)state;
  inputs_programme_t inputs;
  words_report_t report;
  studies_forecast_t forecast;
  words_draft_t draft;
  words_report_init(&report, WORDS_ES);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = "scenarios/redes"}, &inputs, &report),
                   0);
  const sim_run_options_t engine = {.replicates = 100, .threads = 1};
  assert_int_equal(studies_forecast_run(&forecast, &inputs.inputs, 1, &engine, false), 0);
  FILE *stream = words_draft_begin(&draft);
  cli_summary_write(&forecast, stream);
  char *table = words_draft_end(&draft), *text = written(table, &inputs, WORDS_ES);
  assert_null(strstr(text, "output"));
  assert_null(strstr(text, "mc_se"));
  size_t rows = 0;
  for (char *at = strstr(text, "\r\n"); at && at[2]; at = strstr(at + 2, "\r\n"), rows++) {
    char *end = strstr(at + 2, "\r\n"), *first = strndup(at + 2, strcspn(at + 2, ";"));
    *end = '\0';
    const char *name = strrchr(at + 2, ';') + 1;
    if (strcmp(first, name) == 0)
      fail_msg("%s has no words in cli/common/people.def", name);
    *end = '\r';
    free(first);
  }
  assert_int_equal(rows, forecast.count);
  free(text);
  free(table);
  studies_forecast_free(&forecast);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void names_of_files(void **state) {
  (void)state;
  assert_string_equal(cli_people_name("summary.csv", WORDS_ES), "resumen.csv");
  assert_string_equal(cli_people_name("summary.csv", WORDS_EN), "summary.csv");
  assert_null(cli_people_name("draws.csv", WORDS_ES));
  assert_null(cli_people_name("solve.json", WORDS_EN));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_bytes),
      cmocka_unit_test(numbers),
      cmocka_unit_test(texts),
      cmocka_unit_test(labels),
      cmocka_unit_test(every_output_has_words),
      cmocka_unit_test(names_of_files),
  };
  return cmocka_run_group_tests_name("cli_people", tests, NULL, NULL);
}
