// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>

static void test_printed_forms(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    bool rounded;
    double value;
    int decimals;
    double half;
  } cases[] = {
      {"286.207", false, 286207.0, 0, 0.0}, {"1.157.151", true, 1157151.0, 0, 0.5},
      {"0,04 %", true, 0.04, 2, 0.005},     {"20,9%", true, 20.9, 1, 0.05},
      {"36 %", true, 36.0, 0, 0.5},         {"0.446", true, 0.446, 3, 0.0005},
      {"1.00", true, 1.0, 2, 0.005},        {"599,61", true, 599.61, 2, 0.005},
      {"0,00", true, 0.0, 2, 0.005},        {"12.5", true, 12.5, 1, 0.05},
      {"310.000", true, 310000.0, 0, 0.5},  {"1.234,5", true, 1234.5, 1, 0.05},
      {"-12", false, -12.0, 0, 0.0},        {"2009", false, 2009.0, 0, 0.0},
      {"0.967", true, 0.967, 3, 0.0005},    {"1234.567", true, 1234.567, 3, 0.0005},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    audit_figure_t figure;
    assert_int_equal(audit_figure_parse(cases[i].text, cases[i].rounded, &figure), SIM_OK);
    assert_false(figure.is_missing);
    assert_true(figure.value == cases[i].value);
    assert_int_equal(figure.decimals, cases[i].decimals);
    assert_true(fabs(figure.half - cases[i].half) < 1e-15);
  }
}

static void test_missing(void **unused) {
  (void)unused;
  static const char *const texts[] = {"", "-", " ", "- "};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    audit_figure_t figure;
    assert_int_equal(audit_figure_parse(texts[i], true, &figure), SIM_OK);
    assert_true(figure.is_missing);
  }
}

static void test_refused(void **unused) {
  (void)unused;
  static const char *const texts[] = {"abc",
                                      "1,2,3",
                                      "1.2.3",
                                      "12a",
                                      "--3",
                                      "1e5",
                                      "0x1F",
                                      "nan",
                                      "inf",
                                      ",5",
                                      "5,",
                                      "1.15.7",
                                      "+3",
                                      "%",
                                      "1 000",
                                      "1,000.5",
                                      "0,1234567890123",
                                      "1234567890123456789012345678901234567890123"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    audit_figure_t figure;
    if (audit_figure_parse(texts[i], true, &figure) == SIM_OK && !figure.is_missing)
      fail_msg("accepted \"%s\" as %.17g", texts[i], figure.value);
    assert_true(figure.is_missing);
  }
}

static void test_units(void **unused) {
  (void)unused;
  static const char *const rounded[] = {"%",           "share",  "ratio",    "M$",
                                        "USD million", "M$2027", "M$nominal"};
  static const char *const counts[] = {"firms", "year", "count", "number", "day", "UF"};
  static const char *const unknown[] = {"",     "porcentaje", "personas", "million", "EUR million",
                                        "M$27", "percent"};
  for (size_t i = 0; i < sizeof rounded / sizeof rounded[0]; i++)
    assert_true(audit_unit_is_known(rounded[i]) && audit_unit_is_rounded(rounded[i]));
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    assert_true(audit_unit_is_known(counts[i]) && !audit_unit_is_rounded(counts[i]));
  for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
    assert_false(audit_unit_is_known(unknown[i]) || audit_unit_is_rounded(unknown[i]));
}

