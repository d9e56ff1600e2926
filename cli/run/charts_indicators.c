// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_indicators.h"

#include "cli/run/titles.h"

#include "cli/common/goals.h"
#include "cli/common/naming.h"
#include "models/table/outputs.h"
#include "plots/bands.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The indicators by year, with their goals: those of links, and those of results. */

enum { PANELS = 6, OUTPUT_SIZE = 128 };

/* The goal in %, the same every year; NULL when the programme states none. */
static const double *goal_of(cli_sheet_t *sheet, const char *name) {
  const double percent = cli_goal_percent(&sheet->inputs->inputs, name);
  if (!isfinite(percent))
    return NULL;
  double *goal = cli_sheet_array(sheet, sheet->facts.years, sizeof *goal);
  for (size_t y = 0; goal && y < sheet->facts.years; y++)
    goal[y] = percent;
  return goal;
}

static bool any_defined(const plots_band_t *bands, size_t count) {
  for (size_t i = 0; bands && i < count; i++)
    if (isfinite(bands[i].median))
      return true;
  return false;
}

/* Judged spreads make a tenth of a point a digit too many; small shares and goals need it. */
static int indicator_decimals(const plots_series_t *series, size_t count, size_t years) {
  for (size_t k = 0; k < count; k++)
    for (size_t y = 0; y < years; y++)
      if ((series[k].bands && series[k].bands[y].median < 10.0) ||
          (series[k].goal && series[k].goal[y] != rint(series[k].goal[y])))
        return 1;
  return 0;
}

/* Indicators that are drawn side by side. */
typedef struct {
  const char *outputs[PANELS];
  plots_series_t series[PANELS];
  size_t count;
  bool defined, goals, judged;
  const char *finding; /* of the last with a goal, else of the last that is defined */
  bool finding_has_goal;
} indicators_t;

/* `who` is what a sentence puts behind "participants". */
static void add(cli_sheet_t *sheet, indicators_t *self, const char *output, const char *goal,
                const char *title, const char *who) {
  plots_series_t *series = &self->series[self->count];
  self->outputs[self->count++] = output;
  *series = (plots_series_t){
      .title = title, .bands = cli_sheet_bands(sheet, output), .goal = goal_of(sheet, goal)};
  self->defined = self->defined || any_defined(series->bands, sheet->facts.years);
  self->goals = self->goals || series->goal;
  self->judged = self->judged || cli_goal_is_judged(&sheet->inputs->inputs, goal);
  const char *finding = series->goal || !self->finding_has_goal
                            ? cli_title_indicator(sheet, output, goal, who)
                            : NULL;
  if (finding) {
    self->finding = finding;
    self->finding_has_goal = series->goal != NULL;
  }
}

static int draw(cli_sheet_t *sheet, const indicators_t *self, const char *name,
                words_message_t subject) {
  const size_t years = sheet->facts.years;
  if (!sheet->lost && !self->defined)
    return PLOTS_ERR_EMPTY; /* a goal alone is no chart */
  const char *subtitle =
      cli_sheet_text(sheet, WORDS_MSG_CHART_INDICATORS_SUBTITLE,
                     WORDS_ARGS(words_message(subject, sheet->lang), cli_sheet_period(sheet)));
  if (self->judged)
    subtitle = cli_sheet_text(sheet, WORDS_MSG_CHART_GOAL_JUDGED, WORDS_ARGS(subtitle));
  plots_bands_t chart = {
      .caption = cli_sheet_caption(sheet, name, self->finding ? self->finding : "", subtitle,
                                   WORDS_MSG_CHART_INDICATORS_ABOUT),
      .unit = words_message(WORDS_MSG_CHART_INDICATORS_UNIT, sheet->lang),
      .goal_label = self->goals ? words_message(WORDS_MSG_CHART_GOAL, sheet->lang) : NULL,
      .format = {.decimals = indicator_decimals(self->series, self->count, years),
                 .percent = true,
                 .lang = sheet->lang},
      .years = cli_sheet_years(sheet),
      .count = years,
      .series = self->series,
      .series_count = self->count};
  chart.caption.note = cli_sheet_notes(sheet, self->outputs, self->count);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_bands_write(&chart, &sheet->target);
}

int cli_chart_indicators(cli_sheet_t *sheet) {
  static const struct {
    models_series_id_t output;
    const char *goal;
    words_message_t title, who;
  } links[] = {{MODELS_S_INDICATOR_FORM, "goal.form", WORDS_MSG_CHART_FORM, WORDS_MSG_TITLE_FORM},
               {MODELS_S_INDICATOR_CONTACT, "goal.contact", WORDS_MSG_CHART_CONTACT,
                WORDS_MSG_TITLE_CONTACT},
               {MODELS_S_INDICATOR_DEAL, "goal.deal", WORDS_MSG_CHART_DEAL, WORDS_MSG_TITLE_DEAL}};
  indicators_t self = {.count = 0};
  for (size_t k = 0; k < sizeof links / sizeof links[0]; k++)
    add(sheet, &self, models_series_name(links[k].output), links[k].goal,
        words_message(links[k].title, sheet->lang), words_message(links[k].who, sheet->lang));
  return draw(sheet, &self, "indicators", WORDS_MSG_CHART_INDICATORS_SUBJECT);
}

/* The results in the order of the file, as many as there are panels. */
int cli_chart_results(cli_sheet_t *sheet) {
  static const char stem[] = "indicator.";
  const studies_forecast_t *f = sheet->forecast;
  indicators_t self = {.count = 0};
  for (size_t i = 0; i < f->count && self.count < PANELS; i++) {
    const char *output = f->estimates[i].output;
    char goal[OUTPUT_SIZE], who[WORDS_SHOWN], *title = NULL;
    if (f->estimates[i].year != f->first_year || strncmp(output, stem, strlen(stem)) != 0 ||
        models_series_find(output) < MODELS_S_COUNT)
      continue;
    snprintf(goal, sizeof goal, "goal.%s", output + strlen(stem));
    title = cli_sheet_array(sheet, WORDS_SHOWN, 1);
    if (title && !cli_output_name(sheet->inputs, output, sheet->lang, title))
      snprintf(title, WORDS_SHOWN, "%s", output);
    cli_result_words(sheet->inputs, output + strlen(stem), sheet->lang, who);
    add(sheet, &self, output, goal, title ? title : "", who);
  }
  return self.count ? draw(sheet, &self, "results", WORDS_MSG_CHART_RESULTS_SUBJECT)
                    : PLOTS_ERR_EMPTY;
}
