// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/monitor/monitor.h"
#include "cli/sensitivity/charts_parts.h"
#include "cli/solve/titles_solve.h"
#include "cli/value/value.h"
#include "studies/probe.h"
#include "tests/titles_scenarios.h"

/* What the titles of sensitivity, value, monitor and solve claim, worked out again from what they
   found, on 50 programmes made at random; THOROUGH=1: on 200. */

enum { POINTS = 64, DRAWS = 200 };
static const cli_options_t options = {.lang = WORDS_EN};

static void load(inputs_programme_t *inputs, const char *folder, const char *const *overrides,
                 size_t count) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(
      inputs_load(
          &(inputs_request_t){.folder = folder, .overrides = overrides, .override_count = count},
          inputs, &report),
      SIM_OK);
  words_report_free(&report);
}

static bool is_called(cli_sheet_t *sheet, size_t set, const char *words) {
  return strcmp(cli_sensitivity_called(sheet, set), words) == 0;
}

/* By total index that one, or one of those two, is the greatest. */
static void check_indices(cli_sheet_t *sheet) {
  const char *title = cli_title_indices(sheet), *label = cli_sensitivity_label(sheet);
  const cli_sensitivity_subject_t *subject = sheet->subject;
  const studies_sensitivity_t *study = &subject->self->study;
  const sim_set_indices_t *sets = study->results[subject->o].sets;
  char p[PARTS][PART];
  size_t best = 0;
  const size_t chance = studies_picks_chance(&study->picks);
  for (size_t set = 0; set <= chance; set++)
    if (set < study->groups.count || set == chance)
      best = sets[set].total.shown > sets[best].total.shown ? set : best;
  claims(strncmp(title, label, strlen(label)) == 0, title);
  const char *rest = title + strlen(label);
  if (met(0, rest, ": what moves it most is \"{}\"", p))
    claims(is_called(sheet, best, p[0]), title);
  else if (met(1, rest, ": \"{}\" and \"{}\" move it most", p))
    claims(is_called(sheet, best, p[0]) || is_called(sheet, best, p[1]), title);
}

/* That input moves the mean most, from the one figure to the other. */
static void check_tornado(cli_sheet_t *sheet) {
  const char *title = cli_title_tornado(sheet), *label = cli_sensitivity_label(sheet);
  const cli_sensitivity_subject_t *subject = sheet->subject;
  const studies_sensitivity_t *study = &subject->self->study;
  char p[PARTS][PART];
  if (!title || !met(2, title + strlen(label), ": from {} to {} by \"{}\"", p))
    return;
  const studies_swing_t *named = NULL;
  double most = 0.0;
  for (size_t g = 0; g < study->groups.count; g++) {
    const studies_swing_t *swing = &studies_sensitivity_effect(study, subject->o, g)->swing;
    const sim_moments_t *d = &swing->difference;
    const bool shows = d->count > 1 && fabs(d->mean) > 1.96 * sim_moments_se(d);
    most = shows ? fmax(most, fabs(d->mean)) : most;
    named = is_called(sheet, g, p[2]) ? swing : named;
  }
  claims(named && fabs(named->difference.mean) == most, title);
  const double factor = strchr(p[0], '%') ? 100.0 : 1.0;
  const bool shares =
      strcmp(models_programme_outputs(study->forecast.programme)[study->outputs[subject->o]].unit,
             "event") == 0;
  const double unit = shares ? factor : 1.0;
  is_about(title, p[0], unit * named->low.mean);
  is_about(title, p[1], unit * named->high.mean);
}

/* That standing explains most by itself. */
static void check_grades(cli_sheet_t *sheet) {
  const char *title = cli_title_grades(sheet), *label = cli_sensitivity_label(sheet);
  const cli_sensitivity_subject_t *subject = sheet->subject;
  const studies_sensitivity_t *study = &subject->self->study;
  const sim_set_indices_t *sets = study->results[subject->o].sets;
  char p[PARTS][PART];
  double most = sets[studies_picks_chance(&study->picks)].first.shown;
  for (size_t i = 0; i < study->picks.grade_count; i++)
    most = fmax(most, sets[studies_picks_grade(&study->picks, i)].first.shown);
  if (met(3, title + strlen(label), ": what weighs most is \"{}\" ({}%)", p)) {
    claims(most > 0.0, title);
    is_about(title, p[1], 100.0 * most);
  }
}

