// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_SHEET_H
#define CLI_COMMON_SHEET_H

#include "inputs/programme.h"
#include "models/table/outputs.h"
#include "plots/chart.h"
#include "studies/forecast.h"

#include <stdbool.h>
#include <stddef.h>

/* Of which years and how many replicates the figures are: for the footer and the axes. */
typedef struct {
  int first_year;
  size_t years;
  uint64_t replicates, seed;
} cli_run_facts_t;

/* A chart in the making: what it is drawn from, and everything allocated on the way, which lives
   until the sheet is freed. A failed allocation sets `lost`; texts are "" then and arrays NULL, so
   that it is checked once, before drawing. */
typedef struct {
  cli_run_facts_t facts;
  const studies_forecast_t *forecast; /* of a forecast; else NULL; borrowed, as what follows */
  const void *subject;                /* of an analysis: what the chart shows; else NULL */
  const inputs_programme_t *inputs;
  words_lang_t lang;
  const char *footer; /* programme, scenario, replicates, seed */
  const char *prefix; /* of the charts' names, where others of the same name lie; NULL: none */
  plots_target_t target;
  void **held;
  size_t count;
  bool lost;
} cli_sheet_t;

/* Takes over a text of the heap; NULL: it was lost. */
const char *cli_sheet_keep(cli_sheet_t *self, char *text);

/* A message with its arguments filled in; WORDS_ARGS. */
const char *cli_sheet_text(cli_sheet_t *self, words_message_t id, const char *const *args);

/* A number as people write it; a whole number when decimals is 0. */
const char *cli_sheet_number(cli_sheet_t *self, double value, int decimals);

/* The title, or `plain` where that is too long for a heading: a finding is not cut. */
const char *cli_sheet_title(const char *title, const char *plain);

/* The text with a capital where it begins with a letter from a to z: names that nobody labelled may
   begin a title or a heading. */
const char *cli_sheet_capital(cli_sheet_t *self, const char *text);

/* The label of a name, as inputs_label gives it. */
const char *cli_sheet_label(cli_sheet_t *self, const char *name);

/* What people call a scenario, as cli_scenario_label. */
const char *cli_sheet_scenario(cli_sheet_t *self, const char *name);

/* What the programme counts, in the plural: "empresas"; with a capital when it begins a text. */
const char *cli_sheet_unit(cli_sheet_t *self);
const char *cli_sheet_unit_capital(cli_sheet_t *self);

/* "2026–2029", or "2026" when the plan has one year. */
const char *cli_sheet_period(cli_sheet_t *self);

/* The years with places, "2026–2027, 2029": those that a total of money is of. All, when none has.
 */
const char *cli_sheet_period_served(cli_sheet_t *self);

/* The notes of notes.csv on the outputs that a chart draws, in any of its years, each once; NULL
   when there is none. */
const char *cli_sheet_notes(cli_sheet_t *sheet, const char *const *outputs, size_t count);

/* The same of outputs known by role. */
const char *cli_sheet_series_notes(cli_sheet_t *sheet, const models_series_id_t *outputs,
                                   size_t count);

/* `count` elements of `size` bytes, all zero; NULL when memory ran out. */
void *cli_sheet_array(cli_sheet_t *self, size_t count, size_t size);

/* The years of the plan. */
const int *cli_sheet_years(cli_sheet_t *self);

/* An output's P5, P25, P50, P75 and P95 in a year (0: total); NaN when the programme lacks it or it
   is never defined. */
plots_band_t cli_sheet_band(const cli_sheet_t *self, const char *output, int year);

/* The same for every year of the plan. */
plots_band_t *cli_sheet_bands(cli_sheet_t *self, const char *output);

/* Title and what every chart carries; texts are borrowed. */
plots_caption_t cli_sheet_caption(cli_sheet_t *self, const char *name, const char *title,
                                  const char *subtitle, words_message_t about);

void cli_sheet_free(cli_sheet_t *self);

#endif
