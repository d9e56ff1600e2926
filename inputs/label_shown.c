// SPDX-License-Identifier: GPL-3.0-or-later
/* The labels of a programme: those given to it, those that follow from them, and what is shown
   where there is none. */
#include "inputs/loader.h"
#include "sim/status.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const inputs_label_row_t *find(const inputs_programme_t *inputs, const char *name) {
  for (size_t i = 0; i < inputs->label_count; i++)
    if (strcmp(inputs->labels[i].name, name) == 0)
      return &inputs->labels[i];
  return NULL;
}

/* Calls an input after another: `text` with the label `of` in it. The list has room for two of each
   row of inputs. */
static int add_derived(inputs_programme_t *out, const char *name, words_message_t text,
                       const inputs_label_row_t *of) {
  inputs_label_row_t *row = &out->labels[out->label_count++];
  row->name = strdup(name);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    row->text[lang] = words_message_format(text, (words_lang_t)lang, WORDS_ARGS(of->text[lang]));
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* What a component costs and how many complete it are called after it, and the demand of a region
   after that, unless they have a label of their own. */
static int derive(inputs_programme_t *out, const char *name) {
  static const struct {
    const char *prefix, *end, *of;
    words_message_t text;
  } kinds[] = {{"cost.", "", "component.", WORDS_MSG_LABEL_COST},
               {"cost.", ".fixed_share", "component.", WORDS_MSG_LABEL_FIXED_SHARE},
               {"completion.", "", "component.", WORDS_MSG_LABEL_COMPLETION},
               {"demand.region.", "", "region.", WORDS_MSG_LABEL_DEMAND}};
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    const size_t length = strlen(kinds[k].prefix);
    char labelled[MODELS_NAME_MAX + 16];
    const size_t end = strlen(kinds[k].end), all = strlen(name);
    if (strncmp(name, kinds[k].prefix, length) != 0 || all < length + end ||
        strcmp(name + all - end, kinds[k].end) != 0)
      continue;
    snprintf(labelled, sizeof labelled, "%s%.*s", kinds[k].of, (int)(all - length - end),
             name + length);
    const inputs_label_row_t *part = find(out, labelled);
    if (!part || find(out, name))
      continue;
    return add_derived(out, name, kinds[k].text, part);
  }
  return SIM_OK;
}

/* What differs from year to year is called after the input that does, as NAME.year
   (studies/groups.h). */
static int derive_years(inputs_programme_t *out, const models_input_t *row) {
  char name[MODELS_NAME_MAX + 8];
  const inputs_label_row_t *input = find(out, row->name);
  snprintf(name, sizeof name, "%s.year", row->name);
  return row->year_sd > 0.0 && input && !find(out, name)
             ? add_derived(out, name, WORDS_MSG_LABEL_YEARS, input)
             : SIM_OK;
}

int inputs_labels_derive(inputs_programme_t *out, const models_inputs_t *inputs) {
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < inputs->count; i++) {
    status = derive(out, inputs->rows[i].name);
    if (status == SIM_OK)
      status = derive_years(out, &inputs->rows[i]);
  }
  return status;
}

int inputs_label_add(inputs_programme_t *out, const char *name,
                     const char *const text[WORDS_LANG_COUNT]) {
  inputs_label_row_t *rows = realloc(out->labels, (out->label_count + 1) * sizeof *rows);
  if (!rows)
    return SIM_ERR_NO_MEMORY;
  out->labels = rows;
  inputs_label_row_t *row = &rows[out->label_count++];
  row->name = strdup(name);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    row->text[lang] = strdup(text[lang]);
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

const char *inputs_label_given(const inputs_programme_t *self, const char *name,
                               words_lang_t lang) {
  const inputs_label_row_t *row = self ? find(self, name) : NULL;
  return row ? row->text[lang] : NULL;
}

bool inputs_label_follows(const char *name) {
  static const char result[] = "result.";
  return strncmp(name, result, sizeof result - 1) == 0;
}

const char *inputs_label(const inputs_programme_t *self, const char *name, words_lang_t lang,
                         char buffer[INPUTS_LABEL_SIZE]) {
  const char *given = inputs_label_given(self, name, lang);
  if (given)
    return given;
  if (strcmp(name, "programme") == 0) {
    snprintf(buffer, INPUTS_LABEL_SIZE, "%s", *self->title ? self->title : self->name);
    return buffer;
  }
  snprintf(buffer, INPUTS_LABEL_SIZE, "%s", models_last_segment(name));
  for (char *c = buffer; *c; c++)
    *c = *c == '_' ? ' ' : *c;
  if (!inputs_label_follows(name))
    buffer[0] = (char)toupper((unsigned char)buffer[0]);
  return buffer;
}
