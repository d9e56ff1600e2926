// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "cli/account/account_page.h"
#include "cli/account/charts_account.h"
#include "sim/status.h"
#include "words/numeral.h"
#include "words/table_csv.h"

#include <math.h>

/* The charts of a public account: of the one that is shipped, of a small one, of a large one under
   hostile names; and what is said of one that cannot be drawn. */

enum { CHARTS = 8 };
static const char *const names[CHARTS] = {"budget",     "beneficiaries", "cost",  "support",
                                          "investment", "map",           "women", "totals"};
static const char shipped[] = "scenarios/cuenta-publica-2025", small[] = "tests/datasets/feria";

typedef struct {
  audit_dataset_t dataset;
  audit_account_t account;
  char *folder; /* of the charts */
  char *marks;  /* charts.csv */
  char *list;
  size_t size, list_size;
} set_t;

/* Loads a dataset; what the report says goes to `said` (may be NULL). */
static int load(set_t *set, const char *folder, char *said, size_t size) {
  words_report_t report;
  *set = (set_t){0};
  words_report_init(&report, WORDS_ES);
  int status = audit_dataset_load(folder, &set->dataset, &report);
  if (!status)
    status = audit_account_find(&set->dataset, &set->account, &report);
  FILE *stream = said ? fmemopen(said, size, "w") : stdout;
  words_report_print(&report, stream);
  if (said)
    fclose(stream);
  words_report_free(&report);
  return status;
}

static int draw(set_t *set, words_lang_t lang, bool pictures, const volatile sig_atomic_t *cancel,
                char detail[CLI_CHARTS_DETAIL]) {
  set->folder = new_folder();
  words_table_t marks;
  cli_account_marks_begin(&marks);
  FILE *list = open_memstream(&set->list, &set->list_size);
  assert_non_null(list);
  const cli_account_set_t charts = {.account = &set->account,
                                    .lang = lang,
                                    .folder = pictures ? set->folder : NULL,
                                    .marks = &marks,
                                    .list = list,
                                    .cancel = cancel};
  const int status = cli_charts_account(&charts, detail);
  fclose(list);
  FILE *table = open_memstream(&set->marks, &set->size);
  assert_non_null(table);
  assert_int_equal(words_table_write(&marks, table), 0);
  fclose(table);
  words_table_free(&marks);
  return status;
}

static void undraw(set_t *set) {
  remove_folder(set->folder);
  free(set->marks);
  free(set->list);
}

static void unload(set_t *set) {
  audit_account_free(&set->account);
  audit_dataset_free(&set->dataset);
}

static void open_account(set_t *set, const char *folder, words_lang_t lang) {
  char detail[CLI_CHARTS_DETAIL] = "?";
  assert_int_equal(load(set, folder, NULL, 0), SIM_OK);
  if (draw(set, lang, true, NULL, detail))
    fail_msg("%s: %s", folder, detail);
  assert_string_equal(detail, "");
}

static void expect(const char *text, const char *part) {
  if (!strstr(text, part))
    fail_msg("\"%s\" is not in: %.3000s", part, text);
}

static char *read_svg(const set_t *set, const char *name) {
  char file[64];
  size_t length;
  snprintf(file, sizeof file, "%s.svg", name);
  return slurp(set->folder, file, &length);
}

static void expect_svg(const set_t *set, const char *name, const char *part) {
  char *svg = read_svg(set, name);
  expect(svg, part);
  free(svg);
}

/* Every picture is there, whole, and says in words what it shows. */
static void check_pictures(const set_t *set) {
  assert_int_equal(entries(set->folder), 2 * CHARTS + 1);
  for (size_t i = 0; i < CHARTS; i++) {
    char file[64];
    size_t length;
    char *svg = read_svg(set, names[i]);
    assert_true(well_formed(svg));
    char known_by[128];
    snprintf(known_by, sizeof known_by, "role=\"img\" aria-labelledby=\"c-%s-title c-%s-desc\"",
             names[i], names[i]);
    expect(svg, known_by);
    const char *about = strstr(svg, "<desc id=");
    assert_non_null(about);
    assert_true(strstr(about, "</desc>") - about > 80);
    snprintf(file, sizeof file, "%s.png", names[i]);
    char *png = slurp(set->folder, file, &length);
    assert_memory_equal(png, "\x89PNG\r\n\x1A\n", 8);
    free(png);
    free(svg);
  }
  size_t length;
  char *pdf = slurp(set->folder, "account.pdf", &length);
  assert_memory_equal(pdf, "%PDF-", 5);
  free(pdf);
}

