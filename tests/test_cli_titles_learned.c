// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook_rows.h"
#include "cli/fit/fit.h"
#include "cli/score/score.h"
#include "cli/update/update.h"
#include "tests/titles_scenarios.h"

/* What the titles of update, score and fit claim, worked out again from what they found, on 40
   programmes made at random (all 200 in the thorough checks), and on 200 sets of data. */

static const cli_options_t options = {.lang = WORDS_EN};
static sim_pcg_t random_numbers;

static double width(const studies_estimate_t *e) {
  return e->quantile[STUDIES_P95] - e->quantile[STUDIES_P05];
}

/* The least ratio of the widths of the first year, and whose it is. */
static double narrowest(const cli_update_t *self, const cli_outlook_rows_t *rows, size_t *which) {
  const int year = self->study.before.first_year;
  double least = INFINITY;
  for (size_t i = 0; i < rows->count; i++) {
    const char *output = rows->rows[i].output;
    const studies_estimate_t *before = studies_forecast_find(&self->study.before, output, year),
                             *after = studies_forecast_find(&self->study.after, output, year);
    if (!rows->rows[i].interval || strncmp(output, "population.", 11) == 0 || !before || !after ||
        !(width(before) > 0.0) || before->quantile[STUDIES_P50] == 0.0 || !(after->defined > 0.0))
      continue;
    if (width(after) / width(before) < least) {
      least = width(after) / width(before);
      *which = i;
    }
  }
  return least;
}

static double shown(const studies_estimate_t *e, int quantile) {
  return (strcmp(e->unit, "share") == 0 ? 100.0 : 1.0) * e->quantile[quantile];
}

/* The forecast with bands that are narrower or wider, each by chance; the caller frees the
   estimates. */
static studies_forecast_t learned(const studies_forecast_t *before) {
  studies_forecast_t after = *before;
  after.estimates = malloc(before->count * sizeof *after.estimates);
  assert_non_null(after.estimates);
  memcpy(after.estimates, before->estimates, before->count * sizeof *after.estimates);
  const double most = uniform(&random_numbers) < 0.3 ? 0.95 : 0.6;
  for (size_t i = 0; i < after.count; i++) {
    const double part = most + (1.3 - most) * uniform(&random_numbers);
    double *q = after.estimates[i].quantile, middle = q[STUDIES_P50];
    for (int k = 0; k < STUDIES_QUANTILES; k++)
      q[k] = middle + part * (q[k] - middle);
  }
  return after;
}

static void check_update(set_t *set) {
  cli_update_t self = {.options = &options, .inputs = set->inputs};
  self.study.before = set->forecast;
  self.study.after = learned(&set->forecast);
  cli_sheet_t sheet = set->sheet;
  sheet.subject = &self;
  sheet.held = NULL;
  sheet.count = 0;
  const cli_outlook_rows_t rows = cli_outlook_quantities(&set->inputs.inputs);
  const int year = set->forecast.first_year;
  size_t which = 0;
  char p[PARTS][PART], label[WORDS_SHOWN];
  const double least = narrowest(&self, &rows, &which);
  const char *title = cli_update_title(&sheet);
  if (met(0, title, "In {} what became clearest is \"{}\": from {}–{} to {}–{}", p)) {
    const char *output = rows.rows[which].output;
    const studies_estimate_t *before = studies_forecast_find(&self.study.before, output, year),
                             *after = studies_forecast_find(&self.study.after, output, year);
    claims(least < 0.9 && number_in(p[0]) == year &&
               strcmp(p[1], cli_outlook_title(&rows.rows[which], &set->inputs, WORDS_EN, label)) ==
                   0,
           title);
    is_about(title, p[2], shown(before, STUDIES_P05));
    is_about(title, p[3], shown(before, STUDIES_P95));
    is_about(title, p[4], shown(after, STUDIES_P05));
    is_about(title, p[5], shown(after, STUDIES_P95));
  } else if (met(1, title, "What happened does not narrow the forecast of {}", p)) {
    claims(!(least < 0.9), title);
  } else {
    claims(met(2, title, "The forecast of {}, before and after learning from what happened", p),
           title);
  }
  cli_sheet_free(&sheet);
  free(self.study.after.estimates);
}

