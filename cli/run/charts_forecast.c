// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_forecast.h"

#include "cli/run/charts_afford.h"
#include "cli/run/charts_board.h"
#include "cli/run/charts_cases.h"
#include "cli/run/charts_chain.h"
#include "cli/run/charts_components.h"
#include "cli/run/charts_history.h"
#include "cli/run/charts_indicators.h"
#include "cli/run/charts_joint.h"
#include "cli/run/charts_limits.h"
#include "cli/run/charts_links.h"
#include "cli/run/charts_money.h"
#include "cli/run/charts_rise.h"
#include "cli/run/titles.h"

#include "cli/common/charts.h"
#include "cli/common/notes.h"
#include "models/table/outputs.h"
#include "models/table/schema.h"
#include "plots/bands.h"
#include "plots/funnel.h"
#include "plots/rows.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The charts of a forecast: which outputs go where, under which words. */

enum { OUTPUT_SIZE = 128 };

static const char after[] = "population.after.", regional[] = "participants.region.";

/* The next estimate of `prefix` in a year from *i on; moves *i behind it. */
static const studies_estimate_t *next(const studies_forecast_t *forecast, const char *prefix,
                                      int year, size_t *i) {
  while (*i < forecast->count) {
    const studies_estimate_t *e = &forecast->estimates[(*i)++];
    if (e->year == year && strncmp(e->output, prefix, strlen(prefix)) == 0)
      return e;
  }
  return NULL;
}

static bool has_input(const cli_sheet_t *sheet, const char *name) {
  const models_inputs_t *inputs = &sheet->inputs->inputs;
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, name) == 0)
      return true;
  return false;
}

/* A label given in labels.csv, or the program's own word. */
static const char *label_or(cli_sheet_t *sheet, const char *name, words_message_t word) {
  return inputs_label_given(sheet->inputs, name, sheet->lang) ? cli_sheet_label(sheet, name)
                                                              : words_message(word, sheet->lang);
}

/* `population.after.X` is called as the input it follows from. */
static const char *stage_label(cli_sheet_t *sheet, const char *output) {
  char name[OUTPUT_SIZE];
  snprintf(name, sizeof name, "criterion.%s", output + strlen(after));
  if (!has_input(sheet, name))
    snprintf(name, sizeof name, "admissibility.%s", output + strlen(after));
  return cli_sheet_label(sheet, name);
}

/* The share kept is that of the means: 0.88 in the inputs is 88 %, whatever the medians do. */
static plots_stage_t stage_of(const studies_estimate_t *e, const char *label,
                              const studies_estimate_t *before) {
  const double *q = e->quantile;
  const double share = before && before->mean > 0.0 ? 100.0 * e->mean / before->mean : (double)NAN;
  return (plots_stage_t){label, q[STUDIES_P50], q[STUDIES_P05], q[STUDIES_P95], share};
}

/* The stages of the first year; the last is the target population. */
static size_t stages_of(cli_sheet_t *sheet, plots_stage_t *stages) {
  const studies_forecast_t *f = sheet->forecast;
  const studies_estimate_t *e =
      studies_forecast_find(f, models_series_name(MODELS_S_POTENTIAL), f->first_year);
  size_t count = 0, i = 0;
  if (!e)
    return 0;
  stages[count++] = stage_of(
      e, label_or(sheet, models_series_name(MODELS_S_POTENTIAL), WORDS_MSG_CHART_POTENTIAL), NULL);
  const studies_estimate_t *potential = e, *before = e;
  while ((e = next(f, after, f->first_year, &i))) {
    stages[count++] = stage_of(e, stage_label(sheet, e->output), before);
    before = e;
  }
  e = studies_forecast_find(f, models_series_name(MODELS_S_TARGET), f->first_year);
  if (count > 1)
    stages[count - 1].label =
        cli_sheet_text(sheet, WORDS_MSG_CHART_STAGE_TARGET, WORDS_ARGS(stages[count - 1].label));
  else if (e) {
    stages[count++] = stage_of(e, words_message(WORDS_MSG_CHART_TARGET, sheet->lang), potential);
  }
  return count;
}

