// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook_rows.h"

#include "cli/common/goals.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  models_series_id_t output;
  int decimals;
  bool interval;
} own_t;

/* What may come of taking part stands behind INDICATOR_DEAL, its goals behind GOAL_MET_DEAL. */
static const own_t quantities[] = {
    {MODELS_S_TARGET, 0, true},           {MODELS_S_PLACES, 0, false},
    {MODELS_S_BENEFICIARIES, 0, true},    {MODELS_S_PARTICIPANTS, 0, true},
    {MODELS_S_INDICATOR_FORM, 1, true},   {MODELS_S_INDICATOR_CONTACT, 1, true},
    {MODELS_S_INDICATOR_DEAL, 1, true},   {MODELS_S_CEILING, 0, false},
    {MODELS_S_REQUIRED, 0, true},         {MODELS_S_SPENDING, 0, true},
    {MODELS_S_COST_BENEFICIARY, 1, true},
};

static const own_t events[] = {
    {MODELS_S_SUFFICES, 1, false},         {MODELS_S_FILLED, 1, false},
    {MODELS_S_PLAN_MET, 1, false},         {MODELS_S_GOAL_MET_FORM, 1, false},
    {MODELS_S_GOAL_MET_CONTACT, 1, false}, {MODELS_S_GOAL_MET_DEAL, 1, false},
    {MODELS_S_ALL_MET, 1, false},
};

static bool is_first(const models_inputs_t *inputs, size_t i) {
  for (size_t j = 0; j < i; j++)
    if (strcmp(inputs->rows[j].name, inputs->rows[i].name) == 0)
      return false;
  return true;
}

/* Appends `stem.RESULT` for each result, in the order of the file. */
static void add_results(const models_inputs_t *inputs, const char *stem, bool interval,
                        cli_outlook_rows_t *out) {
  for (size_t i = 0; i < inputs->count && out->count < CLI_OUTLOOK_ROWS; i++) {
    const char *name = inputs->rows[i].name;
    if (strncmp(name, "result.", 7) != 0 || strchr(name + 7, '.') || !is_first(inputs, i))
      continue;
    cli_outlook_row_t *row = &out->rows[out->count++];
    *row = (cli_outlook_row_t){.decimals = 1, .interval = interval};
    snprintf(row->output, sizeof row->output, "%s.%.*s", stem, MODELS_NAME_MAX, name + 7);
  }
}

static cli_outlook_rows_t rows_of(const models_inputs_t *inputs, const own_t *own, size_t count,
                                  models_series_id_t before_results, const char *stem) {
  cli_outlook_rows_t out = {.count = 0};
  for (size_t i = 0; i < count; i++) {
    cli_outlook_row_t *row = &out.rows[out.count++];
    *row = (cli_outlook_row_t){.decimals = own[i].decimals, .interval = own[i].interval};
    snprintf(row->output, sizeof row->output, "%s", models_series_name(own[i].output));
    if (own[i].output == before_results)
      add_results(inputs, stem, own[i].interval, &out);
  }
  return out;
}

cli_outlook_rows_t cli_outlook_quantities(const models_inputs_t *inputs) {
  return rows_of(inputs, quantities, sizeof quantities / sizeof quantities[0],
                 MODELS_S_INDICATOR_DEAL, "indicator");
}

cli_outlook_rows_t cli_outlook_events(const models_inputs_t *inputs) {
  return rows_of(inputs, events, sizeof events / sizeof events[0], MODELS_S_GOAL_MET_DEAL,
                 "event.goal_met");
}

const char *cli_outlook_title(const cli_outlook_row_t *row, const inputs_programme_t *inputs,
                              words_lang_t lang, char buffer[WORDS_SHOWN]) {
  const models_series_id_t id = models_series_find(row->output);
  if (id < MODELS_S_COUNT)
    return cli_output_title(id, lang);
  return cli_output_name(inputs, row->output, lang, buffer) ? buffer : row->output;
}

const char *cli_outlook_event_label(const cli_outlook_row_t *event,
                                    const inputs_programme_t *inputs, words_lang_t lang,
                                    char buffer[WORDS_SHOWN]) {
  bool judged;
  const char *words = cli_goal_event(inputs, event->output, lang, &judged, buffer);
  return words && judged && models_series_find(event->output) == MODELS_S_ALL_MET ? NULL
         : words                                                                  ? words
                 : cli_outlook_title(event, inputs, lang, buffer);
}

bool cli_outlook_is_money(const char *unit) {
  return strncmp(unit, "M$", 2) == 0;
}
