// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"
#include "audit/fill.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The texts of labels.csv: their figures come from the data. */

enum { NAME, ES, EN, NUMBER_BYTES = 48 };
static const char *const languages[WORDS_LANG_COUNT] = {[WORDS_ES] = "es", [WORDS_EN] = "en"};

static size_t cell_of(words_lang_t lang) {
  return lang == WORDS_EN ? EN : ES;
}

/* A number as a Spanish document writes it: English marks are exchanged. */
static void to_spanish(char *text, words_lang_t lang) {
  for (; lang == WORDS_EN && *text; text++)
    *text = *text == ',' ? '.' : *text == '.' ? ',' : *text;
}

static bool has_value(const audit_figure_t *figure, double value) {
  return !figure->is_missing && fabs(figure->value - value) <= 1e-9 * fabs(value);
}

/* Whether the data hold that number: a figure, a cell, or the total of a column. */
static bool is_known(const audit_dataset_t *dataset, double value) {
  for (size_t i = 0; i < dataset->figure_count; i++)
    if (has_value(&dataset->figures[i].figure, value))
      return true;
  for (size_t t = 0; t < dataset->table_count; t++) {
    const audit_document_table_t *table = &dataset->tables[t];
    for (size_t c = 0; c < table->column_count; c++) {
      if (has_value(&table->columns[c].total, value))
        return true;
      for (size_t r = 0; r < table->row_count; r++)
        if (has_value(&table->columns[c].figures[r], value))
          return true;
    }
  }
  return false;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Copies the number at `text` and returns its length: digits, with marks between them. */
static size_t take_number(const char *text, char out[NUMBER_BYTES]) {
  size_t length = 0;
  while (is_digit(text[length]) ||
         (strchr(".,", text[length]) && text[length] && is_digit(text[length + 1])))
    length++;
  snprintf(out, NUMBER_BYTES, "%.*s", (int)length, text);
  return length;
}

/* Says which numbers of a note, outside braces, are nowhere in the data: last year's, it may be. */
static void check_numbers(const audit_account_t *self, const inputs_cell_t *cell, words_lang_t lang,
                          words_report_t *report) {
  const words_place_t place = {self->dataset->label_file.path, cell->line, cell->column};
  for (const char *at = cell->text; *at;) {
    char number[NUMBER_BYTES], spanish[NUMBER_BYTES];
    audit_figure_t figure;
    const char *end = *at == '{' ? strchr(at, '}') : NULL;
    const size_t length = end ? 0 : take_number(at, number);
    if (length == 0) {
      at = (end ? end : at) + 1;
      continue;
    }
    strcpy(spanish, number);
    to_spanish(spanish, lang);
    if (audit_figure_parse(spanish, false, &figure) || !is_known(self->dataset, figure.value))
      words_report_note(report, &place, WORDS_MSG_ACCOUNT_FREE_NUMBER,
                        WORDS_ARGS(languages[lang], number));
    at += length;
  }
}

static bool is_note(const char *name) {
  return strncmp(name, "note.", strlen("note.")) == 0 || strcmp(name, "dataset") == 0;
}

int audit_account_fill(audit_account_t *self, words_report_t *report) {
  const inputs_table_t *labels = &self->dataset->label_file;
  const audit_fill_t fill = {.dataset = self->dataset};
  for (int l = 0; labels->count && l < WORDS_LANG_COUNT; l++) {
    const words_lang_t lang = (words_lang_t)l;
    self->texts[l] = calloc(labels->count, sizeof *self->texts[l]);
    if (!self->texts[l])
      return SIM_ERR_NO_MEMORY;
    for (size_t i = 1; i < labels->count; i++) {
      const inputs_record_t *record = &labels->records[i];
      const size_t at = cell_of(lang);
      const int status = audit_fill(&fill, labels, &record->cells[at], languages[l], lang,
                                    &self->texts[l][i], report);
      if (status == SIM_ERR_NO_MEMORY)
        return status;
      if (!status && is_note(record->cells[NAME].text))
        check_numbers(self, &record->cells[at], lang, report);
    }
  }
  return SIM_OK;
}

void audit_account_free_texts(audit_account_t *self) {
  for (int l = 0; l < WORDS_LANG_COUNT; l++) {
    for (size_t i = 1; self->texts[l] && i < self->dataset->label_file.count; i++)
      free(self->texts[l][i]);
    free(self->texts[l]);
    self->texts[l] = NULL;
  }
}

const char *audit_account_text(const audit_account_t *self, const char *name, words_lang_t lang) {
  const inputs_table_t *labels = &self->dataset->label_file;
  for (size_t i = 1; i < labels->count; i++)
    if (strcmp(labels->records[i].cells[NAME].text, name) == 0)
      return self->texts[lang][i];
  return NULL;
}

const char *audit_account_label(const audit_account_t *self, const char *kind, const char *id,
                                words_lang_t lang) {
  const inputs_table_t *labels = &self->dataset->label_file;
  const size_t length = strlen(kind);
  for (size_t i = 1; i < labels->count; i++) {
    const char *name = labels->records[i].cells[NAME].text;
    if (strncmp(name, kind, length) == 0 && name[length] == '.' &&
        strcmp(name + length + 1, id) == 0)
      return self->texts[lang][i];
  }
  return NULL;
}