static int draw_funnel(cli_sheet_t *sheet) {
  const words_lang_t lang = sheet->lang;
  plots_stage_t *stages = cli_sheet_array(sheet, sheet->forecast->count + 2, sizeof *stages);
  char year[16];
  const size_t count = stages ? stages_of(sheet, stages) : 0;
  if (count == 0)
    return stages ? PLOTS_ERR_EMPTY : PLOTS_ERR_NO_MEMORY;
  snprintf(year, sizeof year, "%d", sheet->facts.first_year);
  const char *title = cli_sheet_text(sheet, WORDS_MSG_CHART_FUNNEL_TITLE,
                                     WORDS_ARGS(cli_sheet_number(sheet, stages[0].value, 0),
                                                cli_sheet_number(sheet, stages[count - 1].value, 0),
                                                year, cli_sheet_unit(sheet)));
  static const models_series_id_t shown[] = {MODELS_S_POTENTIAL, MODELS_S_TARGET};
  plots_funnel_t chart = {
      .caption = cli_sheet_caption(sheet, "funnel", title,
                                   cli_sheet_text(sheet, WORDS_MSG_CHART_FUNNEL_SUBTITLE,
                                                  WORDS_ARGS(cli_sheet_unit_capital(sheet))),
                                   WORDS_MSG_CHART_FUNNEL_ABOUT),
      .unit = cli_sheet_text(sheet, WORDS_MSG_CHART_FUNNEL_UNIT, WORDS_ARGS(cli_sheet_unit(sheet))),
      .format = {.lang = lang},
      .stages = stages,
      .count = count};
  chart.caption.note = cli_sheet_series_notes(sheet, shown, 2);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_funnel_write(&chart, &sheet->target);
}

/* Participants are who completes the last component. */
static const char *last_component(cli_sheet_t *sheet) {
  static const char prefix[] = "completion.";
  const models_inputs_t *inputs = &sheet->inputs->inputs;
  char name[OUTPUT_SIZE] = "";
  for (size_t i = 0; i < inputs->count; i++)
    if (strncmp(inputs->rows[i].name, prefix, strlen(prefix)) == 0)
      snprintf(name, sizeof name, "component.%s", inputs->rows[i].name + strlen(prefix));
  return cli_sheet_label(sheet, name);
}

static const double *medians(cli_sheet_t *sheet, const char *output) {
  double *values = cli_sheet_array(sheet, sheet->facts.years, sizeof *values);
  for (size_t i = 0; values && i < sheet->facts.years; i++)
    values[i] = cli_sheet_band(sheet, output, sheet->facts.first_year + (int)i).median;
  return values;
}

static int draw_places(cli_sheet_t *sheet) {
  const double *plan = medians(sheet, models_series_name(MODELS_S_PLACES));
  const plots_series_t series[] = {
      {.title = words_message(WORDS_MSG_CHART_BENEFICIARIES, sheet->lang),
       .bands = cli_sheet_bands(sheet, models_series_name(MODELS_S_BENEFICIARIES)),
       .plan = plan},
      {.title = words_message(WORDS_MSG_CHART_PARTICIPANTS, sheet->lang),
       .bands = cli_sheet_bands(sheet, models_series_name(MODELS_S_PARTICIPANTS)),
       .plan = plan}};
  const char *subtitle =
      cli_sheet_text(sheet, WORDS_MSG_CHART_PLACES_SUBTITLE,
                     WORDS_ARGS(last_component(sheet), cli_sheet_unit_capital(sheet)));
  static const models_series_id_t shown[] = {MODELS_S_BENEFICIARIES, MODELS_S_PARTICIPANTS};
  plots_bands_t chart = {
      .caption = cli_sheet_caption(sheet, "places", cli_title_places(sheet), subtitle,
                                   WORDS_MSG_CHART_PLACES_ABOUT),
      .unit = cli_sheet_text(sheet, WORDS_MSG_CHART_PLACES_UNIT, WORDS_ARGS(cli_sheet_unit(sheet))),
      .plan_label = words_message(WORDS_MSG_CHART_PLACES_PLAN, sheet->lang),
      .format = {.lang = sheet->lang},
      .years = cli_sheet_years(sheet),
      .count = sheet->facts.years,
      .series = series,
      .series_count = 2};
  chart.caption.note = cli_sheet_series_notes(sheet, shown, 2);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_bands_write(&chart, &sheet->target);
}

