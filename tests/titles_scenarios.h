// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_TITLES_SCENARIOS_H
#define TESTS_TITLES_SCENARIOS_H

/* Programmes on which the titles of charts are tried: 200 made at random from those of one, two,
   four and five years, and the ends, where a probability is 0 or 1, a plan has no places or no
   goal. Nothing is drawn. */
#include "cli/common/sheet.h"
#include "inputs/load.h"
#include "plots/layout.h"
#include "sim/design/pcg.h"
#include "sim/status.h"
#include "tests/titles_support.h"

enum { SCENARIOS = 200, REPLICATES = 100, OVERRIDES = 4, FORMS = 80 };

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  cli_sheet_t sheet;
} set_t;

static inline void begin(set_t *set, const char *folder, const char *const *overrides,
                         size_t count) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  if (inputs_load(
          &(inputs_request_t){.folder = folder, .overrides = overrides, .override_count = count},
          &set->inputs, &report)) {
    words_report_print(&report, stdout);
    fail_msg("%s was refused", folder);
  }
  words_report_free(&report);
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 1};
  assert_int_equal(studies_forecast_run(&set->forecast, &set->inputs.inputs, 7, &options, false),
                   SIM_OK);
  set->sheet = (cli_sheet_t){.facts = {.first_year = set->forecast.first_year,
                                       .years = set->forecast.years,
                                       .replicates = REPLICATES,
                                       .seed = 7},
                             .forecast = &set->forecast,
                             .inputs = &set->inputs,
                             .lang = WORDS_EN};
}

static inline void end(set_t *set) {
  assert_false(set->sheet.lost);
  cli_sheet_free(&set->sheet);
  studies_forecast_free(&set->forecast);
  inputs_programme_free(&set->inputs);
}

static inline double mean_of(const set_t *set, const char *output, int year) {
  const studies_estimate_t *e = studies_forecast_find(&set->forecast, output, year);
  return e ? e->mean : (double)NAN;
}

static inline double quantile_of(const set_t *set, const char *output, int quantile) {
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  return studies_forecast_find(&set->forecast, output, year)->quantile[quantile];
}

/* How often each form of a title was met. */
static int forms[FORMS];

static inline bool met(int form, const char *title, const char *pattern, char parts[PARTS][PART]) {
  const bool is = is_like(title, pattern, parts);
  forms[form] += is;
  return is;
}

static inline bool has_places(const set_t *set) {
  return quantile_of(set, "places", STUDIES_P95) > 0.0;
}

/* The least and the most over the years in which an event is known, but for those before `from`. */
static inline size_t ends_of(const set_t *set, const char *event, int from, double *low,
                             double *high) {
  size_t count = 0;
  *low = 2.0;
  *high = -1.0;
  for (int y = set->forecast.first_year; y < set->forecast.first_year + (int)set->forecast.years;
       y++) {
    const double mean = mean_of(set, event, y);
    if (y < from || isnan(mean))
      continue;
    *low = fmin(*low, mean);
    *high = fmax(*high, mean);
    count++;
  }
  return count;
}

/* The numbers of a text, in the marks of English, one after the other. */
static inline void numbers_of(const char *text, bool spanish, char out[256]) {
  size_t length = 0;
  for (const char *c = text; *c; c++) {
    const bool mark = (*c == '.' || *c == ',') && c > text && isdigit((unsigned char)c[-1]) &&
                      isdigit((unsigned char)c[1]);
    if (isdigit((unsigned char)*c))
      out[length++] = *c;
    else if (mark)
      out[length++] = (char)(!spanish ? *c : *c == '.' ? ',' : '.');
    else if (length && out[length - 1] != ' ')
      out[length++] = ' ';
  }
  while (length && out[length - 1] == ' ')
    length--;
  out[length] = '\0';
}

/* Both languages say the same numbers. */
static inline void check_spanish(const char *english, const char *spanish) {
  char one[256], other[256];
  numbers_of(english, false, one);
  numbers_of(spanish, true, other);
  if (strcmp(one, other) != 0)
    fail_msg("%s / %s: %s, %s", english, spanish, one, other);
}

/* Of titles in both languages, some of them missing: none is cut, and both say the same. */
static inline void check_languages(const char *const *en, const char *const *es, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!en[i])
      continue;
    if (!plots_layout_title_fits(en[i]) || !plots_layout_title_fits(es[i]))
      fail_msg("cut: %s / %s", en[i], es[i]);
    if (strcmp(en[i], "The plan has no places") != 0)
      check_spanish(en[i], es[i]);
  }
}

static inline double uniform(sim_pcg_t *random) {
  return (double)(sim_pcg_next(random) >> 11) * 0x1p-53;
}

/* What is set at random, from low to high; in % of what it is where low is negative. */
typedef struct {
  const char *name;
  double low, high;
  bool whole;
} change_t;

