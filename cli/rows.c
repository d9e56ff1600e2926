// SPDX-License-Identifier: GPL-3.0-or-later
/* From the cells of a table to rows of inputs. */
#include "cli/inputs_private.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void cli_origin_free(cli_origin_t *origin) {
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++)
    free(origin->text[i]);
  *origin = (cli_origin_t){0};
}

void cli_rows_free(cli_rows_t *self) {
  for (size_t i = 0; i < self->inputs.count; i++)
    cli_origin_free(&self->origins[i]);
  free(self->origins);
  models_inputs_free(&self->inputs);
  *self = (cli_rows_t){0};
}

/* Takes ownership of what both hold, or, on failure, of nothing. */
int cli_rows_append(cli_rows_t *self, models_input_t *row, cli_origin_t *origin) {
  if (self->inputs.count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    cli_origin_t *origins = realloc(self->origins, capacity * sizeof *origins);
    if (!origins)
      return SIM_ERR_NO_MEMORY;
    self->origins = origins;
    self->capacity = capacity;
  }
  const int status = models_inputs_append(&self->inputs, row);
  if (status != SIM_OK)
    return status;
  self->origins[self->inputs.count - 1] = *origin;
  *row = (models_input_t){0};
  *origin = (cli_origin_t){0};
  return SIM_OK;
}

void cli_rows_years(const cli_rows_t *rows, const char *name, char *buffer, size_t size) {
  size_t length = 0;
  buffer[0] = '\0';
  for (size_t i = 0; i < rows->inputs.count && length + 8 < size; i++) {
    const models_input_t *row = &rows->inputs.rows[i];
    if (row->year != 0 && strcmp(row->name, name) == 0)
      length +=
          (size_t)snprintf(buffer + length, size - length, "%s%d", length ? ", " : "", row->year);
  }
}

char *cli_did_you_mean(cli_lang_t lang, const char *word, const char *const *words, size_t count) {
  size_t best = count, best_distance = strlen(word) / 4 + 2;
  for (size_t i = 0; i < count; i++) {
    const size_t distance = models_edit_distance(word, words[i]);
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best < count ? cli_message_format(CLI_MSG_DID_YOU_MEAN, lang, CLI_ARGS(words[best]))
                      : strdup("");
}

char *cli_did_you_mean_input(cli_lang_t lang, const char *word, const models_inputs_t *inputs) {
  const char **names = calloc(inputs->count + 1, sizeof *names);
  for (size_t i = 0; names && i < inputs->count; i++)
    names[i] = inputs->rows[i].name;
  char *hint = names ? cli_did_you_mean(lang, word, names, inputs->count) : NULL;
  free(names);
  return hint;
}

void cli_number_report(cli_report_t *report, const cli_place_t *place, const char *field,
                       const char *text, cli_number_status_t status, const char *mend) {
  static const cli_message_t messages[] = {
      [CLI_NUMBER_NOT] = CLI_MSG_NUMBER_NOT,
      [CLI_NUMBER_DECIMAL_POINT] = CLI_MSG_NUMBER_DECIMAL_POINT,
      [CLI_NUMBER_DECIMAL_COMMA] = CLI_MSG_NUMBER_DECIMAL_COMMA,
      [CLI_NUMBER_GROUPING] = CLI_MSG_NUMBER_GROUPING,
      [CLI_NUMBER_PERCENT] = CLI_MSG_NUMBER_PERCENT,
      [CLI_NUMBER_SPACE] = CLI_MSG_NUMBER_SPACE,
      [CLI_NUMBER_BARE] = CLI_MSG_NUMBER_BARE,
      [CLI_NUMBER_NOT_FINITE] = CLI_MSG_NUMBER_NOT_FINITE,
      [CLI_NUMBER_LARGE] = CLI_MSG_NUMBER_LARGE,
      [CLI_NUMBER_SMALL] = CLI_MSG_NUMBER_SMALL,
      [CLI_NUMBER_AMBIGUOUS] = CLI_MSG_NUMBER_AMBIGUOUS,
  };
  const bool is_mended = mend[0] != '\0' || status >= CLI_NUMBER_NOT_FINITE;
  cli_report_error(report, place, is_mended ? messages[status] : CLI_MSG_NUMBER_NOT,
                   CLI_ARGS(field, text, is_mended ? mend : "310000"));
}

/* One record on its way to a row. */
typedef struct {
  cli_loader_t *loader;
  const cli_table_t *table;
  const cli_file_t *file;
  const cli_record_t *record;
  const size_t *index;
  models_input_t row;
  cli_origin_t origin;
} conversion_t;

static const cli_cell_t *cell_of(const conversion_t *self, models_field_t field) {
  return &self->record->cells[self->index[field]];
}

static void refuse(conversion_t *self, models_field_t field, cli_message_t id,
                   const char *const *args) {
  const cli_cell_t *cell = cell_of(self, field);
  const cli_place_t place = {self->file->path, cell->line, cell->column};
  self->origin.wrong |= CLI_WRONG(field);
  cli_report_error(self->loader->report, &place, id, args);
}

static void refuse_empty(conversion_t *self, models_field_t field, cli_message_t expected) {
  refuse(self, field, CLI_MSG_CELL_EMPTY,
         CLI_ARGS(models_field_name(field), cli_message(expected, self->loader->report->lang)));
}

/* A word out of a list; returns its place, or `count` (reported). */
static size_t read_word(conversion_t *self, models_field_t field, const char *const *words,
                        size_t count) {
  const char *text = cell_of(self, field)->text;
  char list[256];
  size_t length = 0;
  for (size_t i = 0; i < count; i++)
    if (strcmp(text, words[i]) == 0)
      return i;
  for (size_t i = 0; i < count; i++)
    length +=
        (size_t)snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "", words[i]);
  if (text[0] == '\0') {
    refuse(self, field, CLI_MSG_CELL_EMPTY, CLI_ARGS(models_field_name(field), list));
    return count;
  }
  char *hint = cli_did_you_mean(self->loader->report->lang, text, words, count);
  refuse(self, field, CLI_MSG_WORD_UNKNOWN,
         CLI_ARGS(models_field_name(field), text, list, hint ? hint : ""));
  free(hint);
  return count;
}

