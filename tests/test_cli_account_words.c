// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "cli/account/account_words.h"
#include "sim/status.h"

#include <math.h>

/* What is said of an account, when its figures are changed so that the sentence would be false:
   ties, missing cells, one row, nothing, impossible cells, figures of another year. */

static const char shipped[] = "scenarios/cuenta-publica-2025", small[] = "tests/datasets/feria";

typedef struct {
  const char *file, *from, *to; /* the first `from` becomes `to`; file NULL: no more */
} edit_t;

typedef struct {
  char *folder;
  audit_dataset_t dataset;
  audit_account_t account;
  cli_account_page_t page;
  char said[4096]; /* by the report */
} account_t;

static char *edited(char *text, const edit_t *edit) {
  char *at = strstr(text, edit->from), *out = NULL;
  if (!at)
    fail_msg("\"%s\" is not in %s", edit->from, edit->file);
  assert_true(
      asprintf(&out, "%.*s%s%s", (int)(at - text), text, edit->to, at + strlen(edit->from)) >= 0);
  free(text);
  return out;
}

static void copy(const account_t *self, const char *base, const char *name, const edit_t *edits) {
  char path[512];
  size_t length;
  char *text = slurp(base, name, &length);
  for (size_t i = 0; i < 6 && edits[i].file; i++)
    if (strcmp(edits[i].file, name) == 0)
      text = edited(text, &edits[i]);
  snprintf(path, sizeof path, "%s/%s", self->folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  free(text);
}

/* A copy of an account with edits; returns the status of reading it. */
static int open_copy(account_t *self, const char *base, const edit_t *edits) {
  static const char *const files[] = {"instruments.csv", "regions.csv", "columns.csv",
                                      "figures.csv", "labels.csv"};
  words_report_t report;
  *self = (account_t){.folder = new_folder()};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    copy(self, base, files[i], edits);
  words_report_init(&report, WORDS_ES);
  int status = audit_dataset_load(self->folder, &self->dataset, &report);
  if (!status)
    status = audit_account_find(&self->dataset, &self->account, &report);
  FILE *stream = fmemopen(self->said, sizeof self->said, "w");
  words_report_print(&report, stream);
  fclose(stream);
  words_report_free(&report);
  self->page = (cli_account_page_t){.account = &self->account, .sheet = {.lang = WORDS_ES}};
  return status;
}

static void close_copy(account_t *self) {
  cli_sheet_free(&self->page.sheet);
  plots_script_free(&self->page.script);
  audit_account_free(&self->account);
  audit_dataset_free(&self->dataset);
  remove_folder(self->folder);
}

static const cli_account_chart_t budget = cli_account_draw_budget,
                                 beneficiaries = cli_account_draw_beneficiaries,
                                 cost = cli_account_draw_cost, support = cli_account_draw_support,
                                 investment = cli_account_draw_investment,
                                 map = cli_account_draw_map, women = cli_account_draw_women,
                                 totals = cli_account_draw_totals;

/* The title of a chart of an edited account, and what its script must hold or not hold. */
typedef struct {
  const char *base;
  const cli_account_chart_t *chart;
  edit_t edits[6];
  const char *title, *also; /* also: in its notes or subtitle; NULL: nothing */
} case_t;

static const case_t cases[] = {
    /* as shipped */
    {shipped,
     &budget,
     {{0}},
     "Centros de Desarrollo de Negocios: 36,3\u00A0% de lo ejecutado en 21 instrumentos",
     "Filas con monto: 21, que suman M$\u00A050.166.014; sin monto: 1"},
    {shipped,
     &beneficiaries,
     {{0}},
     "Centros de Desarrollo de Negocios: 25.800 empresas; el que le sigue entre los que cuentan "
     "empresas, 1.006",
     NULL},
    {shipped,
     &cost,
     {{0}},
     "Gasto medio conocido por empresa: de M$\u00A0706 (Centros de Desarrollo de "
     "Negocios) a "
     "M$\u00A010.176 (Crece Sostenible)",
     "Sin costo por beneficiario"},
    {shipped,
     &women,
     {{0}},
     "7 de cada 10 subsidios para emprender fueron de las líneas para mujeres",
     "1.205 de 1.751 en el conjunto (68,8\u00A0%)"},
    {shipped,
     &totals,
     {{0}},
     "Presupuesto ejecutado: a las filas les faltan M$\u00A01.424.588 para el total; los demás "
     "totales "
     "cuadran",
     "El documento dice 34.249 por los beneficiarios de 13 instrumentos"},
    /* the figures of another year are followed, in totals and notes */
    {shipped,
     &totals,
     {{"figures.csv", "34249", "35113"}, {"figures.csv", "51590602", "52313562"}},
     "2 de los 3 totales del documento no cuadran con las filas que suman",
     "El documento dice 35.113 por los beneficiarios de 13 instrumentos"},
    {shipped,
     &totals,
     {{"figures.csv", "34249", "34857"},
      {"figures.csv", "51590602", "50166010"},
      {"instruments.csv", "608;mejoramiento;firms;;", "608;mejoramiento;firms;1;"}},
     "Los 3 totales del documento cuadran con las filas que suman",
     "El documento dice 34.857 por los beneficiarios de 14 instrumentos"},
    {shipped,
     &totals,
     {{"figures.csv", "34249", "34248"}, {"figures.csv", "51590602", "50166014"}},
     "Empresas y emprendedores apoyados: las filas pasan del total en 1; los demás totales cuadran",
     NULL},
    {shipped,
     &totals,
     {{"figures.csv", "34249", "-"},
      {"labels.csv", "dice {supported_total} por", "Suma"},
      {"labels.csv", "The document states {supported_total}", "It is"}},
     "Qué incluye cada total",
     NULL},
    /* ties, and amounts that are missing */
    {shipped,
     &budget,
     {{"instruments.csv", "5965776", "18227502"}},
     "Presupuesto ejecutado por instrumento",
     NULL},
    {shipped,
     &beneficiaries,
     {{"instruments.csv", "1006", "25800"}},
     "Beneficiarios de cada instrumento, según lo que cuenta",
     NULL},
    {shipped,
     &beneficiaries,
     {{"instruments.csv", ";378;", ";;"}},
     "Centros de Desarrollo de Negocios: 25.800 empresas; el que le sigue entre los que dan la "
     "cifra, 1.006",
     NULL},
    {shipped,
     &beneficiaries,
     {{"instruments.csv", ";378;", ";0;"}},
     "Centros de Desarrollo de Negocios: 25.800 empresas; el que le sigue entre los que cuentan "
     "empresas, 1.006",
     "una escala logarítmica no tiene 0: Crece Sostenible."},
    {shipped,
     &cost,
     {{"instruments.csv", ";378;", ";0;"}},
     "Gasto medio conocido por empresa: de M$\u00A0706 (Centros de Desarrollo de "
     "Negocios) a "
     "M$\u00A05.930 (Crece)",
     "Crece Sostenible; Sello Impacta Sustentable."},
    /* a small unit keeps its decimals */
    {shipped,
     &cost,
     {{"instruments.csv", "260066", "50,00"}},
     "Gasto medio conocido por empresa: de M$\u00A00,64 (Negocios Digitales) a "
     "M$\u00A010.176 "
     "(Crece "
     "Sostenible)",
     NULL},
    /* regions: a leader must lead whatever the missing or contradictory cells are */
    {shipped,
     &support,
     {{0}},
     "Metropolitana de Santiago: 315 mipes y cooperativas apoyadas, más que ninguna otra región",
     "† Los Ríos"},
    {shipped,
     &support,
     {{"regions.csv", ";908383;259;", ";908383;315;"}},
     "Mipes y cooperativas apoyadas por región e instrumento",
     NULL},
    {shipped,
     &support,
     {{"regions.csv", ";1510434;315;", ";1510434;;"}},
     "Mipes y cooperativas apoyadas por región e instrumento",
     NULL},
    {shipped,
     &support,
     {{"regions.csv", ";552657;128;", ";552657;;"}},
     "Metropolitana de Santiago: 315 mipes y cooperativas apoyadas, más que ninguna otra región "
     "con "
     "cifra",
     NULL},
    {shipped,
     &support,
     {{"regions.csv", ";30;60;23;78;", ";30;60;23;178;"}},
     "Mipes y cooperativas apoyadas por región e instrumento",
     "La Araucanía: el documento dice 259"},
    {shipped,
     &map,
     {{0}},
     "Inversión por empresa apoyada: de M$\u00A03.507 en La Araucanía a M$\u00A04.795 en "
     "Metropolitana de "
     "Santiago",
     NULL},
    {shipped,
     &map,
     {{"regions.csv", ";552657;128;", ";552657;;"}},
     "Inversión por empresa apoyada: de M$\u00A03.507 en La Araucanía a M$\u00A04.795 en "
     "Metropolitana de "
     "Santiago",
     NULL},
    {shipped,
     &map,
     {{"regions.csv", "investment_firms;firms;", "investment_mipes;firms;"},
      {"columns.csv", "regions;investment_firms;", "regions;investment_mipes;"}},
     "Mipes y cooperativas apoyadas: de 128 a 315 por región",
     "Un conteo, no una tasa"},
    {shipped,
     &map,
     {{"regions.csv", ";centre_clients;", ";firms_base;"},
      {"columns.csv", "regions;centre_clients;", "regions;firms_base;"}},
     "Empresas apoyadas de cada mil que hay: 55,2 en Metropolitana de Santiago, 216,6 en Arica y "
     "Parinacota",
     "por cada mil de"},
    {shipped,
     &investment,
     {{0}},
     "Metropolitana de Santiago, Valparaíso y La Araucanía reciben 30,1\u00A0% de la inversión en "
     "las "
     "regiones",
     NULL},
    {shipped,
     &investment,
     {{"regions.csv", ";552657;128;", ";;128;"}},
     "Inversión de las regiones por línea: M$\u00A027.232.573, sin las cifras que faltan",
     "† Arica y Parinacota: el documento no trae cifra de Inversión en mipes."},
    {shipped,
     &women,
     {{"regions.csv", ";152;99;", ";152;;"}},
     "7 de cada 10 subsidios para emprender fueron de las líneas para mujeres (regiones con cifra: "
     "15)",
     "1.106 de 1.599"},
    {shipped,
     &women,
     {{"regions.csv", ";195;134;", ";195;54;"}},
     "64,2\u00A0% de los subsidios para emprender fueron de las líneas para mujeres",
     NULL},
    {shipped,
     &women,
     {{"labels.csv", "phrase.women_led", "phrase.other"}},
     "Nuevos negocios: 68,8\u00A0% líneas para mujeres (Abeja y Pioneras)",
     NULL},
    /* one row, all alike, nothing */
    {small,
     &budget,
     {{"instruments.csv", ",300,", ",,"}},
     "Presupuesto ejecutado por instrumento",
     NULL},
    {small, &cost, {{0}}, "Presupuesto por beneficiario de cada instrumento", NULL},
    {small,
     &support,
     {{"regions.csv", "north,1,,90,60,,700.5,12,12\n", ""}},
     "Puestos y cursos por región e instrumento",
     NULL},
    {small,
     &map,
     {{"regions.csv", "north,1,,90", "north,1,,60"}},
     "Puestos y cursos por región",
     NULL},
    {small,
     &map,
     {{"regions.csv", "north,1,,90", "north,1,,"}},
     "Puestos y cursos por región",
     NULL},
    {small, &totals, {{0}}, "Qué incluye cada total", NULL},
    {small, &women, {{"regions.csv", "700.5,12,12", "700.5,,"}}, NULL, NULL},
    {small,
     &beneficiaries,
     {{"instruments.csv", ",100,", ",0,"},
      {"instruments.csv", ",50,", ",,"},
      {"instruments.csv", ",7,", ",0,"}},
     NULL,
     NULL},
};

/* A long text is broken where the page ends: compare without blanks and line ends. */
static bool holds(const char *script, const char *part) {
  for (; *script; script++) {
    const char *a = script, *b = part;
    while (*b) {
      if (*a == *b) {
        a++;
        b++;
      } else if (*b == ' ' && (a = strstr(a, "\n")) && (a = strchr(a, '\''))) {
        a++;
        b++;
      } else {
        break;
      }
    }
    if (!*b)
      return true;
  }
  return false;
}

static void what_is_said_holds(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    account_t self;
    if (open_copy(&self, cases[i].base, cases[i].edits) != SIM_OK)
      fail_msg("case %zu: %s", i, self.said);
    const int status = (*cases[i].chart)(&self.page);
    if (!cases[i].title) {
      assert_int_equal(status, PLOTS_ERR_EMPTY);
    } else {
      assert_int_equal(status, PLOTS_OK);
      assert_string_equal(self.page.caption.title, cases[i].title);
      if (cases[i].also && !holds(self.page.script.texts.data, cases[i].also))
        fail_msg("case %zu: \"%s\" is not in %.6000s", i, cases[i].also,
                 self.page.script.texts.data);
    }
    close_copy(&self);
  }
}

