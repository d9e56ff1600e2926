// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/history.h"
#include "cli/common/naming.h"
#include "cli/run/charts_links.h"
#include "tests/titles_scenarios.h"

/* What the titles of the years before and of what contacts are for claim, worked out again on 200
   programmes made at random: from the rows of history.csv and the estimates; from the weights of
   the inputs. */

static const inputs_history_row_t *last_of(const set_t *set, const char *name) {
  const inputs_history_row_t *found = NULL;
  for (size_t i = 0; i < set->inputs.history_count; i++) {
    const inputs_history_row_t *row = &set->inputs.history[i];
    if (strcmp(row->name, name) == 0 && (row->base == 0 || row->base == row->year) &&
        row->year < set->forecast.first_year && (!found || row->year > found->year))
      found = row;
  }
  return found;
}

/* The first year of the plan in which the output is defined. */
static const studies_estimate_t *first_of(const set_t *set, const char *output) {
  for (size_t y = 0; y < set->forecast.years; y++) {
    const studies_estimate_t *e =
        studies_forecast_find(&set->forecast, output, set->forecast.first_year + (int)y);
    if (e && isfinite(e->quantile[STUDIES_P50]))
      return e;
  }
  return NULL;
}

static void amounts(const char *title, const char *text, double value, double spread, bool money) {
  if (!money) {
    rounds(title, text, value, spread);
    return;
  }
  /* three digits at least, or a tenth of the spread */
  const double slack = fmax(spread / 20.0, fabs(value) / 200.0);
  claims(fabs(thousands_in(text) - value) <= slack + 1e-9, title);
}

static void check_history(set_t *set) {
  cli_history_t history = cli_history(&set->sheet);
  const char *titles[WORDS_LANG_COUNT];
  char p[PARTS][PART], label[WORDS_SHOWN], ends[PARTS][PART];
  set->sheet.lang = WORDS_EN;
  const plots_fan_t chart = cli_history_chart(&set->sheet, &history, cli_sheet_band);
  if (!chart.panel_count)
    return;
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    set->sheet.lang = (words_lang_t)lang;
    titles[lang] = cli_history_title(&set->sheet, &history, cli_sheet_band);
  }
  const char *en = titles[WORDS_EN], *es = titles[WORDS_ES];
  check_languages(&en, &es, 1);
  claims(met(1, en, "{}: {} in {}; in {}, about {} ({})", p), en);
  static const char *const outputs[] = {"spending", "beneficiaries"};
  for (size_t k = 0; k < 2; k++) {
    cli_output_name(&set->inputs, outputs[k], WORDS_EN, label);
    if (strcmp(label, p[0]) != 0)
      continue;
    const inputs_history_row_t *row = last_of(set, outputs[k]);
    const studies_estimate_t *e = first_of(set, outputs[k]);
    claims(row && e && is_like(p[5], "{} to {}", ends), en);
    const double low = e->quantile[STUDIES_P05], high = e->quantile[STUDIES_P95],
                 spread = high - low;
    amounts(en, p[1], row->value, spread, k == 0);
    claims(atoi(p[2]) == row->year && atoi(p[3]) == e->year, en);
    amounts(en, p[4], e->quantile[STUDIES_P50], spread, k == 0);
    amounts(en, ends[0], low, spread, k == 0);
    amounts(en, ends[1], high, spread, k == 0);
    forms[2 + (int)k]++;
    return;
  }
  fail_msg("of what is this: %s", en);
}

static void test_history(void **state) {
  (void)state;
  static const char *const folders[] = {"tests/programmes/capacitacion", "tests/programmes/fondo"};
  sim_pcg_t random;
  sim_pcg_seed(&random, 20260412, 13);
  for (size_t i = 0; i < SCENARIOS; i++) {
    char texts[2][64];
    const char *overrides[2] = {texts[0], texts[1]};
    snprintf(texts[0], sizeof texts[0], "budget.ceiling=%+.0f%%", -95.0 + 300.0 * uniform(&random));
    snprintf(texts[1], sizeof texts[1], "plan.places=%.0f", floor(700.0 * uniform(&random)));
    set_t set;
    begin(&set, folders[i % 2], overrides, i % 3);
    check_history(&set);
    end(&set);
  }
  static const int all[] = {1, 2, 3};
  were_met(all, sizeof all / sizeof all[0] - 1);
}

