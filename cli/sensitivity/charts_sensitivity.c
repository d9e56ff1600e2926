// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/charts.h"
#include "cli/sensitivity/sensitivity.h"
#include "plots/dots.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The charts of one output: indices, tornado, grades, rank correlations. Each row is one input. */

enum { ROWS = 12 };

typedef struct {
  const cli_sensitivity_t *self;
  size_t o; /* the output */
} subject_t;

static const subject_t *subject_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static const sim_sensitivity_t *result_of(const cli_sheet_t *sheet) {
  return &subject_of(sheet)->self->study.results[subject_of(sheet)->o];
}

/* "beneficiaries.2027", as in the tables. */
static const char *output_name(cli_sheet_t *sheet) {
  char *text = cli_sheet_array(sheet, 128, 1);
  if (text)
    studies_sensitivity_output_name(&subject_of(sheet)->self->study, subject_of(sheet)->o, text,
                                    128);
  return text ? text : "";
}

/* Keeps a text of the heap on the sheet. */
static const char *keep(cli_sheet_t *sheet, char *text) {
  char *copy = cli_sheet_array(sheet, text ? strlen(text) + 1 : 1, 1);
  if (copy && text)
    memcpy(copy, text, strlen(text));
  sheet->lost = sheet->lost || !text;
  free(text);
  return copy ? copy : "";
}

static const char *output_label(cli_sheet_t *sheet) {
  return keep(sheet, cli_sensitivity_output_label(subject_of(sheet)->self, subject_of(sheet)->o));
}

/* The file of a chart: kind, then the output when several were asked for. */
static const char *file_name(cli_sheet_t *sheet, const char *kind) {
  char *text = cli_sheet_array(sheet, 160, 1);
  if (text && subject_of(sheet)->self->study.output_count == 1)
    snprintf(text, 160, "%s", kind);
  else if (text)
    snprintf(text, 65, "%s-%s", kind, output_name(sheet));
  return text ? text : "";
}

static const char *cell(cli_sheet_t *sheet, double value, double low, double high, int decimals) {
  return cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_CELL,
                        WORDS_ARGS(cli_sheet_number(sheet, value, decimals),
                                   cli_sheet_number(sheet, low, decimals),
                                   cli_sheet_number(sheet, high, decimals)));
}

static plots_dot_t index_dot(cli_sheet_t *sheet, const char *label, const sim_index_t *index,
                             size_t group) {
  const double value = 100.0 * index->shown, low = 100.0 * index->low, high = 100.0 * index->high;
  return (plots_dot_t){.label = label,
                       .value = value,
                       .low = low,
                       .high = high,
                       .group = group,
                       .text = cell(sheet, value, low, high, 1)};
}

static int write_dots(cli_sheet_t *sheet, const plots_dots_t *chart) {
  plots_script_t script;
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return plots_chart_finish(plots_dots_script(chart, &script), &script, &chart->caption,
                            &sheet->target);
}

static plots_dots_t dots_chart(cli_sheet_t *sheet, const plots_caption_t *caption,
                               words_message_t unit, words_message_t heading) {
  return (plots_dots_t){.caption = *caption,
                        .unit = words_message(unit, sheet->lang),
                        .format = {.decimals = 1, .lang = sheet->lang},
                        .heading = words_message(heading, sheet->lang),
                        .interval = words_message(WORDS_MSG_SENSITIVITY_KEY_95, sheet->lang),
                        .mark = words_message(WORDS_MSG_SENSITIVITY_KEY_INDEX, sheet->lang),
                        .reference = (double)NAN};
}

static const char *indices_subtitle(cli_sheet_t *sheet, size_t shown) {
  const cli_sensitivity_t *self = subject_of(sheet)->self;
  const size_t others = self->study.groups.count + 1 - shown;
  if (others == 0)
    return words_message(WORDS_MSG_SENSITIVITY_INDICES_ALL, sheet->lang);
  const double most = 100.0 * studies_sensitivity_rest(&self->study, subject_of(sheet)->o, shown);
  return cli_sheet_text(
      sheet, WORDS_MSG_SENSITIVITY_INDICES_SUBTITLE,
      WORDS_ARGS(cli_sheet_number(sheet, (double)others, 0), cli_sheet_number(sheet, most, 1)));
}

