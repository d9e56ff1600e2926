// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/criterion.h"

#include "inputs/unit.h"
#include "models/table/unit.h"

#include "sim/status.h"
#include "studies/output.h"
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A total is one only over the same years, and amounts of two price years are not alike. */
static int check_alike(const studies_alternatives_t *alternatives, const studies_output_t *output,
                       const size_t *columns, words_report_t *report) {
  const studies_alternative_t *first = &alternatives->items[0];
  char years[2][WORDS_PERIOD_BYTES];
  for (size_t a = 1; a < alternatives->count; a++) {
    const studies_alternative_t *item = &alternatives->items[a];
    const char *unit = models_programme_outputs(first->programme)[columns[0]].unit;
    const char *other = models_programme_outputs(item->programme)[columns[a]].unit;
    if (strcmp(unit, other) != 0) {
      words_report_error(report, NULL, WORDS_MSG_VALUE_UNITS,
                         WORDS_ARGS(output->name, first->name, unit, item->name, other));
      return SIM_ERR_DOMAIN;
    }
    if (output->year || (item->first_year == first->first_year && item->years == first->years))
      continue;
    words_period(years[0], first->first_year, first->years);
    words_period(years[1], item->first_year, item->years);
    words_report_error(report, NULL, WORDS_MSG_VALUE_SPAN,
                       WORDS_ARGS(output->name, first->name, years[0], item->name, years[1]));
    return SIM_ERR_DOMAIN;
  }
  return SIM_OK;
}

/* The column of an output in each alternative. */
static int find(const studies_alternatives_t *alternatives, const studies_output_t *output,
                bool most, size_t *columns, words_report_t *report) {
  int status = SIM_OK;
  for (size_t a = 0; !status && a < alternatives->count; a++) {
    const studies_alternative_t *item = &alternatives->items[a];
    char *where = words_message_format(WORDS_MSG_VALUE_SCENARIO, report->lang,
                                       WORDS_ARGS(most ? "--most" : "--least", item->name));
    status = where ? studies_output_find(output, item->programme, where, &columns[a], report)
                   : SIM_ERR_NO_MEMORY;
    free(where);
  }
  return status ? status : check_alike(alternatives, output, columns, report);
}

static const char *unit_at(const studies_alternatives_t *alternatives, size_t column) {
  return models_programme_outputs(alternatives->items[0].programme)[column].unit;
}

static bool is_money(const char *unit) {
  return strncmp(unit, "M$", 2) == 0;
}

/* What a programme counts, or one of them; a unit of its own has a plural only. */
static char *counted(const inputs_programme_t *inputs, const char *unit, bool one,
                     words_lang_t lang) {
  static const struct {
    const char *unit;
    words_message_t one;
  } words[] = {{"firms", WORDS_MSG_VALUE_FIRM},
               {"people", WORDS_MSG_VALUE_PERSON},
               {"organisations", WORDS_MSG_VALUE_ORGANISATION}};
  for (size_t i = 0; one && i < sizeof words / sizeof words[0]; i++)
    if (strcmp(unit, words[i].unit) == 0)
      return words_message_format(words[i].one, lang, NULL);
  return strdup(inputs_unit_plural(inputs, unit, lang));
}

/* A unit as people say it: of what is counted, or, after "per", of one of them; there M$2026
   becomes a million pesos of 2026 when `million`. */
static char *spoken(const inputs_programme_t *inputs, const char *unit, bool one, bool million,
                    words_lang_t lang) {
  static const struct {
    const char *unit;
    words_message_t many, one;
  } words[] = {{"places", WORDS_MSG_VALUE_PLACES, WORDS_MSG_VALUE_PLACE},
               {"event", WORDS_MSG_VALUE_EVENT, WORDS_MSG_VALUE_EVENT}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(unit, words[i].unit) == 0)
      return words_message_format(one ? words[i].one : words[i].many, lang, NULL);
  if (models_unit_is_countable(unit))
    return counted(inputs, unit, one, lang);
  if (!is_money(unit))
    return strdup(unit);
  if (strcmp(unit, "M$nominal") == 0)
    return words_message_format(million ? WORDS_MSG_VALUE_MILLION_NOMINAL : WORDS_MSG_VALUE_NOMINAL,
                                lang, NULL);
  return words_message_format(million ? WORDS_MSG_VALUE_MILLION_REAL : WORDS_MSG_VALUE_REAL, lang,
                              WORDS_ARGS(unit + 2));
}

static int name_units(studies_criterion_t *self, const inputs_programme_t *inputs, const char *over,
                      const char *under) {
  const bool million = under && is_money(under) && !is_money(over);
  self->factor = million ? 1000.0 : 1.0;
  snprintf(self->unit, sizeof self->unit, under ? "%s/%s%s" : "%s", over, million ? "1000 " : "",
           under ? under : "");
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    char *first = spoken(inputs, over, false, false, (words_lang_t)lang);
    char *second = under ? spoken(inputs, under, true, million, (words_lang_t)lang) : NULL;
    char *both = second ? words_message_format(WORDS_MSG_VALUE_PER, (words_lang_t)lang,
                                               WORDS_ARGS(first ? first : "", second))
                        : NULL;
    const char *text = under ? both : first;
    if (text)
      snprintf(self->shown[lang], sizeof self->shown[lang], "%s", text);
    free(first);
    free(second);
    free(both);
    if (!text)
      return SIM_ERR_NO_MEMORY;
  }
  return SIM_OK;
}

int studies_criterion_parse(studies_criterion_t *self, const char *most, const char *least,
                            const studies_alternatives_t *alternatives, words_report_t *report) {
  studies_output_t over, under;
  *self = (studies_criterion_t){.text = most ? most : least, .most = most != NULL};
  if (!most == !least) {
    words_report_error(report, NULL, WORDS_MSG_VALUE_CRITERION, NULL);
    return SIM_ERR_DOMAIN;
  }
  const char *slash = strchr(self->text, '/');
  self->is_ratio = slash != NULL;
  const size_t length = slash ? (size_t)(slash - self->text) : strlen(self->text);
  if (!studies_output_parse(&over, self->text, length) ||
      (slash &&
       (strchr(slash + 1, '/') || !studies_output_parse(&under, slash + 1, strlen(slash + 1))))) {
    words_report_error(report, NULL, WORDS_MSG_VALUE_SYNTAX, WORDS_ARGS(self->text));
    return SIM_ERR_DOMAIN;
  }
  int status = find(alternatives, &over, self->most, self->over, report);
  if (!status && slash)
    status = find(alternatives, &under, self->most, self->under, report);
  if (!status)
    status = name_units(self, &alternatives->items[0].inputs, unit_at(alternatives, self->over[0]),
                        slash ? unit_at(alternatives, self->under[0]) : NULL);
  return status;
}

void studies_criterion_values(const studies_criterion_t *self, size_t i, size_t count,
                              double *const *columns, double *out) {
  const double *over = columns[self->over[i]];
  const double *under = self->is_ratio ? columns[self->under[i]] : NULL;
  for (size_t r = 0; r < count; r++) {
    const double value = under ? self->factor * over[r] / under[r] : over[r];
    out[r] = isfinite(value) ? value : (double)NAN;
  }
}
