// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "tests/plots_support.h"

#include "cli/run/charts_forecast.h"
#include "sim/status.h"

#include <math.h>

/* The charts of a forecast as files: which ones, with which figures and words, and what happens
   when drawing fails. */

/* The first are of those who are served. */
enum { CHARTS = 15, SERVING = 9, REPLICATES = 2000 };
static const char *const names[CHARTS] = {
    "board",  "links",  "cases",  "joint",      "rise",   "limits",     "components", "chain",
    "afford", "funnel", "places", "indicators", "budget", "total_cost", "regions"};

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  char *folder;
} set_t;

static void forecast(set_t *set, const char *programme, const char *override) {
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 2};
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  if (inputs_load(&(inputs_request_t){.folder = programme,
                                      .overrides = &override,
                                      .override_count = override ? 1 : 0},
                  &set->inputs, &report)) {
    words_report_print(&report, stdout);
    fail_msg("%s was refused", programme);
  }
  words_report_free(&report);
  assert_int_equal(studies_forecast_run(&set->forecast, &set->inputs.inputs, 2026, &options, false),
                   SIM_OK);
  set->folder = new_folder();
}

static int draw(const set_t *set, words_lang_t lang, const volatile sig_atomic_t *cancel,
                char detail[CLI_CHARTS_DETAIL]) {
  const cli_canvas_t canvas = {.folder = set->folder, .cancel = cancel};
  return cli_charts_forecast(&set->forecast, NULL, &set->inputs, "base", &canvas, lang, detail);
}

static void finish(set_t *set) {
  remove_folder(set->folder);
  studies_forecast_free(&set->forecast);
  inputs_programme_free(&set->inputs);
}

/* What stands between the tags; the caller frees. */
static char *element(const char *svg, const char *tag) {
  char open[16], close[16];
  snprintf(open, sizeof open, "<%s", tag);
  snprintf(close, sizeof close, "</%s>", tag);
  const char *start = strstr(svg, open);
  assert_non_null(start);
  start = strchr(start, '>') + 1;
  const char *end = strstr(start, close);
  assert_non_null(end);
  return strndup(start, (size_t)(end - start));
}

static void check_pictures(const char *folder, const char *name, bool wanted) {
  char file[64];
  size_t length;
  snprintf(file, sizeof file, "%s.png", name);
  assert_int_equal(in_folder(folder, file), wanted);
  if (wanted) {
    char *png = slurp(folder, file, &length);
    assert_memory_equal(png, "\x89PNG\r\n\x1A\n", 8);
    free(png);
  }
  snprintf(file, sizeof file, "%s.svg", name);
  assert_int_equal(in_folder(folder, file), wanted);
  if (wanted) {
    char *svg = slurp(folder, file, &length);
    assert_true(well_formed(svg));
    free(svg);
  }
}

static void expect(const char *text, const char *part) {
  if (!strstr(text, part))
    fail_msg("\"%s\" is not in: %.600s", part, text);
}

/* An estimate as the chart has to write it. */
static const char *number(char out[WORDS_NUMBER_BYTES], double value, int decimals, bool percent) {
  const words_format_t format = {decimals, percent, WORDS_ES};
  words_format_number(out, value, &format);
  return out;
}

/* What an output's figures must read like in the description of a chart. */
typedef struct {
  const char *chart, *label, *output;
  int year;
  bool percent;
  double unit; /* in which an amount is drawn; 0: as it is */
} figure_t;

static const figure_t figures[] = {
    {"funnel", "Población potencial", "population.potential", 2026, false, 0},
    {"funnel", "Sin deudas", "population.after.no_debt", 2026, false, 0},
    {"funnel", "Sin rendiciones pendientes: población objetivo", "population.target", 2026, false,
     0},
    {"places", "Beneficiarios 2027", "beneficiaries", 2027, false, 0},
    {"places", "Participantes 2029", "participants", 2029, false, 0},
    {"indicators", "Contacto con seguimiento 2026", "indicator.contact", 2026, true, 0},
    {"indicators", "Con reunión (formulario) 2026", "indicator.form", 2026, true, 0},
    {"indicators", "Con al menos un negocio 2028", "indicator.deal", 2028, true, 0},
    {"budget", "2028. requerido", "budget.required", 2028, false, 1e3},
    {"budget", "techo: mediana, y P5–P95 donde es incierto", "budget.ceiling", 2027, false, 1e3},
    {"regions", "Ñuble", "participants.region.nuble", 0, false, 0},
};