/* Which input has the largest total index; two, when their intervals do not tell them apart. */
static const char *indices_title(cli_sheet_t *sheet, const plots_dot_t *dots, size_t shown) {
  const char *label = output_label(sheet);
  const char *plain = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_INDICES_TITLE, WORDS_ARGS(label));
  if (!dots || shown == 0)
    return plain;
  const bool tie = shown > 1 && dots[1].high >= dots[0].low;
  return cli_sheet_title(cli_sheet_text(sheet,
                                        tie ? WORDS_MSG_SENSITIVITY_INDICES_TIE
                                            : WORDS_MSG_SENSITIVITY_INDICES_FINDING,
                                        WORDS_ARGS(label, dots[0].label, tie ? dots[1].label : "")),
                         plain);
}

static int draw_indices(cli_sheet_t *sheet) {
  const cli_sensitivity_t *self = subject_of(sheet)->self;
  const size_t shown = studies_sensitivity_shown(&self->study, subject_of(sheet)->o, ROWS);
  const size_t *ranking = studies_sensitivity_ranking(&self->study, subject_of(sheet)->o);
  plots_dot_t *dots = cli_sheet_array(sheet, 2 * shown, sizeof *dots);
  for (size_t i = 0; dots && i < 2 * shown; i++) {
    const size_t set = ranking[i % shown];
    const sim_set_indices_t *indices = &result_of(sheet)->sets[set];
    dots[i] = index_dot(sheet, cli_sensitivity_set_label(self, set),
                        i < shown ? &indices->total : &indices->first, i / shown);
  }
  const char *title = indices_title(sheet, dots, shown);
  const plots_caption_t caption =
      cli_sheet_caption(sheet, file_name(sheet, "indices"), title, indices_subtitle(sheet, shown),
                        WORDS_MSG_SENSITIVITY_INDICES_ABOUT);
  const char *const groups[] = {words_message(WORDS_MSG_SENSITIVITY_GROUP_TOTAL, sheet->lang),
                                words_message(WORDS_MSG_SENSITIVITY_GROUP_ALONE, sheet->lang)};
  plots_dots_t chart =
      dots_chart(sheet, &caption, WORDS_MSG_SENSITIVITY_UNIT, WORDS_MSG_SENSITIVITY_HEADING);
  chart.groups = groups;
  chart.group_count = 2;
  chart.dots = dots;
  chart.count = 2 * shown;
  return write_dots(sheet, &chart);
}

/* Groups by a size of their effect, largest first; those whose size is NaN are left out. Returns
   how many there are, at most ROWS. */
static size_t largest(const cli_sheet_t *sheet, double (*size)(const studies_effect_t *effect),
                      size_t groups[ROWS]) {
  const subject_t *subject = subject_of(sheet);
  size_t count = 0;
  for (size_t g = 0; g < subject->self->study.groups.count; g++) {
    const double own = size(studies_sensitivity_effect(&subject->self->study, subject->o, g));
    size_t at = count;
    if (!(own > 0.0))
      continue;
    while (at > 0 && size(studies_sensitivity_effect(&subject->self->study, subject->o,
                                                     groups[at - 1])) < own)
      at--;
    if (at == ROWS)
      continue;
    count += count < ROWS;
    for (size_t i = count - 1; i > at; i--)
      groups[i] = groups[i - 1];
    groups[at] = g;
  }
  return count;
}

/* Only what stands out of the Monte Carlo error. */
static double swing_size(const studies_effect_t *effect) {
  const sim_moments_t *d = &effect->swing.difference;
  const bool shows = d->count > 1 && fabs(d->mean) > 1.96 * sim_moments_se(d);
  return shows ? fabs(d->mean) : (double)NAN;
}

static double rank_size(const studies_effect_t *effect) {
  const bool shows = effect->rank.low > 0.0 || effect->rank.high < 0.0;
  return shows ? fabs(effect->rank.estimate) : (double)NAN;
}