/* What people write instead of a unit, and slips of the pen. */
static void test_units_meant(void **unused) {
  (void)unused;
  static const char *const cases[][2] = {
      {"porcentaje", "%"},    {"porciento", "%"},    {"Percent", "%"}, {"fracción", "share"},
      {"personas", "people"}, {"empresas", "firms"}, {"año", "year"},  {"Firms", "firms"},
      {"firm", "firms"},      {"pesos", "$"},        {"m$", "M$"},     {"shares", "share"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *meant = audit_unit_meant(cases[i][0]);
    assert_non_null(meant);
    assert_string_equal(meant, cases[i][1]);
  }
  static const char *const names[][2] = {
      {"empresas", "firms"}, {"cupos", "places"}, {"fracción", "share"}, {"año", "year"}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    assert_string_equal(audit_unit_english(names[i][0]), names[i][1]);
    assert_string_equal(audit_unit_spanish(names[i][1]), names[i][0]);
  }
  /* what may be meant otherwise is asked, not taken */
  assert_null(audit_unit_english("porcentaje"));
  assert_null(audit_unit_english("miles"));
  assert_null(audit_unit_english("negocios"));
  assert_string_equal(audit_unit_spanish("%"), "%");
  assert_null(audit_unit_meant("kilogramos"));
  assert_null(audit_unit_meant(""));
  for (size_t i = 0; audit_unit_at(i); i++)
    assert_true(audit_unit_is_known(audit_unit_at(i)));
}

/* All units, and which of them a document prints rounded: shares, ratios and money in thousands and
   millions; of what is counted every one is printed. What people write for them besides. */
static void test_every_unit(void **unused) {
  (void)unused;
  static const struct {
    const char *unit, *spanish, *written;
    bool is_rounded;
  } cases[] = {
      {"%", "%", "porcentaje", true},
      {"share", "fracción", "proporcion", true},
      {"ratio", "razón", "cociente", true},
      {"M$", "M$", "miles", true},
      {"USD million", "USD million", "musd", true},
      {"count", "cantidad", "conteo", false},
      {"number", "número", "numero", false},
      {"firms", "empresas", "mipes", false},
      {"people", "personas", "persons", false},
      {"participants", "participantes", "Participantes", false},
      {"beneficiaries", "beneficiarios", "Beneficiarios", false},
      {"households", "hogares", "hogares", false},
      {"organisations", "organizaciones", "organizations", false},
      {"places", "cupos", "lugares", false},
      {"centres", "centros", "centers", false},
      {"regions", "regiones", "regione", false},
      {"communes", "comunas", "comunas", false},
      {"events", "eventos", "actividades", false},
      {"actions", "acciones", "action", false},
      {"attentions", "atenciones", "attention", false},
      {"meetings", "reuniones", "REUNIONES", false},
      {"sessions", "sesiones", "asesorías", false},
      {"projects", "proyectos", "project", false},
      {"jobs", "empleos", "empleos", false},
      {"year", "año", "ano", false},
      {"years", "años", "anos", false},
      {"months", "meses", "mes", false},
      {"weeks", "semanas", "semana", false},
      {"day", "día", "dia", false},
      {"days", "días", "dias", false},
      {"hours", "horas", "hour", false},
      {"UF", "UF", "uf", false},
      {"UTM", "UTM", "utm", false},
      {"$", "$", "pesos", false},
      {"USD", "USD", "dólares", false},
  };
  enum { COUNT = sizeof cases / sizeof cases[0] };
  for (size_t i = 0; i < COUNT; i++) {
    assert_string_equal(audit_unit_at(i), cases[i].unit);
    assert_true(audit_unit_is_known(cases[i].unit));
    assert_true(audit_unit_is_rounded(cases[i].unit) == cases[i].is_rounded);
    assert_string_equal(audit_unit_spanish(cases[i].unit), cases[i].spanish);
    const char *meant = audit_unit_meant(cases[i].written);
    if (!meant || strcmp(meant, cases[i].unit) != 0)
      fail_msg("%s: %s", cases[i].written, meant ? meant : "(none)");
    if (strcmp(cases[i].spanish, cases[i].unit) != 0)
      assert_string_equal(audit_unit_english(cases[i].spanish), cases[i].unit);
  }
  assert_null(audit_unit_at(COUNT));
  assert_null(audit_unit_meant("xyzzyxyzzy"));
  assert_null(audit_unit_meant("hoxxx")); /* three letters from "hours" */
  assert_null(audit_unit_english("firms"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_printed_forms), cmocka_unit_test(test_missing),
      cmocka_unit_test(test_refused),       cmocka_unit_test(test_units),
      cmocka_unit_test(test_every_unit),    cmocka_unit_test(test_units_meant),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
