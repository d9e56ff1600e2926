// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/names.h"

#include "inputs/dated.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGER = 64 }; /* more than any name grows */

bool inputs_name_english(models_names_kind_t kind, const char *text, char *out, size_t size) {
  char *copy = inputs_name_english_copy(kind, text);
  const bool fits = copy && snprintf(out, size, "%s", copy) < (int)size;
  free(copy);
  return fits;
}

char *inputs_name_english_copy(models_names_kind_t kind, const char *text) {
  int year;
  const size_t length = strlen(text), base = inputs_dated_split(text, length, &year);
  const size_t size = 2 * length + LONGER;
  char *name = strndup(text, base), *out = malloc(size);
  if (!name || !out || !models_name_to_english(kind, name, out, size)) {
    free(name);
    free(out);
    return NULL;
  }
  if (base < length)
    snprintf(out + strlen(out), size - strlen(out), "%s", text + base);
  free(name);
  return out;
}

const char *inputs_name_in(words_lang_t lang, models_names_kind_t kind, const char *english) {
  const models_name_pair_t *pair;
  for (size_t i = 0; lang == WORDS_ES && (pair = models_names_at(i)); i++)
    if (pair->kind == kind && strcmp(pair->english, english) == 0)
      return pair->spanish;
  return english;
}

const char *inputs_name_spoken(const inputs_table_t *table, words_lang_t lang,
                               models_names_kind_t kind, const char *english) {
  return inputs_name_in(inputs_table_is_spanish(table) ? lang : WORDS_EN, kind, english);
}

/* Words of one table of names are told with its header; what a programme names is told here. */
static void tell_name(const inputs_table_t *table, const char *english, const char *written,
                      words_report_t *report) {
  if (report->lang == WORDS_ES && strcmp(english, written) != 0)
    words_report_heading(report, table->path, english, written);
}

int inputs_names_column(inputs_table_t *table, size_t column, models_names_kind_t kind,
                        words_report_t *report) {
  const bool is_named =
      kind == MODELS_NAMES_INPUT || kind == MODELS_NAMES_OUTPUT || kind == MODELS_NAMES_LABEL;
  for (size_t i = 1; i < table->count && column != (size_t)-1; i++) {
    inputs_cell_t *cell = &table->records[i].cells[column];
    char *english = inputs_name_english_copy(kind, cell->text);
    if (!english)
      return SIM_ERR_NO_MEMORY;
    if (is_named)
      tell_name(table, english, cell->text, report);
    if (!cell->shown && strcmp(english, cell->text) != 0)
      cell->shown = cell->text;
    else
      free(cell->text);
    cell->text = english;
  }
  return SIM_OK;
}