static void read_distribution(conversion_t *self) {
  const char *words[MODELS_DISTRIBUTION_COUNT];
  for (size_t i = 0; i < MODELS_DISTRIBUTION_COUNT; i++)
    words[i] = models_distribution_name((models_distribution_t)i);
  const size_t i = read_word(self, MODELS_FIELD_DISTRIBUTION, words, MODELS_DISTRIBUTION_COUNT);
  self->row.distribution =
      i < MODELS_DISTRIBUTION_COUNT ? (models_distribution_t)i : MODELS_CONSTANT;
}

static void read_grade(conversion_t *self) {
  const char *words[MODELS_GRADE_COUNT];
  for (size_t i = 0; i < MODELS_GRADE_COUNT; i++)
    words[i] = models_grade_name((models_grade_t)i);
  const size_t i = read_word(self, MODELS_FIELD_GRADE, words, MODELS_GRADE_COUNT);
  self->row.grade = i < MODELS_GRADE_COUNT ? (models_grade_t)i : MODELS_JUDGEMENT;
}

static void read_year(conversion_t *self) {
  const char *text = cell_of(self, MODELS_FIELD_YEAR)->text;
  if (text[0] == '\0')
    return;
  if (strlen(text) == 4 && strspn(text, "0123456789") == 4 && atoi(text) > 0)
    self->row.year = atoi(text);
  else
    refuse(self, MODELS_FIELD_YEAR, CLI_MSG_YEAR_NOT, CLI_ARGS(text));
}

/* What a number counts: `n` are cases, whatever the unit of the row. */
static const char *counted_in(const conversion_t *self, models_field_t field) {
  return field == MODELS_FIELD_N ? "cases" : cell_of(self, MODELS_FIELD_UNIT)->text;
}

static void read_number(conversion_t *self, models_field_t field, double *out) {
  const cli_cell_t *cell = cell_of(self, field);
  const cli_place_t place = {self->file->path, cell->line, cell->column};
  char mend[CLI_NUMBER_SIZE];
  *out = (double)NAN;
  if (cell->is_bad)
    return;
  const cli_number_style_t style = cli_csv_style(self->table);
  const cli_number_status_t status = cli_number_parse(cell->text, style, out, mend);
  cli_readings_t readings;
  if (status == CLI_NUMBER_OK &&
      cli_number_is_doubtful(cell->text, style, counted_in(self, field), &readings))
    refuse(self, field, CLI_MSG_NUMBER_THOUSANDS,
           CLI_ARGS(models_field_name(field), cell->text, readings.whole, readings.decimal,
                    readings.sure));
  if (status == CLI_NUMBER_OK || status == CLI_NUMBER_IS_EMPTY)
    return;
  self->origin.wrong |= CLI_WRONG(field);
  cli_number_report(self->loader->report, &place, models_field_name(field), cell->text, status,
                    mend);
}

