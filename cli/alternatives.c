// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alternatives.h"

#include "sim/status.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_variant(const struct dirent *entry) {
  const size_t length = strlen(entry->d_name);
  return length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0 &&
         cli_name_is_safe(entry->d_name);
}

/* "base, baja-demanda, …": what may be named. */
static void list_available(const char *folder, char *out, size_t size) {
  struct dirent **entries = NULL;
  char *path = NULL;
  if (asprintf(&path, "%s/variants", folder) < 0)
    path = NULL;
  const int count = path ? scandir(path, &entries, is_variant, alphasort) : -1;
  size_t at = (size_t)snprintf(out, size, "base");
  for (int i = 0; i < count; i++) {
    const int length = (int)strlen(entries[i]->d_name) - 4;
    if (at < size)
      at += (size_t)snprintf(out + at, size - at, ", %.*s", length, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
  free(path);
}

/* Splits a+b into its layers, in `text`; `base` is no layer. */
static size_t layers_of(char *text, const char *layers[CLI_LAYERS_MAX]) {
  size_t count = 0;
  for (char *at = text; at && count < CLI_LAYERS_MAX;) {
    char *name = strsep(&at, "+");
    if (strcmp(name, "base") != 0)
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

static bool count_is_right(const cli_options_t *options, cli_report_t *report) {
  char count[24], list[512];
  const size_t names = options->names.count;
  if (names >= 2 && names <= CLI_ALTERNATIVES_MAX)
    return true;
  snprintf(count, sizeof count, "%zu", names);
  list_available(options->programme, list, sizeof list);
  cli_report_error(report, NULL, names < 2 ? CLI_MSG_VALUE_FEW : CLI_MSG_VALUE_MANY,
                   CLI_ARGS(count, list));
  return false;
}

static bool none_twice(const cli_texts_t *names, cli_report_t *report) {
  for (size_t i = 0; i < names->count; i++)
    for (size_t j = 0; j < i; j++)
      if (strcmp(names->items[i], names->items[j]) == 0) {
        cli_report_error(report, NULL, CLI_MSG_VALUE_TWICE, CLI_ARGS(names->items[i]));
        return false;
      }
  return true;
}

int cli_alternatives_load(cli_alternatives_t *self, const cli_options_t *options,
                          cli_report_t *report) {
  int status = SIM_OK;
  *self = (cli_alternatives_t){0};
  if (!count_is_right(options, report) || !none_twice(&options->names, report))
    return SIM_ERR_DOMAIN;
  for (; self->count < options->names.count; self->count++) {
    cli_alternative_t *item = &self->items[self->count];
    item->name = options->names.items[self->count];
    const int one = load_one(item, options, report);
    status = one == SIM_ERR_NO_MEMORY || !status ? one : status;
  }
  return status;
}

int cli_alternatives_compile(cli_alternatives_t *self, uint64_t seed) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < self->count; i++)
    status =
        models_programme_init(&self->items[i].programme, &self->items[i].inputs.inputs, seed, true);
  return status;
}

void cli_alternatives_free(cli_alternatives_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    models_programme_free(self->items[i].programme);
    cli_inputs_free(&self->items[i].inputs);
  }
  *self = (cli_alternatives_t){0};
}
