// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/problem_parts.h"

#include "models/table/unit.h"
#include "words/list.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = INPUTS_PART_SIZE };

typedef inputs_problem_view_t view_t;

/* A number as it may be written in a file. */
static const char *number(double x, inputs_number_style_t style, char out[TEXT]) {
  inputs_number_write(x, fabs(x) < 1e15 && floor(x) == x ? 15 : 6, style, out);
  return out;
}

/* A number for reading only: with thousands marks, and no exponent. */
static const char *limit(double x, inputs_number_style_t language, char out[TEXT]) {
  char digits[TEXT];
  if (floor(x) != x || fabs(x) < 1e4)
    return number(x, language, out);
  const int length = snprintf(digits, sizeof digits, "%.0f", fabs(x));
  size_t k = 0;
  if (x < 0)
    out[k++] = '-';
  for (int i = 0; i < length && k + 3 < TEXT; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      out[k++] = language == INPUTS_NUMBER_COMMA ? '.' : ',';
    out[k++] = digits[i];
  }
  out[k] = '\0';
  return out;
}

static const char *range(const view_t *self, char out[TEXT]) {
  const models_problem_t *p = self->problem;
  const words_message_t id = p->low_open && p->high_open ? WORDS_MSG_RANGE_OPEN
                             : p->low_open               ? WORDS_MSG_RANGE_UPTO
                             : p->high_open              ? WORDS_MSG_RANGE_HALF
                                                         : WORDS_MSG_RANGE_CLOSED;
  char low[TEXT], high[TEXT];
  char *text = words_message_format(
      id, self->loader->report->lang,
      WORDS_ARGS(limit(p->low, self->language, low), limit(p->high, self->language, high)));
  snprintf(out, TEXT, "%s", text ? text : "");
  free(text);
  return out;
}

/* The fields that the row's distribution reads. */
static const char *reads(const view_t *self, char out[TEXT]) {
  out[0] = '\0';
  for (int field = MODELS_FIELD_VALUE; field <= MODELS_FIELD_N; field++)
    if (models_distribution_reads(self->row->distribution, (models_field_t)field))
      words_list_add(out, TEXT, models_field_name((models_field_t)field));
  if (models_distribution_reads(self->row->distribution, MODELS_FIELD_POINTS))
    return "points";
  return out[0] ? out : "source";
}

static int first_plan_year(const inputs_loader_t *loader) {
  int first = 0;
  for (size_t i = 0; i < loader->rows.inputs.count; i++) {
    const models_input_t *row = &loader->rows.inputs.rows[i];
    if (strcmp(row->name, "plan.places") == 0 && row->year > 0 && (first == 0 || row->year < first))
      first = row->year;
  }
  return first;
}

/* The units of money: of the plan's first year, or of a year, when the plan has none. */
static const char *money(const view_t *self, char out[TEXT]) {
  const int first = first_plan_year(self->loader);
  if (first)
    snprintf(out, TEXT, "M$%d, M$nominal", first);
  else
    snprintf(out, TEXT, "M$%s, M$nominal",
             words_message(WORDS_MSG_WORD_YYYY, self->loader->report->lang));
  return out;
}

/* What the programme counts; of its population, what it may. */
static const char *counted(const view_t *self) {
  const char *unit = models_inputs_unit(&self->loader->rows.inputs);
  return !unit || strcmp(self->row->name, "population.potential") == 0
             ? "firms, people, organisations"
             : unit;
}

static const char *units(const view_t *self, char out[TEXT]) {
  char text[TEXT];
  out[0] = '\0';
  for (const char *const *unit = self->spec->units; *unit; unit++)
    words_list_add(out, TEXT,
                   strcmp(*unit, "M$") == 0          ? money(self, text)
                   : strcmp(*unit, MODELS_UNIT) == 0 ? counted(self)
                                                     : *unit);
  return out;
}

bool inputs_problem_is_rate(const view_t *self) {
  return self->spec && strcmp(self->spec->units[0], "1/year") == 0;
}

/* The distributions that keep to the range. */
static const char *choices(const view_t *self) {
  const models_problem_t *p = self->problem;
  return p->high <= 1 && p->low >= 0 ? "proportion, count, uniform, triangular, pert"
         : p->high <= 1 && !inputs_problem_is_rate(self) ? "uniform, triangular, pert"
                                                         : "lognormal, uniform, triangular, pert";
}

