// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/table.h"

#include "inputs/suggest.h"
#include "models/table/translate.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdlib.h>
#include <string.h>

void inputs_record_free(inputs_record_t *record) {
  for (size_t i = 0; i < record->count; i++) {
    free(record->cells[i].text);
    free(record->cells[i].printed);
    free(record->cells[i].shown);
  }
  free(record->cells);
  *record = (inputs_record_t){0};
}

void inputs_table_free(inputs_table_t *self) {
  for (size_t i = 0; i < self->count; i++)
    inputs_record_free(&self->records[i]);
  free(self->records);
  free(self->path);
  *self = (inputs_table_t){0};
}

size_t inputs_table_column(const inputs_table_t *self, const char *name) {
  const inputs_record_t *header = self->count ? &self->records[0] : NULL;
  for (size_t i = 0; header && i < header->count; i++)
    if (strcmp(header->cells[i].text, name) == 0)
      return i;
  return (size_t)-1;
}

bool inputs_record_is_blank(const inputs_record_t *record, size_t from) {
  for (size_t i = from; i < record->count; i++)
    if (record->cells[i].text[0] != '\0')
      return false;
  return true;
}

int inputs_table_add(inputs_table_t *self, inputs_record_t *record, words_report_t *report) {
  if (inputs_record_is_blank(record, 0)) {
    inputs_record_free(record);
    return SIM_OK;
  }
  if (self->count > INPUTS_CSV_ROWS_MAX) {
    words_report_error(report, &(words_place_t){.file = self->path}, WORDS_MSG_CSV_ROWS, NULL);
    return SIM_ERR_DOMAIN;
  }
  if (self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    inputs_record_t *records = realloc(self->records, capacity * sizeof *records);
    if (!records)
      return SIM_ERR_NO_MEMORY;
    self->records = records;
    self->capacity = capacity;
  }
  self->records[self->count++] = *record;
  *record = (inputs_record_t){0};
  return SIM_OK;
}

bool inputs_table_is_spanish(const inputs_table_t *self) {
  const inputs_record_t *header = &self->records[0];
  char english[INPUTS_CSV_CELL_MAX + 8];
  for (size_t j = 0; j < header->count; j++)
    if (models_name_to_english(MODELS_NAMES_COLUMN, header->cells[j].text, english,
                               sizeof english) &&
        strcmp(english, header->cells[j].text) != 0)
      return true;
  return false;
}

/* What the column is called beside others that have Spanish names. */
static const char *spoken(const char *name, bool in_spanish) {
  const models_name_pair_t *pair;
  for (size_t i = 0; in_spanish && (pair = models_names_at(i)); i++)
    if (pair->kind == MODELS_NAMES_COLUMN && strcmp(pair->english, name) == 0)
      return pair->spanish;
  return name;
}

static void join(const char *const *names, size_t count, bool in_spanish, char *out, size_t size) {
  out[0] = '\0';
  for (size_t i = 0; i < count; i++)
    words_list_add(out, size, spoken(names[i], in_spanish));
}

void inputs_csv_unknown(const inputs_table_t *self, const inputs_cell_t *cell, const char *expected,
                        const char *hint, words_report_t *report) {
  words_report_error(report, &(words_place_t){self->path, cell->line, cell->column},
                     self->is_sheet ? WORDS_MSG_COLUMN_UNKNOWN_SHEET : WORDS_MSG_COLUMN_UNKNOWN,
                     WORDS_ARGS(cell->text, expected, hint));
}

