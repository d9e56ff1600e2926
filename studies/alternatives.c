// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/alternatives.h"

#include "inputs/load.h"

#include "inputs/folder.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED_MAX = 200, LAYERS_MAX = 64 };

/* "base, baja-demanda, …": what may be named. The caller frees; NULL when out of memory. */
static char *list_available(const char *programme) {
  char *names[LISTED_MAX];
  words_draft_t list;
  const size_t count = inputs_variants_list(programme, names, LISTED_MAX);
  FILE *stream = words_draft_begin(&list);
  if (stream)
    fputs("base", stream);
  for (size_t i = 0; i < count; i++) {
    if (stream)
      fprintf(stream, ", %s", names[i]);
    free(names[i]);
  }
  return words_draft_end(&list);
}

/* Splits a+b into its layers, in `text`; `base` alone has none. */
static size_t layers_of(char *text, const char *layers[LAYERS_MAX]) {
  size_t count = 0;
  for (char *at = strcmp(text, "base") == 0 ? NULL : text; at && count < LAYERS_MAX;) {
    char *name = strsep(&at, "+");
    layers[count++] = name;
  }
  return count;
}

static int load_one(studies_alternative_t *self, const inputs_request_t *base,
                    words_report_t *report) {
  const char *layers[LAYERS_MAX];
  char *text = strdup(self->name);
  if (!text)
    return SIM_ERR_NO_MEMORY;
  const size_t count = layers_of(text, layers);
  inputs_request_t request = *base;
  request.variants = layers;
  request.variant_count = count;
  request.tells_replaced = true;
  const int status = inputs_load(&request, &self->inputs, report);
  free(text);
  return status;
}

/* SIM_OK, or SIM_ERR_DOMAIN once said, or SIM_ERR_NO_MEMORY. */
static int check_count(const char *programme, size_t names, const char *verb,
                       words_report_t *report) {
  char name[INPUTS_NAME_SIZE], count[24], most[24];
  snprintf(count, sizeof count, "%zu", names);
  snprintf(most, sizeof most, "%d", STUDIES_ALTERNATIVES_MAX);
  if (names > STUDIES_ALTERNATIVES_MAX) {
    words_report_error(report, NULL, WORDS_MSG_ALTERNATIVES_MANY, WORDS_ARGS(count, most));
    return SIM_ERR_DOMAIN;
  }
  int status = inputs_folder_check(programme, name, report);
  if (status || names >= 2)
    return status;
  char *list = list_available(programme);
  if (!list)
    return SIM_ERR_NO_MEMORY;
  words_report_error(report, NULL,
                     strchr(list, ',') ? WORDS_MSG_ALTERNATIVES_FEW : WORDS_MSG_ALTERNATIVES_NONE,
                     WORDS_ARGS(count, list, verb));
  free(list);
  return SIM_ERR_DOMAIN;
}

static bool none_twice(const char *const *names, size_t count, words_report_t *report) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < i; j++)
      if (strcmp(names[i], names[j]) == 0) {
        words_report_error(report, NULL, WORDS_MSG_ALTERNATIVES_TWICE, WORDS_ARGS(names[i]));
        return false;
      }
  return true;
}

int studies_alternatives_load(studies_alternatives_t *self, const inputs_request_t *base,
                              const char *const *names, size_t count, const char *verb,
                              words_report_t *report) {
  *self = (studies_alternatives_t){0};
  int status = check_count(base->folder, count, verb, report);
  if (status)
    return status;
  if (!none_twice(names, count, report))
    return SIM_ERR_DOMAIN;
  for (; self->count < count; self->count++) {
    studies_alternative_t *item = &self->items[self->count];
    item->name = names[self->count];
    const int one = load_one(item, base, report);
    status = one == SIM_ERR_NO_MEMORY || !status ? one : status;
  }
  return status;
}

int studies_alternatives_load_each(studies_alternatives_t *self, const inputs_request_t *requests,
                                   const char *const *names, size_t count, words_report_t *report) {
  *self = (studies_alternatives_t){0};
  int status = count >= 2 && count <= STUDIES_ALTERNATIVES_MAX ? SIM_OK : SIM_ERR_DOMAIN;
  while (!status && self->count < count) {
    studies_alternative_t *item = &self->items[self->count];
    item->name = names[self->count];
    status = inputs_load(&requests[self->count++], &item->inputs, report);
  }
  return status;
}

int studies_alternatives_compile(studies_alternatives_t *self, uint64_t seed, bool record_inputs) {
  int status = SIM_OK;
  for (size_t i = 0; !status && i < self->count; i++) {
    studies_alternative_t *item = &self->items[i];
    status = models_programme_init_like(&item->programme, &item->inputs.inputs, seed, record_inputs,
                                        i ? self->items[0].programme : NULL);
    if (!status)
      item->first_year = models_programme_first_year(item->programme, &item->years);
  }
  return status;
}

void studies_alternatives_free(studies_alternatives_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    models_programme_free(self->items[i].programme);
    inputs_programme_free(&self->items[i].inputs);
  }
  *self = (studies_alternatives_t){0};
}
