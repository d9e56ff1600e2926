// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_compare.h"

#include "cli/common/amount.h"
#include "cli/common/assumptions.h"
#include "cli/common/money.h"
#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/common/scenario.h"
#include "cli/compare/charts_board.h"
#include "cli/compare/charts_history.h"
#include "cli/compare/charts_levels.h"
#include "cli/compare/titles_compare.h"
#include "plots/contrasts.h"
#include "words/draft.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What of a comparison goes into which chart, under which words. */

static const studies_comparison_t *comparison_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static plots_band_t no_band(void) {
  const double none = (double)NAN;
  return (plots_band_t){none, none, none, none, none};
}

static plots_band_t difference_band(const studies_contrast_t *contrast, const char *output,
                                    int year) {
  const studies_difference_t *d = studies_contrast_find(contrast, output, year);
  if (!d)
    return no_band();
  const double *q = d->quantile;
  return (plots_band_t){q[STUDIES_DIFF_P05], q[STUDIES_DIFF_P25], q[STUDIES_DIFF_P50],
                        q[STUDIES_DIFF_P75], q[STUDIES_DIFF_P95]};
}

/* Whether some variant ever changes an output in that year; *there: whether any has it. */
static bool changes(const studies_comparison_t *self, const char *output, int year, bool *there) {
  bool changed = false;
  *there = false;
  for (size_t k = 0; k + 1 < self->scenarios.count; k++) {
    const studies_difference_t *d = studies_contrast_find(&self->contrasts[k], output, year);
    *there = *there || d;
    changed = changed || (d && d->zero < 1.0);
  }
  return changed;
}

static double largest_of(const plots_band_t *bands, size_t count) {
  double largest = 0.0;
  for (size_t i = 0; i < count; i++)
    largest = fmax(largest, fmax(fabs(bands[i].low), fabs(bands[i].high)));
  return largest;
}

/* How far P5 and P95 of the reference are apart. */
static double reference_width(const studies_comparison_t *self, const char *output, int year) {
  const sim_summary_t *s = studies_comparison_level(self, 0, output, year);
  return s ? sim_histogram_quantile(&s->histogram, 0.95) -
                 sim_histogram_quantile(&s->histogram, 0.05)
           : 0.0;
}

/* Differences that reach no fiftieth of what the reference itself varies by: an axis of their own
   would blow them up. */
static bool is_noise(const studies_comparison_t *self, const char *output, int year,
                     const plots_band_t *bands, size_t count) {
  return largest_of(bands, count) < reference_width(self, output, year) / 50.0;
}

/* One decimal more for differences below 1; for money what its size needs. */
static int decimals_of(const plots_band_t *bands, size_t count, int usual, bool money) {
  const double largest = largest_of(bands, count);
  const int needed = money ? words_amount_decimals(largest) : 0;
  const int decimals = largest < 1.0 ? usual + 1 : usual;
  return needed > decimals ? needed : decimals;
}

/* In what the differences are written: 1 unless they are amounts of the pesos of each year. */
static double unit_of(const cli_sheet_t *sheet, const studies_comparison_t *self,
                      const char *output, int year, const plots_band_t *bands, size_t count) {
  const studies_difference_t *d = studies_contrast_find(&self->contrasts[0], output, year);
  const bool money = d && strcmp(d->unit, "M$nominal") == 0;
  return money ? cli_money_unit(sheet, largest_of(bands, count) / 10.0) : 1.0;
}

static bool is_money(const studies_comparison_t *self, const char *output, int year) {
  const studies_difference_t *d = studies_contrast_find(&self->contrasts[0], output, year);
  return d && cli_outlook_is_money(d->unit);
}

/* The output with its unit; money in millions of pesos where the differences take them. */
static const char *output_label(cli_sheet_t *sheet, const cli_outlook_row_t *row, double unit) {
  char *buffer = cli_sheet_array(sheet, WORDS_SHOWN, 1);
  const models_series_id_t id = models_series_find(row->output);
  if (unit > 1.0 && id < MODELS_S_COUNT)
    return cli_sheet_text(sheet, WORDS_MSG_COMPARE_MILLIONS,
                          WORDS_ARGS(cli_output_label(id, sheet->lang)));
  return buffer ? cli_outlook_title(row, sheet->inputs, sheet->lang, buffer) : "";
}

/* The unit of the differences in words. */
static const char *unit_word(cli_sheet_t *sheet, const char *output, int year, double unit) {
  const studies_difference_t *d =
      studies_contrast_find(&comparison_of(sheet)->contrasts[0], output, year);
  char word[CLI_AMOUNT_BYTES];
  if (unit > 1.0 || !d)
    return cli_money_word(sheet, unit);
  if (words_unit_is_share(d->unit) || strcmp(d->unit, "%") == 0)
    return words_message(WORDS_MSG_COMPARE_POINTS, sheet->lang);
  cli_amount_unit(sheet->inputs, d->unit, sheet->lang, word);
  return cli_sheet_keep(sheet, strdup(word));
}