/* The rows of charts.csv that begin with `start`: how many, and what their values add to. */
typedef struct {
  size_t count;
  double sum, low, high; /* low and high of the last */
} sum_t;

static sum_t sum_of(const set_t *set, const char *start) {
  sum_t out = {0};
  for (const char *line = set->marks; line && *line; line = strchr(line, '\n')) {
    line += *line == '\n';
    if (!*line || strncmp(line, start, strlen(start)) != 0)
      continue;
    const char *cell = line;
    for (int i = 0; i < 3; i++)
      cell = strchr(cell, ',') + 1;
    char *end;
    const double value = strtod(cell, &end);
    out.sum += end == cell ? 0.0 : value;
    out.low = strtod(end + 1, &end);
    out.high = strtod(end + 1, NULL);
    out.count++;
  }
  return out;
}

static double total(const set_t *set, const char *name) {
  audit_reference_t reference;
  assert_true(audit_dataset_resolve(&set->dataset, name, NULL, 0, &reference));
  return reference.figure->value;
}

/* The numbers behind the marks add to the totals of the data. */
static void numbers_add_up(const set_t *set) {
  static const struct {
    const char *rows, *column;
    size_t count;
  } sums[] = {{"budget,", "instruments.budget", 22},
              {"beneficiaries,", "instruments.beneficiaries", 22},
              {"support,crece,", "regions.crece", 16},
              {"support,redes,", "regions.redes", 16},
              {"support,firms,", "regions.firms", 16},
              {"map,firms,", "regions.firms", 16},
              {"investment,investment_firms,", "regions.investment_firms", 16},
              {"investment,investment_associative,", "regions.investment_associative", 16}};
  for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
    const sum_t found = sum_of(set, sums[i].rows);
    assert_int_equal(found.count, sums[i].count);
    assert_true(fabs(found.sum - total(set, sums[i].column)) < 1e-6);
  }
  assert_true(fabs(sum_of(set, "totals,in_supported,sum,").sum - 34249) < 1e-9);
  assert_true(fabs(sum_of(set, "totals,in_supported,stated,").sum - 34249) < 1e-9);
  assert_int_equal(sum_of(set, "totals,in_supported,").count, 13 + 2);
  assert_true(fabs(sum_of(set, "totals,in_organisations,sum,").sum - 384) < 1e-9);
  assert_true(fabs(sum_of(set, "totals,budget,stated,").sum - 51590602) < 1e-9);
}

/* Costs are quotients of cells; medians lie in their middle. */
static void costs_and_medians(const set_t *set) {
  const sum_t crece = sum_of(set, "cost,firms,crece,");
  assert_true(fabs(crece.sum - 5965776.0 / 1006) < 1e-6);
  assert_int_equal(sum_of(set, "cost,all,").count, 0); /* unlike things have no median */
  assert_int_equal(sum_of(set, "cost,").count, 21 + 2);
  assert_true(fabs(sum_of(set, "cost,firms,median,").sum - 4195051.0 / 896) < 1e-6);
}

static void the_shipped_account(void **state) {
  (void)state;
  set_t set;
  open_account(&set, shipped, WORDS_ES);
  check_pictures(&set);
  numbers_add_up(&set);
  costs_and_medians(&set);
  assert_true(fabs(sum_of(&set, "women,women_led,all,").sum - 100.0 * 1205 / 1751) < 1e-7);
  assert_int_equal(sum_of(&set, "women,").count, 16 + 1);
  expect_svg(&set, "budget",
             "<title id=\"c-budget-title\">Centros de Desarrollo de Negocios: 36,3\u00A0% de lo "
             "ejecutado en 21 ");
  expect_svg(&set, "budget", ">sin monto informado<");
  expect_svg(&set, "budget", ">18.227.502<");
  expect_svg(&set, "beneficiaries", "escala logarítmica");
  expect_svg(&set, "beneficiaries", ">Acciones formativas<");
  expect_svg(&set, "cost", ">Empresas: mediana 4.682<");
  expect_svg(&set, "support", ">254 *<");
  expect_svg(&set, "support", ">* Valparaíso: el documento dice 254 y sus partes suman 257.");
  expect_svg(&set, "support", ">† Los Ríos: el documento no trae cifra de Redes,");
  expect_svg(&set, "investment", "Inversión en mipes: 12.684.014");
  expect_svg(&set, "map", ">4.795<");
  expect_svg(&set, "map", ">de 315 empresas<");
  expect_svg(&set, "map", "El documento no dice");
  expect_svg(&set, "women", ">55 de 78<");
  expect_svg(&set, "women", "Emprende (546) no se informa.");
  expect_svg(&set, "totals", ">1.424.588<");
  expect(set.list, "  map            Inversión por empresa apoyada: de M$\u00A03.507 en La "
                   "Araucanía a M$\u00A04.795 en Metropolitana de Santiago\n");
  undraw(&set);
  unload(&set);
}

