// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_cases.h"
#include "cli/run/charts_chain.h"
#include "cli/run/charts_components.h"
#include "cli/run/charts_joint.h"
#include "cli/run/charts_limits.h"
#include "cli/run/charts_rise.h"
#include "tests/titles_scenarios.h"

/* What the titles of what limits, the chain, the components, the rise of the cost, ceiling and goal
   at once, and the cases of the dots claim, worked out again from the estimates. */

static void check_limits(const set_t *set, const char *title) {
  static const char *const outputs[] = {"bound.plan", "bound.demand", "bound.budget",
                                        "bound.population"};
  static const char *const words[] = {"the plan", "demand", "the budget", "the population"};
  char p[PARTS][PART], claimed[PARTS][PART];
  int first = 0, differs = 0;
  double low = 2.0, high = -1.0;
  const char *limit = NULL, *other = NULL;
  for (int y = set->forecast.first_year; y < set->forecast.first_year + (int)set->forecast.years;
       y++) {
    size_t most = 0;
    for (size_t k = 1; k < 4; k++)
      most = mean_of(set, outputs[k], y) > mean_of(set, outputs[most], y) ? k : most;
    const double own = mean_of(set, outputs[most], y);
    if (isnan(own))
      continue;
    first = first ? first : y;
    limit = limit ? limit : words[most];
    if (!other && strcmp(words[most], limit) != 0)
      other = words[most], differs = y;
    low = fmin(low, own);
    high = fmax(high, own);
  }
  const bool two = met(55, title, "In {} what limits most is {} ({}); in {}, {} ({})", p);
  if (two) {
    claims(other && atoi(p[0]) == first && strcmp(p[1], limit) == 0 && atoi(p[3]) == differs &&
               strcmp(p[4], other) == 0,
           title);
    for (size_t k = 0; k < 4; k++) {
      if (strcmp(words[k], limit) == 0)
        holds(title, p[2], mean_of(set, outputs[k], first));
      if (strcmp(words[k], other) == 0)
        holds(title, p[5], mean_of(set, outputs[k], differs));
    }
    return;
  }
  claims(!other, title);
  if (met(56, title, "In each year what limits most is {}: in {} to {} of the replicates", p)) {
    memcpy(claimed, p, sizeof p);
    holds(title, claimed[1], low);
    holds(title, claimed[2], high);
  } else if (met(57, title, "In each year what limits most is {}: in {} of the replicates", p)) {
    memcpy(claimed, p, sizeof p);
    holds(title, claimed[1], low);
    holds(title, claimed[1], high);
  } else if (met(58, title, "In {} what limits most is {}: in {} of the replicates", p)) {
    memcpy(claimed, &p[1], sizeof p - sizeof p[0]);
    holds(title, p[2], low);
    claims(atoi(p[0]) == first, title);
  } else {
    fail_msg("what is this: %s", title);
  }
  claims(strcmp(claimed[0], limit) == 0, title);
}

static double total_of(const set_t *set, const char *output) {
  return mean_of(set, output, set->forecast.years > 1 ? 0 : set->forecast.first_year);
}

static void check_chain(const set_t *set, const char *title, const char *last) {
  char p[PARTS][PART];
  claims(met(60, title, "Of every 100 applicants {} end up {}", p), title);
  const double share = 100.0 * total_of(set, last) / total_of(set, "applicants");
  claims(fabs(number_in(p[0]) - share) <= (share < 1.0    ? 0.005
                                           : share < 10.0 ? 0.05
                                                          : 0.5) +
                                              1e-9,
         title);
}

static void check_components(const set_t *set, const char *title) {
  char p[PARTS][PART];
  double most = 0.0;
  claims(met(61, title, "\"{}\" takes {} of the spending expected in {}", p), title);
  for (size_t i = 0; i < set->forecast.count; i++) {
    const studies_estimate_t *e = &set->forecast.estimates[i];
    if (e->year == 0 && (strncmp(e->output, "spending.component.", 19) == 0 ||
                         strcmp(e->output, "spending.admin") == 0))
      most = fmax(most, e->mean);
  }
  claims(fabs(number_in(p[1]) - 100.0 * most / mean_of(set, "spending", 0)) <= 0.5 + 1e-9, title);
}

static void check_rise(const set_t *set, const char *title) {
  char p[PARTS][PART];
  double required[2] = {0.0}, ceiling = 0.0;
  int found = 0;
  for (int y = set->forecast.first_year; found < 2; y++)
    if (mean_of(set, "places", y) > 0.0) {
      ceiling = mean_of(set, "budget.ceiling", y);
      required[found++] = mean_of(set, "budget.required", y);
    }
  const double more = required[1] - required[0], lacks = required[1] - ceiling,
               slack = 0.05 * required[1] + 1e-9;
  const bool is_more = met(62, title, "On average the plan costs {} more in {} than in {}; {}", p);
  const bool is_less =
      !is_more && met(63, title, "On average the plan costs {} less in {} than in {}; {}", p);
  if (is_more || is_less) {
    claims(is_more == (more > 0.0) && fabs(thousands_in(p[0]) - fabs(more)) <= slack, title);
  } else {
    claims(met(64, title, "On average the plan costs the same in {} as in {}; {}", p), title);
    claims(fabs(more) <= slack, title);
  }
  const char *end = strstr(title, "; ") + 2;
  if (met(65, end, "the ceiling is {} short", p))
    claims(lacks > 0.0 && fabs(thousands_in(p[0]) - lacks) <= slack, title);
  else if (met(66, end, "the ceiling has {} to spare", p))
    claims(lacks < 0.0 && fabs(thousands_in(p[0]) + lacks) <= fmax(slack, -0.01 * lacks), title);
  else
    claims(met(67, end, "the ceiling just covers it", p) && fabs(lacks) <= slack, title);
}

