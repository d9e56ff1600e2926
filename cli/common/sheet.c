// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/sheet.h"

#include "cli/common/scenario.h"
#include "inputs/unit.h"
#include "models/table/outputs.h"
#include "plots/layout.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes ownership of `block`, which may be NULL. */
static void *hold(cli_sheet_t *self, void *block) {
  void **held = block ? realloc(self->held, (self->count + 1) * sizeof *held) : NULL;
  if (!held) {
    free(block);
    self->lost = true;
    return NULL;
  }
  self->held = held;
  self->held[self->count++] = block;
  return block;
}

const char *cli_sheet_keep(cli_sheet_t *self, char *text) {
  const char *held = hold(self, text);
  return held ? held : "";
}

const char *cli_sheet_text(cli_sheet_t *self, words_message_t id, const char *const *args) {
  return cli_sheet_keep(self, words_message_format(id, self->lang, args));
}

const char *cli_sheet_number(cli_sheet_t *self, double value, int decimals) {
  char text[WORDS_NUMBER_BYTES];
  const words_format_t format = {.decimals = decimals, .lang = self->lang};
  words_format_number(text, value, &format);
  return cli_sheet_keep(self, strdup(text));
}

const char *cli_sheet_title(const char *title, const char *plain) {
  return plots_layout_title_fits(title) ? title : plain;
}

const char *cli_sheet_label(cli_sheet_t *self, const char *name) {
  char buffer[INPUTS_LABEL_SIZE];
  const char *label = inputs_label(self->inputs, name, self->lang, buffer);
  return label == buffer ? cli_sheet_keep(self, strdup(buffer)) : label;
}

const char *cli_sheet_scenario(cli_sheet_t *self, const char *name) {
  return cli_sheet_keep(self, cli_scenario_label(self->inputs, name, self->lang));
}

const char *cli_sheet_unit(cli_sheet_t *self) {
  return inputs_unit(self->inputs, self->lang);
}

const char *cli_sheet_unit_capital(cli_sheet_t *self) {
  char buffer[INPUTS_UNIT_BYTES];
  return cli_sheet_keep(self, strdup(inputs_unit_capital(self->inputs, self->lang, buffer)));
}

const char *cli_sheet_period(cli_sheet_t *self) {
  char text[WORDS_PERIOD_BYTES];
  words_period(text, self->facts.first_year, self->facts.years);
  return cli_sheet_keep(self, strdup(text));
}

/* Whether the plan may have places that year. */
static bool has_places(const cli_sheet_t *self, int year) {
  const studies_estimate_t *places =
      studies_forecast_find(self->forecast, models_series_name(MODELS_S_PLACES), year);
  return places && places->mean > 0.0;
}

const char *cli_sheet_period_served(cli_sheet_t *self) {
  const int end = self->facts.first_year + (int)self->facts.years;
  char *text = strdup("");
  for (int year = self->facts.first_year, next; text && year < end; year = next) {
    for (next = year; next < end && has_places(self, next); next++)
      ;
    char *longer = NULL;
    const char *comma = *text ? ", " : "";
    if (next > year + 1 && asprintf(&longer, "%s%s%d–%d", text, comma, year, next - 1) < 0)
      longer = NULL;
    else if (next == year + 1 && asprintf(&longer, "%s%s%d", text, comma, year) < 0)
      longer = NULL;
    if (next > year) {
      free(text);
      text = longer;
    } else {
      next = year + 1;
    }
  }
  return text && !*text ? (free(text), cli_sheet_period(self)) : cli_sheet_keep(self, text);
}

const char *cli_sheet_notes(cli_sheet_t *sheet, const char *const *outputs, size_t count) {
  const inputs_programme_t *inputs = sheet->inputs;
  const char *text = NULL;
  for (size_t n = 0; n < inputs->note_count; n++) {
    const inputs_note_row_t *note = &inputs->notes[n];
    bool applies = false;
    for (size_t k = 0; k < count && !applies; k++)
      applies = strcmp(note->output, outputs[k]) == 0;
    if (!applies)
      continue;
    char year[24] = "";
    if (note->year)
      snprintf(year, sizeof year, "%d: ", note->year);
    text = cli_sheet_text(sheet, text ? WORDS_MSG_CHART_NOTE_MORE : WORDS_MSG_CHART_NOTE,
                          WORDS_ARGS(note->text[sheet->lang], year, text ? text : ""));
  }
  return text;
}

const char *cli_sheet_series_notes(cli_sheet_t *sheet, const models_series_id_t *outputs,
                                   size_t count) {
  const char **names = cli_sheet_array(sheet, count, sizeof *names);
  for (size_t k = 0; names && k < count; k++)
    names[k] = models_series_name(outputs[k]);
  return names ? cli_sheet_notes(sheet, names, count) : NULL;
}

void *cli_sheet_array(cli_sheet_t *self, size_t count, size_t size) {
  return hold(self, calloc(count ? count : 1, size));
}

const int *cli_sheet_years(cli_sheet_t *self) {
  int *years = cli_sheet_array(self, self->facts.years, sizeof *years);
  for (size_t i = 0; years && i < self->facts.years; i++)
    years[i] = self->facts.first_year + (int)i;
  return years;
}

plots_band_t cli_sheet_band(const cli_sheet_t *self, const char *output, int year) {
  const double none = (double)NAN;
  const studies_estimate_t *e = studies_forecast_find(self->forecast, output, year);
  if (!e)
    return (plots_band_t){none, none, none, none, none};
  const double *q = e->quantile;
  return (plots_band_t){q[STUDIES_P05], q[STUDIES_P25], q[STUDIES_P50], q[STUDIES_P75],
                        q[STUDIES_P95]};
}

plots_band_t *cli_sheet_bands(cli_sheet_t *self, const char *output) {
  plots_band_t *bands = cli_sheet_array(self, self->facts.years, sizeof *bands);
  for (size_t i = 0; bands && i < self->facts.years; i++)
    bands[i] = cli_sheet_band(self, output, self->facts.first_year + (int)i);
  return bands;
}

static const char *name_of(cli_sheet_t *self, const char *name) {
  char *text = NULL;
  if (!self->prefix)
    return name;
  return cli_sheet_keep(self, asprintf(&text, "%s%s", self->prefix, name) < 0 ? NULL : text);
}

const char *cli_sheet_capital(cli_sheet_t *self, const char *text) {
  if (!text || text[0] < 'a' || text[0] > 'z')
    return text;
  char *copy = strdup(text);
  if (copy)
    copy[0] = (char)(copy[0] - 'a' + 'A');
  return cli_sheet_keep(self, copy);
}

plots_caption_t cli_sheet_caption(cli_sheet_t *self, const char *name, const char *title,
                                  const char *subtitle, words_message_t about) {
  return (plots_caption_t){.name = name_of(self, name),
                           .title = cli_sheet_capital(self, title),
                           .subtitle = subtitle,
                           .footer = self->footer,
                           .description = words_message(about, self->lang),
                           .lang = self->lang,
                           .logo = self->target.theme ? &self->target.theme->logo : NULL};
}

void cli_sheet_free(cli_sheet_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->held[i]);
  free(self->held);
  *self = (cli_sheet_t){0};
}