/* How many of the outcomes that are judged fell within the band, counted again. */
static void check_score(set_t *set) {
  enum { MOST = 12 };
  studies_score_t scores[MOST] = {0};
  cli_score_t self = {.options = options};
  self.study.scores = scores;
  size_t judged = 0, within = 0;
  for (size_t i = 0; i < set->forecast.count && self.study.count < MOST; i += 7) {
    const studies_estimate_t *e = &set->forecast.estimates[i];
    const double low = e->quantile[STUDIES_P05], high = e->quantile[STUDIES_P95];
    if (!(low <= high) || strncmp(e->output, "event.", 6) == 0)
      continue;
    const double value = low + (high - low) * (2.0 * uniform(&random_numbers) - 0.5);
    const bool in = value >= low && value <= high;
    scores[self.study.count++] =
        (studies_score_t){.estimate = e, .value = value, .replicates = REPLICATES, .in_90 = in};
    judged++;
    within += in;
  }
  assert_int_equal(studies_score_pool(&self.study), 0);
  cli_sheet_t sheet = {.subject = &self, .inputs = &set->inputs, .lang = WORDS_EN};
  const char *title = cli_score_title(&sheet);
  char p[PARTS][PART];
  claims(met(3, title, "Of {} observed outputs, {} fell between P5 and P95", p) &&
             number_in(p[0]) == (double)judged && number_in(p[1]) == (double)within,
         title);
  cli_sheet_free(&sheet);
}

static void check_both(set_t *set, bool course) {
  (void)course;
  check_update(set);
  check_score(set);
}

static void test_update_and_score(void **state) {
  (void)state;
  sim_pcg_seed(&random_numbers, 20260412, 13);
  on_scenarios(check_both, thorough() ? 1 : 5);
}

/* A fit of a share, whose title is read. */
static const char *title_of(cli_fit_t *self, cli_sheet_t *sheet) {
  self->options = &options;
  snprintf(self->target.name, sizeof self->target.name, "link.contact");
  snprintf(self->target.unit, sizeof self->target.unit, "share");
  self->target.spec = models_schema_find("link.contact");
  assert_non_null(self->target.spec);
  *sheet = (cli_sheet_t){.subject = self, .inputs = &self->none, .lang = WORDS_EN};
  return cli_fit_title(sheet);
}

/* So many out of so many in all rows. */
static void check_counts(void) {
  enum { MOST = 6 };
  double values[MOST], of[MOST], some = 0.0, all = 0.0;
  const size_t count = 1 + (size_t)(MOST * uniform(&random_numbers));
  for (size_t i = 0; i < count; i++) {
    of[i] = 1.0 + floor(60.0 * uniform(&random_numbers));
    values[i] = floor((of[i] + 1.0) * uniform(&random_numbers));
    some += values[i];
    all += of[i];
  }
  cli_fit_t self = {.data = {.kind = FITS_COUNTS, .count = count, .values = values, .of = of}};
  if (!fits_counts_fit(values, of, count, &self.counts))
    return;
  cli_sheet_t sheet;
  char p[PARTS][PART];
  const char *title = title_of(&self, &sheet);
  claims(met(4, title, "Contact per meeting: {} in all rows", p), title);
  is_about(title, p[0], 100.0 * some / all);
  cli_sheet_free(&sheet);
}

/* The value under which a tenth, half … of the mixture of experts lies, by bisection of the mean of
   what each says, which is straight between its quantiles. */
static double mixed(const fits_experts_t *experts, double level) {
  double low = 0.0, high = 1.0;
  for (int i = 0; i < 60; i++) {
    const double x = 0.5 * (low + high);
    double below = 0.0;
    for (size_t e = 0; e < experts->experts; e++)
      below += fits_pool_below(experts, e, x) / (double)experts->experts;
    *(below < level ? &low : &high) = x;
  }
  return low;
}

static void check_experts(void) {
  enum { MOST = 4 };
  static const double levels[] = {0.05, 0.5, 0.95};
  double values[3 * MOST], weights[MOST];
  const size_t count = 1 + (size_t)(MOST * uniform(&random_numbers));
  for (size_t i = 0; i < count; i++) {
    weights[i] = 1.0;
    values[3 * i] = 0.05 + 0.3 * uniform(&random_numbers);
    values[3 * i + 1] = values[3 * i] + 0.01 + 0.2 * uniform(&random_numbers);
    values[3 * i + 2] = values[3 * i + 1] + 0.01 + 0.2 * uniform(&random_numbers);
  }
  cli_fit_t self = {.data = {.kind = FITS_EXPERTS, .count = count},
                    .experts = {.values = values,
                                .weights = weights,
                                .experts = count,
                                .levels = levels,
                                .level_count = 3,
                                .most = 1.0}};
  cli_sheet_t sheet;
  char p[PARTS][PART];
  const char *title = title_of(&self, &sheet);
  claims(met(5, title, "Contact per meeting: {} ({} to {}), say {} {}", p), title);
  is_about(title, p[0], 100.0 * mixed(&self.experts, 0.5));
  is_about(title, p[1], 100.0 * mixed(&self.experts, 0.05));
  is_about(title, p[2], 100.0 * mixed(&self.experts, 0.95));
  claims(number_in(p[3]) == (double)count && strcmp(p[4], count == 1 ? "expert" : "experts") == 0,
         title);
  cli_sheet_free(&sheet);
}

