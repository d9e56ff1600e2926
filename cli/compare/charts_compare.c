// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_compare.h"

#include "cli/common/assumptions.h"
#include "cli/common/outlook_rows.h"
#include "cli/common/output_words.h"
#include "cli/common/scenario.h"
#include "cli/compare/charts_board.h"
#include "cli/compare/titles_compare.h"
#include "plots/contrasts.h"
#include "plots/groups.h"
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

/* One decimal more for differences below 1; for money what its size needs. */
static int decimals_of(const plots_band_t *bands, size_t count, int usual, bool money) {
  double largest = 0.0;
  for (size_t i = 0; i < count; i++)
    largest = fmax(largest, fmax(fabs(bands[i].low), fabs(bands[i].high)));
  const int needed = money ? words_amount_decimals(largest) : 0;
  const int decimals = largest < 1.0 ? usual + 1 : usual;
  return needed > decimals ? needed : decimals;
}

static bool is_money(const studies_comparison_t *self, const char *output, int year) {
  const studies_difference_t *d = studies_contrast_find(&self->contrasts[0], output, year);
  return d && cli_outlook_is_money(d->unit);
}

static const char *output_label(cli_sheet_t *sheet, const cli_outlook_row_t *row) {
  char *buffer = cli_sheet_array(sheet, WORDS_SHOWN, 1);
  return buffer ? cli_outlook_title(row, sheet->inputs, sheet->lang, buffer) : "";
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
  snprintf(year, sizeof year, "%d", shown);
  const char *label = output_label(sheet, row);
  *panel = (plots_contrasts_panel_t){
      .title = shown ? cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_YEAR, WORDS_ARGS(label, year))
                     : label,
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
  const char *notes[] = {words_message(WORDS_MSG_COMPARE_CHART_SAME, sheet->lang)};
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

/* P5, median and P95 of an output of every scenario by year. */
static const plots_band_t *levels(cli_sheet_t *sheet, const char *output) {
  const studies_comparison_t *self = comparison_of(sheet);
  const size_t years = sheet->facts.years;
  plots_band_t *bands = cli_sheet_array(sheet, self->scenarios.count * years, sizeof *bands);
  for (size_t i = 0; bands && i < self->scenarios.count; i++)
    for (size_t y = 0; y < years; y++) {
      const sim_summary_t *s =
          studies_comparison_level(self, i, output, sheet->facts.first_year + (int)y);
      plots_band_t *band = &bands[i * years + y];
      *band = no_band();
      if (!s)
        continue;
      band->low = sim_histogram_quantile(&s->histogram, 0.05);
      band->median = sim_histogram_quantile(&s->histogram, 0.50);
      band->high = sim_histogram_quantile(&s->histogram, 0.95);
    }
  return bands;
}

static const double *medians(cli_sheet_t *sheet, const char *output) {
  const size_t count = comparison_of(sheet)->scenarios.count * sheet->facts.years;
  const plots_band_t *bands = levels(sheet, output);
  double *values = bands ? cli_sheet_array(sheet, count, sizeof *values) : NULL;
  for (size_t i = 0; values && i < count; i++)
    values[i] = bands[i].median;
  return values;
}

/* As many scenarios as stay apart: about 70 intervals over the width of the page. */
static size_t scenarios_shown(const cli_sheet_t *sheet) {
  const size_t all = comparison_of(sheet)->scenarios.count, most = 70 / sheet->facts.years;
  return most < 2 ? 2 : most < all ? most : all;
}

static const char *order_note(cli_sheet_t *sheet, size_t shown) {
  const size_t all = comparison_of(sheet)->scenarios.count;
  if (shown == all)
    return words_message(WORDS_MSG_COMPARE_LEVELS_ORDER, sheet->lang);
  return cli_sheet_text(sheet, WORDS_MSG_COMPARE_LEVELS_SOME,
                        WORDS_ARGS(cli_sheet_number(sheet, (double)shown, 0),
                                   cli_sheet_number(sheet, (double)all, 0)));
}

static int amounts_decimals(const cli_sheet_t *sheet, const plots_band_t *bands,
                            const double *ceilings) {
  const size_t count = comparison_of(sheet)->scenarios.count * sheet->facts.years;
  int most = ceilings ? words_amounts_decimals(ceilings, count) : 0;
  for (size_t i = 0; bands && i < count; i++) {
    const int own = words_amount_decimals(bands[i].median);
    most = own > most ? own : most;
  }
  return most;
}

static int draw_scenarios(cli_sheet_t *sheet) {
  const size_t shown = scenarios_shown(sheet);
  const char *notes[] = {order_note(sheet, shown)};
  const plots_band_t *required = levels(sheet, models_series_name(MODELS_S_REQUIRED));
  const double *ceilings = medians(sheet, models_series_name(MODELS_S_CEILING));
  const plots_groups_panel_t panels[] = {{cli_output_title(MODELS_S_REQUIRED, sheet->lang),
                                          required, ceilings,
                                          amounts_decimals(sheet, required, ceilings)},
                                         {cli_output_title(MODELS_S_BENEFICIARIES, sheet->lang),
                                          levels(sheet, models_series_name(MODELS_S_BENEFICIARIES)),
                                          medians(sheet, models_series_name(MODELS_S_PLACES)), 0}};
  const plots_groups_t chart = {
      .caption = cli_sheet_caption(sheet, "scenarios", cli_title_compare_levels(sheet),
                                   words_message(WORDS_MSG_COMPARE_LEVELS_SUBTITLE, sheet->lang),
                                   WORDS_MSG_COMPARE_LEVELS_ABOUT),
      .foot = {.notes = notes, .count = 1},
      .format = {.lang = sheet->lang},
      .years = cli_sheet_years(sheet),
      .count = sheet->facts.years,
      .groups = names_of(sheet, 0),
      .group_count = shown,
      .panels = panels,
      .panel_count = sizeof panels / sizeof panels[0],
      .level = words_message(WORDS_MSG_COMPARE_LEVELS_LINE, sheet->lang),
      .interval = words_message(WORDS_MSG_COMPARE_LEVELS_INTERVAL, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_groups_write(&chart, &sheet->target);
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

int cli_charts_compare(const cli_comparison_t *comparison, const cli_canvas_t *canvas,
                       char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {cli_chart_compare_board, draw_differences, draw_scenarios};
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
                            .canvas = canvas,
                            .lang = comparison->options->lang};
  const int status = cli_charts_draw(&set, charts, sizeof charts / sizeof charts[0], detail);
  free(names);
  return status;
}