/* The same bytes in every file. */
static void check_same(const set_t *first, const set_t *second) {
  assert_string_equal(first->marks, second->marks);
  for (size_t i = 0; i <= 2 * CHARTS; i++) {
    char file[64];
    size_t a, b;
    snprintf(file, sizeof file, "%s.%s", i < 2 * CHARTS ? names[i / 2] : "account",
             i == 2 * CHARTS ? "pdf"
             : i % 2         ? "png"
                             : "svg");
    char *one = slurp(first->folder, file, &a), *other = slurp(second->folder, file, &b);
    assert_int_equal(a, b);
    assert_memory_equal(one, other, a);
    free(one);
    free(other);
  }
}

/* Without pictures no gnuplot is needed, and the numbers are the same. */
static void check_numbers_alone(const char *marks) {
  set_t set;
  char detail[CLI_CHARTS_DETAIL], *path = strdup(getenv("PATH"));
  assert_int_equal(load(&set, small, NULL, 0), SIM_OK);
  setenv("PATH", "/nowhere", 1);
  assert_int_equal(draw(&set, WORDS_ES, false, NULL, detail), PLOTS_OK);
  setenv("PATH", path, 1);
  assert_int_equal(entries(set.folder), 0);
  assert_string_equal(set.marks, marks);
  undraw(&set);
  unload(&set);
  free(path);
}

/* Three instruments, two regions, another unit, a budget without a total, a share of 0 of 0. */
static void a_small_account(void **state) {
  (void)state;
  set_t set, again;
  draw_light();
  open_account(&set, small, WORDS_ES);
  open_account(&again, small, WORDS_ES);
  check_pictures(&set);
  check_same(&set, &again);
  check_numbers_alone(set.marks);
  undraw(&again);
  unload(&again);
  expect_svg(&set, "budget", "Filas con monto: 2, que suman UF\u00A01.500,5; sin monto: 1");
  expect_svg(&set, "budget", ">Gran \"feria\", de invierno<");
  expect_svg(&set, "support", ">90 †<");
  expect_svg(&set, "map", ">Una nota del mapa<");
  expect_svg(&set, "women",
             "<title id=\"c-women-title\">Nuevos negocios: 100,0\u00A0% de mujeres</title>");
  expect_svg(&set, "women", ">0 de 0<");
  /* sorted by `order`, not as they stand */
  expect(set.marks, "map,firms,north,90,,,count,regions.north.firms,north\n"
                    "map,firms,south,60,,,count,regions.south.firms,Sur\n");
  expect(set.marks, "women,women_led,north,100,,,%,regions.north.women_led / "
                    "regions.north.new_businesses,north\n");
  undraw(&set);
  unload(&set);
}

static FILE *create(const char *folder, const char *name) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  return file;
}

/* A name in quotes, as CSV wants it, its braces as texts with figures want them. */
static void put_quoted(FILE *file, const char *text) {
  fputc('"', file);
  for (; *text; text++)
    if ((unsigned char)*text >= 0x20) /* a cell holds no control characters */
      fprintf(file, *text == '"' ? "\"\"" : *text == '{' ? "{{" : "%c", *text);
  fputc('"', file);
}

static bool is_utf8(const char *text) {
  unsigned code;
  for (size_t n = strlen(text), length; *text; text += length, n -= length)
    if (!(length = words_utf8(text, n, &code)) || (code >= 0x80 && words_is_control(code)))
      return false;
  return true;
}

/* Sixty instruments, 30 regions, 12 parts, 6 lines, under names that would break out of careless
   quotes. */
