// SPDX-License-Identifier: GPL-3.0-or-later
/* From the cells of a table to rows of inputs. */
#include "inputs/dated.h"
#include "inputs/loader.h"
#include "inputs/names.h"
#include "inputs/number/percent.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void inputs_rows_free(inputs_rows_t *self) {
  for (size_t i = 0; i < self->inputs.count; i++)
    inputs_origin_free(&self->origins[i]);
  free(self->origins);
  models_inputs_free(&self->inputs);
  *self = (inputs_rows_t){0};
}

/* Takes ownership of what both hold, or, on failure, of nothing. */
int inputs_rows_append(inputs_rows_t *self, models_input_t *row, inputs_origin_t *origin) {
  if (self->inputs.count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    inputs_origin_t *origins = realloc(self->origins, capacity * sizeof *origins);
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
  *origin = (inputs_origin_t){0};
  return SIM_OK;
}

/* One record on its way to a row. */
typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  const inputs_record_t *record;
  const size_t *index;
  char nothing[1];
  inputs_cell_t absent;          /* stands for the cells of a column that the table lacks */
  models_field_t percent, plain; /* first cell with a percent sign, and without; COUNT: none */
  models_input_t row;
  inputs_origin_t origin;
} conversion_t;

static const inputs_cell_t *cell_of(const conversion_t *self, models_field_t field) {
  const size_t column = self->index[field];
  return column == (size_t)-1 ? &self->absent : &self->record->cells[column];
}

static void refuse(conversion_t *self, models_field_t field, words_message_t id,
                   const char *const *args) {
  const inputs_cell_t *cell = cell_of(self, field);
  const words_place_t place = {self->file->path, cell->line, cell->column};
  self->origin.wrong |= INPUTS_WRONG(field);
  words_report_error(self->loader->report, &place, id, args);
}

static void refuse_empty(conversion_t *self, models_field_t field, words_message_t expected) {
  refuse(self, field, WORDS_MSG_CELL_EMPTY,
         WORDS_ARGS(models_field_name(field), words_message(expected, self->loader->report->lang)));
}

