// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/criterion.h"

#include "cli/inputs_private.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 160 };

/* NAME or NAME.YEAR */
typedef struct {
  char name[NAME_SIZE];
  int year; /* 0: total */
} wanted_t;

static bool is_year(const char *text) {
  return strspn(text, "0123456789") == 4 && text[4] == '\0' && atoi(text) > 0;
}

static bool read_wanted(const char *text, size_t length, wanted_t *out) {
  if (length == 0 || length >= NAME_SIZE)
    return false;
  snprintf(out->name, sizeof out->name, "%.*s", (int)length, text);
  char *point = strrchr(out->name, '.');
  out->year = 0;
  if (point && is_year(point + 1)) {
    out->year = atoi(point + 1);
    *point = '\0';
  }
  return out->name[0] != '\0';
}

/* "2026, 2027", the years of an output, and whether it has a total. */
static bool years_of(const models_programme_t *programme, const char *name, char *list,
                     size_t size) {
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t at = 0;
  list[0] = '\0';
  for (size_t i = 0; i < models_programme_output_count(programme); i++)
    if (strcmp(outputs[i].name, name) == 0 && outputs[i].year && at < size)
      at +=
          (size_t)snprintf(list + at, size - at, "%s%s.%d", at ? ", " : "", name, outputs[i].year);
  return at > 0;
}

static int refuse_output(const cli_alternative_t *item, const wanted_t *wanted,
                         cli_report_t *report) {
  char list[512];
  if (years_of(item->programme, wanted->name, list, sizeof list)) {
    cli_report_error(report, NULL, wanted->year ? CLI_MSG_VALUE_YEAR : CLI_MSG_VALUE_TOTAL,
                     CLI_ARGS(wanted->name, list));
    return SIM_ERR_DOMAIN;
  }
  const models_output_t *outputs = models_programme_outputs(item->programme);
  const size_t count = models_programme_output_count(item->programme);
  const char **names = calloc(count, sizeof *names);
  if (!names)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < count; i++)
    names[i] = outputs[i].name;
  char *hint = cli_did_you_mean(report->lang, wanted->name, names, count);
  cli_report_error(report, NULL, CLI_MSG_VALUE_OUTPUT,
                   CLI_ARGS(wanted->name, item->name, hint ? hint : ""));
  free(hint);
  free(names);
  return SIM_ERR_DOMAIN;
}

/* The column of an output in each alternative. */
static int find_columns(const cli_alternatives_t *alternatives, const wanted_t *wanted,
                        size_t *columns, cli_report_t *report) {
  for (size_t a = 0; a < alternatives->count; a++) {
    const cli_alternative_t *item = &alternatives->items[a];
    const models_output_t *outputs = models_programme_outputs(item->programme);
    const size_t count = models_programme_output_count(item->programme);
    size_t i = 0;
    while (i < count &&
           (outputs[i].year != wanted->year || strcmp(outputs[i].name, wanted->name) != 0))
      i++;
    if (i == count)
      return refuse_output(item, wanted, report);
    columns[a] = i;
  }
  return SIM_OK;
}

/* "2026–2029" */
static void write_span(const cli_alternative_t *item, char *out, size_t size) {
  if (item->years == 1)
    snprintf(out, size, "%d", item->first_year);
  else
    snprintf(out, size, "%d–%d", item->first_year, item->first_year + (int)item->years - 1);
}

/* A total is one only over the same years, and amounts of two price years are not alike. */
static int check_alike(const cli_alternatives_t *alternatives, const wanted_t *wanted,
                       const size_t *columns, cli_report_t *report) {
  const cli_alternative_t *first = &alternatives->items[0];
  char years[2][32];
  for (size_t a = 1; a < alternatives->count; a++) {
    const cli_alternative_t *item = &alternatives->items[a];
    const char *unit = models_programme_outputs(first->programme)[columns[0]].unit;
    const char *other = models_programme_outputs(item->programme)[columns[a]].unit;
    if (strcmp(unit, other) != 0) {
      cli_report_error(report, NULL, CLI_MSG_VALUE_UNITS,
                       CLI_ARGS(wanted->name, first->name, unit, item->name, other));
      return SIM_ERR_DOMAIN;
    }
    if (wanted->year || (item->first_year == first->first_year && item->years == first->years))
      continue;
    write_span(first, years[0], sizeof years[0]);
    write_span(item, years[1], sizeof years[1]);
    cli_report_error(report, NULL, CLI_MSG_VALUE_SPAN,
                     CLI_ARGS(wanted->name, first->name, years[0], item->name, years[1]));
    return SIM_ERR_DOMAIN;
  }
  return SIM_OK;
}

static int find(const cli_alternatives_t *alternatives, const wanted_t *wanted, size_t *columns,
                cli_report_t *report) {
  const int status = find_columns(alternatives, wanted, columns, report);
  return status ? status : check_alike(alternatives, wanted, columns, report);
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
  wanted_t over, under;
  *self = (cli_criterion_t){.text = options->most ? options->most : options->least,
                            .most = options->most != NULL};
  if (!options->most == !options->least) {
    cli_report_error(report, NULL, CLI_MSG_VALUE_CRITERION, NULL);
    return SIM_ERR_DOMAIN;
  }
  const char *slash = strchr(self->text, '/');
  self->is_ratio = slash != NULL;
  const size_t length = slash ? (size_t)(slash - self->text) : strlen(self->text);
  if (!read_wanted(self->text, length, &over) ||
      (slash && (strchr(slash + 1, '/') || !read_wanted(slash + 1, strlen(slash + 1), &under)))) {
    cli_report_error(report, NULL, CLI_MSG_VALUE_SYNTAX, CLI_ARGS(self->text));
    return SIM_ERR_DOMAIN;
  }
  int status = find(alternatives, &over, self->over, report);
  if (!status && slash)
    status = find(alternatives, &under, self->under, report);
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
