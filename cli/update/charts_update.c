// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/common/outlook_rows.h"
#include "cli/update/update.h"
#include "plots/dots.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One chart: the forecast of the first year that is still to come, before and after. Units differ,
   so that all is told as a distance to the median before. */

static const cli_update_t *update_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

/* The first year of which nothing was observed; the last of the plan where there is none. */
static int next_year(const studies_update_t *study) {
  const int last = study->before.first_year + (int)study->before.years - 1;
  int seen = study->before.first_year - 1;
  for (size_t k = 0; k < study->taught_count; k++)
    seen = study->taught[k].what.year > seen ? study->taught[k].what.year : seen;
  return seen < last ? seen + 1 : last;
}

static const char *spread_of(cli_sheet_t *sheet, const studies_estimate_t *e) {
  char text[4 * WORDS_NUMBER_BYTES];
  const double *q = e->quantile;
  cli_update_spread(q[STUDIES_P05], q[STUDIES_P50], q[STUDIES_P95], e->unit, sheet->lang, text,
                    sizeof text);
  return cli_sheet_keep(sheet, strdup(text));
}

static plots_dot_t dot_of(cli_sheet_t *sheet, const studies_estimate_t *e, double middle,
                          const char *label, bool is_after) {
  const double *q = e->quantile, size = fabs(middle);
  return (plots_dot_t){.label = cli_sheet_text(sheet,
                                               is_after ? WORDS_MSG_UPDATE_CHART_AFTER
                                                        : WORDS_MSG_UPDATE_CHART_BEFORE,
                                               WORDS_ARGS(label)),
                       .value = 100.0 * (q[STUDIES_P50] - middle) / size,
                       .low = 100.0 * (q[STUDIES_P05] - middle) / size,
                       .high = 100.0 * (q[STUDIES_P95] - middle) / size,
                       .text = spread_of(sheet, e)};
}

/* A main output that the year has, before and after. */
typedef struct {
  const cli_outlook_row_t *row;
  const studies_estimate_t *before, *after;
} pair_t;

static size_t find_pairs(const cli_update_t *self, const cli_outlook_rows_t *rows, int year,
                         pair_t pairs[CLI_OUTLOOK_ROWS]) {
  size_t count = 0;
  for (size_t i = 0; i < rows->count; i++) {
    const char *output = rows->rows[i].output;
    const studies_estimate_t *before = studies_forecast_find(&self->study.before, output, year);
    const studies_estimate_t *after = studies_forecast_find(&self->study.after, output, year);
    if (rows->rows[i].interval && strncmp(output, "population.", 11) != 0 && before && after &&
        fabs(before->quantile[STUDIES_P50]) > 0.0 && after->defined > 0.0)
      pairs[count++] = (pair_t){&rows->rows[i], before, after};
  }
  return count;
}

static size_t add_dots(cli_sheet_t *sheet, const pair_t *pairs, size_t count, plots_dot_t *dots) {
  char label[WORDS_SHOWN];
  for (size_t i = 0; i < count; i++) {
    const char *name =
        cli_outlook_title(pairs[i].row, &update_of(sheet)->inputs, sheet->lang, label);
    const double middle = pairs[i].before->quantile[STUDIES_P50];
    dots[2 * i] = dot_of(sheet, pairs[i].before, middle, name, false);
    dots[2 * i + 1] = dot_of(sheet, pairs[i].after, middle, name, true);
  }
  return 2 * count;
}

static double width_of(const studies_estimate_t *e) {
  return e->quantile[STUDIES_P95] - e->quantile[STUDIES_P05];
}

static const char *end_of(cli_sheet_t *sheet, const studies_estimate_t *e, int quantile) {
  char text[WORDS_NUMBER_BYTES];
  cli_update_amount(e->quantile[quantile], e->unit, sheet->lang, text);
  return cli_sheet_keep(sheet, strdup(text));
}

/* The output whose band became narrowest, of those that did by more than the tenth that two runs
   may differ by; where none did, that. */
