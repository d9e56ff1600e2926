// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/output.h"

#include "inputs/dated.h"
#include "inputs/loader.h"
#include "models/table/translate.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool studies_output_parse(studies_output_t *self, const char *text, size_t length) {
  *self = (studies_output_t){0};
  length = inputs_dated_split(text, length, &self->year);
  char typed[STUDIES_OUTPUT_SIZE];
  if (length == 0 || length >= sizeof typed)
    return false;
  snprintf(typed, sizeof typed, "%.*s", (int)length, text);
  return models_name_to_english(MODELS_NAMES_OUTPUT, typed, self->name, sizeof self->name);
}

void studies_output_text(const studies_output_t *self, char text[STUDIES_OUTPUT_TEXT]) {
  if (self->year)
    snprintf(text, STUDIES_OUTPUT_TEXT, "%s.%d", self->name, self->year);
  else
    snprintf(text, STUDIES_OUTPUT_TEXT, "%s", self->name);
}

static int refuse_unknown(const studies_output_t *self, const models_programme_t *programme,
                          const char *where, words_report_t *report) {
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  const char **names = calloc(count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++)
    names[i] = outputs[i].name;
  char *hint = names ? inputs_did_you_mean(report->lang, self->name, names, count) : NULL;
  if (hint)
    words_report_error(report, NULL, WORDS_MSG_OUTPUT_UNKNOWN, WORDS_ARGS(where, self->name, hint));
  const int status = hint ? SIM_ERR_DOMAIN : SIM_ERR_NO_MEMORY;
  free(hint);
  free(names);
  return status;
}

/* "2026, 2027", the years of an output; "" when there is none of that name: every output has some,
   also beside its total. */
static void list_years(const studies_output_t *self, const models_programme_t *programme,
                       char *list, size_t size) {
  const models_output_t *outputs = models_programme_outputs(programme);
  list[0] = '\0';
  for (size_t i = 0; i < models_programme_output_count(programme); i++)
    if (outputs[i].year && strcmp(outputs[i].name, self->name) == 0)
      words_list_add_number(list, size, outputs[i].year);
}

size_t studies_output_index(const studies_output_t *self, const models_programme_t *programme) {
  return models_programme_output(programme, self->name, self->year);
}

int studies_output_find(const studies_output_t *self, const models_programme_t *programme,
                        const char *where, size_t *index, words_report_t *report) {
  char years[512], year[16];
  *index = studies_output_index(self, programme);
  if (*index < models_programme_output_count(programme))
    return SIM_OK;
  list_years(self, programme, years, sizeof years);
  if (!years[0])
    return refuse_unknown(self, programme, where, report);
  snprintf(year, sizeof year, "%d", self->year);
  if (self->year)
    words_report_error(report, NULL, WORDS_MSG_OUTPUT_YEAR,
                       WORDS_ARGS(where, self->name, year, years));
  else
    words_report_error(report, NULL, WORDS_MSG_OUTPUT_NO_TOTAL,
                       WORDS_ARGS(where, self->name, years));
  return SIM_ERR_DOMAIN;
}
