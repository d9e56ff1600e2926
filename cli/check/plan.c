// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/plan.h"

#include "inputs/dated.h"
#include "inputs/names.h"
#include "inputs/source.h"
#include "sim/estimate/interval.h"
#include "sim/laws/normal.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURE, OUTPUT, YEAR, DIRECTION, ES, EN, COLUMNS };

static const char *const columns[COLUMNS] = {"figure", "output", "year", "direction", "es", "en"};

bool cli_plan_exists(const audit_dataset_t *dataset) {
  char *path = audit_dataset_path(dataset, "plan.csv");
  const bool exists = path && inputs_source_exists(path);
  free(path);
  return exists;
}

/* The stated figure is printed rounded: half a unit of its last place is forgiven. */
static void place(cli_placed_t *row, const studies_forecast_t *forecast) {
  const audit_figure_t *figure = row->stated;
  const sim_histogram_t *histogram =
      &forecast->summaries[row->estimate - forecast->estimates].histogram;
  const double n = (double)histogram->count;
  const double value = figure->value, half = figure->half;
  /* Reaching a whole number includes it: what is at most the next below does not. */
  const double below = row->estimate->whole ? value - 0.5 : value - half;
  row->probability = row->at_least ? 1.0 - sim_histogram_share(histogram, below)
                                   : sim_histogram_share(histogram, value + half);
  row->se = sqrt(row->probability * (1.0 - row->probability) / n);
  const sim_interval_t interval = sim_interval_of_event(row->probability, n, SIM_Z975);
  row->low = interval.low;
  row->high = interval.high;
}

static void complain(const inputs_table_t *table, const inputs_cell_t *cell, words_message_t id,
                     const char *const *args, words_report_t *report) {
  const words_place_t at = {table->path, cell->line, cell->column};
  words_report_error(report, &at, id, args);
}

/* Four digits, or nothing for the total. */
static bool is_year(const char *text) {
  return text[0] == '\0' || inputs_dated_year(text);
}

static void read_row(const inputs_table_t *table, const inputs_cell_t *const cells[COLUMNS],
                     const audit_dataset_t *dataset, const studies_forecast_t *forecast,
                     cli_placed_t *row, words_report_t *report) {
  audit_reference_t reference;
  *row = (cli_placed_t){.figure = cells[FIGURE]->text,
                        .label = {cells[ES]->text, cells[EN]->text},
                        .at_least = strcmp(cells[DIRECTION]->text, "at_least") == 0};
  row->estimate = studies_forecast_find(forecast, cells[OUTPUT]->text,
                                        (int)strtol(cells[YEAR]->text, NULL, 10));
  inputs_csv_filled(table, cells[ES], columns[ES], report);
  inputs_csv_filled(table, cells[EN], columns[EN], report);
  const bool has_year = is_year(cells[YEAR]->text);
  if (!has_year && !cells[YEAR]->is_bad)
    complain(table, cells[YEAR], inputs_dated_complaint(cells[YEAR]->text),
             WORDS_ARGS(cells[YEAR]->text), report);
  if (!row->at_least && !cells[DIRECTION]->is_bad && strcmp(cells[DIRECTION]->text, "at_most") != 0)
    complain(table, cells[DIRECTION], WORDS_MSG_PLAN_DIRECTION, WORDS_ARGS(cells[DIRECTION]->text),
             report);
  if (!row->estimate && has_year && !cells[OUTPUT]->is_bad)
    complain(table, cells[OUTPUT], WORDS_MSG_PLAN_OUTPUT,
             WORDS_ARGS(cells[OUTPUT]->text, cells[YEAR]->text), report);
  if (!audit_dataset_resolve(dataset, row->figure, NULL, 0, &reference) || !reference.text ||
      reference.figure->is_missing) {
    if (!cells[FIGURE]->is_bad && inputs_csv_filled(table, cells[FIGURE], columns[FIGURE], report))
      complain(table, cells[FIGURE], WORDS_MSG_CLAIM_UNKNOWN, WORDS_ARGS("figure", row->figure, ""),
               report);
    return;
  }
  row->text = reference.text;
  row->stated = reference.figure;
  row->unit = reference.unit;
}

int cli_plan_load(const audit_dataset_t *dataset, const studies_forecast_t *forecast,
                  cli_plan_t *out, words_report_t *report) {
  const size_t before = report->errors;
  size_t at[COLUMNS];
  char *path = audit_dataset_path(dataset, "plan.csv");
  *out = (cli_plan_t){0};
  if (!path)
    return SIM_ERR_NO_MEMORY;
  int status = inputs_source_read(path, NULL, &out->file, report);
  free(path);
  if (!status)
    status = inputs_csv_columns(&out->file, columns, COLUMNS, COLUMNS, at, report);
  if (!status)
    status = inputs_names_column(&out->file, at[OUTPUT], MODELS_NAMES_OUTPUT, report);
  if (!status)
    status = inputs_names_column(&out->file, at[DIRECTION], MODELS_NAMES_DIRECTION, report);
  if (status)
    return status;
  out->rows = calloc(out->file.count, sizeof *out->rows);
  if (!out->rows || inputs_csv_unique(&out->file, at, ES, report))
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < out->file.count; i++) {
    const inputs_cell_t *cells[COLUMNS];
    for (int c = 0; c < COLUMNS; c++)
      cells[c] = &out->file.records[i].cells[at[c]];
    read_row(&out->file, cells, dataset, forecast, &out->rows[out->count++], report);
  }
  return report->errors > before ? SIM_ERR_DOMAIN : SIM_OK;
}

/* Where the estimates of the rows stand once those of other outputs are gone. */
static void follow(cli_plan_t *self, const studies_forecast_t *forecast, const bool *kept) {
  for (size_t i = 0; i < self->count; i++) {
    const size_t was = (size_t)(self->rows[i].estimate - forecast->estimates);
    size_t is = 0;
    for (size_t k = 0; k < was; k++)
      is += kept[k];
    self->rows[i].estimate = &forecast->estimates[is];
  }
}

int cli_plan_place(cli_plan_t *self, studies_forecast_t *forecast,
                   const sim_run_options_t *options) {
  bool *kept = calloc(forecast->count, sizeof *kept);
  int status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; kept && i < self->count; i++)
    kept[self->rows[i].estimate - forecast->estimates] = true;
  if (kept)
    status = studies_forecast_keep(forecast, kept);
  else
    studies_forecast_free(forecast);
  if (!status) {
    follow(self, forecast, kept);
    status = studies_forecast_simulate(forecast, options, SIM_DESIGN_RANDOM);
  }
  for (size_t i = 0; !status && i < self->count; i++)
    place(&self->rows[i], forecast);
  free(kept);
  return status;
}

void cli_plan_free(cli_plan_t *self) {
  free(self->rows);
  inputs_table_free(&self->file);
  *self = (cli_plan_t){0};
}