/* A number of a note that no table holds is said, where it stands; its figure's name is followed.
 */
static void numbers_of_no_table(void **state) {
  (void)state;
  account_t self;
  assert_int_equal(open_copy(&self, shipped, (edit_t[6]){{"figures.csv", "34249", "35113"}}),
                   SIM_OK);
  assert_string_equal(self.said, "");
  assert_memory_equal(audit_account_text(&self.account, "note.supported_total", WORDS_EN),
                      "The document states 35,113 for", 30);
  assert_memory_equal(audit_account_text(&self.account, "dataset", WORDS_EN),
                      "Public account 2026 of", 22);
  close_copy(&self);
  assert_int_equal(
      open_copy(&self, shipped,
                (edit_t[6]){{"labels.csv", "dice {supported_total} por", "dice 34.248 por"},
                            {"labels.csv", "states {supported_total} for", "states 34,248 for"}}),
      SIM_OK);
  assert_non_null(strstr(self.said, "es: «34.248» no está en ninguna tabla de estos datos."));
  assert_non_null(strstr(self.said, "en: «34,248» no está"));
  close_copy(&self);
}

/* Counted by hand. */
static void facts_of_values(void **state) {
  (void)state;
  static const struct {
    double values[4];
    size_t known;
    double low, high, second;
    size_t lowest, highest;
  } known[] = {
      {{3, 1, 2, 4}, 4, 1, 4, 3, 1, 3},
      {{4, 1, 4, 1}, 4, 1, 4, 4, CLI_ACCOUNT_NONE, CLI_ACCOUNT_NONE},
      {{5, 5, 5, 5}, 4, 5, 5, 5, CLI_ACCOUNT_NONE, CLI_ACCOUNT_NONE},
      {{NAN, 2, NAN, NAN}, 1, 2, 2, NAN, 1, 1},
      {{NAN, 2, 7, NAN}, 2, 2, 7, 2, 1, 2},
      {{7, 7, 8, 1}, 4, 1, 8, 7, 3, 2},
      {{NAN, NAN, NAN, NAN}, 0, NAN, NAN, NAN, CLI_ACCOUNT_NONE, CLI_ACCOUNT_NONE},
  };
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    const cli_facts_t facts = cli_facts_of(known[i].values, 4);
    const double found[] = {facts.low, facts.high, facts.second};
    const double right[] = {known[i].low, known[i].high, known[i].second};
    assert_int_equal(facts.count, 4);
    assert_int_equal(facts.known, known[i].known);
    assert_int_equal(facts.lowest, known[i].lowest);
    assert_int_equal(facts.highest, known[i].highest);
    for (size_t j = 0; j < 3; j++)
      assert_true(isnan(right[j]) ? isnan(found[j]) : fabs(found[j] - right[j]) < 1e-12);
  }
}

static void amounts_and_shares(void **state) {
  (void)state;
  static const struct {
    double value;
    const char *amount, *percent;
  } known[] = {{0.0, "0", "0,0\u00A0%"},
               {0.64, "0,64", "0,6\u00A0%"},
               {0.04, "0,040", "<\u00A00,1\u00A0%"},
               {99.97, "100,0", ">\u00A099,9\u00A0%"},
               {14.896, "14,9", "14,9\u00A0%"},
               {100.0, "100", "100,0\u00A0%"},
               {2.9128, "2,91", "2,9\u00A0%"}};
  cli_account_page_t page = {.sheet = {.lang = WORDS_ES}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    assert_string_equal(cli_words_amount(&page, known[i].value), known[i].amount);
    assert_string_equal(cli_words_percent(&page, known[i].value), known[i].percent);
  }
  cli_sheet_free(&page.sheet);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_said_holds), cmocka_unit_test(numbers_of_no_table),
      cmocka_unit_test(facts_of_values), cmocka_unit_test(amounts_and_shares)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