static plots_dot_t swing_dot(cli_sheet_t *sheet, size_t group, int decimals) {
  const subject_t *subject = subject_of(sheet);
  const studies_swing_t *swing =
      &studies_sensitivity_effect(&subject->self->study, subject->o, group)->swing;
  const double low = swing->low.mean, high = swing->high.mean;
  const char *text = cli_sheet_text(
      sheet, WORDS_MSG_SENSITIVITY_TORNADO_CELL,
      WORDS_ARGS(cli_sheet_number(sheet, low, decimals), cli_sheet_number(sheet, high, decimals)));
  return (plots_dot_t){.label = cli_sensitivity_set_label(subject->self, group),
                       .value = high,
                       .low = fmin(low, high),
                       .high = fmax(low, high),
                       .text = text};
}

static const char *tornado_title(cli_sheet_t *sheet, const plots_dot_t *first, size_t group,
                                 int decimals) {
  const subject_t *subject = subject_of(sheet);
  const studies_swing_t *swing =
      &studies_sensitivity_effect(&subject->self->study, subject->o, group)->swing;
  const char *label = output_label(sheet);
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_FINDING,
                     WORDS_ARGS(label, first->label,
                                cli_sheet_number(sheet, swing->low.mean, decimals),
                                cli_sheet_number(sheet, swing->high.mean, decimals))),
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_TITLE, WORDS_ARGS(label)));
}

static int draw_tornado(cli_sheet_t *sheet) {
  const subject_t *subject = subject_of(sheet);
  size_t groups[ROWS];
  const size_t count = largest(sheet, swing_size, groups);
  const int decimals = cli_mean_decimals(result_of(sheet)->mean);
  plots_dot_t *dots = cli_sheet_array(sheet, count, sizeof *dots);
  double error = 0.0;
  for (size_t i = 0; dots && i < count; i++) {
    const studies_swing_t *swing =
        &studies_sensitivity_effect(&subject->self->study, subject->o, groups[i])->swing;
    error = fmax(error, sim_moments_se(&swing->difference));
    dots[i] = swing_dot(sheet, groups[i], decimals);
  }
  if (count == 0 || !dots)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const char *title = tornado_title(sheet, &dots[0], groups[0], decimals);
  const char *subtitle =
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_SUBTITLE,
                     WORDS_ARGS(cli_sheet_number(sheet, error, cli_error_decimals(error))));
  const plots_caption_t caption = cli_sheet_caption(sheet, file_name(sheet, "tornado"), title,
                                                    subtitle, WORDS_MSG_SENSITIVITY_TORNADO_ABOUT);
  plots_dots_t chart = dots_chart(sheet, &caption, WORDS_MSG_SENSITIVITY_UNIT,
                                  WORDS_MSG_SENSITIVITY_TORNADO_HEADING);
  chart.unit = keep(sheet, cli_sensitivity_unit(subject->self, subject->o));
  chart.interval = words_message(WORDS_MSG_SENSITIVITY_TORNADO_LINE, sheet->lang);
  chart.mark = words_message(WORDS_MSG_SENSITIVITY_TORNADO_MARK, sheet->lang);
  chart.reference = result_of(sheet)->mean;
  chart.reference_label =
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_TORNADO_REFERENCE,
                     WORDS_ARGS(cli_sheet_number(sheet, result_of(sheet)->mean, decimals)));
  chart.dots = dots;
  chart.count = count;
  return write_dots(sheet, &chart);
}

static const char *grades_title(cli_sheet_t *sheet, const plots_dot_t *dots, size_t count) {
  const char *label = output_label(sheet);
  size_t most = 0;
  for (size_t i = 1; dots && i < count; i++)
    most = dots[i].value > dots[most].value ? i : most;
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_FINDING,
                     WORDS_ARGS(label, dots ? dots[most].label : "",
                                cli_sheet_number(sheet, dots ? dots[most].value : 0.0, 1))),
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_TITLE, WORDS_ARGS(label)));
}

