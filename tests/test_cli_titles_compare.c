// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/titles_compare.h"
#include "plots/layout.h"
#include "sim/status.h"
#include "studies/comparison.h"
#include "tests/titles_support.h"

/* What the titles of a comparison claim, worked out again from its levels and differences. */

enum { REPLICATES = 400, NAMES = 4 };

/* The example of a course with variants: twice its ceiling and three applicants for a place, a
   hundredth of its ceiling, a cost hardly another, nothing changed. */
static char *programme(void) {
  static const char head[] = "name;year;distribution;value;low;high;n;unit;grade;source\n";
  static const struct {
    const char *file, *rows;
  } variants[] = {{"more.csv",
                   "budget.ceiling;;constant;480000;;;;M$2027;stated;Example\n"
                   "demand.applicants_per_place;;constant;3;;;;ratio;judgement;Example\n"},
                  {"less.csv", "budget.ceiling;;constant;2400;;;;M$2027;stated;Example\n"},
                  {"dear.csv", "cost.classes;;lognormal;;620;840;;M$2027;stated;Example\n"},
                  {"near.csv", "cost.classes;;lognormal;;310,01;420;;M$2027;stated;Example\n"},
                  {"same.csv", "budget.ceiling;;constant;240000;;;;M$2027;stated;Example\n"}};
  static const char *const files[] = {"inputs.csv", "labels.csv"};
  char *folder = new_folder(), path[512], text[1024];
  for (size_t i = 0; i < 2; i++) {
    size_t length;
    char *bytes = slurp("tests/programmes/curso", files[i], &length);
    write_script(folder, files[i], bytes);
    free(bytes);
  }
  snprintf(path, sizeof path, "%s/variants", folder);
  assert_int_equal(mkdir(path, 0755), 0);
  for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
    snprintf(text, sizeof text, "%s%s", head, variants[i].rows);
    write_script(path, variants[i].file, text);
  }
  return folder;
}

typedef struct {
  studies_comparison_t study;
  cli_sheet_t sheet;
} set_t;

static void begin(set_t *set, const char *folder, const char *const *names, size_t count) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const int status = studies_comparison_load(&set->study, &(inputs_request_t){.folder = folder},
                                             names, count, REPLICATES, 3, &report);
  words_report_print(&report, stdout);
  words_report_free(&report);
  assert_int_equal(status, SIM_OK);
  assert_int_equal(
      studies_comparison_run(&set->study, &(sim_run_options_t){.replicates = REPLICATES}), SIM_OK);
  set->sheet = (cli_sheet_t){.facts = {.first_year = 2027, .years = 2},
                             .subject = &set->study,
                             .inputs = &set->study.scenarios.items[0].inputs,
                             .lang = WORDS_EN};
}

static void end(set_t *set) {
  assert_false(set->sheet.lost);
  cli_sheet_free(&set->sheet);
  studies_comparison_free(&set->study);
}

static size_t named(const set_t *set, const char *name) {
  for (size_t i = 0; i < set->study.scenarios.count; i++)
    if (strcmp(set->study.scenarios.items[i].name, name) == 0)
      return i;
  fail_msg("no scenario %s", name);
  return 0;
}

static const sim_summary_t *total(const set_t *set, const char *name, const char *output) {
  return studies_comparison_level(&set->study, named(set, name), output, 0);
}

static double met(const set_t *set, const char *name) {
  return total(set, name, "event.plan_met")->moments.mean;
}

static double median(const set_t *set, const char *name) {
  return sim_histogram_quantile(&total(set, name, "budget.required")->histogram, 0.5);
}

static void check_board(const set_t *set, const char *title, const char *form) {
  char p[PARTS][PART];
  claims(is_like(title, form, p), title);
  for (size_t i = 0; i < set->study.scenarios.count; i++) {
    const double own = met(set, set->study.scenarios.items[i].name);
    if (strcmp(form, "In none of the {} scenarios is the whole plan met, in any replicate") == 0)
      claims(own == 0.0, title);
    else if (strcmp(form, "In all {} scenarios the whole plan is met with a probability of {}") ==
             0)
      holds(title, p[1], own);
    else if (strncmp(form, "No variant", 10) == 0)
      claims(own <= met(set, p[0]), title);
    else
      claims(own <= met(set, p[1]), title);
  }
  if (strncmp(form, "The whole plan", 14) == 0) {
    holds(title, p[0], met(set, p[1]));
    holds(title, p[2], met(set, p[3]));
    claims(named(set, p[3]) == 0, title);
  }
}