static char *large_dataset(void) {
  enum { INSTRUMENTS = 60, REGIONS = 30, PARTS = 12, LINES = 6 };
  char *folder = new_folder();
  FILE *file = create(folder, "instruments.csv");
  fputs("id,budget,beneficiaries,line,counts,in_nine,region_column\n", file);
  for (int i = 0; i < INSTRUMENTS; i++)
    fprintf(file, "i%d,%d,%d,line%d,count%d,%s,p%d\n", i, (i * 7919) % 100000, (i * i * 37) % 9000,
            i % 10, i % 7, i % 3 ? "1" : "", i % PARTS);
  fclose(file);
  file = create(folder, "regions.csv");
  FILE *columns = create(folder, "columns.csv");
  fputs(
      "table,column,unit,es,en,total\ninstruments,budget,M$,B,B,\ninstruments,beneficiaries,count,"
      "N,N,\n"
      "instruments,in_nine,number,I,I,nine\nregions,order,number,O,O,\nregions,firms,count,F,F,\n",
      columns);
  fputs("id,order,firms", file);
  for (int p = 0; p < PARTS; p++) {
    fprintf(file, ",p%d", p);
    fprintf(columns, "regions,p%d,count,' ; system('touch PWNED') ; ',x,\n", p);
  }
  fputs("regions,new_businesses,count,N,N,\nregions,women_led,count,W,W,\n", columns);
  fputs(",new_businesses,women_led", file);
  for (int l = 0; l < LINES; l++) {
    fprintf(file, ",investment_%d", l);
    fprintf(columns, "regions,investment_%d,M$,`touch PWNED`,x,\n", l);
  }
  for (int r = 0; r < REGIONS; r++) {
    fprintf(file, "\nr%d,%d,%d", r, r, 100 * r);
    for (int p = 0; p < PARTS; p++)
      fprintf(file, ",%d", (r + p) % 9);
    fprintf(file, ",%d,%d", 3 * r, r);
    for (int l = 0; l < LINES; l++)
      fprintf(file, ",%d", r * l * 1000);
  }
  fputc('\n', file);
  fclose(file);
  fclose(columns);
  file = create(folder, "figures.csv");
  fputs("id,value,unit,document,section,what\nyear,2030,year,F,1,Year\nnine,9,count,F,1,Nine\n",
        file);
  fclose(file);
  file = create(folder, "labels.csv");
  fputs("name,es,en\n", file);
  for (int i = 0; i < INSTRUMENTS; i++) {
    const char *text = hostile_texts[i % HOSTILE_COUNT];
    /* What a spreadsheet would compute is refused where it is read. */
    if (!*text || strchr("=+-@", *text) || !is_utf8(text))
      continue;
    static const char *const kinds[] = {"instrument.i", "region.r", "line.line", "counts.count",
                                        "note.budget."};
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
      fprintf(file, "%s%d,", kinds[k], i);
      put_quoted(file, text);
      fputc(',', file);
      put_quoted(file, text);
      fputc('\n', file);
    }
  }
  fputs("dataset,' ; system('touch PWNED') ; ',x\n", file);
  fclose(file);
  return folder;
}

static void a_large_and_hostile_account(void **state) {
  (void)state;
  set_t set;
  char *folder = large_dataset();
  draw_light();
  char path[512];
  open_account(&set, folder, WORDS_EN);
  check_pictures(&set);
  expect_svg(&set, "women", ">N: 33.3% W</title>");
  assert_int_equal(sum_of(&set, "budget,").count, 60);
  assert_int_equal(sum_of(&set, "support,").count, 30 * 13);
  assert_int_equal(access("PWNED", F_OK), -1);
  snprintf(path, sizeof path, "%s/PWNED", set.folder);
  assert_int_equal(access(path, F_OK), -1);
  undraw(&set);
  unload(&set);
  remove_folder(folder);
}

/* A copy of the small dataset in which one file reads differently. */
static char *changed(const char *file, const char *from, const char *to) {
  static const char *const files[] = {"instruments.csv", "regions.csv", "columns.csv",
                                      "figures.csv", "labels.csv"};
  char *folder = new_folder();
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    size_t length;
    char *text = slurp(small, files[i], &length);
    char *at = strcmp(file, files[i]) == 0 ? strstr(text, from) : NULL;
    assert_true(at || strcmp(file, files[i]) != 0);
    FILE *out = create(folder, files[i]);
    if (at) {
      fprintf(out, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    } else {
      fputs(text, out);
    }
    fclose(out);
    free(text);
  }
  return folder;
}