static const char *regions_subtitle(cli_sheet_t *sheet) {
  const plots_band_t all = cli_sheet_band(sheet, models_series_name(MODELS_S_PARTICIPANTS), 0);
  const char *median = cli_sheet_number(sheet, all.median, 0),
             *low = cli_sheet_number(sheet, all.low, 0),
             *high = cli_sheet_number(sheet, all.high, 0);
  if (sheet->facts.years == 1)
    return cli_sheet_text(sheet, WORDS_MSG_CHART_REGIONS_YEAR, WORDS_ARGS(median, low, high));
  return cli_sheet_text(
      sheet, WORDS_MSG_CHART_REGIONS_SUM,
      WORDS_ARGS(cli_sheet_number(sheet, (double)sheet->facts.years, 0), median, low, high));
}

/* A region that the programme's figures say nothing of has the constant weight 0: its 0
   participants are not a forecast. */
static bool has_data(const cli_sheet_t *sheet, const char *region) {
  const models_inputs_t *inputs = &sheet->inputs->inputs;
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, region) == 0 && inputs->rows[i].value > 0.0)
      return true;
  return false;
}

static int draw_regions(cli_sheet_t *sheet) {
  const studies_forecast_t *f = sheet->forecast;
  const char **labels = cli_sheet_array(sheet, f->count, sizeof *labels);
  const char **shown = cli_sheet_array(sheet, f->count, sizeof *shown);
  plots_band_t *bands = cli_sheet_array(sheet, f->count, sizeof *bands);
  size_t count = 0, i = 0;
  for (const studies_estimate_t *e; labels && shown && bands && (e = next(f, regional, 0, &i));
       count++) {
    char name[OUTPUT_SIZE];
    snprintf(name, sizeof name, "region.%s", e->output + strlen(regional));
    labels[count] = cli_sheet_label(sheet, name);
    shown[count] = e->output;
    bands[count] = cli_sheet_band(sheet, has_data(sheet, name) ? e->output : "", 0);
  }
  if (count == 0)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const char *title = cli_title_regions(sheet, shown, labels, count);
  plots_rows_t chart = {.caption =
                            cli_sheet_caption(sheet, "regions", title, regions_subtitle(sheet),
                                              WORDS_MSG_CHART_REGIONS_ABOUT),
                        .unit = words_message(WORDS_MSG_CHART_REGIONS_UNIT, sheet->lang),
                        .format = {.lang = sheet->lang},
                        .labels = labels,
                        .bands = bands,
                        .count = count};
  chart.caption.note = cli_sheet_notes(sheet, shown, count);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_rows_write(&chart, &sheet->target);
}

int cli_charts_forecast(const studies_forecast_t *forecast, const studies_robustness_t *robustness,
                        const inputs_programme_t *inputs, const char *scenario,
                        const cli_canvas_t *canvas, words_lang_t lang,
                        char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {cli_chart_board,  cli_chart_history,    cli_chart_limits,
                                       cli_chart_budget, cli_chart_cost,       cli_chart_afford,
                                       cli_chart_joint,  cli_chart_rise,       cli_chart_components,
                                       draw_places,      draw_funnel,          cli_chart_chain,
                                       cli_chart_cases,  cli_chart_indicators, cli_chart_results,
                                       cli_chart_links,  draw_regions};
  const cli_charts_t set = {.facts = {.first_year = forecast->first_year,
                                      .years = forecast->years,
                                      .replicates = forecast->replicates,
                                      .seed = forecast->seed},
                            .forecast = forecast,
                            .subject = robustness && robustness->replicates ? robustness : NULL,
                            .inputs = inputs,
                            .head = WORDS_MSG_TABLE_HEAD,
                            .scenario = scenario,
                            .canvas = canvas,
                            .lang = lang};
  return cli_charts_draw(&set, charts, sizeof charts / sizeof charts[0], detail);
}