/* Both at once is no likelier than either, and no less than what is left when each fails apart. */
static void lies_between(const set_t *set, const char *title, const char *share, const char *year,
                         const char *goal) {
  const double ceiling = mean_of(set, "event.budget_suffices", atoi(year)),
               met_goal = mean_of(set, goal, atoi(year));
  const double written = number_in(share) / 100.0, slack = share[0] == '<' ? 0.01 : 0.005;
  claims(written <= fmin(ceiling, met_goal) + slack + 1e-9 &&
             written >= ceiling + met_goal - 1.0 - slack - 1e-9,
         title);
}

/* A best year is told only where chance hardly makes it so; both shares are whole percents. */
static void differ(double high, double low, const char *title) {
  const double middle = (high + low) / 2.0;
  claims(high > low &&
             high - low + 0.01 > 4.0 * sqrt(2.0 * middle * (1.0 - middle) / (double)REPLICATES),
         title);
}

static void check_joint(const set_t *set, const char *title, const char *goal) {
  char p[PARTS][PART], year[16];
  if (met(75, title, "Ceiling and goal are met at once with a probability of {} to {} in each year",
          p)) {
    claims(number_in(p[1]) >= number_in(p[0]) && set->forecast.years > 1, title);
  } else if (met(70, title,
                 "Ceiling and goal are met at once with a probability of {} in each year", p)) {
    snprintf(year, sizeof year, "%d", set->forecast.first_year);
    lies_between(set, title, p[0], year, goal);
  } else if (met(71, title, "Ceiling and goal are met at once with a probability of {} in {}", p)) {
    lies_between(set, title, p[0], p[1], goal);
  } else {
    claims(met(72, title,
               "Ceiling and goal are met at once with {} in {}, the best year, and {} in {}, the "
               "worst",
               p),
           title);
    lies_between(set, title, p[0], p[1], goal);
    lies_between(set, title, p[2], p[3], goal);
    differ(number_in(p[0]) / 100.0, number_in(p[2]) / 100.0, title);
  }
}

static void check_cases(const set_t *set, const char *title, const char *output) {
  char p[PARTS][PART];
  const double half = quantile_of(set, output, STUDIES_P50),
               spread =
                   quantile_of(set, output, STUDIES_P95) - quantile_of(set, output, STUDIES_P05);
  if (met(73, title,
          "In half of the cases about {} participants {} or more; in one of ten {} or fewer", p)) {
    rounds(title, p[0], half, spread);
    rounds(title, p[2], quantile_of(set, output, STUDIES_P10), spread);
  } else {
    claims(met(74, title, "In all cases, {} participants {}", p) && spread == 0.0 &&
               number_in(p[0]) == half,
           title);
  }
}

static void check_all(set_t *set, bool course) {
  enum { TITLES = 6 };
  const char *titles[WORDS_LANG_COUNT][TITLES];
  const char *last = course ? "result.employed" : "linked.deal";
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    set->sheet.lang = (words_lang_t)lang;
    const char *own[TITLES] = {cli_title_limits(&set->sheet),     cli_title_chain(&set->sheet),
                               cli_title_components(&set->sheet), cli_title_rise(&set->sheet),
                               cli_title_joint(&set->sheet),      cli_title_cases(&set->sheet)};
    memcpy(titles[lang], own, sizeof own);
  }
  const char *const *en = titles[WORDS_EN];
  check_languages(en, titles[WORDS_ES], TITLES);
  if (en[0])
    check_limits(set, en[0]);
  if (en[1])
    check_chain(set, en[1], last);
  if (en[2])
    check_components(set, en[2]);
  if (en[3])
    check_rise(set, en[3]);
  if (en[4])
    check_joint(set, en[4], course ? "event.goal_met.employed" : "event.goal_met.deal");
  if (en[5])
    check_cases(set, en[5], last);
}

static void test_random_scenarios(void **state) {
  (void)state;
  on_random_scenarios(check_all);
}

static void test_ends(void **state) {
  (void)state;
  on_the_ends(check_all);
}

static void test_every_form_was_met(void **state) {
  (void)state;
  static const int all[] = {55, 56, 57, 58, 60, 61, 62, 63, 65, 66, 70, 72, 73};
  were_met(all, sizeof all / sizeof all[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_scenarios),
                                     cmocka_unit_test(test_ends),
                                     cmocka_unit_test(test_every_form_was_met)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