/* The total where there is one, else the first year, which the title then says. */
static bool add_panel(cli_sheet_t *sheet, const cli_outlook_row_t *row,
                      plots_contrasts_panel_t *panel) {
  const studies_comparison_t *self = comparison_of(sheet);
  const size_t count = self->scenarios.count - 1;
  char year[16];
  const char *name = row->output;
  bool there;
  int shown = 0;
  bool changed = changes(self, name, 0, &there);
  if (!there) {
    shown = sheet->facts.first_year;
    changed = changes(self, name, shown, &there);
  }
  plots_band_t *bands = changed ? cli_sheet_array(sheet, count, sizeof *bands) : NULL;
  if (!bands)
    return false;
  for (size_t k = 0; k < count; k++)
    bands[k] = difference_band(&self->contrasts[k], name, shown);
  if (is_noise(self, name, shown, bands, count))
    return false;
  snprintf(year, sizeof year, "%d", shown);
  const double unit = unit_of(sheet, self, name, shown, bands, count);
  const char *label = output_label(sheet, row, unit);
  cli_money_scale(bands, count, unit);
  *panel = (plots_contrasts_panel_t){
      .title = shown ? cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_YEAR, WORDS_ARGS(label, year))
                     : label,
      .unit = unit_word(sheet, name, shown, unit),
      .decimals = decimals_of(bands, count, row->decimals, is_money(self, name, shown)),
      .bands = bands};
  return true;
}

static const char *const *names_of(cli_sheet_t *sheet, size_t first) {
  const studies_comparison_t *self = comparison_of(sheet);
  const char **names = cli_sheet_array(sheet, self->scenarios.count, sizeof *names);
  for (size_t i = first; names && i < self->scenarios.count; i++)
    names[i - first] = cli_sheet_scenario(sheet, self->scenarios.items[i].name);
  return names;
}

static int draw_differences(cli_sheet_t *sheet) {
  const studies_comparison_t *self = comparison_of(sheet);
  const cli_outlook_rows_t quantities = cli_outlook_quantities(&sheet->inputs->inputs);
  size_t count = 0;
  plots_contrasts_panel_t *panels = cli_sheet_array(sheet, quantities.count, sizeof *panels);
  for (size_t i = 0; panels && i < quantities.count && count < PLOTS_CONTRASTS_PANELS; i++)
    count += add_panel(sheet, &quantities.rows[i], &panels[count]);
  if (count == 0)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const char *reference = cli_sheet_scenario(sheet, self->scenarios.items[0].name);
  const char *notes[] = {
      cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_SAME, WORDS_ARGS(reference))};
  const char *title = cli_title_compare_differences(sheet);
  const plots_contrasts_t chart = {
      .caption = cli_sheet_caption(
          sheet, "differences",
          title ? title
                : cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_TITLE,
                                 WORDS_ARGS(reference, cli_sheet_period(sheet))),
          cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_SUBTITLE, WORDS_ARGS(reference)),
          WORDS_MSG_COMPARE_CHART_ABOUT),
      .foot = {.notes = notes, .count = 1},
      .labels = names_of(sheet, 1),
      .count = self->scenarios.count - 1,
      .panels = panels,
      .panel_count = count,
      .zero = cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_ZERO, WORDS_ARGS(reference))};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_contrasts_write(&chart, &sheet->target);
}

/* "base / recomendado; en todos, techo de presupuesto = 350.000": for the footer. The caller
   frees. */
static char *footer_names(const cli_comparison_t *self) {
  const studies_alternatives_t *scenarios = &self->study->scenarios;
  words_draft_t names;
  FILE *stream = words_draft_begin(&names);
  for (size_t i = 0; stream && i < scenarios->count; i++) {
    char *label = cli_scenario_label(&scenarios->items[0].inputs, scenarios->items[i].name,
                                     self->options->lang);
    fprintf(stream, "%s%s", i ? " / " : "", label ? label : scenarios->items[i].name);
    free(label);
  }
  char *text = stream ? words_draft_end(&names) : NULL;
  char *set = cli_assumptions_set(self->options, &scenarios->items[0].inputs);
  char *whole = text && set && set[0]
                    ? words_message_format(WORDS_MSG_ASSUMED_IN_ALL, self->options->lang,
                                           WORDS_ARGS(text, set))
                : text && set ? strdup(text)
                              : NULL;
  free(text);
  free(set);
  return whole;
}

int cli_charts_compare(const cli_comparison_t *comparison, const char *prefix,
                       const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {cli_chart_compare_board, draw_differences,
                                       cli_chart_compare_levels, cli_chart_compare_history};
  const studies_comparison_t *study = comparison->study;
  const studies_contrast_t *first = &study->contrasts[0];
  const cli_run_facts_t facts = {.first_year = first->first_year,
                                 .years = first->years,
                                 .replicates = study->replicates,
                                 .seed = study->seed};
  char *names = footer_names(comparison);
  if (!names)
    return cli_charts_explain(comparison->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const cli_charts_t set = {.facts = facts,
                            .subject = study,
                            .inputs = &study->scenarios.items[0].inputs,
                            .head = WORDS_MSG_TABLE_HEAD,
                            .scenario = names,
                            .prefix = prefix,
                            .canvas = canvas,
                            .lang = comparison->options->lang};
  const int status = cli_charts_draw(&set, charts, sizeof charts / sizeof charts[0], detail);
  free(names);
  return status;
}
