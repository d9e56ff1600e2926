// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alternatives.h"

#include "cli/draft.h"
#include "cli/folder.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED_MAX = 200 };

/* "base, baja-demanda, …": what may be named. The caller frees; NULL when out of memory. */
static char *list_available(const char *programme) {
  char *names[LISTED_MAX];
  cli_draft_t list;
  const size_t count = cli_variants_list(programme, names, LISTED_MAX);
  FILE *stream = cli_draft_begin(&list);
  if (stream)
    fputs("base", stream);
  for (size_t i = 0; i < count; i++) {
    if (stream)
      fprintf(stream, ", %s", names[i]);
    free(names[i]);
  }
  return cli_draft_end(&list);
}

/* Splits a+b into its layers, in `text`; `base` alone has none. */
static size_t layers_of(char *text, const char *layers[CLI_LAYERS_MAX]) {
  size_t count = 0;
  for (char *at = strcmp(text, "base") == 0 ? NULL : text; at && count < CLI_LAYERS_MAX;) {
    char *name = strsep(&at, "+");
    layers[count++] = name;
  }
  return count;
}

static int load_one(cli_alternative_t *self, const cli_options_t *options, cli_report_t *report) {
  const char *layers[CLI_LAYERS_MAX];
  char *text = strdup(self->name);
  if (!text)
    return SIM_ERR_NO_MEMORY;
  const size_t count = layers_of(text, layers);
  const int status = cli_inputs_load(options->programme, layers, count, options->overrides,
                                     options->override_count, &self->inputs, report);
  free(text);
  return status;
}

/* SIM_OK, or SIM_ERR_DOMAIN once said, or SIM_ERR_NO_MEMORY. */
static int check_count(const cli_options_t *options, const char *verb, cli_report_t *report) {
  char name[CLI_NAME_SIZE], count[24], most[24];
  const size_t names = options->names.count;
  snprintf(count, sizeof count, "%zu", names);
  snprintf(most, sizeof most, "%d", CLI_ALTERNATIVES_MAX);
  if (names > CLI_ALTERNATIVES_MAX) {
    cli_report_error(report, NULL, CLI_MSG_ALTERNATIVES_MANY, CLI_ARGS(count, most));
    return SIM_ERR_DOMAIN;
  }
  int status = cli_folder_check(options->programme, name, report);
  if (status || names >= 2)
    return status;
  char *list = list_available(options->programme);
  if (!list)
    return SIM_ERR_NO_MEMORY;
  cli_report_error(report, NULL, CLI_MSG_ALTERNATIVES_FEW, CLI_ARGS(count, list, verb));
  free(list);
  return SIM_ERR_DOMAIN;
}

static bool none_twice(const cli_texts_t *names, cli_report_t *report) {
  for (size_t i = 0; i < names->count; i++)
    for (size_t j = 0; j < i; j++)
      if (strcmp(names->items[i], names->items[j]) == 0) {
        cli_report_error(report, NULL, CLI_MSG_ALTERNATIVES_TWICE, CLI_ARGS(names->items[i]));
        return false;
      }
  return true;
}

int cli_alternatives_load(cli_alternatives_t *self, const cli_options_t *options, const char *verb,
                          cli_report_t *report) {
  *self = (cli_alternatives_t){0};
  int status = check_count(options, verb, report);
  if (status)
    return status;
  if (!none_twice(&options->names, report))
    return SIM_ERR_DOMAIN;
  for (; self->count < options->names.count; self->count++) {
    cli_alternative_t *item = &self->items[self->count];
    item->name = options->names.items[self->count];
    const int one = load_one(item, options, report);
    status = one == SIM_ERR_NO_MEMORY || !status ? one : status;
  }
  return status;
}

int cli_alternatives_compile(cli_alternatives_t *self, uint64_t seed, bool record_inputs) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < self->count; i++) {
    cli_alternative_t *item = &self->items[i];
    status = models_programme_init(&item->programme, &item->inputs.inputs, seed, record_inputs);
    if (!status)
      item->first_year = models_programme_first_year(item->programme, &item->years);
  }
  return status;
}

void cli_alternatives_free(cli_alternatives_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    models_programme_free(self->items[i].programme);
    cli_inputs_free(&self->items[i].inputs);
  }
  *self = (cli_alternatives_t){0};
}