/* The last year that is projected, and its band. */
static void check_series(void) {
  enum { YEARS = 14 };
  double values[YEARS];
  for (size_t i = 0; i < YEARS; i++)
    values[i] = 0.2 + 0.3 * uniform(&random_numbers);
  cli_fit_t self = {.data = {.kind = FITS_SERIES, .count = YEARS, .values = values, .first = 2012}};
  const size_t horizon = 1 + (size_t)(3 * uniform(&random_numbers));
  assert_int_equal(fits_series_fit(values, YEARS, 2012, (fits_series_model_t){.is_log = false},
                                   horizon, &self.series),
                   SIM_OK);
  const fits_year_t *last = &self.series.years[horizon - 1];
  cli_sheet_t sheet;
  char p[PARTS][PART];
  const char *title = title_of(&self, &sheet);
  claims(met(6, title, "Contact per meeting: between {} and {} in {}, if it errs as before", p) &&
             number_in(p[2]) == (double)(2012 + YEARS - 1) + (double)horizon,
         title);
  is_about(title, p[0], 100.0 * last->low);
  is_about(title, p[1], 100.0 * last->high);
  cli_sheet_free(&sheet);
}

/* Whether the years are further from each other than chance alone has them once in 20: Pearson's
   chi-squared of the counts against R's qchisq(0.95, 5); and the least and the most of them. */
static void check_yearly(void) {
  enum { YEARS = 6 };
  static const double once_in_20 = 11.070497693516351;
  int years[YEARS];
  double values[YEARS], of[YEARS], some = 0.0, all = 0.0, square = 0.0, low = 1.0, high = 0.0;
  for (size_t i = 0; i < YEARS; i++) {
    years[i] = 2020 + (int)i;
    of[i] = 100.0;
    values[i] = 36.0 + floor(24.0 * uniform(&random_numbers));
    some += values[i];
    all += of[i];
    low = fmin(low, values[i] / of[i]);
    high = fmax(high, values[i] / of[i]);
  }
  for (size_t i = 0; i < YEARS; i++)
    for (int out = 0; out < 2; out++) {
      const double expected = of[i] * (out ? all - some : some) / all;
      const double d = (out ? of[i] - values[i] : values[i]) - expected;
      square += d * d / expected;
    }
  cli_fit_t self = {
      .data = {.kind = FITS_YEARLY, .count = YEARS, .values = values, .of = of, .years = years}};
  assert_int_equal(fits_yearly_fit(years, values, of, YEARS, &self.yearly), FITS_YEARLY_OK);
  cli_sheet_t sheet;
  char p[PARTS][PART];
  const char *title = title_of(&self, &sheet);
  const bool differ =
      met(7, title, "Contact per meeting: years differ by more than chance, {} to {}", p);
  claims(differ != met(8, title,
                       "Contact per meeting: {} to {} by year, which chance alone may explain", p),
         title);
  claims(differ == (square > once_in_20), title);
  is_about(title, p[0], 100.0 * low);
  is_about(title, p[1], 100.0 * high);
  cli_sheet_free(&sheet);
}

/* The mean of the values, and the ends of the row. */
static void check_sample(void) {
  enum { VALUES = 12 };
  double values[VALUES], sum = 0.0;
  const bool is_new = uniform(&random_numbers) < 0.5;
  for (size_t i = 0; i < VALUES; i++)
    sum += values[i] = 0.3 + 0.2 * uniform(&random_numbers);
  cli_fit_t self = {.data = {.kind = FITS_SAMPLE, .count = VALUES, .values = values},
                    .ends = {0.31, 0.4, 0.487}};
  if (fits_sample_fit(values, VALUES,
                      (fits_sample_how_t){.is_share = !is_new, .is_new_value = is_new},
                      &self.sample) != FITS_SAMPLE_OK)
    return;
  cli_sheet_t sheet;
  char p[PARTS][PART];
  const char *title = title_of(&self, &sheet);
  claims(is_new ? met(9, title,
                      "Contact per meeting: the mean of {} values is {}; one more case, between {} "
                      "and {}",
                      p)
                : met(10, title,
                      "Contact per meeting: the mean of {} values is {}; that of all cases, "
                      "between {} and {}",
                      p),
         title);
  claims(number_in(p[0]) == VALUES, title);
  is_about(title, p[1], 100.0 * sum / VALUES);
  is_about(title, p[2], 31.0);
  is_about(title, p[3], 48.7);
  cli_sheet_free(&sheet);
}

static void test_fit(void **state) {
  (void)state;
  sim_pcg_seed(&random_numbers, 20260412, 14);
  for (size_t i = 0; i < SCENARIOS; i++) {
    check_counts();
    check_experts();
    check_series();
    check_yearly();
    check_sample();
  }
}

static void test_every_form_was_met(void **state) {
  (void)state;
  static const int all[] = {0, 1, 3, 4, 5, 6, 7, 8, 9, 10};
  were_met(all, sizeof all / sizeof all[0]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_update_and_score),
                                     cmocka_unit_test(test_fit),
                                     cmocka_unit_test(test_every_form_was_met)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