/* A heading that is none of the names, with the nearest of them. */
static int refuse_column(const inputs_table_t *self, const inputs_cell_t *cell,
                         const char *const *names, size_t count, bool in_spanish,
                         words_report_t *report) {
  char expected[512];
  const char **said = calloc(count + 1, sizeof *said);
  for (size_t i = 0; said && i < count; i++)
    said[i] = spoken(names[i], in_spanish);
  char *hint = said && strlen(cell->text) > 2
                   ? inputs_did_you_mean(report->lang, cell->text, said, count)
               : said ? strdup("")
                      : NULL;
  join(names, count, in_spanish, expected, sizeof expected);
  if (hint)
    inputs_csv_unknown(self, cell, expected, hint, report);
  free(said);
  free(hint);
  return hint ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* From here on what is said of the table calls things by their Spanish names, as its header does.
 */
static void tell_names(const inputs_table_t *self, const char *const *names, size_t count,
                       const size_t *index, words_report_t *report) {
  const models_name_pair_t *pair;
  for (size_t i = 0; i < count; i++)
    if (index[i] == (size_t)-1 && strcmp(spoken(names[i], true), names[i]) != 0)
      words_report_heading(report, self->path, names[i], spoken(names[i], true));
  for (size_t i = 0; (pair = models_names_at(i)); i++)
    if (pair->kind != MODELS_NAMES_COLUMN && !strchr(pair->english, '<') &&
        strcmp(pair->english, pair->spanish) != 0)
      words_report_heading(report, self->path, pair->english, pair->spanish);
}

/* The columns that must be there and are not, told at once. */
static void refuse_missing(const char *const *names, const size_t *index, size_t required,
                           bool in_spanish, const words_place_t *line, const char *expected,
                           words_report_t *report) {
  char list[512] = "";
  const char *only = NULL;
  size_t count = 0;
  for (size_t i = 0; i < required; i++)
    if (index[i] == (size_t)-1) {
      only = spoken(names[i], in_spanish);
      words_list_add(list, sizeof list, only);
      count++;
    }
  if (count == 1)
    words_report_error(report, line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS(only, expected));
  else if (count > 1)
    words_report_error(report, line, WORDS_MSG_COLUMNS_MISSING, WORDS_ARGS(list, expected));
}

int inputs_csv_columns(const inputs_table_t *self, const char *const *names, size_t count,
                       size_t required, size_t *index, words_report_t *report) {
  const inputs_record_t *header = &self->records[0];
  const size_t before = report->errors;
  char expected[512];
  const bool in_spanish = report->lang == WORDS_ES && inputs_table_is_spanish(self);
  join(names, count, in_spanish, expected, sizeof expected);
  for (size_t i = 0; i < count; i++)
    index[i] = (size_t)-1;
  for (size_t j = 0; j < header->count; j++) {
    const inputs_cell_t *cell = &header->cells[j];
    const words_place_t place = {self->path, cell->line, cell->column};
    char english[INPUTS_CSV_CELL_MAX + 8];
    size_t i = 0;
    (void)models_name_to_english(MODELS_NAMES_COLUMN, cell->text, english, sizeof english);
    while (i < count && strcmp(names[i], cell->text) != 0 && strcmp(names[i], english) != 0)
      i++;
    if (i == count && refuse_column(self, cell, names, count, in_spanish, report))
      return SIM_ERR_NO_MEMORY;
    if (i == count)
      continue;
    if (index[i] != (size_t)-1)
      words_report_error(report, &place, WORDS_MSG_COLUMN_TWICE, WORDS_ARGS(cell->text));
    else
      index[i] = j;
    if (index[i] == j && strcmp(names[i], cell->text) != 0)
      words_report_heading(report, self->path, names[i], cell->text);
  }
  const words_place_t line = {self->path, header->cells[0].line, 0};
  refuse_missing(names, index, required, in_spanish, &line, expected, report);
  if (in_spanish)
    tell_names(self, names, count, index, report);
  return report->errors == before ? SIM_OK : SIM_ERR_DOMAIN;
}

inputs_number_style_t inputs_csv_style(const inputs_table_t *self) {
  return self->separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

inputs_number_style_t inputs_cell_style(const inputs_table_t *self, const inputs_cell_t *cell) {
  if (!self->is_sheet)
    return inputs_csv_style(self);
  const char *point = strchr(cell->text, '.');
  const bool has_comma = strchr(cell->text, ',') || (point && strchr(point + 1, '.'));
  return !cell->is_number && has_comma ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

void inputs_csv_arrange(inputs_table_t *self, const size_t *index, size_t count) {
  inputs_cell_t first[INPUTS_CSV_ARRANGED];
  for (size_t r = 0; r < self->count; r++) {
    inputs_record_t *record = &self->records[r];
    bool taken[INPUTS_CSV_ARRANGED] = {false};
    size_t to = record->count;
    for (size_t i = 0; i < count; i++)
      first[i] = record->cells[index[i]];
    /* The others move to the end, from the last on, which leaves the first places free. */
    for (size_t from = record->count; from-- > 0;) {
      bool is_first = false;
      for (size_t i = 0; i < count && !is_first; i++) {
        is_first = index[i] == from && !taken[i];
        taken[i] = taken[i] || is_first;
      }
      if (!is_first)
        record->cells[--to] = record->cells[from];
    }
    memcpy(record->cells, first, count * sizeof *first);
  }
}

bool inputs_csv_filled(const inputs_table_t *self, const inputs_cell_t *cell, const char *column,
                       words_report_t *report) {
  const words_place_t place = {self->path, cell->line, cell->column};
  if (!cell->is_bad && cell->text[0] == '\0')
    words_report_error(report, &place, WORDS_MSG_CELL_EMPTY,
                       WORDS_ARGS(column, words_message(WORDS_MSG_WORD_TEXT, report->lang)));
  return !cell->is_bad && cell->text[0] != '\0';
}

/* A row of a table with the cells that must be its own. */
typedef struct {
  const inputs_record_t *record;
  const size_t *index;
  size_t count;
} row_key_t;

static int compare_cells(const row_key_t *a, const row_key_t *b) {
  int order = 0;
  for (size_t i = 0; i < a->count && order == 0; i++)
    order = strcmp(a->record->cells[a->index[i]].text, b->record->cells[b->index[i]].text);
  return order;
}

/* By key, then by place in the file: the records of a table stand in one array. */
static int compare_keys(const void *left, const void *right) {
  const row_key_t *a = left, *b = right;
  const int order = compare_cells(a, b);
  return order ? order : (a->record > b->record) - (a->record < b->record);
}

static bool is_whole(const row_key_t *key) {
  for (size_t i = 0; i < key->count; i++) {
    const inputs_cell_t *cell = &key->record->cells[key->index[i]];
    if (cell->is_bad || (i == 0 && cell->text[0] == '\0'))
      return false;
  }
  return true;
}

static void refuse_twin(const inputs_table_t *table, const row_key_t *first, const row_key_t *twin,
                        words_report_t *report) {
  const inputs_cell_t *cell = &twin->record->cells[twin->index[0]];
  const words_place_t place = {table->path, cell->line, cell->column};
  char name[160] = "", line[24];
  size_t length = 0;
  for (size_t i = 0; i < twin->count && length < sizeof name; i++)
    length += (size_t)snprintf(name + length, sizeof name - length, "%s%.60s", i ? " " : "",
                               twin->record->cells[twin->index[i]].text);
  snprintf(line, sizeof line, "%zu", first->record->cells[0].line);
  words_report_error(report, &place, WORDS_MSG_DUPLICATE, WORDS_ARGS(name, line));
}

int inputs_csv_unique(const inputs_table_t *self, const size_t *index, size_t count,
                      words_report_t *report) {
  row_key_t *keys = calloc(self->count ? self->count : 1, sizeof *keys);
  size_t used = 0, first = 0;
  if (!keys)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 1; r < self->count; r++) {
    keys[used] = (row_key_t){&self->records[r], index, count};
    used += is_whole(&keys[used]);
  }
  if (used > 1)
    qsort(keys, used, sizeof *keys, compare_keys);
  for (size_t i = 1; i < used; i++)
    if (compare_cells(&keys[first], &keys[i]) != 0)
      first = i;
    else
      refuse_twin(self, &keys[first], &keys[i], report);
  free(keys);
  return SIM_OK;
}
