// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/titles.h"

#include "cli/common/goals.h"
#include "cli/common/parted.h"
#include "cli/common/rounded.h"
#include "cli/run/title_parts.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* An event over the years in which it is known. */
typedef struct {
  size_t count;
  int first, best, worst;     /* years; of several alike the first */
  double at_first, high, low; /* probabilities */
  double later;               /* the most after the first year */
} years_t;

static years_t years_of(const cli_sheet_t *sheet, const char *event) {
  years_t self = {.count = 0, .later = 0.0};
  for (size_t i = 0; i < sheet->facts.years; i++) {
    const int year = sheet->facts.first_year + (int)i;
    const studies_estimate_t *e = cli_title_find(sheet, event, year);
    if (!e)
      continue;
    if (self.count++ == 0) {
      self.first = self.best = self.worst = year;
      self.at_first = self.high = self.low = e->mean;
      continue;
    }
    self.later = fmax(self.later, e->mean);
    if (e->mean > self.high)
      self.best = year, self.high = e->mean;
    if (e->mean < self.low)
      self.worst = year, self.low = e->mean;
  }
  return self;
}

const char *cli_title_board(cli_sheet_t *sheet) {
  char buffer[WORDS_SHOWN];
  bool judged = true;
  const studies_estimate_t *plan = cli_title_whole(sheet, MODELS_S_PLAN_MET),
                           *all = cli_title_whole(sheet, MODELS_S_ALL_MET);
  cli_goal_event(sheet->inputs, models_series_name(MODELS_S_ALL_MET), sheet->lang, &judged, buffer);
  const bool goals = all && !judged;
  const studies_estimate_t *e = goals ? all : plan;
  if (!e)
    return cli_title_without(sheet, MODELS_S_PLAN_MET, WORDS_MSG_BOARD_SUBTITLE_YEAR);
  const words_message_t id =
      goals ? cli_title_pick(e->mean, WORDS_MSG_TITLE_GOALS_NEVER, WORDS_MSG_TITLE_GOALS_ALWAYS,
                             WORDS_MSG_TITLE_GOALS)
            : cli_title_pick(e->mean, WORDS_MSG_TITLE_PLAN_NEVER, WORDS_MSG_TITLE_PLAN_ALWAYS,
                             WORDS_MSG_TITLE_PLAN);
  return cli_sheet_text(
      sheet, id, WORDS_ARGS(cli_sheet_period_served(sheet), cli_title_chance(sheet, e->mean)));
}

const char *cli_title_budget(cli_sheet_t *sheet) {
  const years_t self = years_of(sheet, models_series_name(MODELS_S_SUFFICES));
  if (self.count == 0)
    return cli_title_without(sheet, MODELS_S_SUFFICES, WORDS_MSG_TITLE_BUDGET_PLAIN);
  const char *low = cli_title_chance(sheet, self.low), *high = cli_title_chance(sheet, self.high);
  if (self.count == 1)
    return cli_sheet_text(sheet,
                          cli_title_pick(self.low, WORDS_MSG_TITLE_CEILING_YEAR_NEVER,
                                         WORDS_MSG_TITLE_CEILING_YEAR_ALWAYS,
                                         WORDS_MSG_TITLE_CEILING_YEAR),
                          WORDS_ARGS(cli_title_year(sheet, self.first), low));
  if (self.low == self.high || cli_title_alike(sheet, self.low, self.high))
    return cli_sheet_text(sheet,
                          self.low < self.high
                              ? WORDS_MSG_TITLE_CEILING_SAME
                              : cli_title_pick(self.low, WORDS_MSG_TITLE_CEILING_NEVER,
                                               WORDS_MSG_TITLE_CEILING_ALWAYS,
                                               WORDS_MSG_TITLE_CEILING_SAME),
                          WORDS_ARGS(low));
  if (cli_parted_shares(self.low, self.high, (double)sheet->forecast->replicates))
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_CEILING_ALIKE, WORDS_ARGS(low, high));
  if (self.best == self.first && self.count > 2 &&
      !cli_title_alike(sheet, self.later, self.at_first))
    return cli_sheet_text(
        sheet, WORDS_MSG_TITLE_CEILING_FALLS,
        WORDS_ARGS(high, cli_title_year(sheet, self.first), cli_title_chance(sheet, self.later)));
  return cli_sheet_text(
      sheet, WORDS_MSG_TITLE_CEILING_RANGE,
      WORDS_ARGS(high, cli_title_year(sheet, self.best), low, cli_title_year(sheet, self.worst)));
}