static void check_figure(const set_t *set, const figure_t *figure) {
  const studies_estimate_t *e = studies_forecast_find(&set->forecast, figure->output, figure->year);
  char file[64], wanted[256], median[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES],
      high[WORDS_NUMBER_BYTES];
  size_t length;
  assert_non_null(e);
  const double unit = figure->unit > 0.0 ? figure->unit : 1.0;
  snprintf(file, sizeof file, "%s.svg", figure->chart);
  snprintf(wanted, sizeof wanted, "%s: %s (P5–P95: %s a %s).", figure->label,
           number(median, e->quantile[STUDIES_P50] / unit, 0, figure->percent),
           number(low, e->quantile[STUDIES_P05] / unit, 0, figure->percent),
           number(high, e->quantile[STUDIES_P95] / unit, 0, figure->percent));
  char *svg = slurp(set->folder, file, &length);
  char *description = element(svg, "desc");
  expect(description, wanted);
  free(description);
  free(svg);
}

/* Title and visible texts of a chart. */
static void check_text(const set_t *set, const char *file, const char *text) {
  size_t length;
  char *svg = slurp(set->folder, file, &length);
  expect(svg, text);
  free(svg);
}

static void redes_in_spanish(void **state) {
  (void)state;
  set_t set = {0};
  char detail[CLI_CHARTS_DETAIL] = "?", text[256], value[WORDS_NUMBER_BYTES];
  forecast(&set, "scenarios/redes", NULL);
  assert_int_equal(draw(&set, WORDS_ES, NULL, detail), PLOTS_OK);
  assert_string_equal(detail, "");
  assert_int_equal(entries(set.folder), 2 * CHARTS);
  for (size_t i = 0; i < CHARTS; i++)
    check_pictures(set.folder, names[i], true);
  for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
    check_figure(&set, &figures[i]);
  const studies_estimate_t *cost = studies_forecast_find(&set.forecast, "budget.required", 0);
  snprintf(text, sizeof text, ">P50: %s<",
           number(value, cost->quantile[STUDIES_P50] / 1e3, 0, false));
  check_text(&set, "total_cost.svg", text);
  const studies_estimate_t *event =
      studies_forecast_find(&set.forecast, "event.budget_suffices", 2026);
  snprintf(text, sizeof text, ">%s<", number(value, 100 * event->mean, 1, true));
  check_text(&set, "budget.svg", text);
  check_text(&set, "board.svg", text);
  check_text(&set, "limits.svg", "Limita el presupuesto");
  check_text(&set, "chain.svg", ">Postulantes admisibles<");
  check_text(&set, "components.svg", ">Administración<");
  check_text(&set, "board.svg", ">Se cumple la meta de negocios (juicio)<");
  check_text(&set, "indicators.svg", ">30\u00A0%<");
  check_text(&set, "regions.svg",
             ">Redes de Oportunidades de Negocios · escenario base · 2.000 réplicas · semilla 2026 "
             "· Fuente: ");
  finish(&set);
}

/* Five years, one component, no regions; in English, whose labels the folder does not give. */
static void workshop_in_english(void **state) {
  (void)state;
  set_t set = {0};
  char detail[CLI_CHARTS_DETAIL];
  draw_light();
  forecast(&set, "tests/programmes/taller", NULL);
  assert_int_equal(draw(&set, WORDS_EN, NULL, detail), PLOTS_OK);
  for (size_t i = 0; i < CHARTS; i++)
    check_pictures(set.folder, names[i],
                   strcmp(names[i], "regions") != 0 && strcmp(names[i], "links") != 0);
  check_text(&set, "funnel.svg", ">No debt: target population<");
  check_text(&set, "places.svg", ">2031<");
  check_text(&set, "indicators.svg", ">goal<");
  finish(&set);
}

/* Without places nobody participates: indicators are not defined, the cost is certain. */
static void nothing_to_serve(void **state) {
  (void)state;
  set_t set = {0};
  char detail[CLI_CHARTS_DETAIL];
  forecast(&set, "scenarios/redes", "plan.places=0");
  assert_int_equal(draw(&set, WORDS_ES, NULL, detail), PLOTS_OK);
  for (size_t i = 0; i < CHARTS; i++)
    check_pictures(set.folder, names[i], i >= SERVING && strcmp(names[i], "indicators") != 0);
  check_text(&set, "total_cost.svg", ">El plan 2026–2029 cuesta $0</title>");
  finish(&set);
}

static void copy_lines(const char *from, const char *folder, const char *skipped,
                       const char *year) {
  char *line = NULL, path[512];
  size_t size = 0;
  FILE *in = fopen(from, "r");
  assert_non_null(in);
  snprintf(path, sizeof path, "%s/inputs.csv", folder);
  FILE *out = fopen(path, "w");
  assert_non_null(out);
  while (getline(&line, &size, in) > 0)
    if (strncmp(line, skipped, strlen(skipped)) != 0 &&
        (strncmp(line, "plan.places", 11) != 0 || strstr(line, year)) && !strstr(line, ",2031,"))
      fputs(line, out);
  free(line);
  fclose(in);
  fclose(out);
}