static void read_cells(conversion_t *self) {
  const bool bad_unit = cell_of(self, MODELS_FIELD_UNIT)->is_bad;
  if (!cell_of(self, MODELS_FIELD_YEAR)->is_bad)
    read_year(self);
  if (!cell_of(self, MODELS_FIELD_DISTRIBUTION)->is_bad)
    read_distribution(self);
  read_number(self, MODELS_FIELD_VALUE, &self->row.value);
  read_number(self, MODELS_FIELD_LOW, &self->row.low);
  read_number(self, MODELS_FIELD_HIGH, &self->row.high);
  read_number(self, MODELS_FIELD_N, &self->row.n);
  if (!bad_unit && cell_of(self, MODELS_FIELD_UNIT)->text[0] == '\0')
    refuse_empty(self, MODELS_FIELD_UNIT, CLI_MSG_WORD_UNIT);
  if (!cell_of(self, MODELS_FIELD_GRADE)->is_bad)
    read_grade(self);
}

/* Copies the texts of the record into row and origin. */
static int copy_texts(conversion_t *self) {
  self->origin.path = self->file->path;
  self->origin.line = self->record->cells[0].line;
  self->origin.separator = self->table->separator;
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++) {
    const cli_cell_t *cell = cell_of(self, (models_field_t)i);
    self->origin.column[i] = cell->column;
    self->origin.text[i] = strdup(cell->text);
    self->origin.wrong |= cell->is_bad ? CLI_WRONG(i) : 0;
    if (!self->origin.text[i])
      return SIM_ERR_NO_MEMORY;
  }
  self->row.name = strdup(cell_of(self, MODELS_FIELD_NAME)->text);
  self->row.unit = strdup(cell_of(self, MODELS_FIELD_UNIT)->text);
  self->row.source = strdup(cell_of(self, MODELS_FIELD_SOURCE)->text);
  return self->row.name && self->row.unit && self->row.source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* True when the row is the first of its name and year in its file. */
static bool is_first(conversion_t *self, const cli_rows_t *rows) {
  const size_t twin = models_inputs_find(&rows->inputs, self->row.name, self->row.year);
  char line[24], name[160];
  if (twin == rows->inputs.count || self->origin.wrong & CLI_WRONG(MODELS_FIELD_YEAR))
    return true;
  snprintf(line, sizeof line, "%zu", rows->origins[twin].line);
  if (self->row.year)
    snprintf(name, sizeof name, "%.120s %d", self->row.name, self->row.year);
  else
    snprintf(name, sizeof name, "%.120s", self->row.name);
  refuse(self, MODELS_FIELD_NAME, CLI_MSG_DUPLICATE_ROW, CLI_ARGS(name, line));
  return false;
}

static int read_record(conversion_t *self, cli_rows_t *rows) {
  const cli_cell_t *name = cell_of(self, MODELS_FIELD_NAME);
  int status = copy_texts(self);
  if (status == SIM_OK && (name->is_bad || name->text[0] == '\0')) {
    self->loader->has_gaps = true;
    if (!name->is_bad)
      refuse_empty(self, MODELS_FIELD_NAME, CLI_MSG_WORD_NAME);
  } else if (status == SIM_OK) {
    read_cells(self);
    if (self->row.distribution == MODELS_EMPIRICAL && !self->origin.wrong)
      status = cli_sample_read(self->loader, &self->row, &self->origin);
    if (status == SIM_OK && is_first(self, rows))
      status = cli_rows_append(rows, &self->row, &self->origin);
  }
  models_input_free(&self->row);
  cli_origin_free(&self->origin);
  return status;
}

int cli_rows_read(cli_loader_t *loader, const cli_table_t *table, const cli_file_t *file,
                  cli_rows_t *rows) {
  const char *names[MODELS_FIELD_COUNT];
  size_t index[MODELS_FIELD_COUNT];
  char limit[24];
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++)
    names[i] = models_field_name((models_field_t)i);
  int status =
      cli_csv_columns(table, names, MODELS_FIELD_COUNT, MODELS_FIELD_COUNT, index, loader->report);
  const cli_place_t place = {file->path, 0, 0};
  if (status == SIM_OK && table->count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    cli_report_error(loader->report, &place, CLI_MSG_ROWS, CLI_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  for (size_t i = 1; status == SIM_OK && i < table->count; i++) {
    conversion_t conversion = {.loader = loader,
                               .table = table,
                               .file = file,
                               .record = &table->records[i],
                               .index = index};
    status = read_record(&conversion, rows);
  }
  return status;
}