static void check_levels(const set_t *set, const char *title, bool same) {
  char p[PARTS][PART];
  const bool equal = is_like(title, "All scenarios take the same for the plan of {}: {}", p);
  if (equal || is_like(title, "Scenarios take about the same for the plan of {}: some {}", p)) {
    claims(equal == same, title);
    for (size_t i = 0; i < set->study.scenarios.count; i++) {
      const double own = median(set, set->study.scenarios.items[i].name);
      claims(fabs(own - thousands_in(p[1])) < 0.05 * own, title);
      claims(!equal || own == median(set, set->study.scenarios.items[0].name), title);
    }
    return;
  }
  claims(!same, title);
  claims(is_like(title, "Meeting the plan of {} takes from {} (\"{}\") to {} (\"{}\")", p), title);
  for (size_t i = 0; i < set->study.scenarios.count; i++) {
    const double own = median(set, set->study.scenarios.items[i].name);
    claims(own >= median(set, p[2]) && own <= median(set, p[4]), title);
  }
  claims(fabs(thousands_in(p[1]) - median(set, p[2])) < 0.05 * median(set, p[2]), title);
  claims(fabs(thousands_in(p[3]) - median(set, p[4])) < 0.05 * median(set, p[4]), title);
}

static void check_differences(const set_t *set, const char *title, const char *label,
                              const char *output) {
  char p[PARTS][PART];
  double size = 0.0;
  const bool rises = is_like(title, "With \"{}\", \"{}\" rises by {} in {} against \"{}\"", p);
  claims(rises || is_like(title, "With \"{}\", \"{}\" falls by {} in {} against \"{}\"", p), title);
  assert_string_equal(p[1], label);
  const studies_difference_t *d =
      studies_contrast_find(&set->study.contrasts[named(set, p[0]) - 1], output, 0);
  const double own = d->quantile[STUDIES_DIFF_P50];
  for (size_t k = 0; k + 1 < set->study.scenarios.count; k++)
    size = fmax(size, fabs(studies_contrast_find(&set->study.contrasts[k], output, 0)
                               ->quantile[STUDIES_DIFF_P50]));
  claims((own > 0.0) == rises && fabs(own) == size, title);
  const double written =
      strcmp(output, "beneficiaries") == 0 ? number_in(p[2]) : thousands_in(p[2]);
  const double spread = d->quantile[STUDIES_DIFF_P95] - d->quantile[STUDIES_DIFF_P05];
  claims(fabs(written - size) <= fmax(0.5, spread / 20.0) + 1e-9, title);
}

static void test_titles(void **state) {
  (void)state;
  static const struct {
    const char *names[NAMES];
    size_t count;
    const char *board;
    bool same; /* all cost the same */
    const char *label, *output;
  } cases[] = {
      {{"base", "same"},
       2,
       "In all {} scenarios the whole plan is met with a probability of {}",
       true,
       NULL,
       NULL},
      {{"base", "more", "less"},
       3,
       "The whole plan is met with a probability of {} in \"{}\", and {} in \"{}\"",
       true,
       "Beneficiaries",
       "beneficiaries"},
      {{"more", "less", "base"},
       3,
       "No variant does better than \"{}\", where the whole plan is met with a probability of {}",
       true,
       "Beneficiaries",
       "beneficiaries"},
      {{"less", "less+same+less"},
       2,
       "In none of the {} scenarios is the whole plan met, in any replicate",
       true,
       NULL,
       NULL},
      {{"base", "dear", "less"},
       3,
       "No variant does better than \"{}\", where the whole plan is met with a probability of {}",
       false,
       "Budget required",
       "budget.required"},
      {{"dear", "base"},
       2,
       "The whole plan is met with a probability of {} in \"{}\", and {} in \"{}\"",
       false,
       "Budget required",
       "budget.required"},
      {{"base", "near"},
       2,
       "In all {} scenarios the whole plan is met with a probability of {}",
       false,
       "Budget required",
       "budget.required"}};
  char *folder = programme(), path[512];
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    set_t set;
    begin(&set, folder, cases[i].names, cases[i].count);
    check_board(&set, cli_title_compare_board(&set.sheet), cases[i].board);
    check_levels(&set, cli_title_compare_levels(&set.sheet), cases[i].same);
    const char *title = cli_title_compare_differences(&set.sheet);
    assert_int_equal(title != NULL, cases[i].label != NULL);
    if (title)
      claims(plots_layout_title_fits(title), title);
    if (title)
      check_differences(&set, title, cases[i].label, cases[i].output);
    end(&set);
  }
  snprintf(path, sizeof path, "%s/variants", folder);
  remove_folder(strdup(path));
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_titles)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
