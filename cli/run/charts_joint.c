// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_joint.h"

#include "cli/common/goals.h"
#include "cli/common/naming.h"
#include "cli/common/parted.h"
#include "cli/run/title_parts.h"
#include "plots/quadrants.h"
#include "studies/joint.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { POINTS = 400, NAME = 128, X_MOST = 500 };

/* The goal that is drawn. */
typedef struct {
  char indicator[NAME], event[NAME];
  const char *who; /* "con negocio" */
  double percent;
} goal_t;

/* A year, its replicates by quadrant, and the first of them as points. */
typedef struct {
  int year;
  size_t known, counts[PLOTS_QUADRANT_COUNT];
  plots_quadrant_point_t *points;
  size_t point_count;
} year_t;

typedef struct {
  goal_t goal;
  year_t *years;
  size_t count, replicates;
  bool is_cut; /* some point lies beyond the axis */
} joint_t;

/* The words for the goal of `goal.NAME`. */
static const char *who_of(cli_sheet_t *sheet, const char *name) {
  static const struct {
    const char *name;
    words_message_t who;
  } links[] = {{"form", WORDS_MSG_TITLE_FORM},
               {"contact", WORDS_MSG_TITLE_CONTACT},
               {"deal", WORDS_MSG_TITLE_DEAL}};
  for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
    if (strcmp(name, links[i].name) == 0)
      return cli_title_word(sheet, links[i].who);
  char *who = cli_sheet_array(sheet, WORDS_SHOWN, 1);
  if (who)
    cli_result_words(sheet->inputs, name, sheet->lang, who);
  return who ? who : "";
}

static bool find_goal(cli_sheet_t *sheet, goal_t *goal) {
  static const char stem[] = "event.goal_met.";
  const studies_forecast_t *f = sheet->forecast;
  const char *last = NULL;
  for (size_t i = 0; i < f->count; i++)
    if (strncmp(f->estimates[i].output, stem, strlen(stem)) == 0)
      last = f->estimates[i].output + strlen(stem);
  if (!last)
    return false;
  char input[NAME];
  snprintf(input, sizeof input, "goal.%s", last);
  snprintf(goal->indicator, NAME, "indicator.%s", last);
  snprintf(goal->event, NAME, "%s%s", stem, last);
  goal->percent = cli_goal_percent(&sheet->inputs->inputs, input);
  goal->who = who_of(sheet, last);
  return isfinite(goal->percent);
}

enum { REQUIRED, CEILING, INDICATOR, SUFFICES, MET, COLUMNS };

static bool index_columns(const cli_sheet_t *sheet, const goal_t *goal, int year,
                          size_t outputs[COLUMNS]) {
  const char *const names[COLUMNS] = {models_series_name(MODELS_S_REQUIRED),
                                      models_series_name(MODELS_S_CEILING), goal->indicator,
                                      models_series_name(MODELS_S_SUFFICES), goal->event};
  for (size_t k = 0; k < COLUMNS; k++) {
    const studies_estimate_t *e = cli_title_find(sheet, names[k], year);
    if (!e)
      return false;
    outputs[k] = (size_t)(e - sheet->forecast->estimates);
  }
  return true;
}

static plots_quadrant_t quadrant_of(bool suffices, bool met) {
  return suffices && met ? PLOTS_QUADRANT_BOTH
         : suffices      ? PLOTS_QUADRANT_X
         : met           ? PLOTS_QUADRANT_Y
                         : PLOTS_QUADRANT_NEITHER;
}

static void count_year(joint_t *self, year_t *year, double *const *values) {
  for (size_t r = 0; r < self->replicates; r++) {
    if (isnan(values[SUFFICES][r]) || isnan(values[MET][r]))
      continue;
    const plots_quadrant_t quadrant = quadrant_of(values[SUFFICES][r] > 0.0, values[MET][r] > 0.0);
    year->known++;
    year->counts[quadrant]++;
    if (year->point_count == POINTS)
      continue;
    const double cost = 100.0 * values[REQUIRED][r] / values[CEILING][r];
    self->is_cut = self->is_cut || cost > X_MOST;
    year->points[year->point_count++] =
        (plots_quadrant_point_t){fmin(cost, X_MOST), values[INDICATOR][r], quadrant};
  }
}

/* The years that have all columns, and these, year after year. */
static size_t index_years(cli_sheet_t *sheet, joint_t *self, size_t *outputs) {
  for (size_t i = 0; i < sheet->facts.years && self->count < PLOTS_QUADRANT_PANELS; i++) {
    const int year = sheet->facts.first_year + (int)i;
    if (!index_columns(sheet, &self->goal, year, outputs + self->count * COLUMNS))
      continue;
    self->years[self->count++] = (year_t){
        .year = year, .points = cli_sheet_array(sheet, POINTS, sizeof *self->years[0].points)};
  }
  return self->count * COLUMNS;
}

static int read_years(cli_sheet_t *sheet, joint_t *self) {
  size_t outputs[COLUMNS * PLOTS_QUADRANT_PANELS];
  double *values[COLUMNS * PLOTS_QUADRANT_PANELS];
  const size_t columns = index_years(sheet, self, outputs);
  for (size_t k = 0; k < columns; k++)
    values[k] = cli_sheet_array(sheet, self->replicates, sizeof *values[k]);
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  if (columns == 0)
    return PLOTS_ERR_EMPTY;
  if (studies_joint_sample(sheet->forecast, outputs, columns, self->replicates, values))
    return PLOTS_ERR_NO_MEMORY;
  size_t known = 0;
  for (size_t i = 0; i < self->count; i++) {
    year_t year = self->years[i];
    count_year(self, &year, values + i * COLUMNS);
    if (year.known)
      self->years[known++] = year;
  }
  self->count = known;
  return known ? PLOTS_OK : PLOTS_ERR_EMPTY;
}