static const char *rounded(cli_sheet_t *sheet, double value, double spread) {
  char text[WORDS_NUMBER_BYTES];
  cli_rounded(text, value, spread, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

/* "600", or "unos 600" where the plan itself is uncertain. */
static const char *places_text(cli_sheet_t *sheet, const studies_estimate_t *places) {
  const double *q = places->quantile;
  const double spread = q[STUDIES_P95] - q[STUDIES_P05];
  const char *number = rounded(sheet, q[STUDIES_P50], spread);
  return spread > 0.0 ? cli_sheet_text(sheet, WORDS_MSG_TITLE_ABOUT, WORDS_ARGS(number)) : number;
}

const char *cli_title_places(cli_sheet_t *sheet) {
  const studies_estimate_t *places = cli_title_whole(sheet, MODELS_S_PLACES),
                           *empty = cli_title_whole(sheet, MODELS_S_UNFILLED),
                           *filled = cli_title_whole(sheet, MODELS_S_FILLED);
  if (!filled)
    return cli_title_without(sheet, MODELS_S_FILLED, WORDS_MSG_TITLE_PLACES_PLAIN);
  if (!places || !empty)
    return cli_title_word(sheet, WORDS_MSG_TITLE_PLACES_PLAIN);
  const char *period = cli_sheet_period_served(sheet), *plan = places_text(sheet, places);
  const double *q = empty->quantile;
  if (q[STUDIES_P50] <= 0.0)
    return cli_sheet_text(sheet,
                          cli_title_pick(filled->mean, WORDS_MSG_TITLE_FILLED,
                                         WORDS_MSG_TITLE_FILLED_ALWAYS, WORDS_MSG_TITLE_FILLED),
                          WORDS_ARGS(plan, period, cli_title_chance(sheet, filled->mean)));
  const double spread = q[STUDIES_P95] - q[STUDIES_P05];
  return cli_sheet_text(sheet, WORDS_MSG_TITLE_UNFILLED,
                        WORDS_ARGS(plan, period, rounded(sheet, q[STUDIES_P50], spread),
                                   rounded(sheet, q[STUDIES_P05], spread),
                                   rounded(sheet, q[STUDIES_P95], spread)));
}

/* "30 %"; NULL when the programme states no such goal. */
static const char *goal_text(cli_sheet_t *sheet, const char *goal) {
  const double percent = cli_goal_percent(&sheet->inputs->inputs, goal);
  char text[WORDS_NUMBER_BYTES];
  if (!isfinite(percent))
    return NULL;
  words_numeral_percent(text, percent, percent == rint(percent) ? 0 : 1, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static const char *share_title(cli_sheet_t *sheet, const char *output, const char *who) {
  for (size_t i = 0; i < sheet->facts.years; i++) {
    const int year = sheet->facts.first_year + (int)i;
    const plots_band_t band = cli_sheet_band(sheet, output, year);
    const words_format_t format = {
        .percent = true, .lang = sheet->lang, .decimals = band.median < 10.0};
    char median[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
    if (!isfinite(band.median))
      continue;
    words_format_chance(median, band.median, &format);
    words_format_chance(low, band.low, &format);
    words_format_chance(high, band.high, &format);
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_SHARE,
                          WORDS_ARGS(who, cli_title_year(sheet, year), median, low, high));
  }
  return NULL;
}

const char *cli_title_indicator(cli_sheet_t *sheet, const char *output, const char *goal,
                                const char *who) {
  char event[128];
  snprintf(event, sizeof event, "event.goal_met.%s", goal + strlen("goal."));
  const years_t self = years_of(sheet, event);
  const char *value = self.count ? goal_text(sheet, goal) : NULL;
  if (!value)
    return share_title(sheet, output, who);
  const char *low = cli_title_chance(sheet, self.low), *high = cli_title_chance(sheet, self.high);
  if (self.low == self.high || cli_title_alike(sheet, self.low, self.high))
    return cli_sheet_text(sheet,
                          self.low < self.high
                              ? WORDS_MSG_TITLE_GOAL
                              : cli_title_pick(self.low, WORDS_MSG_TITLE_GOAL_NEVER,
                                               WORDS_MSG_TITLE_GOAL_ALWAYS, WORDS_MSG_TITLE_GOAL),
                          WORDS_ARGS(who, value, low));
  return cli_sheet_text(sheet, WORDS_MSG_TITLE_GOAL_RANGE, WORDS_ARGS(who, value, low, high));
}

const char *cli_title_cost(cli_sheet_t *sheet) {
  const studies_estimate_t *cost =
      studies_forecast_find(sheet->forecast, models_series_name(MODELS_S_REQUIRED), 0);
  char money[CLI_PESOS_BYTES];
  if (!cost)
    return cli_title_word(sheet, WORDS_MSG_TITLE_NO_PLACES);
  const double *q = cost->quantile;
  const bool sure = q[STUDIES_P05] == q[STUDIES_P95];
  /* A digit more than the spread asks for: the chart shows that number as well. */
  cli_pesos_at_most(money, q[STUDIES_P80], sure ? 0.0 : 0.1 * (q[STUDIES_P95] - q[STUDIES_P05]),
                    sheet->lang);
  return cli_sheet_text(sheet, sure ? WORDS_MSG_CHART_COST_SURE : WORDS_MSG_CHART_COST_TITLE,
                        WORDS_ARGS(cli_sheet_period_served(sheet), money));
}

enum { TOP = 3, TOP_OF = 5 };

/* The `most` largest shares, largest first; returns how many. */
static size_t top_of(const double *means, size_t count, size_t most, size_t top[TOP]) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t at = found < most ? found++ : most;
    if (at == most && !(means[i] > means[top[most - 1]]))
      continue;
    at = at == most ? most - 1 : at;
    for (; at > 0 && means[i] > means[top[at - 1]]; at--)
      top[at] = top[at - 1];
    top[at] = i;
  }
  return found;
}

const char *cli_title_regions(cli_sheet_t *sheet, const char *const *regions,
                              const char *const *labels, size_t count) {
  double *means = cli_sheet_array(sheet, count, sizeof *means), part = 0.0;
  size_t top[TOP] = {0};
  for (size_t i = 0; means && i < count; i++) {
    const studies_estimate_t *e = cli_title_find(sheet, regions[i], 0);
    means[i] = e ? e->mean : 0.0;
  }
  const studies_estimate_t *all =
      cli_title_find(sheet, models_series_name(MODELS_S_PARTICIPANTS), 0);
  if (!means || !all || !(all->mean > 0.0))
    return cli_sheet_text(sheet, WORDS_MSG_CHART_REGIONS_TITLE,
                          WORDS_ARGS(cli_sheet_period(sheet)));
  const size_t found = top_of(means, count, count >= TOP_OF ? TOP : 1, top);
  for (size_t k = 0; k < found; k++)
    part += means[top[k]];
  char share[WORDS_NUMBER_BYTES];
  words_format_chance(share, 100.0 * (part / all->mean),
                      &(words_format_t){.percent = true, .lang = sheet->lang});
  if (found < TOP)
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_REGION,
                          WORDS_ARGS(labels[top[0]], share, cli_sheet_period(sheet)));
  return cli_sheet_text(
      sheet, WORDS_MSG_TITLE_REGIONS,
      WORDS_ARGS(labels[top[0]], labels[top[1]], labels[top[2]], share, cli_sheet_period(sheet)));
}
