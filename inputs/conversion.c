// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/conversion.h"

#include "inputs/cell_told.h"
#include "inputs/dated.h"
#include "inputs/names.h"
#include "inputs/number/percent.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const inputs_cell_t *inputs_conversion_cell(const inputs_conversion_t *self, models_field_t field) {
  const size_t column = self->index[field];
  return column == (size_t)-1 ? &self->absent : &self->record->cells[column];
}

void inputs_conversion_refuse(inputs_conversion_t *self, models_field_t field, words_message_t id,
                              const char *const *args) {
  const inputs_cell_t *cell = inputs_conversion_cell(self, field);
  const words_place_t place = {self->file->path, cell->line, cell->column};
  self->origin.wrong |= INPUTS_WRONG(field);
  words_report_error(self->loader->report, &place, id, args);
}

void inputs_conversion_refuse_empty(inputs_conversion_t *self, models_field_t field,
                                    words_message_t expected) {
  inputs_conversion_refuse(
      self, field, WORDS_MSG_CELL_EMPTY,
      WORDS_ARGS(models_field_name(field), words_message(expected, self->loader->report->lang)));
}

/* A word out of a list, the names of a kind; returns its place, or `count` (reported). */
static size_t read_word(inputs_conversion_t *self, models_field_t field, models_names_kind_t kind,
                        const char **words, size_t count) {
  const char *text = inputs_conversion_cell(self, field)->text;
  const words_lang_t lang = self->loader->report->lang;
  char list[256] = "";
  for (size_t i = 0; i < count; i++)
    if (strcmp(text, words[i]) == 0)
      return i;
  for (size_t i = 0; i < count; i++) {
    words[i] = inputs_name_spoken(self->table, lang, kind, words[i]);
    words_list_add(list, sizeof list, words[i]);
  }
  if (text[0] == '\0') {
    inputs_conversion_refuse(self, field, WORDS_MSG_CELL_EMPTY,
                             WORDS_ARGS(models_field_name(field), list));
    return count;
  }
  char *hint = inputs_did_you_mean(lang, text, words, count);
  inputs_conversion_refuse(self, field, WORDS_MSG_WORD_UNKNOWN,
                           WORDS_ARGS(models_field_name(field), text, list, hint ? hint : ""));
  free(hint);
  return count;
}

static void read_distribution(inputs_conversion_t *self) {
  const char *words[MODELS_DISTRIBUTION_COUNT];
  for (size_t i = 0; i < MODELS_DISTRIBUTION_COUNT; i++)
    words[i] = models_distribution_name((models_distribution_t)i);
  const size_t i = read_word(self, MODELS_FIELD_DISTRIBUTION, MODELS_NAMES_DISTRIBUTION, words,
                             MODELS_DISTRIBUTION_COUNT);
  self->row.distribution =
      i < MODELS_DISTRIBUTION_COUNT ? (models_distribution_t)i : MODELS_CONSTANT;
}

static models_grade_t read_grade(inputs_conversion_t *self, models_field_t field) {
  const char *words[MODELS_GRADE_COUNT];
  for (size_t i = 0; i < MODELS_GRADE_COUNT; i++)
    words[i] = models_grade_name((models_grade_t)i);
  const size_t i = read_word(self, field, MODELS_NAMES_GRADE, words, MODELS_GRADE_COUNT);
  return i < MODELS_GRADE_COUNT ? (models_grade_t)i : MODELS_JUDGEMENT;
}

/* Empty: the spread rests on what the value rests on. */
static void read_spread_grade(inputs_conversion_t *self) {
  const inputs_cell_t *cell = inputs_conversion_cell(self, MODELS_FIELD_SPREAD_GRADE);
  self->row.has_spread_grade = !cell->is_bad && cell->text[0] != '\0';
  if (self->row.has_spread_grade)
    self->row.spread_grade = read_grade(self, MODELS_FIELD_SPREAD_GRADE);
}

static void read_year(inputs_conversion_t *self) {
  const char *text = inputs_conversion_cell(self, MODELS_FIELD_YEAR)->text;
  if (text[0] == '\0')
    return;
  self->row.year = inputs_dated_year(text);
  if (!self->row.year)
    inputs_conversion_refuse(
        self, MODELS_FIELD_YEAR, inputs_dated_complaint(text),
        WORDS_ARGS(inputs_cell_shown(inputs_conversion_cell(self, MODELS_FIELD_YEAR))));
}

/* What a number counts: `n` are cases, whatever the unit of the row, and year_sd is on a log scale.
 */