static const char *title_of(cli_sheet_t *sheet, int year, const pair_t *pairs, size_t count) {
  static const double narrower = 0.9;
  const pair_t *best = NULL;
  double least = narrower;
  char when[16], label[WORDS_SHOWN];
  snprintf(when, sizeof when, "%d", year);
  for (size_t i = 0; i < count; i++) {
    const double before = width_of(pairs[i].before);
    const double part = before > 0.0 ? width_of(pairs[i].after) / before : 1.0;
    best = part < least ? &pairs[i] : best;
    least = part < least ? part : least;
  }
  if (!best)
    return cli_sheet_text(sheet, WORDS_MSG_UPDATE_CHART_SAME, WORDS_ARGS(when));
  const char *name = cli_outlook_title(best->row, &update_of(sheet)->inputs, sheet->lang, label);
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_UPDATE_CHART_FINDING,
                     WORDS_ARGS(when, name, end_of(sheet, best->before, STUDIES_P05),
                                end_of(sheet, best->before, STUDIES_P95),
                                end_of(sheet, best->after, STUDIES_P05),
                                end_of(sheet, best->after, STUDIES_P95))),
      cli_sheet_text(sheet, WORDS_MSG_UPDATE_CHART_TITLE, WORDS_ARGS(when)));
}

const char *cli_update_title(cli_sheet_t *sheet) {
  const cli_update_t *self = update_of(sheet);
  const cli_outlook_rows_t rows = cli_outlook_quantities(&self->inputs.inputs);
  const int year = next_year(&self->study);
  pair_t pairs[CLI_OUTLOOK_ROWS];
  return title_of(sheet, year, pairs, find_pairs(self, &rows, year, pairs));
}

static int draw_learned(cli_sheet_t *sheet) {
  const cli_outlook_rows_t rows = cli_outlook_quantities(&update_of(sheet)->inputs.inputs);
  const int year = next_year(&update_of(sheet)->study);
  pair_t pairs[CLI_OUTLOOK_ROWS];
  plots_dot_t *dots = cli_sheet_array(sheet, (size_t)2 * CLI_OUTLOOK_ROWS, sizeof *dots);
  const size_t found = find_pairs(update_of(sheet), &rows, year, pairs);
  const size_t count = dots ? add_dots(sheet, pairs, found, dots) : 0;
  if (!sheet->lost && count == 0)
    return PLOTS_ERR_EMPTY;
  const plots_caption_t caption = cli_sheet_caption(
      sheet, "learned", title_of(sheet, year, pairs, found),
      words_message(WORDS_MSG_UPDATE_CHART_SUBTITLE, sheet->lang), WORDS_MSG_UPDATE_CHART_ABOUT);
  const plots_dots_t chart = {.caption = caption,
                              .unit = words_message(WORDS_MSG_UPDATE_CHART_UNIT, sheet->lang),
                              .format = {.decimals = 0, .percent = true, .lang = sheet->lang},
                              .dots = dots,
                              .count = count,
                              .heading = words_message(WORDS_MSG_SCORE_COL_FORECAST, sheet->lang),
                              .interval = words_message(WORDS_MSG_SCORE_CHART_KEY, sheet->lang),
                              .mark = words_message(WORDS_MSG_UPDATE_CHART_MARK, sheet->lang),
                              .reference = 0.0,
                              .reference_label =
                                  words_message(WORDS_MSG_UPDATE_CHART_MEDIAN, sheet->lang)};
  plots_script_t script;
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return plots_chart_finish(plots_dots_script(&chart, &script), &script, &chart.caption,
                            &sheet->target);
}

int cli_charts_update(const void *subject, const cli_canvas_t *canvas,
                      char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_learned};
  const cli_update_t *self = subject;
  const cli_charts_t set = {.facts = {.first_year = self->study.before.first_year,
                                      .years = self->study.before.years,
                                      .replicates = self->options->replicates,
                                      .seed = self->options->seed},
                            .subject = self,
                            .inputs = &self->inputs,
                            .head = WORDS_MSG_TABLE_HEAD};
  return cli_charts_draw_scenario(set, self->options, canvas, charts,
                                  sizeof charts / sizeof charts[0], detail);
}
