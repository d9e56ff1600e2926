// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/criterion.h"

#include "cli/output.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "2026–2029" */
static void write_span(const cli_alternative_t *item, char *out, size_t size) {
  if (item->years == 1)
    snprintf(out, size, "%d", item->first_year);
  else
    snprintf(out, size, "%d–%d", item->first_year, item->first_year + (int)item->years - 1);
}

/* A total is one only over the same years, and amounts of two price years are not alike. */
static int check_alike(const cli_alternatives_t *alternatives, const cli_output_t *output,
                       const size_t *columns, cli_report_t *report) {
  const cli_alternative_t *first = &alternatives->items[0];
  char years[2][32];
  for (size_t a = 1; a < alternatives->count; a++) {
    const cli_alternative_t *item = &alternatives->items[a];
    const char *unit = models_programme_outputs(first->programme)[columns[0]].unit;
    const char *other = models_programme_outputs(item->programme)[columns[a]].unit;
    if (strcmp(unit, other) != 0) {
      cli_report_error(report, NULL, CLI_MSG_VALUE_UNITS,
                       CLI_ARGS(output->name, first->name, unit, item->name, other));
      return SIM_ERR_DOMAIN;
    }
    if (output->year || (item->first_year == first->first_year && item->years == first->years))
      continue;
    write_span(first, years[0], sizeof years[0]);
    write_span(item, years[1], sizeof years[1]);
    cli_report_error(report, NULL, CLI_MSG_VALUE_SPAN,
                     CLI_ARGS(output->name, first->name, years[0], item->name, years[1]));
    return SIM_ERR_DOMAIN;
  }
  return SIM_OK;
}

/* The column of an output in each alternative. */
static int find(const cli_alternatives_t *alternatives, const cli_output_t *output, bool most,
                size_t *columns, cli_report_t *report) {
  int status = SIM_OK;
  for (size_t a = 0; !status && a < alternatives->count; a++) {
    const cli_alternative_t *item = &alternatives->items[a];
    char *where = cli_message_format(CLI_MSG_VALUE_SCENARIO, report->lang,
                                     CLI_ARGS(most ? "--most" : "--least", item->name));
    status = where ? cli_output_find(output, item->programme, where, &columns[a], report)
                   : SIM_ERR_NO_MEMORY;
    free(where);
  }
  return status ? status : check_alike(alternatives, output, columns, report);
}

static const char *unit_at(const cli_alternatives_t *alternatives, size_t column) {
  return models_programme_outputs(alternatives->items[0].programme)[column].unit;
}

static bool is_money(const char *unit) {
  return strncmp(unit, "M$", 2) == 0;
}

/* A unit as people say it: of what is counted, or, after "per", of one of them; there M$2026
   becomes a million pesos of 2026 when `million`. */
static char *spoken(const char *unit, bool one, bool million, cli_lang_t lang) {
  static const struct {
    const char *unit;
    cli_message_t many, one;
  } words[] = {{"firms", CLI_MSG_VALUE_FIRMS, CLI_MSG_VALUE_FIRM},
               {"places", CLI_MSG_VALUE_PLACES, CLI_MSG_VALUE_PLACE},
               {"event", CLI_MSG_VALUE_EVENT, CLI_MSG_VALUE_EVENT}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(unit, words[i].unit) == 0)
      return cli_message_format(one ? words[i].one : words[i].many, lang, NULL);
  if (!is_money(unit))
    return strdup(unit);
  if (strcmp(unit, "M$nominal") == 0)
    return cli_message_format(million ? CLI_MSG_VALUE_MILLION_NOMINAL : CLI_MSG_VALUE_NOMINAL, lang,
                              NULL);
  return cli_message_format(million ? CLI_MSG_VALUE_MILLION_REAL : CLI_MSG_VALUE_REAL, lang,
                            CLI_ARGS(unit + 2));
}

static int name_units(cli_criterion_t *self, const char *over, const char *under) {
  const bool million = under && is_money(under) && !is_money(over);
  self->factor = million ? 1000.0 : 1.0;
  snprintf(self->unit, sizeof self->unit, under ? "%s/%s%s" : "%s", over, million ? "1000 " : "",
           under ? under : "");
  for (int lang = 0; lang < CLI_LANG_COUNT; lang++) {
    char *first = spoken(over, false, false, (cli_lang_t)lang);
    char *second = under ? spoken(under, true, million, (cli_lang_t)lang) : NULL;
    char *both = second ? cli_message_format(CLI_MSG_VALUE_PER, (cli_lang_t)lang,
                                             CLI_ARGS(first ? first : "", second))
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

int cli_criterion_parse(cli_criterion_t *self, const cli_options_t *options,
                        const cli_alternatives_t *alternatives, cli_report_t *report) {
  cli_output_t over, under;
  *self = (cli_criterion_t){.text = options->most ? options->most : options->least,
                            .most = options->most != NULL};
  if (!options->most == !options->least) {
    cli_report_error(report, NULL, CLI_MSG_VALUE_CRITERION, NULL);
    return SIM_ERR_DOMAIN;
  }
  const char *slash = strchr(self->text, '/');
  self->is_ratio = slash != NULL;
  const size_t length = slash ? (size_t)(slash - self->text) : strlen(self->text);
  if (!cli_output_parse(&over, self->text, length) ||
      (slash &&
       (strchr(slash + 1, '/') || !cli_output_parse(&under, slash + 1, strlen(slash + 1))))) {
    cli_report_error(report, NULL, CLI_MSG_VALUE_SYNTAX, CLI_ARGS(self->text));
    return SIM_ERR_DOMAIN;
  }
  int status = find(alternatives, &over, self->most, self->over, report);
  if (!status && slash)
    status = find(alternatives, &under, self->most, self->under, report);
  if (!status)
    status = name_units(self, unit_at(alternatives, self->over[0]),
                        slash ? unit_at(alternatives, self->under[0]) : NULL);
  return status;
}

void cli_criterion_values(const cli_criterion_t *self, size_t i, size_t count,
                          double *const *columns, double *out) {
  const double *over = columns[self->over[i]];
  const double *under = self->is_ratio ? columns[self->under[i]] : NULL;
  for (size_t r = 0; r < count; r++) {
    const double value = under ? self->factor * over[r] / under[r] : over[r];
    out[r] = isfinite(value) ? value : (double)NAN;
  }
}