enum { WEIGHTS = 6 };

/* The programme with these weights for what contacts are for. */
static char *with_weights(const double *weights) {
  char *folder = new_folder(), path[512], *line = NULL;
  size_t size = 0, at = 0;
  snprintf(path, sizeof path, "%s/inputs.csv", folder);
  FILE *in = fopen("tests/programmes/nacional/inputs.csv", "r"), *out = fopen(path, "w");
  assert_true(in && out);
  while (getline(&line, &size, in) > 0) {
    char *weight = strstr(line, ",,weight,");
    if (strncmp(line, "association.", 12) == 0 && weight) {
      assert_true(at < WEIGHTS);
      fprintf(out, "%.*s,,weight,%.3f%s", (int)(weight - line), line, weights[at++],
              strchr(weight + strlen(",,weight,"), ','));
    } else {
      fputs(line, out);
    }
  }
  assert_int_equal(at, WEIGHTS);
  char *labels = slurp("tests/programmes/nacional", "labels.csv", &size);
  write_script(folder, "labels.csv", labels);
  free(labels);
  fclose(in);
  fclose(out);
  free(line);
  return folder;
}

static void check_links(const double *weights) {
  static const char *const purposes[] = {"sell", "buy"}, *const partners[] = {"shops", "fairs",
                                                                              "neighbours"};
  char p[PARTS][PART], *folder = with_weights(weights), label[64];
  double sum = 0.0, most = 0.0, second = 0.0;
  size_t best = 0;
  for (size_t i = 0; i < WEIGHTS; i++)
    sum += weights[i];
  for (size_t i = 0; i < WEIGHTS; i++) {
    const double share = weights[i] / sum;
    second = share > most ? most : fmax(second, share);
    best = share > most ? i : best;
    most = fmax(most, share);
  }
  set_t set = {.sheet = {.lang = WORDS_EN, .inputs = &set.inputs}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder}, &set.inputs, &report), 0);
  words_report_free(&report);
  const char *title = cli_title_links(&set.sheet);
  assert_non_null(title);
  if (met(5, title, "The most frequent: \"{}\" with \"{}\", {} of the contacts expected", p)) {
    char buffer[INPUTS_LABEL_SIZE];
    snprintf(label, sizeof label, "purpose.%s", purposes[best / 3]);
    claims(strcmp(p[0], inputs_label(&set.inputs, label, WORDS_EN, buffer)) == 0, title);
    snprintf(label, sizeof label, "partner.%s", partners[best % 3]);
    claims(strcmp(p[1], inputs_label(&set.inputs, label, WORDS_EN, buffer)) == 0, title);
    holds(title, p[2], most);
    claims(most - second >= 0.0005 - 1e-12, title);
  } else {
    claims(met(6, title, "What contacts are for, and with whom", p), title);
    claims(most - second < 0.0005 + 1e-12, title);
  }
  assert_false(set.sheet.lost);
  cli_sheet_free(&set.sheet);
  inputs_programme_free(&set.inputs);
  remove_folder(folder);
}

static void test_links(void **state) {
  (void)state;
  sim_pcg_t random;
  sim_pcg_seed(&random, 20260412, 14);
  for (size_t i = 0; i < SCENARIOS; i++) {
    double weights[WEIGHTS];
    for (size_t k = 0; k < WEIGHTS; k++)
      weights[k] = i % 4 ? (1.0 + floor(999.0 * uniform(&random))) / 1000.0
                         : 1.0 + floor(3.0 * uniform(&random));
    check_links(weights);
  }
  check_links((const double[]){1, 1, 1, 1, 1, 1});
  check_links((const double[]){1, 0.001, 0.001, 0.001, 0.001, 0.001});
  static const int all[] = {5, 6};
  were_met(all, sizeof all / sizeof all[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_history), cmocka_unit_test(test_links)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
