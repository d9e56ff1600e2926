// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/score/score.h"
#include "plots/dots.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One chart: each outcome on the band that was forecast for it. Units differ, so that all is told
   as a distance to the median that was forecast. */

static const cli_score_t *score_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

/* Something of which there is a distance to the median, in % of it. */
static bool is_shown(const studies_score_t *score) {
  return !score->is_event && score->replicates > 0 &&
         fabs(score->estimate->quantile[STUDIES_P50]) > 0.0;
}

static plots_dot_t dot_of(cli_sheet_t *sheet, const studies_score_t *score) {
  const double *q = score->estimate->quantile, middle = q[STUDIES_P50], size = fabs(middle);
  char label[WORDS_SHOWN], value[WORDS_NUMBER_BYTES], forecast[4 * WORDS_NUMBER_BYTES];
  cli_score_label(score_of(sheet), score, label);
  cli_score_amount(score_of(sheet), score, score->value, value);
  cli_score_forecast(score_of(sheet), score, forecast, sizeof forecast);
  return (plots_dot_t){
      .label = cli_sheet_keep(sheet, strdup(label)),
      .value = 100.0 * (score->value - middle) / size,
      .low = 100.0 * (q[STUDIES_P05] - middle) / size,
      .high = 100.0 * (q[STUDIES_P95] - middle) / size,
      .text = cli_sheet_text(sheet, WORDS_MSG_SCORE_CHART_CELL, WORDS_ARGS(value, forecast))};
}

/* What has no mark: events, which the title does not count, and outputs of which there is no
   percentage, which it does. Returns how many notes there are. */
static size_t note_unmarked(cli_sheet_t *sheet, const char *notes[2]) {
  const studies_scores_t *study = &score_of(sheet)->study;
  size_t events = 0, zero = 0, count = 0;
  for (size_t i = 0; i < study->count; i++) {
    const studies_score_t *score = &study->scores[i];
    events += score->is_event;
    zero += !score->is_event && score->replicates > 0 && !is_shown(score);
  }
  if (events)
    notes[count++] = cli_sheet_text(sheet, WORDS_MSG_SCORE_CHART_EVENTS,
                                    WORDS_ARGS(cli_sheet_number(sheet, (double)events, 0)));
  if (zero)
    notes[count++] = cli_sheet_text(sheet, WORDS_MSG_SCORE_CHART_ZERO,
                                    WORDS_ARGS(cli_sheet_number(sheet, (double)zero, 0)));
  return count;
}

const char *cli_score_title(cli_sheet_t *sheet) {
  const studies_scores_pooled_t *p = &score_of(sheet)->study.pooled;
  return cli_sheet_text(sheet, WORDS_MSG_SCORE_CHART_TITLE,
                        WORDS_ARGS(cli_sheet_number(sheet, (double)p->judged, 0),
                                   cli_sheet_number(sheet, (double)p->in_90, 0)));
}

static int draw_outcomes(cli_sheet_t *sheet) {
  enum { MOST = 400 };
  const cli_score_t *self = score_of(sheet);
  plots_dot_t *dots = cli_sheet_array(sheet, self->study.count + 1, sizeof *dots);
  size_t count = 0;
  for (size_t i = 0; dots && i < self->study.count && count < MOST; i++)
    if (is_shown(&self->study.scores[i]))
      dots[count++] = dot_of(sheet, &self->study.scores[i]);
  if (!sheet->lost && count == 0)
    return PLOTS_ERR_EMPTY;
  const plots_caption_t caption = cli_sheet_caption(
      sheet, "outcomes", cli_score_title(sheet),
      words_message(WORDS_MSG_SCORE_CHART_SUBTITLE, sheet->lang), WORDS_MSG_SCORE_CHART_ABOUT);
  const char *notes[2];
  const plots_dots_t chart = {.caption = caption,
                              .foot = {.notes = notes, .count = note_unmarked(sheet, notes)},
                              .unit = words_message(WORDS_MSG_SCORE_CHART_UNIT, sheet->lang),
                              .format = {.decimals = 0, .percent = true, .lang = sheet->lang},
                              .dots = dots,
                              .count = count,
                              .heading = words_message(WORDS_MSG_SCORE_CHART_HEADING, sheet->lang),
                              .interval = words_message(WORDS_MSG_SCORE_CHART_KEY, sheet->lang),
                              .mark = words_message(WORDS_MSG_SCORE_CHART_MARK, sheet->lang),
                              .reference = 0.0,
                              .reference_label =
                                  words_message(WORDS_MSG_SCORE_CHART_MEDIAN, sheet->lang)};
  plots_script_t script;
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return plots_chart_finish(plots_dots_script(&chart, &script), &script, &chart.caption,
                            &sheet->target);
}

int cli_charts_score(const void *subject, const cli_canvas_t *canvas,
                     char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_outcomes};
  const cli_score_t *self = subject;
  const cli_charts_t set = {.facts = {.first_year = self->forecast.first_year,
                                      .years = self->forecast.years,
                                      .replicates = self->frozen.replicates,
                                      .seed = self->frozen.seed},
                            .subject = self,
                            .inputs = &self->inputs,
                            .head = WORDS_MSG_TABLE_HEAD};
  return cli_charts_draw_scenario(set, &self->options, canvas, charts,
                                  sizeof charts / sizeof charts[0], detail);
}
