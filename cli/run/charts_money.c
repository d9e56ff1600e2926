// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_money.h"

#include "cli/common/money.h"
#include "cli/run/titles.h"
#include "plots/budget.h"
#include "plots/curve.h"
#include "words/numeral.h"

#include <math.h>

enum { CURVE_POINTS = 401 };

static const double *probabilities(cli_sheet_t *sheet, const char *event) {
  double *values = cli_sheet_array(sheet, sheet->facts.years, sizeof *values);
  for (size_t i = 0; values && i < sheet->facts.years; i++) {
    const studies_estimate_t *e =
        studies_forecast_find(sheet->forecast, event, sheet->facts.first_year + (int)i);
    values[i] = e ? 100.0 * e->mean : (double)NAN;
  }
  return values;
}

static bool any_uncertain(const plots_band_t *bands, size_t count) {
  for (size_t i = 0; bands && i < count; i++)
    if (bands[i].low < bands[i].high)
      return true;
  return false;
}

static double highest(const plots_band_t *bands, size_t count) {
  double most = 0.0;
  for (size_t i = 0; bands && i < count; i++)
    most = fmax(most, bands[i].median);
  return most;
}

/* What the medians of the plan's amounts need. */
static int money_decimals(const cli_sheet_t *sheet, const plots_band_t *required,
                          const plots_band_t *ceiling, size_t count) {
  double medians[2 * MODELS_PLAN_YEARS_MAX];
  size_t n = 0;
  for (size_t i = 0; required && ceiling && i < count && i < MODELS_PLAN_YEARS_MAX; i++) {
    medians[n++] = required[i].median;
    medians[n++] = ceiling[i].median;
  }
  return cli_money_decimals(sheet, words_amounts_decimals(medians, n));
}

int cli_chart_budget(cli_sheet_t *sheet) {
  const size_t years = sheet->facts.years;
  plots_band_t *ceiling = cli_sheet_bands(sheet, models_series_name(MODELS_S_CEILING));
  plots_band_t *required = cli_sheet_bands(sheet, models_series_name(MODELS_S_REQUIRED));
  const double unit = cli_money_unit(sheet, highest(required, years));
  cli_money_scale(required, years, unit);
  cli_money_scale(ceiling, years, unit);
  const words_message_t name =
      any_uncertain(ceiling, years) ? WORDS_MSG_CHART_CEILING_RANGE : WORDS_MSG_CHART_CEILING;
  const char *subtitle =
      cli_sheet_text(sheet, WORDS_MSG_CHART_BUDGET_SUBTITLE, WORDS_ARGS(cli_sheet_period(sheet)));
  static const models_series_id_t shown[] = {MODELS_S_REQUIRED, MODELS_S_SUFFICES};
  plots_budget_t chart = {
      .caption = cli_sheet_caption(sheet, "budget", cli_title_budget(sheet), subtitle,
                                   WORDS_MSG_CHART_BUDGET_ABOUT),
      .unit = cli_money_word(sheet, unit),
      .required_label = words_message(WORDS_MSG_CHART_REQUIRED, sheet->lang),
      .ceiling_label = words_message(name, sheet->lang),
      .probability_label = words_message(WORDS_MSG_CHART_SUFFICES, sheet->lang),
      .format = {.decimals = money_decimals(sheet, required, ceiling, years), .lang = sheet->lang},
      .years = cli_sheet_years(sheet),
      .count = years,
      .required = required,
      .ceiling = ceiling,
      .probability = probabilities(sheet, models_series_name(MODELS_S_SUFFICES))};
  chart.caption.note = cli_sheet_series_notes(sheet, shown, 2);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_budget_write(&chart, &sheet->target);
}

/* Where the curve passes an amount, in %; beyond its ends the least and the most that is written.
 */
static double curve_at(const double *x, const double *p, size_t count, double amount) {
  if (!isfinite(amount))
    return (double)NAN;
  if (amount < x[0])
    return 1e-9;
  for (size_t i = 1; i < count; i++)
    if (amount < x[i])
      return p[i - 1] + (p[i] - p[i - 1]) * (amount - x[i - 1]) / (x[i] - x[i - 1]);
  return 100.0 - 1e-9;
}