static inline size_t choose(sim_pcg_t *random, bool course, char texts[OVERRIDES][64]) {
  static const change_t changes[2][OVERRIDES] = {
      {{"plan.places", 0, 260, true},
       {"budget.ceiling", -90, 200, true},
       {"goal.deal", 0.01, 0.6, false},
       {"demand.applicants_per_place", 0.4, 3.0, false}},
      {{"plan.places", 0, 900, true},
       {"budget.ceiling", -90, 200, true},
       {"goal.employed", 0.01, 0.99, false},
       {"demand.applicants_per_place", 0.4, 3.0, false}}};
  size_t count = 0;
  for (size_t i = 0; i < OVERRIDES; i++) {
    const change_t *change = &changes[course][i];
    if (uniform(random) < 0.4)
      continue;
    const double value = change->low + (change->high - change->low) * uniform(random);
    if (change->low < 0.0)
      snprintf(texts[count++], 64, "%s=%+.0f%%", change->name, value);
    else if (change->whole)
      snprintf(texts[count++], 64, "%s=%.0f", change->name, value);
    else
      snprintf(texts[count++], 64, "%s=%.4f", change->name, value);
  }
  return count;
}

/* The programme of five years, of which only one has places; without goal. */
static inline char *one_year(void) {
  char *folder = new_folder(), path[512], *line = NULL;
  size_t size = 0, length;
  snprintf(path, sizeof path, "%s/inputs.csv", folder);
  FILE *in = fopen("tests/programmes/taller/inputs.csv", "r"), *out = fopen(path, "w");
  assert_true(in && out);
  while (getline(&line, &size, in) > 0)
    if (strncmp(line, "goal.", 5) != 0 && !strstr(line, ",2031,") &&
        (strncmp(line, "plan.places", 11) != 0 || strstr(line, ",2027,")))
      fputs(line, out);
  fclose(in);
  fclose(out);
  free(line);
  char *sample = slurp("tests/programmes/taller", "meetings.csv", &length);
  write_script(folder, "meetings.csv", sample);
  free(sample);
  return folder;
}

typedef void check_t(set_t *set, bool course);

/* One in `step` of them. */
static inline void on_scenarios(check_t *check, size_t step) {
  static const char *const folders[] = {"tests/programmes/taller", "tests/programmes/curso",
                                        "tests/programmes/escaso", NULL};
  char *single = one_year();
  sim_pcg_t random;
  sim_pcg_seed(&random, 20260412, 12);
  for (size_t i = 0; i < SCENARIOS; i++) {
    char texts[OVERRIDES][64];
    const char *overrides[OVERRIDES];
    const char *folder = folders[i % 4] ? folders[i % 4] : single;
    const bool course = i % 4 == 1;
    size_t count = choose(&random, course, texts), kept = 0;
    for (size_t k = 0; k < count; k++)
      if (folder != single || strncmp(texts[k], "goal.", 5) != 0)
        overrides[kept++] = texts[k];
    set_t set;
    if (i % step != 0)
      continue;
    begin(&set, folder, overrides, kept);
    check(&set, course);
    end(&set);
  }
  remove_folder(single);
}

static inline void on_random_scenarios(check_t *check) {
  on_scenarios(check, 1);
}

/* Each way in which a title can be written, where it has to be. */
static inline void on_the_ends(check_t *check) {
  static const struct {
    const char *folder, *overrides[OVERRIDES];
    size_t count;
  } ends[] = {
      {"tests/programmes/taller", {"plan.places=0"}, 1},
      {"tests/programmes/taller", {"budget.ceiling=-99%"}, 1},
      {"tests/programmes/taller", {"budget.ceiling=+5000%", "demand.applicants_per_place=9"}, 2},
      {"tests/programmes/taller",
       {"budget.ceiling=+5000%", "demand.applicants_per_place=9", "goal.deal=0"},
       3},
      {"tests/programmes/taller", {"goal.deal=1"}, 1},
      {"tests/programmes/taller", {"plan.places.2027=90"}, 1},
      {"tests/programmes/taller", {"plan.places.2028=60"}, 1},
      {"tests/programmes/curso", {"plan.places=0"}, 1},
      {"tests/programmes/curso", {"budget.ceiling=-99%"}, 1},
      {"tests/programmes/curso", {"budget.ceiling=+5000%", "demand.applicants_per_place=9"}, 2},
      {"tests/programmes/curso", {"goal.employed=0"}, 1}};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    set_t set;
    begin(&set, ends[i].folder, ends[i].overrides, ends[i].count);
    check(&set, strstr(ends[i].folder, "curso") != NULL);
    end(&set);
  }
  char *single = one_year();
  static const char *const ceilings[] = {"budget.ceiling=-99%", "budget.ceiling=+5000%"};
  for (size_t i = 0; i < 2; i++) {
    set_t set;
    begin(&set, single, &ceilings[i], 1);
    check(&set, false);
    end(&set);
  }
  remove_folder(single);
}

/* Whether what was looked at were not only the usual forms. */
static inline void were_met(const int *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!forms[all[i]])
      fail_msg("form %d was never met", all[i]);
}

#endif