static const struct {
  const char *file, *from, *to, *said;
} wrong[] = {
    {"columns.csv", "instruments,budget,UF,Gasto,Spending,\n", "",
     "instruments.csv: falta la columna «budget»: debe estar en instruments.csv y, con su unidad, "
     "en columns.csv."},
    {"columns.csv", "regions,women_led,count,De mujeres,Led by women,\n", "", "«women_led»"},
    {"columns.csv", "regions,investment_all,UF,Gasto,Spending,\n", "", "«investment_…»"},
    {"columns.csv", "regions,order,number,Orden,Order,\n", "", "«order»"},
    {"columns.csv",
     "instruments,budget,UF,Gasto,Spending,\ninstruments,beneficiaries,count,Beneficiarios,"
     "Beneficiaries,\ninstruments,in_all,number,Todos,All,all_total\n",
     "", "falta la tabla instruments"},
    {"instruments.csv", ",line,", ",lines,", "instruments.csv:1: falta la columna «line»."},
    {"instruments.csv", ",counts,", ",kind,", "falta la columna «counts»."},
    {"instruments.csv", ",region_column", ",column", "falta la columna «region_column»."},
    {"instruments.csv", "trade,firms", "Trade!,firms", "instruments.csv:2:"},
    {"instruments.csv", "training", "", "instruments.csv:3:"},
    {"instruments.csv", "id,instrument,", "id,in_total_99999,",
     "instruments.csv:1:4: «in_total_99999» marca qué filas"},
    {"columns.csv", ",all_total", ",", "«in_all» marca qué filas suma un total y no dice cuál"},
    {"columns.csv", ",all_total", ",none",
     "columns.csv:4:37: total: «none» no es el id de una cifra"},
    {"columns.csv", "Spending,\n", "Spending,all_total\n",
     "all_total está en «count» y es el total de budget"},
    {"instruments.csv", "firms,1,", "firms,2,", "in_all: «2» no sirve."},
    {"instruments.csv", "100,trade", "100.5,trade", "«100.5» no es un número entero"},
    {"regions.csv", "0,0\n", "130,500\n",
     "regions.csv:2:30: women_led: «500» es más que new_businesses, «130»"},
    {"columns.csv", "stalls,count", "stalls,UF",
     "stalls está en «UF» y firms en «count»: no se pueden sumar."},
    {"labels.csv", "comercio", "{nada}",
     "labels.csv:2:12: es: «nada», entre llaves, no es una cifra"},
    {"instruments.csv", "1200.5", "-1200.5", "instruments.csv:2:16: budget: «-1200.5» es menor"},
    {"regions.csv", ",40,", ",-40,", "stalls: «-40» es menor que 0."},
    {"instruments.csv", ",1,stalls", ",1,stall", "region_column las nombra"},
};

/* Each is said with its file, and nothing is drawn. */
static void what_is_missing_is_said(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    set_t set;
    char said[4096] = "";
    char *folder = changed(wrong[i].file, wrong[i].from, wrong[i].to);
    assert_int_equal(load(&set, folder, said, sizeof said), SIM_ERR_DOMAIN);
    expect(said, wrong[i].said);
    unload(&set);
    remove_folder(folder);
  }
}

static void failures_are_told(void **state) {
  (void)state;
  const volatile sig_atomic_t raised = 2;
  set_t set;
  char detail[CLI_CHARTS_DETAIL], *path = strdup(getenv("PATH"));
  assert_int_equal(load(&set, small, NULL, 0), SIM_OK);
  assert_int_equal(draw(&set, WORDS_ES, true, &raised, detail), PLOTS_ERR_CANCELLED);
  assert_string_equal(detail, "se interrumpió el dibujo.");
  assert_int_equal(entries(set.folder), 0);
  undraw(&set);
  setenv("PATH", "/nowhere", 1);
  assert_int_equal(draw(&set, WORDS_EN, true, NULL, detail), PLOTS_ERR_MISSING);
  assert_string_equal(detail, "gnuplot was not found; install the package gnuplot-nox.");
  setenv("PATH", path, 1);
  undraw(&set);
  unload(&set);
  free(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_shipped_account), cmocka_unit_test(a_small_account),
      cmocka_unit_test(a_large_and_hostile_account), cmocka_unit_test(what_is_missing_is_said),
      cmocka_unit_test(failures_are_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