/* A programme of one year and without a goal, under labels that would break out of careless
   quotes. */
static void hostile_labels(void **state) {
  (void)state;
  set_t set = {0};
  char detail[CLI_CHARTS_DETAIL], path[512];
  char *programme = new_folder();
  size_t length;
  copy_lines("tests/programmes/taller/inputs.csv", programme, "goal.deal", ",2027,");
  char *sample = slurp("tests/programmes/taller", "meetings.csv", &length);
  write_script(programme, "meetings.csv", sample);
  write_script(programme, "labels.csv",
               "name,es,en\n"
               "programme,' ; system('touch PWNED') ; ',x\n"
               "criterion.rural,\"<svg onload=\"\"x\"\">&amp;]]>\",x\n"
               "criterion.crafts,$(touch PWNED) %s%n {/Bold A_2^3} @macro,x\n"
               "component.workshop,'''' ; system('touch PWNED') ; a''b'''c'',x\n");
  write_script(programme, "theme.csv",
               "name,value\ncolour.main,#7A1F5C\nfooter,<Servicio> & Cía\n");
  forecast(&set, programme, NULL);
  assert_int_equal(set.forecast.years, 1);
  assert_int_equal(draw(&set, WORDS_ES, NULL, detail), PLOTS_OK);
  for (size_t i = 0; i < CHARTS; i++)
    check_pictures(set.folder, names[i],
                   strcmp(names[i], "regions") != 0 && strcmp(names[i], "rise") != 0 &&
                       strcmp(names[i], "links") != 0 && strcmp(names[i], "joint") != 0);
  check_text(&set, "funnel.svg", "&lt;svg onload=&quot;x&quot;&gt;&amp;amp;]]&gt;:");
  check_text(&set, "funnel.svg", "$(touch PWNED) %s%n {/Bold A_2^3} @macro:");
  check_text(&set, "total_cost.svg", "&lt;Servicio&gt; &amp; Cía · ");
  check_text(&set, "total_cost.svg", "el plan 2027 cuesta");
  char *svg = slurp(set.folder, "indicators.svg", &length);
  assert_null(strstr(svg, "meta"));
  assert_non_null(strstr(svg, "rgb(122,  31,  92)"));
  assert_null(strstr(svg, "rgb(  0, 111, 179)"));
  free(svg);
  snprintf(path, sizeof path, "%s/PWNED", set.folder);
  assert_int_not_equal(access(path, F_OK), 0);
  assert_int_not_equal(access("PWNED", F_OK), 0);
  free(sample);
  finish(&set);
  remove_folder(programme);
}

static void failures_are_told(void **state) {
  (void)state;
  const volatile sig_atomic_t raised = 2;
  set_t set = {0};
  char detail[CLI_CHARTS_DETAIL];
  char *bin = new_folder(), *path = strdup(getenv("PATH"));
  forecast(&set, "tests/programmes/taller", NULL);
  assert_int_equal(draw(&set, WORDS_ES, &raised, detail), PLOTS_ERR_CANCELLED);
  assert_string_equal(detail, "se interrumpió el dibujo.");

  setenv("PATH", bin, 1);
  assert_int_equal(draw(&set, WORDS_ES, NULL, detail), PLOTS_ERR_MISSING);
  assert_string_equal(detail, "no se encuentra gnuplot; instale el paquete gnuplot-nox.");
  assert_int_equal(draw(&set, WORDS_EN, NULL, detail), PLOTS_ERR_MISSING);
  assert_string_equal(detail, "gnuplot was not found; install the package gnuplot-nox.");

  write_script(bin, "gnuplot", "#!/bin/sh\necho 'line 0: out of \033[31m ink' >&2\nexit 1\n");
  assert_int_equal(draw(&set, WORDS_EN, NULL, detail), PLOTS_ERR_GNUPLOT);
  assert_string_equal(detail, "gnuplot did not draw the chart (line 0: out of [31m ink).");
  setenv("PATH", path, 1);
  assert_int_equal(entries(set.folder), 0);

  assert_int_equal(cli_charts_forecast(&set.forecast, NULL, &set.inputs, "base",
                                       &(cli_canvas_t){.folder = "/nowhere/at/all"}, WORDS_ES,
                                       detail),
                   PLOTS_ERR_OUTPUT);
  expect(detail, "no se puede escribir el gráfico (/nowhere/at/all/");
  free(path);
  finish(&set);
  remove_folder(bin);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(redes_in_spanish), cmocka_unit_test(workshop_in_english),
      cmocka_unit_test(nothing_to_serve), cmocka_unit_test(hostile_labels),
      cmocka_unit_test(failures_are_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