/* A word out of a list; returns its place, or `count` (reported). */
static size_t read_word(conversion_t *self, models_field_t field, const char *const *words,
                        size_t count) {
  const char *text = cell_of(self, field)->text;
  char list[256] = "";
  for (size_t i = 0; i < count; i++)
    if (strcmp(text, words[i]) == 0)
      return i;
  for (size_t i = 0; i < count; i++)
    words_list_add(list, sizeof list, words[i]);
  if (text[0] == '\0') {
    refuse(self, field, WORDS_MSG_CELL_EMPTY, WORDS_ARGS(models_field_name(field), list));
    return count;
  }
  char *hint = inputs_did_you_mean(self->loader->report->lang, text, words, count);
  refuse(self, field, WORDS_MSG_WORD_UNKNOWN,
         WORDS_ARGS(models_field_name(field), text, list, hint ? hint : ""));
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

static models_grade_t read_grade(conversion_t *self, models_field_t field) {
  const char *words[MODELS_GRADE_COUNT];
  for (size_t i = 0; i < MODELS_GRADE_COUNT; i++)
    words[i] = models_grade_name((models_grade_t)i);
  const size_t i = read_word(self, field, words, MODELS_GRADE_COUNT);
  return i < MODELS_GRADE_COUNT ? (models_grade_t)i : MODELS_JUDGEMENT;
}

/* Empty: the spread rests on what the value rests on. */
static void read_spread_grade(conversion_t *self) {
  const inputs_cell_t *cell = cell_of(self, MODELS_FIELD_SPREAD_GRADE);
  self->row.has_spread_grade = !cell->is_bad && cell->text[0] != '\0';
  if (self->row.has_spread_grade)
    self->row.spread_grade = read_grade(self, MODELS_FIELD_SPREAD_GRADE);
}

static void read_year(conversion_t *self) {
  const char *text = cell_of(self, MODELS_FIELD_YEAR)->text;
  if (text[0] == '\0')
    return;
  self->row.year = inputs_dated_year(text);
  if (!self->row.year)
    refuse(self, MODELS_FIELD_YEAR, WORDS_MSG_YEAR_NOT, WORDS_ARGS(text));
}

/* What a number counts: `n` are cases, whatever the unit of the row, and year_sd is on a log scale.
 */
static const char *counted_in(const conversion_t *self, models_field_t field) {
  return field == MODELS_FIELD_N         ? "cases"
         : field == MODELS_FIELD_YEAR_SD ? "logit"
                                         : cell_of(self, MODELS_FIELD_UNIT)->text;
}

/* A cell that is a share or a rate; 0 is the same either way, and a count has none. */
static void note_sign(conversion_t *self, models_field_t field, bool is_percent, double x) {
  models_field_t *first = is_percent ? &self->percent : &self->plain;
  if (self->row.distribution != MODELS_COUNT && (is_percent || x != 0.0) &&
      *first == MODELS_FIELD_COUNT)
    *first = field;
}

/* 85 % beside 0,7 may be a slip for 70 %. */
static void check_signs(conversion_t *self) {
  if (self->percent == MODELS_FIELD_COUNT || self->plain == MODELS_FIELD_COUNT)
    return;
  refuse(self, self->plain, WORDS_MSG_PERCENT_MIXED,
         WORDS_ARGS(models_field_name(self->plain), cell_of(self, self->plain)->text,
                    models_field_name(self->percent), cell_of(self, self->percent)->text));
}

static void read_number(conversion_t *self, models_field_t field, double *out) {
  const inputs_cell_t *cell = cell_of(self, field);
  const char *unit = counted_in(self, field);
  bool is_percent;
  *out = (double)NAN;
  if (cell->is_bad || cell->text[0] == '\0')
    return;
  const inputs_number_place_t place = {
      .report = self->loader->report,
      .place = {self->file->path, cell->line, cell->column},
      .field = models_field_name(field),
      .unit = unit,
      .told_unit = field == MODELS_FIELD_N || field == MODELS_FIELD_YEAR_SD
                       ? models_field_name(field)
                       : unit,
      .style = inputs_cell_style(self->table, cell),
      .is_sure = cell->is_number,
  };
  if (!inputs_number_read(&place, cell->text, out, &is_percent))
    self->origin.wrong |= INPUTS_WRONG(field);
  else if (inputs_percent_fits(unit))
    note_sign(self, field, is_percent, *out);
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
    refuse_empty(self, MODELS_FIELD_UNIT, WORDS_MSG_WORD_UNIT);
  if (!cell_of(self, MODELS_FIELD_GRADE)->is_bad)
    self->row.grade = read_grade(self, MODELS_FIELD_GRADE);
  read_spread_grade(self);
  read_number(self, MODELS_FIELD_YEAR_SD, &self->row.year_sd);
  if (isnan(self->row.year_sd))
    self->row.year_sd = 0.0;
  read_number(self, MODELS_FIELD_MIN, &self->row.min);
  self->row.has_min = !isnan(self->row.min);
  read_number(self, MODELS_FIELD_MAX, &self->row.max);
  self->row.has_max = !isnan(self->row.max);
}

/* What the cell points says is known once distribution and unit are. */
static int read_points(conversion_t *self) {
  const inputs_cell_t *cell = cell_of(self, MODELS_FIELD_POINTS);
  const words_place_t place = {self->file->path, cell->line, cell->column};
  inputs_points_t found;
  if (cell->is_bad || cell->text[0] == '\0' ||
      self->origin.wrong & INPUTS_WRONG(MODELS_FIELD_DISTRIBUTION))
    return SIM_OK;
  if (!models_distribution_reads(self->row.distribution, MODELS_FIELD_POINTS)) {
    /* One point stands for a cell that should be empty: the schema says so. */
    self->row.points = calloc(1, sizeof *self->row.points);
    self->row.point_count = self->row.points != NULL;
    return self->row.points ? SIM_OK : SIM_ERR_NO_MEMORY;
  }
  if (inputs_points_read(self->loader, &place, inputs_csv_style(self->table), cell->text,
                         &self->row, &found))
    return SIM_ERR_NO_MEMORY;
  if (found.wrong)
    self->origin.wrong |= INPUTS_WRONG(MODELS_FIELD_POINTS);
  if (found.has_percent)
    note_sign(self, MODELS_FIELD_POINTS, true, 1.0);
  if (found.has_plain)
    note_sign(self, MODELS_FIELD_POINTS, false, 1.0);
  return SIM_OK;
}

/* Copies the texts of the record into row and origin. */
static int copy_texts(conversion_t *self) {
  self->origin.path = self->file->path;
  self->origin.line = self->record->cells[0].line;
  self->origin.separator = self->table->separator;
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++) {
    const inputs_cell_t *cell = cell_of(self, (models_field_t)i);
    self->origin.column[i] = cell->column;
    self->origin.text[i] = strdup(cell->text);
    self->origin.wrong |= cell->is_bad ? INPUTS_WRONG(i) : 0;
    if (!self->origin.text[i])
      return SIM_ERR_NO_MEMORY;
  }
  self->row.name = strdup(cell_of(self, MODELS_FIELD_NAME)->text);
  self->row.unit = strdup(cell_of(self, MODELS_FIELD_UNIT)->text);
  self->row.source = strdup(cell_of(self, MODELS_FIELD_SOURCE)->text);
  return self->row.name && self->row.unit && self->row.source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* True when the row is the first of its name and year in its file. */
static bool is_first(conversion_t *self, const inputs_rows_t *rows) {
  const size_t twin = models_inputs_find(&rows->inputs, self->row.name, self->row.year);
  char line[24], name[160];
  if (twin == rows->inputs.count || self->origin.wrong & INPUTS_WRONG(MODELS_FIELD_YEAR))
    return true;
  snprintf(line, sizeof line, "%zu", rows->origins[twin].line);
  if (self->row.year)
    snprintf(name, sizeof name, "%.120s %d", self->row.name, self->row.year);
  else
    snprintf(name, sizeof name, "%.120s", self->row.name);
  refuse(self, MODELS_FIELD_NAME, WORDS_MSG_DUPLICATE, WORDS_ARGS(name, line));
  return false;
}

static int read_record(conversion_t *self, inputs_rows_t *rows) {
  const inputs_cell_t *name = cell_of(self, MODELS_FIELD_NAME);
  int status = copy_texts(self);
  if (status == SIM_OK && (name->is_bad || name->text[0] == '\0')) {
    self->loader->has_gaps = true;
    if (!name->is_bad)
      refuse_empty(self, MODELS_FIELD_NAME, WORDS_MSG_WORD_NAME);
  } else if (status == SIM_OK) {
    read_cells(self);
    status = read_points(self);
    check_signs(self);
    if (status == SIM_OK && self->row.distribution == MODELS_EMPIRICAL && !self->origin.wrong)
      status = inputs_sample_read(self->loader, &self->row, &self->origin);
    if (status == SIM_OK && is_first(self, rows))
      status = inputs_rows_append(rows, &self->row, &self->origin);
  }
  models_input_free(&self->row);
  inputs_origin_free(&self->origin);
  return status;
}

/* What may stand in Spanish as the model calls it. */
static int translate(inputs_table_t *table, const size_t *index) {
  static const struct {
    models_field_t field;
    models_names_kind_t kind;
  } columns[] = {{MODELS_FIELD_NAME, MODELS_NAMES_INPUT},
                 {MODELS_FIELD_DISTRIBUTION, MODELS_NAMES_DISTRIBUTION},
                 {MODELS_FIELD_UNIT, MODELS_NAMES_UNIT},
                 {MODELS_FIELD_GRADE, MODELS_NAMES_GRADE},
                 {MODELS_FIELD_SPREAD_GRADE, MODELS_NAMES_GRADE}};
  int status = SIM_OK;
  for (size_t i = 0; !status && i < sizeof columns / sizeof columns[0]; i++)
    status = inputs_names_column(table, index[columns[i].field], columns[i].kind);
  return status;
}

int inputs_rows_read(inputs_loader_t *loader, inputs_table_t *table, const inputs_file_t *file,
                     inputs_rows_t *rows) {
  const char *names[MODELS_FIELD_COUNT];
  size_t index[MODELS_FIELD_COUNT];
  char limit[24];
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++)
    names[i] = models_field_name((models_field_t)i);
  int status = inputs_csv_columns(table, names, MODELS_FIELD_COUNT, MODELS_FIELDS_REQUIRED, index,
                                  loader->report);
  const words_place_t place = {file->path, 0, 0};
  if (status == SIM_OK && table->count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    words_report_error(loader->report, &place, WORDS_MSG_ROWS, WORDS_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  if (status == SIM_OK)
    status = translate(table, index);
  for (size_t i = 1; status == SIM_OK && i < table->count; i++) {
    conversion_t conversion = {.loader = loader,
                               .table = table,
                               .file = file,
                               .record = &table->records[i],
                               .index = index,
                               .percent = MODELS_FIELD_COUNT,
                               .plain = MODELS_FIELD_COUNT};
    conversion.absent.text = conversion.nothing;
    status = read_record(&conversion, rows);
  }
  return status;
}