static int draw_grades(cli_sheet_t *sheet) {
  const cli_sensitivity_t *self = subject_of(sheet)->self;
  const studies_picks_t *picks = &self->study.picks;
  const size_t count = picks->grade_count + 1;
  const sim_index_t *sum = &result_of(sheet)->sums[STUDIES_BY_GRADE];
  const sim_index_t left = sim_index_of(1.0 - sum->raw, sum->se);
  plots_dot_t *dots = cli_sheet_array(sheet, count, sizeof *dots);
  for (size_t i = 0; dots && i < count; i++) {
    const size_t set =
        i < picks->grade_count ? studies_picks_grade(picks, i) : studies_picks_chance(picks);
    dots[i] = index_dot(sheet, cli_sensitivity_set_label(self, set),
                        &result_of(sheet)->sets[set].first, 0);
  }
  const char *title = grades_title(sheet, dots, count);
  const char *subtitle = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_SUBTITLE,
                                        WORDS_ARGS(cli_sheet_number(sheet, 100.0 * left.shown, 1),
                                                   cli_sheet_number(sheet, 100.0 * left.low, 1),
                                                   cli_sheet_number(sheet, 100.0 * left.high, 1)));
  const size_t fixed = cli_sensitivity_fixed_count(subject_of(sheet)->self);
  if (fixed > 0)
    subtitle = cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_GRADES_FIXED,
                              WORDS_ARGS(subtitle, cli_sheet_number(sheet, (double)fixed, 0)));
  const plots_caption_t caption = cli_sheet_caption(sheet, file_name(sheet, "grades"), title,
                                                    subtitle, WORDS_MSG_SENSITIVITY_GRADES_ABOUT);
  plots_dots_t chart =
      dots_chart(sheet, &caption, WORDS_MSG_SENSITIVITY_UNIT, WORDS_MSG_SENSITIVITY_HEADING);
  chart.dots = dots;
  chart.count = count;
  return write_dots(sheet, &chart);
}

static int draw_ranks(cli_sheet_t *sheet) {
  const subject_t *subject = subject_of(sheet);
  size_t groups[ROWS];
  const size_t count = largest(sheet, rank_size, groups);
  plots_dot_t *dots = cli_sheet_array(sheet, count, sizeof *dots);
  for (size_t i = 0; dots && i < count; i++) {
    const sim_rank_t *rank =
        &studies_sensitivity_effect(&subject->self->study, subject->o, groups[i])->rank;
    dots[i] = (plots_dot_t){.label = cli_sensitivity_set_label(subject->self, groups[i]),
                            .value = rank->estimate,
                            .low = rank->low,
                            .high = rank->high,
                            .text = cell(sheet, rank->estimate, rank->low, rank->high, 2)};
  }
  if (count == 0)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const char *title =
      cli_sheet_text(sheet, WORDS_MSG_SENSITIVITY_RANKS_TITLE, WORDS_ARGS(output_label(sheet)));
  const plots_caption_t caption =
      cli_sheet_caption(sheet, file_name(sheet, "rank_correlations"), title,
                        words_message(WORDS_MSG_SENSITIVITY_RANKS_SUBTITLE, sheet->lang),
                        WORDS_MSG_SENSITIVITY_RANKS_ABOUT);
  plots_dots_t chart = dots_chart(sheet, &caption, WORDS_MSG_SENSITIVITY_RANKS_UNIT,
                                  WORDS_MSG_SENSITIVITY_RANKS_HEADING);
  chart.reference = 0.0;
  chart.reference_label = "0";
  chart.dots = dots;
  chart.count = count;
  return write_dots(sheet, &chart);
}

int cli_charts_sensitivity(const void *subject, const cli_canvas_t *canvas,
                           char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_indices, draw_tornado, draw_grades, draw_ranks};
  const cli_sensitivity_t *self = subject;
  int status = PLOTS_OK;
  char *scenario = cli_assumptions_scenario(self->options, &self->study.inputs);
  if (!scenario)
    return cli_charts_explain(self->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  for (size_t o = 0; !status && o < self->study.output_count; o++) {
    const subject_t output = {.self = self, .o = o};
    const cli_charts_t set = {.facts = {.first_year = self->study.forecast.first_year,
                                        .years = self->study.forecast.years,
                                        .replicates = self->study.forecast.replicates,
                                        .seed = self->study.forecast.seed},
                              .subject = &output,
                              .inputs = &self->study.inputs,
                              .head = WORDS_MSG_SENSITIVITY_HEAD,
                              .scenario = scenario,
                              .canvas = canvas,
                              .lang = self->options->lang};
    if (!self->study.results[o].is_constant)
      status = cli_charts_draw(&set, charts, sizeof charts / sizeof charts[0], detail);
  }
  free(scenario);
  return status;
}