static int read_joint(cli_sheet_t *sheet, joint_t *self) {
  const uint64_t all = sheet->forecast->replicates;
  *self = (joint_t){.replicates = all < CLI_JOINT_REPLICATES ? (size_t)all : CLI_JOINT_REPLICATES};
  if (!find_goal(sheet, &self->goal))
    return PLOTS_ERR_EMPTY;
  self->years = cli_sheet_array(sheet, sheet->facts.years, sizeof *self->years);
  return self->years ? read_years(sheet, self) : PLOTS_ERR_NO_MEMORY;
}

/* Of at most 20,000 replicates: whole percents. */
static const char *share_text(cli_sheet_t *sheet, const year_t *year, plots_quadrant_t quadrant) {
  char text[WORDS_NUMBER_BYTES];
  words_numeral_chance(text, (double)year->counts[quadrant] / (double)year->known, 0, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static double both(const year_t *year) {
  return (double)year->counts[PLOTS_QUADRANT_BOTH] / (double)year->known;
}

static const char *title_of(cli_sheet_t *sheet, const joint_t *self) {
  const year_t *best = &self->years[0], *worst = best;
  for (size_t i = 1; i < self->count; i++) {
    best = both(&self->years[i]) > both(best) ? &self->years[i] : best;
    worst = both(&self->years[i]) < both(worst) ? &self->years[i] : worst;
  }
  const char *high = share_text(sheet, best, PLOTS_QUADRANT_BOTH),
             *low = share_text(sheet, worst, PLOTS_QUADRANT_BOTH);
  if (self->count == 1)
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_JOINT_YEAR,
                          WORDS_ARGS(high, cli_title_year(sheet, best->year)));
  if (strcmp(high, low) == 0)
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_JOINT_SAME, WORDS_ARGS(high));
  if (cli_parted_shares(both(worst), both(best), fmin((double)best->known, (double)worst->known)))
    return cli_sheet_text(sheet, WORDS_MSG_TITLE_JOINT_ALIKE, WORDS_ARGS(low, high));
  return cli_sheet_text(
      sheet, WORDS_MSG_TITLE_JOINT_RANGE,
      WORDS_ARGS(high, cli_title_year(sheet, best->year), low, cli_title_year(sheet, worst->year)));
}

const char *cli_title_joint(cli_sheet_t *sheet) {
  joint_t self;
  return read_joint(sheet, &self) ? NULL : title_of(sheet, &self);
}

static const plots_quadrants_panel_t *panels_of(cli_sheet_t *sheet, const joint_t *self) {
  plots_quadrants_panel_t *panels = cli_sheet_array(sheet, self->count, sizeof *panels);
  for (size_t i = 0; panels && i < self->count; i++) {
    const year_t *year = &self->years[i];
    panels[i] = (plots_quadrants_panel_t){.title = cli_title_year(sheet, year->year),
                                          .points = year->points,
                                          .count = year->point_count};
    for (int q = 0; q < PLOTS_QUADRANT_COUNT; q++)
      panels[i].shares[q] = share_text(sheet, year, (plots_quadrant_t)q);
  }
  return panels;
}

int cli_chart_joint(cli_sheet_t *sheet) {
  joint_t self;
  const int status = read_joint(sheet, &self);
  if (status)
    return status;
  char goal[WORDS_NUMBER_BYTES];
  const double percent = self.goal.percent;
  words_numeral_percent(goal, percent, percent == rint(percent) ? 0 : 1, sheet->lang);
  const char *notes[] = {
      cli_sheet_text(sheet, self.is_cut ? WORDS_MSG_JOINT_NOTE_CUT : WORDS_MSG_JOINT_NOTE,
                     WORDS_ARGS(cli_sheet_number(sheet, (double)self.replicates, 0),
                                cli_sheet_number(sheet, X_MOST, 0)))};
  const plots_quadrants_t chart = {
      .caption = cli_sheet_caption(
          sheet, "joint", title_of(sheet, &self),
          cli_sheet_text(sheet, WORDS_MSG_JOINT_SUBTITLE, WORDS_ARGS(self.goal.who, goal)),
          WORDS_MSG_JOINT_ABOUT),
      .foot = {.notes = notes, .count = 1},
      .x_unit = cli_title_word(sheet, WORDS_MSG_JOINT_COST),
      .y_unit = cli_sheet_text(sheet, WORDS_MSG_JOINT_SHARE, WORDS_ARGS(self.goal.who)),
      .x_format = {.percent = true, .lang = sheet->lang},
      .y_format = {.percent = true, .lang = sheet->lang},
      .x_most = 100.0,
      .y_least = percent,
      .names = {cli_title_word(sheet, WORDS_MSG_JOINT_BOTH),
                cli_title_word(sheet, WORDS_MSG_JOINT_CEILING),
                cli_title_word(sheet, WORDS_MSG_JOINT_GOAL),
                cli_title_word(sheet, WORDS_MSG_JOINT_NEITHER)},
      .panels = panels_of(sheet, &self),
      .count = self.count};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_quadrants_write(&chart, &sheet->target);
}
