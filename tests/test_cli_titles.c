// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_cases.h"
#include "cli/run/charts_chain.h"
#include "cli/run/charts_components.h"
#include "cli/run/charts_joint.h"
#include "cli/run/charts_limits.h"
#include "cli/run/charts_rise.h"
#include "cli/run/titles.h"
#include "inputs/load.h"
#include "plots/layout.h"
#include "sim/design/pcg.h"
#include "sim/status.h"
#include "tests/titles_support.h"

/* What the titles of charts claim, worked out again from the estimates: on 200 scenarios made at
   random from programmes of one, two, four and five years, and on the ends, where a probability is
   0 or 1, a plan has no places or no goal. Nothing is drawn. */

enum { SCENARIOS = 200, REPLICATES = 100, OVERRIDES = 4, TITLES = 12 };

typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  cli_sheet_t sheet;
} set_t;

static void begin(set_t *set, const char *folder, const char *const *overrides, size_t count) {
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

static void end(set_t *set) {
  assert_false(set->sheet.lost);
  cli_sheet_free(&set->sheet);
  studies_forecast_free(&set->forecast);
  inputs_programme_free(&set->inputs);
}

static double mean_of(const set_t *set, const char *output, int year) {
  const studies_estimate_t *e = studies_forecast_find(&set->forecast, output, year);
  return e ? e->mean : (double)NAN;
}

static double quantile_of(const set_t *set, const char *output, int quantile) {
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  return studies_forecast_find(&set->forecast, output, year)->quantile[quantile];
}

static int forms[80]; /* how often each form of a title was met */

static bool met(int form, const char *title, const char *pattern, char parts[PARTS][PART]) {
  const bool is = is_like(title, pattern, parts);
  forms[form] += is;
  return is;
}

static bool has_places(const set_t *set) {
  return quantile_of(set, "places", STUDIES_P95) > 0.0;
}

static void check_board(const set_t *set, const char *title) {
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  const double plan = mean_of(set, "event.plan_met", year),
               all = mean_of(set, "event.all_met", year);
  char p[PARTS][PART];
  if (met(0, title, "The plan has no places", p))
    claims(!has_places(set), title);
  else if (met(1, title, "The whole plan of {} is met in no replicate", p))
    claims(plan == 0.0, title);
  else if (met(2, title, "The whole plan of {} is met in every replicate", p))
    claims(plan == 1.0, title);
  else if (met(3, title, "The whole plan of {} is met with a probability of {}", p))
    holds(title, p[1], plan);
  else if (met(4, title, "The whole plan of {} and its goals are met in no replicate", p))
    claims(all == 0.0, title);
  else if (met(5, title, "The whole plan of {} and its goals are met in every replicate", p))
    claims(all == 1.0, title);
  else if (met(6, title, "The whole plan of {} and its goals are met with a probability of {}", p))
    holds(title, p[1], all);
  else
    fail_msg("what is this: %s", title);
}

/* The least and the most over the years in which an event is known, but for those before `from`. */
static size_t ends_of(const set_t *set, const char *event, int from, double *low, double *high) {
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

static void check_budget(const set_t *set, const char *title) {
  static const char event[] = "event.budget_suffices";
  char p[PARTS][PART];
  double low, high, later, unused;
  const size_t count = ends_of(set, event, 0, &low, &high);
  if (met(10, title, "The plan has no places", p)) {
    claims(count == 0 && !has_places(set), title);
  } else if (met(11, title, "The ceiling of {} suffices in no replicate", p)) {
    claims(count == 1 && mean_of(set, event, atoi(p[0])) == 0.0, title);
  } else if (met(12, title, "The ceiling of {} suffices in every replicate", p)) {
    claims(count == 1 && mean_of(set, event, atoi(p[0])) == 1.0, title);
  } else if (met(13, title, "The ceiling of {} suffices with a probability of {}", p)) {
    claims(count == 1, title);
    holds(title, p[1], mean_of(set, event, atoi(p[0])));
  } else if (met(14, title, "The ceiling suffices in no year of any replicate", p)) {
    claims(count > 1 && high == 0.0, title);
  } else if (met(15, title, "The ceiling suffices in every year of every replicate", p)) {
    claims(count > 1 && low == 1.0, title);
  } else if (met(16, title, "The ceiling suffices with a probability of {} in each year", p)) {
    holds(title, p[0], low);
    holds(title, p[0], high);
  } else if (met(17, title,
                 "The ceiling suffices with a probability of {} in {}; later with {} or less", p)) {
    ends_of(set, event, atoi(p[1]) + 1, &unused, &later);
    holds(title, p[0], high);
    holds(title, p[0], mean_of(set, event, atoi(p[1])));
    holds(title, p[2], later);
    claims(later < high && ends_of(set, event, atoi(p[1]), &low, &high) == count, title);
  } else if (met(18, title,
                 "The ceiling suffices with a probability of {} in {}, the best year, and {} in "
                 "{}, the worst",
                 p)) {
    holds(title, p[0], mean_of(set, event, atoi(p[1])));
    holds(title, p[2], mean_of(set, event, atoi(p[3])));
    claims(mean_of(set, event, atoi(p[1])) == high && mean_of(set, event, atoi(p[3])) == low &&
               low < high,
           title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_places(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const int year = set->forecast.years > 1 ? 0 : set->forecast.first_year;
  if (met(20, title, "The plan has no places", p)) {
    claims(!has_places(set), title);
    return;
  }
  const double filled = mean_of(set, "event.places_filled", year);
  const double low = quantile_of(set, "places.unfilled", STUDIES_P05),
               median = quantile_of(set, "places.unfilled", STUDIES_P50),
               high = quantile_of(set, "places.unfilled", STUDIES_P95);
  const double plan = quantile_of(set, "places", STUDIES_P50);
  if (met(21, title, "The places of the plan of {} ({}) are filled in every replicate", p)) {
    claims(filled == 1.0 && high == 0.0 && number_in(p[1]) == plan, title);
  } else if (met(22, title, "The places of the plan of {} ({}) are filled with a probability of {}",
                 p)) {
    claims(median == 0.0 && number_in(p[1]) == plan, title);
    holds(title, p[2], filled);
  } else if (met(23, title, "Of {} places in {} about {} would be left unfilled ({} to {})", p)) {
    claims(number_in(p[0]) == plan && median > 0.0, title);
    rounds(title, p[2], median, high - low);
    rounds(title, p[3], low, high - low);
    rounds(title, p[4], high, high - low);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_indicator(const set_t *set, const char *title, const char *output,
                            const char *goal, const char *event) {
  char p[PARTS][PART];
  double low, high;
  const size_t count = ends_of(set, event, 0, &low, &high);
  const size_t row = models_inputs_find(&set->inputs.inputs, goal, 0);
  const double value =
      row < set->inputs.inputs.count ? 100.0 * set->inputs.inputs.rows[row].value : (double)NAN;
  if (met(30, title, "Participants {}: the goal of {} is met in no replicate", p)) {
    claims(high == 0.0, title);
  } else if (met(31, title, "Participants {}: the goal of {} is met in every replicate", p)) {
    claims(low == 1.0, title);
  } else if (met(32, title,
                 "Participants {}: the goal of {} is met with a probability of {} a year", p)) {
    holds(title, p[2], low);
    holds(title, p[2], high);
  } else if (met(33, title,
                 "Participants {}: the goal of {} is met with a probability of {} to {}, by year",
                 p)) {
    holds(title, p[2], low);
    holds(title, p[3], high);
  } else if (met(34, title, "Participants {} in {}: about {} ({} to {})", p)) {
    const double *q = studies_forecast_find(&set->forecast, output, atoi(p[1]))->quantile;
    claims(count == 0 && fabs(number_in(p[2]) - q[STUDIES_P50]) <= 0.5 + 1e-9 &&
               fabs(number_in(p[3]) - q[STUDIES_P05]) <= 1.0 &&
               fabs(number_in(p[4]) - q[STUDIES_P95]) <= 1.0,
           title);
    return;
  } else {
    fail_msg("what is this: %s", title);
  }
  claims(count > 0 && fabs(number_in(p[1]) - value) <= 0.05 + 1e-9, title);
}

static void check_cost(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const studies_estimate_t *cost = studies_forecast_find(&set->forecast, "budget.required", 0);
  if (met(40, title, "The plan has no places", p)) {
    claims(!cost, title);
    return;
  }
  const double *q = cost->quantile, spread = q[STUDIES_P95] - q[STUDIES_P05];
  double x[2], probability[2];
  if (met(41, title, "With 80% probability the plan of {} costs {} or less", p)) {
    const double amount = thousands_in(p[1]);
    claims(amount >= q[STUDIES_P80] * (1.0 - 1e-12) &&
               amount <= q[STUDIES_P80] + fmax(spread / 10.0, 1e-9),
           title);
    claims(studies_forecast_curve(&set->forecast, "budget.required", 0, 2, x, probability) == 2 &&
               spread > 0.0,
           title);
  } else if (met(42, title, "The plan of {} costs {}", p)) {
    claims(spread == 0.0 && fabs(thousands_in(p[1]) - q[STUDIES_P50]) <= 0.001 * q[STUDIES_P50],
           title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

static void check_regions(const set_t *set, const char *title) {
  char p[PARTS][PART];
  const int year = 0;
  const double north = mean_of(set, "participants.region.north", year),
               south = mean_of(set, "participants.region.south", year);
  if (met(50, title, "{}: {} of the participants expected in {}", p)) {
    claims(strcmp(p[0], north >= south ? "north" : "south") == 0, title);
    claims(fabs(number_in(p[1]) - 100.0 * fmax(north, south) / (north + south)) <= 0.5 + 1e-9,
           title);
  } else if (met(51, title, "Participants by region, {}", p)) {
    claims(north + south == 0.0, title);
  } else {
    fail_msg("what is this: %s", title);
  }
}

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

static void check_joint(const set_t *set, const char *title, const char *goal) {
  char p[PARTS][PART], year[16];
  if (met(70, title, "Ceiling and goal are met at once with a probability of {} in each year", p)) {
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
    claims(number_in(p[0]) >= number_in(p[2]), title);
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

/* The numbers of a text, in the marks of English, one after the other. */
static void numbers_of(const char *text, bool spanish, char out[256]) {
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
static void check_spanish(const char *english, const char *spanish) {
  char one[256], other[256];
  numbers_of(english, false, one);
  numbers_of(spanish, true, other);
  if (strcmp(one, other) != 0)
    fail_msg("%s / %s: %s, %s", english, spanish, one, other);
}

static const char *indicator_title(set_t *set, bool course) {
  return course ? cli_title_indicator(&set->sheet, "indicator.employed", "goal.employed", "x")
                : cli_title_indicator(&set->sheet, "indicator.deal", "goal.deal", "x");
}

static const char *regions_title(set_t *set) {
  static const char *const regions[] = {"participants.region.north", "participants.region.south"};
  static const char *const labels[] = {"north", "south"};
  return cli_title_regions(&set->sheet, regions, labels, 2);
}

static void check_all(set_t *set, bool course) {
  const char *titles[WORDS_LANG_COUNT][TITLES] = {{NULL}};
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    set->sheet.lang = (words_lang_t)lang;
    const char *own[] = {cli_title_board(&set->sheet),      cli_title_budget(&set->sheet),
                         cli_title_places(&set->sheet),     cli_title_cost(&set->sheet),
                         indicator_title(set, course),      course ? regions_title(set) : NULL,
                         cli_title_limits(&set->sheet),     cli_title_chain(&set->sheet),
                         cli_title_components(&set->sheet), cli_title_rise(&set->sheet),
                         cli_title_joint(&set->sheet),      cli_title_cases(&set->sheet)};
    memcpy(titles[lang], own, sizeof own);
  }
  const char *const *en = titles[WORDS_EN], *const *es = titles[WORDS_ES];
  for (size_t i = 0; i < TITLES; i++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      if (titles[lang][i] && !plots_layout_title_fits(titles[lang][i]))
        fail_msg("cut: %s", titles[lang][i]);
  for (size_t i = 0; i < TITLES; i++)
    if (en[i] && strcmp(en[i], "The plan has no places") != 0)
      check_spanish(en[i], es[i]);
  check_board(set, en[0]);
  check_budget(set, en[1]);
  check_places(set, en[2]);
  check_cost(set, en[3]);
  if (en[4])
    check_indicator(set, en[4], course ? "indicator.employed" : "indicator.deal",
                    course ? "goal.employed" : "goal.deal",
                    course ? "event.goal_met.employed" : "event.goal_met.deal");
  if (en[5])
    check_regions(set, en[5]);
  if (en[6])
    check_limits(set, en[6]);
  if (en[7])
    check_chain(set, en[7], course ? "result.employed" : "linked.deal");
  if (en[8])
    check_components(set, en[8]);
  if (en[9])
    check_rise(set, en[9]);
  if (en[11])
    check_cases(set, en[11], course ? "result.employed" : "linked.deal");
  if (en[10])
    check_joint(set, en[10], course ? "event.goal_met.employed" : "event.goal_met.deal");
}

static double uniform(sim_pcg_t *random) {
  return (double)(sim_pcg_next(random) >> 11) * 0x1p-53;
}

/* What is set at random, from low to high; in % of what it is where low is negative. */
typedef struct {
  const char *name;
  double low, high;
  bool whole;
} change_t;

static size_t choose(sim_pcg_t *random, bool course, char texts[OVERRIDES][64]) {
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
static char *one_year(void) {
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

static void test_random_scenarios(void **state) {
  (void)state;
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
    begin(&set, folder, overrides, kept);
    check_all(&set, course);
    end(&set);
  }
  remove_folder(single);
}

/* Each way in which a title can be written, where it has to be. */
static void test_ends(void **state) {
  (void)state;
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
    check_all(&set, strstr(ends[i].folder, "curso") != NULL);
    end(&set);
  }
  char *single = one_year();
  static const char *const ceilings[] = {"budget.ceiling=-99%", "budget.ceiling=+5000%"};
  for (size_t i = 0; i < 2; i++) {
    set_t set;
    begin(&set, single, &ceilings[i], 1);
    check_all(&set, false);
    end(&set);
  }
  remove_folder(single);
}

/* With --only, what was not computed is not said to be 0, nor a part the whole. */
static void test_some_outputs_only(void **state) {
  (void)state;
  static const char *const kept_names[] = {"budget.required",
                                           "budget.ceiling",
                                           "beneficiaries",
                                           "participants",
                                           "participants.region.north",
                                           "spending.component.classes",
                                           "spending.component.placement",
                                           "event.goal_met.employed"};
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  words_report_t report;
  bool kept[2000] = {false};
  words_report_init(&report, WORDS_EN);
  assert_int_equal(
      inputs_load(&(inputs_request_t){.folder = "tests/programmes/curso"}, &inputs, &report),
      SIM_OK);
  words_report_free(&report);
  assert_int_equal(studies_forecast_prepare(&forecast, &inputs.inputs, 7, false), SIM_OK);
  assert_true(forecast.count <= sizeof kept / sizeof kept[0]);
  for (size_t i = 0; i < forecast.count; i++)
    for (size_t k = 0; k < sizeof kept_names / sizeof kept_names[0]; k++)
      kept[i] = kept[i] || strcmp(forecast.estimates[i].output, kept_names[k]) == 0;
  assert_int_equal(studies_forecast_keep(&forecast, kept), SIM_OK);
  assert_int_equal(studies_forecast_simulate(&forecast,
                                             &(sim_run_options_t){.replicates = REPLICATES},
                                             SIM_DESIGN_RANDOM),
                   SIM_OK);
  set_t set = {.inputs = inputs, .forecast = forecast};
  set.sheet = (cli_sheet_t){.facts = {.first_year = 2027, .years = 2, .replicates = REPLICATES},
                            .forecast = &set.forecast,
                            .inputs = &set.inputs,
                            .lang = WORDS_EN};
  assert_string_equal(cli_title_board(&set.sheet), "Probability of each event");
  assert_string_equal(cli_title_budget(&set.sheet),
                      "Budget required by the plan and ceiling of each year");
  assert_string_equal(cli_title_places(&set.sheet),
                      "Beneficiaries and participants against places");
  assert_null(cli_title_components(&set.sheet));
  assert_null(cli_title_limits(&set.sheet));
  assert_null(cli_title_rise(&set.sheet));
  assert_null(cli_title_joint(&set.sheet));
  static const char *const region[] = {"participants.region.north"}, *const label[] = {"north"};
  char p[PARTS][PART];
  const char *title = cli_title_regions(&set.sheet, region, label, 1);
  claims(is_like(title, "{}: {} of the participants expected in {}", p) && number_in(p[1]) < 60.0,
         title);
  end(&set);
}

/* What was looked at above were not only the usual forms. */
static void test_every_form_was_met(void **state) {
  (void)state;
  static const int all[] = {0,  1,  2,  3,  4,  6,  10, 11, 12, 13, 14, 15, 16, 17,
                            18, 20, 21, 22, 23, 30, 31, 33, 34, 41, 42, 50, 51, 55,
                            56, 57, 58, 60, 61, 62, 63, 65, 66, 70, 72, 73};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if (!forms[all[i]])
      fail_msg("form %d was never met", all[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_scenarios), cmocka_unit_test(test_ends),
      cmocka_unit_test(test_some_outputs_only), cmocka_unit_test(test_every_form_was_met)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