static const char *counted_in(const inputs_conversion_t *self, models_field_t field) {
  return field == MODELS_FIELD_N         ? "cases"
         : field == MODELS_FIELD_YEAR_SD ? "logit"
                                         : inputs_conversion_cell(self, MODELS_FIELD_UNIT)->text;
}

/* A cell that is a share or a rate; 0 is the same either way, and a count has none. */
static void note_sign(inputs_conversion_t *self, models_field_t field, bool is_percent, double x) {
  models_field_t *first = is_percent ? &self->percent : &self->plain;
  if (self->row.distribution != MODELS_COUNT && (is_percent || x != 0.0) &&
      *first == MODELS_FIELD_COUNT)
    *first = field;
}

/* 85 % beside 0,7 may be a slip for 70 %. */
static void check_signs(inputs_conversion_t *self) {
  if (self->percent == MODELS_FIELD_COUNT || self->plain == MODELS_FIELD_COUNT)
    return;
  inputs_conversion_refuse(
      self, self->plain, WORDS_MSG_PERCENT_MIXED,
      WORDS_ARGS(models_field_name(self->plain),
                 inputs_cell_shown(inputs_conversion_cell(self, self->plain)),
                 models_field_name(self->percent),
                 inputs_cell_shown(inputs_conversion_cell(self, self->percent))));
}

static void read_number(inputs_conversion_t *self, models_field_t field, double *out) {
  const inputs_cell_t *cell = inputs_conversion_cell(self, field);
  const char *unit = counted_in(self, field);
  bool is_percent;
  *out = (double)NAN;
  if (cell->is_bad || cell->text[0] == '\0')
    return;
  inputs_number_place_t place =
      inputs_cell_place(self->table, cell, models_field_name(field), self->loader->report);
  place.unit = unit;
  place.told_unit =
      field == MODELS_FIELD_N || field == MODELS_FIELD_YEAR_SD ? models_field_name(field) : unit;
  if (!inputs_number_read(&place, cell->text, out, &is_percent))
    self->origin.wrong |= INPUTS_WRONG(field);
  else if (inputs_percent_fits(unit))
    note_sign(self, field, is_percent, *out);
}

static void read_cells(inputs_conversion_t *self) {
  const bool bad_unit = inputs_conversion_cell(self, MODELS_FIELD_UNIT)->is_bad;
  if (!inputs_conversion_cell(self, MODELS_FIELD_YEAR)->is_bad)
    read_year(self);
  if (!inputs_conversion_cell(self, MODELS_FIELD_DISTRIBUTION)->is_bad)
    read_distribution(self);
  read_number(self, MODELS_FIELD_VALUE, &self->row.value);
  read_number(self, MODELS_FIELD_LOW, &self->row.low);
  read_number(self, MODELS_FIELD_HIGH, &self->row.high);
  read_number(self, MODELS_FIELD_N, &self->row.n);
  if (!bad_unit && inputs_conversion_cell(self, MODELS_FIELD_UNIT)->text[0] == '\0')
    inputs_conversion_refuse_empty(self, MODELS_FIELD_UNIT, WORDS_MSG_WORD_UNIT);
  if (!inputs_conversion_cell(self, MODELS_FIELD_GRADE)->is_bad)
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
static int read_points(inputs_conversion_t *self) {
  const inputs_cell_t *cell = inputs_conversion_cell(self, MODELS_FIELD_POINTS);
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

int inputs_conversion_copy(inputs_conversion_t *self) {
  self->origin.path = self->file->path;
  self->origin.line = self->record->cells[0].line;
  self->origin.separator = self->table->separator;
  self->origin.is_sheet = self->table->is_sheet;
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++) {
    const inputs_cell_t *cell = inputs_conversion_cell(self, (models_field_t)i);
    self->origin.column[i] = cell->column;
    self->origin.text[i] = strdup(inputs_cell_shown(cell));
    self->origin.wrong |= cell->is_bad ? INPUTS_WRONG(i) : 0;
    if (!self->origin.text[i])
      return SIM_ERR_NO_MEMORY;
  }
  self->row.name = strdup(inputs_conversion_cell(self, MODELS_FIELD_NAME)->text);
  self->row.unit = strdup(inputs_conversion_cell(self, MODELS_FIELD_UNIT)->text);
  self->row.source = strdup(inputs_conversion_cell(self, MODELS_FIELD_SOURCE)->text);
  return self->row.name && self->row.unit && self->row.source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int inputs_conversion_read(inputs_conversion_t *self) {
  read_cells(self);
  const int status = read_points(self);
  check_signs(self);
  return status;
}