static void check_sensitivity(const char *folder, const char *const *overrides, size_t count,
                              const char *output) {
  cli_sensitivity_t self = {.options = &options, .scenario = (char[]){"base"}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  load(&self.study.inputs, folder, overrides, count);
  self.study.request = (studies_sensitivity_request_t){
      .outputs = &output, .output_count = 1, .points = POINTS, .seed = 3, .threads = 1};
  const int status = studies_sensitivity_compute(&self.study, &report);
  words_report_free(&report);
  if (!status && !self.study.results[0].is_constant) {
    const cli_sensitivity_subject_t subject = {.self = &self};
    cli_sheet_t sheet = {.subject = &subject, .inputs = &self.study.inputs, .lang = WORDS_EN};
    check_indices(&sheet);
    check_tornado(&sheet);
    check_grades(&sheet);
    assert_false(sheet.lost);
    cli_sheet_free(&sheet);
  }
  studies_sensitivity_free(&self.study);
}

/* The likeliest year without any finding, and the least likely. */
static void check_monitor(const char *folder, const char *const *overrides, size_t count) {
  cli_monitor_t self = {.options = &options, .scenario = (char[]){"base"}};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  load(&self.study.inputs, folder, overrides, count);
  self.study.request = (studies_monitor_request_t){.replicates = DRAWS, .seed = 3, .threads = 1};
  assert_int_equal(studies_monitor_compute(&self.study, &report), SIM_OK);
  words_report_free(&report);
  cli_sheet_t sheet = {
      .facts = {.first_year = self.study.findings.first_year, .years = self.study.findings.years},
      .subject = &self,
      .inputs = &self.study.inputs,
      .lang = WORDS_EN};
  const char *title = cli_monitor_title(&sheet);
  const size_t none = self.study.findings.findings - 1;
  double low = 2.0, high = -1.0;
  char p[PARTS][PART];
  for (size_t y = 0; y < self.study.findings.years; y++) {
    const double own = cli_monitor_in(&self, none, y)->probability;
    low = own < low ? own : low;
    high = own > high ? own : high;
  }
#define AT(year) cli_monitor_in(&self, none, (size_t)(atoi(year) - self.study.findings.first_year))
  if (met(4, title, "No finding of the official monitoring in {}: a probability of {}", p)) {
    holds(title, p[1], high);
  } else if (met(79, title,
                 "No finding of the official monitoring: a probability of {} to {} each year", p)) {
    holds(title, p[0], low);
    holds(title, p[1], high);
  } else if (met(5, title, "No finding of the official monitoring: a probability of {} each year",
                 p)) {
    holds(title, p[0], high);
    holds(title, p[0], low);
  } else if (met(6, title,
                 "No finding of the official monitoring: {} in {}, the best year, and {} in {}, "
                 "the "
                 "worst",
                 p)) {
    holds(title, p[0], high);
    holds(title, p[2], low);
    claims(AT(p[1])->probability == high && AT(p[3])->probability == low &&
               high - low > 4.0 * hypot(AT(p[1])->mc_se, AT(p[3])->mc_se),
           title);
  } else {
    fail_msg("what is this: %s", title);
  }
  assert_false(sheet.lost);
  cli_sheet_free(&sheet);
  studies_monitor_free(&self.study);
}

static bool has_failed(const studies_search_t *s, const studies_point_t *p) {
  const double out = s->inequality.at_least ? p->response.high : p->response.low;
  return !isfinite(p->response.estimate) ||
         (s->inequality.at_least ? out < s->inequality.threshold : out > s->inequality.threshold);
}

/* Where the title says that the condition holds it does not fail, and the other way round. */
static void check_solve_title(const cli_solution_t *self, const char *title) {
  const studies_search_t *s = &self->search;
  const bool least = strstr(title, " or more") != NULL;
  size_t satisfied = 0;
  for (size_t i = 0; i < s->count; i++) {
    const studies_point_t *p = &s->points[i];
    satisfied += p->satisfied;
    if (s->verdict == STUDIES_LARGEST && p->k <= s->answer)
      claims(!has_failed(s, p), title);
    if (s->verdict == STUDIES_SMALLEST && p->k >= s->answer)
      claims(!has_failed(s, p), title);
  }
  if (strstr(title, ": there is no value tried with which ") || strstr(title, ": no value tried"))
    claims(satisfied == 0, title);
  if (strstr(title, ": with every value tried, ") || strstr(title, ": the whole range tried"))
    claims(satisfied == s->count, title);
  if (s->verdict == STUDIES_LARGEST || s->verdict == STUDIES_SMALLEST) {
    char amount[CLI_SOLUTION_TEXT];
    cli_solution_amount(self, s->answer, amount);
    claims(strstr(title, amount) != NULL, title);
    claims(least || strstr(title, " or less") || strstr(title, ": at "), title);
  }
}

static void check_solve(const char *folder, const char *const *overrides, size_t count,
                        const char *find, const char *condition) {
  cli_solution_t self = {.options = &options, .scenario = "base"};
  words_report_t report;
  size_t index;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(studies_condition_parse(&self.condition, condition, &report), SIM_OK);
  const studies_lever_request_t request = {
      .programme = {.folder = folder, .overrides = overrides, .override_count = count},
      .find = find};
  models_programme_t *programme = NULL;
  if (studies_lever_load(&self.lever, &request, &report) == SIM_OK &&
      models_programme_outline(&programme, &self.lever.inputs.inputs) == SIM_OK &&
      studies_condition_bind(&self.condition, programme, &index, &report) == SIM_OK) {
    snprintf(self.unit, sizeof self.unit, "%s", models_programme_outputs(programme)[index].unit);
    studies_probe_t probe = {.lever = &self.lever,
                             .condition = &self.condition,
                             .replicates = DRAWS,
                             .seed = 3,
                             .threads = 1};
    const studies_function_t function = studies_probe_function(&probe);
    assert_int_equal(studies_search_run(&self.search, &self.lever.lattice,
                                        &self.condition.inequality, &function),
                     SIM_OK);
    studies_probe_free(&probe);
    cli_sheet_t sheet = {.subject = &self, .inputs = &self.lever.inputs, .lang = WORDS_EN};
    const char *title = cli_solve_title(&sheet, &self);
    claims(plots_layout_title_fits(title), title);
    forms[10 + self.search.verdict]++;
    check_solve_title(&self, title);
    assert_false(sheet.lost);
    cli_sheet_free(&sheet);
  }
  models_programme_free(programme);
  words_report_free(&report);
  studies_search_free(&self.search);
  studies_lever_free(&self.lever);
}

/* The programmes, and whatever was asked of them. */
static void on_each(void (*check)(const char *folder, const char *const *overrides, size_t count,
                                  size_t turn)) {
  static const char *const folders[] = {"tests/programmes/taller", "tests/programmes/curso",
                                        "tests/programmes/escaso"};
  sim_pcg_t random;
  sim_pcg_seed(&random, 20261130, 12);
  for (size_t i = 0; i < (thorough() ? SCENARIOS : SCENARIOS / 4); i++) {
    char texts[OVERRIDES][64];
    const char *overrides[OVERRIDES];
    const size_t count = choose(&random, i % 3 == 1, texts);
    for (size_t k = 0; k < count; k++)
      overrides[k] = texts[k];
    check(folders[i % 3], overrides, count, i);
  }
}

static void one_sensitivity(const char *folder, const char *const *overrides, size_t count,
                            size_t turn) {
  static const char *const outputs[] = {"budget.required", "beneficiaries", "event.plan_met",
                                        "participants"};
  check_sensitivity(folder, overrides, count, outputs[turn / 3 % 4]);
}

static void one_monitor(const char *folder, const char *const *overrides, size_t count,
                        size_t turn) {
  (void)turn;
  check_monitor(folder, overrides, count);
}

static void one_solve(const char *folder, const char *const *overrides, size_t count, size_t turn) {
  static const struct {
    const char *find, *condition;
  } asked[] = {{"budget.ceiling", "mean(event.budget_suffices) >= 0.8"},
               {"budget.ceiling", "mean(event.budget_suffices) <= 0.3"},
               {"demand.applicants_per_place", "mean(event.places_filled) >= 0.5"},
               {"budget.ceiling", "p80(budget.required) <= 250000"},
               {"demand.applicants_per_place", "p50(beneficiaries) >= 100"}};
  const size_t k = turn / 3 % 5;
  const char *kept[OVERRIDES];
  size_t left = 0;
  for (size_t i = 0; i < count; i++)
    if (strncmp(overrides[i], asked[k].find, strlen(asked[k].find)) != 0)
      kept[left++] = overrides[i];
  check_solve(folder, kept, left, asked[k].find, asked[k].condition);
}

/* The choice between a programme and one with another ceiling. */
static void check_value(const char *folder, const char *const *overrides, size_t count,
                        const char *most) {
  static const char *const names[] = {"base", "more"};
  cli_value_t self = {.options = &options};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  studies_value_t *study = &self.study;
  const inputs_request_t base = {.folder = folder, .overrides = overrides, .override_count = count};
  study->request = (studies_value_request_t){.replicates = STUDIES_VALUE_LEAST, .threads = 1};
  int status = studies_alternatives_load(&study->alternatives, &base, names, 2, "value", &report);
  if (!status)
    status = studies_alternatives_compile(&study->alternatives, 3, true);
  if (!status)
    status = studies_criterion_parse(&study->criterion, most, NULL, &study->alternatives, &report);
  if (!status)
    status = studies_value_list(study);
  if (!status)
    status = studies_value_sample(study);
  if (!status && study->replicates >= SIM_INFORMATION_LEAST) {
    assert_int_equal(studies_value_analyse(study), SIM_OK);
    cli_sheet_t sheet = {
        .subject = &self, .inputs = &study->alternatives.items[0].inputs, .lang = WORDS_EN};
    const char *title = cli_value_title(&sheet);
    char p[PARTS][PART], label[CLI_VALUE_LABEL];
    double best = 0.0;
    const studies_value_input_t *named = NULL;
    const bool found =
        met(20, title, "What is most worth knowing before deciding is \"{}\": expected gain {}", p);
    for (size_t i = 0; i < study->input_count; i++) {
      const studies_value_interval_t interval = studies_value_interval(study->inputs[i].gain);
      best = interval.low > 0.0 ? fmax(best, interval.value) : best;
      cli_value_input_label(&self, &study->inputs[i], label);
      named = found && strcmp(label, p[0]) == 0 ? &study->inputs[i] : named;
    }
    if (found) {
      claims(named && studies_value_interval(named->gain).value == best, title);
      is_about(title, p[1], best);
    } else if (met(21, title, "No single input changes the decision", p)) {
      claims(best == 0.0, title);
    }
    assert_false(sheet.lost);
    cli_sheet_free(&sheet);
  }
  words_report_free(&report);
  studies_value_free(study);
}

static char *choice; /* a folder with the programme of a course and another ceiling */

static void one_value(const char *folder, const char *const *overrides, size_t count, size_t turn) {
  static const char *const most[] = {"beneficiaries", "participants/spending",
                                     "event.budget_suffices"};
  if (strstr(folder, "curso")) /* a third of them: all 200 take half a minute */
    check_value(choice, overrides, count, most[turn / 3 % 3]);
}

static void test_sensitivity(void **state) {
  (void)state;
  on_each(one_sensitivity);
  were_met((const int[]){0, 1, 2, 3}, 4);
}

static void test_monitor(void **state) {
  (void)state;
  on_each(one_monitor);
  were_met((const int[]){6}, 1);
}

static void test_solve(void **state) {
  (void)state;
  on_each(one_solve);
  were_met((const int[]){10 + STUDIES_SMALLEST, 10 + STUDIES_LARGEST, 10 + STUDIES_EVERYWHERE,
                         10 + STUDIES_NOWHERE},
           4);
}

static void test_value(void **state) {
  (void)state;
  char path[512];
  size_t length;
  choice = new_folder();
  static const char *const files[] = {"inputs.csv", "labels.csv"};
  for (size_t i = 0; i < 2; i++) {
    char *bytes = slurp("tests/programmes/curso", files[i], &length);
    write_script(choice, files[i], bytes);
    free(bytes);
  }
  snprintf(path, sizeof path, "%s/variants", choice);
  assert_int_equal(mkdir(path, 0755), 0);
  write_script(path, "more.csv",
               "name;year;distribution;value;low;high;n;unit;grade;source\n"
               "cost.classes;;lognormal;;240;580;;M$2027;stated;Example\n");
  on_each(one_value);
  were_met((const int[]){20, 21}, 2);
  remove_folder(strdup(path));
  remove_folder(choice);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_sensitivity),
                                     cmocka_unit_test(test_monitor), cmocka_unit_test(test_solve),
                                     cmocka_unit_test(test_value)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