/* Money does not move between years: that the sum of the ceilings would pay for the sum of the
   costs is not that each year's pays for its own, and both are said. */
static const char *cost_subtitle(cli_sheet_t *sheet) {
  const studies_estimate_t *yearly =
      studies_forecast_find(sheet->forecast, models_series_name(MODELS_S_SUFFICES), 0);
  const studies_estimate_t *pooled =
      studies_forecast_find(sheet->forecast, models_series_name(MODELS_S_POOLED), 0);
  char in_one[WORDS_NUMBER_BYTES], each[WORDS_NUMBER_BYTES];
  if (sheet->facts.years == 1 || !pooled || !isfinite(pooled->mean) || !yearly ||
      !isfinite(yearly->mean))
    return words_message(WORDS_MSG_CHART_COST_SUBTITLE, sheet->lang);
  words_numeral_chance(in_one, pooled->mean, 1, sheet->lang);
  words_numeral_chance(each, yearly->mean, 1, sheet->lang);
  return cli_sheet_text(sheet, WORDS_MSG_CHART_COST_POOLED, WORDS_ARGS(in_one, each));
}

/* Rounded up to what is shown, as in the title: what the cost does not exceed. */
static double not_exceeded(double amount, int decimals) {
  const double step = words_ten_to(-decimals), steps = amount / step;
  return step * (steps - floor(steps) < 1e-9 ? floor(steps) : ceil(steps));
}

int cli_chart_cost(cli_sheet_t *sheet) {
  const char *required = models_series_name(MODELS_S_REQUIRED);
  const studies_estimate_t *cost = studies_forecast_find(sheet->forecast, required, 0);
  double x[CURVE_POINTS], p[CURVE_POINTS];
  const size_t count = studies_forecast_curve(sheet->forecast, required, 0, CURVE_POINTS, x, p);
  if (count == 0)
    return PLOTS_ERR_EMPTY;
  plots_band_t ceiling = cli_sheet_band(sheet, models_series_name(MODELS_S_CEILING), 0);
  plots_band_t total = cli_sheet_band(sheet, required, 0);
  const double unit = cli_money_unit(sheet, total.median);
  for (size_t i = 0; i < count; i++) {
    p[i] *= 100.0;
    x[i] /= unit;
  }
  cli_money_scale(&ceiling, 1, unit);
  cli_money_scale(&total, 1, unit);
  const bool sure = !(x[0] < x[count - 1]), several = sheet->facts.years > 1;
  /* The curve at a ceiling that is sure is the chance that the ceiling suffices; at the median of
     one that is not, it is no chance of anything that may happen. */
  const bool crosses = several && !sure && ceiling.low == ceiling.high;
  const double pooled = crosses ? curve_at(x, p, count, ceiling.median) : (double)NAN;
  const int decimals = money_decimals(sheet, &total, &ceiling, 1);
  const plots_curve_mark_t marks[] = {
      {"P50", total.median, 50, false},
      {"P80", not_exceeded(cost->quantile[STUDIES_P80] / unit, decimals), 80, false},
      {words_message(WORDS_MSG_CHART_COST_CROSSING, sheet->lang), ceiling.median, pooled, true}};
  const char *period = cli_sheet_period_served(sheet);
  const plots_curve_t chart = {
      .caption = cli_sheet_caption(sheet, "total_cost", cli_title_cost(sheet), cost_subtitle(sheet),
                                   WORDS_MSG_CHART_COST_ABOUT),
      .x_unit = cli_money_word(sheet, unit),
      .y_unit = words_message(WORDS_MSG_CHART_COST_PROBABILITY, sheet->lang),
      .format = {.decimals = decimals, .lang = sheet->lang},
      .x = x,
      .probability = p,
      .count = count,
      .marks = marks,
      .mark_count = isfinite(pooled) ? 3 : 2,
      .reference_label =
          cli_sheet_text(sheet,
                         ceiling.low < ceiling.high ? WORDS_MSG_CHART_COST_CEILING_RANGE
                                                    : WORDS_MSG_CHART_COST_CEILING,
                         WORDS_ARGS(period)),
      .reference = ceiling.median};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_curve_write(&chart, &sheet->target);
}
