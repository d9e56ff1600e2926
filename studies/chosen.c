// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/chosen.h"

#include "inputs/suggest.h"
#include "models/table/translate.h"
#include "sim/status.h"
#include "studies/output.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPTION "--only"

typedef struct {
  const models_output_t *outputs;
  size_t count;
  const models_programme_t *programme;
  bool *kept;
  words_report_t *report;
} chosen_t;

/* "budget.*" for each output: what a beginning may have been meant to be. */
static int refuse_beginning(const chosen_t *self, const char *typed) {
  char(*stems)[STUDIES_OUTPUT_SIZE] = calloc(self->count + 1, sizeof *stems);
  const char **words = calloc(self->count + 1, sizeof *words);
  for (size_t i = 0; stems && words && i < self->count; i++) {
    const char *name = self->outputs[i].name;
    snprintf(stems[i], sizeof stems[i], "%.*s.*", (int)strcspn(name, "."), name);
    words[i] = stems[i];
  }
  char *hint =
      stems && words ? inputs_did_you_mean(self->report->lang, typed, words, self->count) : NULL;
  if (hint)
    words_report_error(self->report, NULL, WORDS_MSG_ONLY_BEGINNING,
                       WORDS_ARGS(OPTION, typed, hint));
  const int status = hint ? SIM_ERR_DOMAIN : SIM_ERR_NO_MEMORY;
  free(hint);
  free(words);
  free(stems);
  return status;
}

/* The beginning that stands before the *, in English; false when it is too long for one. A point at
   its end is none of its parts. */
static bool beginning_of(const char *typed, char out[STUDIES_OUTPUT_SIZE]) {
  char text[STUDIES_OUTPUT_TEXT];
  const int length = (int)strlen(typed) - 1;
  const int parts = length > 0 && typed[length - 1] == '.' ? length - 1 : length;
  snprintf(text, sizeof text, "%.*s", parts, typed);
  if (!models_prefix_to_english(MODELS_NAMES_OUTPUT, text, out, STUDIES_OUTPUT_SIZE - 1))
    return false;
  if (parts < length)
    strcat(out, ".");
  return true;
}

static int choose_beginning(const chosen_t *self, const char *typed) {
  char beginning[STUDIES_OUTPUT_SIZE];
  bool found = false;
  if (beginning_of(typed, beginning))
    for (size_t i = 0; i < self->count; i++)
      if (strncmp(self->outputs[i].name, beginning, strlen(beginning)) == 0)
        found = self->kept[i] = true;
  return found ? SIM_OK : refuse_beginning(self, typed);
}

/* Without a year: all years and the total. */
static int choose_name(const chosen_t *self, const char *typed) {
  studies_output_t output;
  bool found = false;
  size_t index;
  if (!studies_output_parse(&output, typed, strlen(typed))) {
    words_report_error(self->report, NULL, WORDS_MSG_ONLY_ITEM, WORDS_ARGS(OPTION, typed));
    return SIM_ERR_DOMAIN;
  }
  for (size_t i = 0; output.year == 0 && i < self->count; i++)
    if (strcmp(self->outputs[i].name, output.name) == 0)
      found = self->kept[i] = true;
  if (found)
    return SIM_OK;
  const int status = studies_output_find(&output, self->programme, OPTION, &index, self->report);
  if (!status)
    self->kept[index] = true;
  return status;
}

static int choose(const chosen_t *self, const char *text, size_t length) {
  char typed[STUDIES_OUTPUT_TEXT];
  while (length > 0 && isspace((unsigned char)*text)) {
    text++;
    length--;
  }
  while (length > 0 && isspace((unsigned char)text[length - 1]))
    length--;
  snprintf(typed, sizeof typed, "%.*s", (int)length, text);
  const char *star = strchr(typed, '*');
  if (length >= sizeof typed || (star && star[1])) {
    words_report_error(self->report, NULL, WORDS_MSG_ONLY_ITEM, WORDS_ARGS(OPTION, typed));
    return SIM_ERR_DOMAIN;
  }
  return star ? choose_beginning(self, typed) : choose_name(self, typed);
}

int studies_chosen(const char *const *lists, size_t count, const models_programme_t *programme,
                   bool *kept, words_report_t *report) {
  chosen_t self = {.outputs = models_programme_outputs(programme),
                   .count = models_programme_output_count(programme),
                   .programme = programme,
                   .report = report};
  int status = SIM_OK;
  self.kept = kept;
  for (size_t l = 0; l < count; l++)
    for (const char *at = lists[l]; at;) {
      const size_t length = strcspn(at, ",");
      const int one = choose(&self, at, length);
      if (one == SIM_ERR_NO_MEMORY)
        return one;
      status = one ? one : status;
      at = at[length] ? at + length + 1 : NULL;
    }
  return status;
}