/* ¿Quiso decir …?, when there is a name near it. */
static const char *hint(const view_t *self, char out[TEXT]) {
  const char *near = self->problem->text;
  char *text = *near ? words_message_format(WORDS_MSG_DID_YOU_MEAN, self->loader->report->lang,
                                            WORDS_ARGS(near))
                     : NULL;
  snprintf(out, TEXT, "%s", text ? text : "");
  free(text);
  return out;
}

static const models_input_t *other(const view_t *self) {
  return &self->loader->rows.inputs.rows[self->problem->other];
}

static const char *whole(long long x, char out[TEXT]) {
  snprintf(out, TEXT, "%lld", x);
  return out;
}

static const char *rounded(double x, inputs_number_style_t style, char out[TEXT]) {
  inputs_number_write(x, 3, style, out);
  return out;
}

/* The k-th of the pairs in the cell points, from 1. */
static const char *pair(const view_t *self, double k, char out[TEXT]) {
  const char *start = self->found;
  for (double i = 1; i < k && strchr(start, '|'); i++)
    start = strchr(start, '|') + 1;
  start += strspn(start, " ");
  size_t length = strcspn(start, "|");
  while (length > 0 && start[length - 1] == ' ')
    length--;
  snprintf(out, TEXT, "%.*s", length < TEXT ? (int)length : TEXT - 1, start);
  return out;
}

/* The words of the row itself, and of the one that it is against. */
static const char *name_part(const view_t *self, inputs_problem_part_t part, char out[TEXT]) {
  const models_problem_t *p = self->problem;
  switch (part) {
  case INPUTS_PART_NAME:
    return p->name;
  case INPUTS_PART_ROW_NAME:
    return self->row->name;
  case INPUTS_PART_OTHER_NAME:
    return other(self)->name;
  case INPUTS_PART_OTHER_LINE:
    return whole((long long)self->loader->rows.origins[p->other].line, out);
  case INPUTS_PART_NEAR:
    return p->text;
  case INPUTS_PART_HINT:
    return hint(self, out);
  case INPUTS_PART_FIELD:
    return self->field;
  case INPUTS_PART_FOUND:
    return self->found;
  case INPUTS_PART_PAIR:
    return pair(self, p->number, out);
  case INPUTS_PART_PAIR_BEFORE:
    return pair(self, p->number - 1, out);
  case INPUTS_PART_SOURCE:
    return self->row->source;
  default:
    return "";
  }
}

/* What the input may be. */
static const char *kind_part(const view_t *self, inputs_problem_part_t part, char out[TEXT]) {
  switch (part) {
  case INPUTS_PART_RANGE:
    return range(self, out);
  case INPUTS_PART_DISTRIBUTION:
    return models_distribution_name(self->row->distribution);
  case INPUTS_PART_OTHER_DISTRIBUTION:
    return models_distribution_name(other(self)->distribution);
  case INPUTS_PART_READS:
    return reads(self, out);
  case INPUTS_PART_CHOICES:
    return choices(self);
  case INPUTS_PART_UNIT:
    return self->row->unit;
  case INPUTS_PART_OTHER_UNIT:
    return other(self)->unit;
  case INPUTS_PART_UNITS:
    return units(self, out);
  default:
    return "";
  }
}

static const char *number_part(const view_t *self, inputs_problem_part_t part, char out[TEXT]) {
  const models_problem_t *p = self->problem;
  switch (part) {
  case INPUTS_PART_NUMBER:
    return number(p->number, self->file, out);
  case INPUTS_PART_LOW:
    return number(p->low, self->file, out);
  case INPUTS_PART_HIGH:
    return number(p->high, self->file, out);
  case INPUTS_PART_VALUE:
    return number(self->row->value, self->file, out);
  case INPUTS_PART_SHOWN:
    return number(p->number, self->language, out);
  case INPUTS_PART_REACHED:
    return rounded(p->number, self->language, out);
  case INPUTS_PART_PERCENT:
    return rounded(100 * p->number, self->language, out);
  case INPUTS_PART_COUNT:
    return limit(ceil(p->number), self->language, out);
  case INPUTS_PART_MOST:
    return limit(p->high, self->language, out);
  case INPUTS_PART_YEAR:
    return whole(p->year, out);
  case INPUTS_PART_LOW_YEAR:
    return whole((long long)p->low, out);
  case INPUTS_PART_HIGH_YEAR:
    return whole((long long)p->high, out);
  default:
    return "";
  }
}

const char *inputs_problem_part(const view_t *self, inputs_problem_part_t part, char out[TEXT]) {
  out[0] = '\0';
  const char *text = name_part(self, part, out);
  if (!*text)
    text = kind_part(self, part, out);
  return *text ? text : number_part(self, part, out);
}
