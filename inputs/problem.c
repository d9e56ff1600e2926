// SPDX-License-Identifier: GPL-3.0-or-later
/* What the schema finds, in words: each problem code has a message and its arguments. */
#include "inputs/loader.h"
#include "inputs/percent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 160 };

/* What a message may need of one problem. */
typedef struct {
  const inputs_loader_t *loader;
  const models_problem_t *problem;
  const models_input_t *row; /* NULL: none */
  const inputs_origin_t *origin;
  const models_spec_t *spec;
  const char *field, *found;
  inputs_number_style_t language, file; /* of the texts; of what is to be written in the file */
} view_t;

static void number(double x, inputs_number_style_t style, char out[TEXT]) {
  inputs_number_write(x, fabs(x) < 1e15 && floor(x) == x ? 15 : 6, style, out);
}

/* A limit, for reading only: with thousands marks, and no exponent. */
static void limit(double x, inputs_number_style_t language, char out[TEXT]) {
  char digits[TEXT];
  if (floor(x) != x || fabs(x) < 1e4) {
    number(x, language, out);
    return;
  }
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
}

static void write_range(const view_t *self, char out[TEXT]) {
  const models_problem_t *p = self->problem;
  const words_message_t id = p->low_open && p->high_open ? WORDS_MSG_RANGE_OPEN
                             : p->low_open               ? WORDS_MSG_RANGE_UPTO
                             : p->high_open              ? WORDS_MSG_RANGE_HALF
                                                         : WORDS_MSG_RANGE_CLOSED;
  char low[TEXT], high[TEXT];
  limit(p->low, self->language, low);
  limit(p->high, self->language, high);
  char *text = words_message_format(id, self->loader->report->lang, WORDS_ARGS(low, high));
  snprintf(out, TEXT, "%s", text ? text : "");
  free(text);
}

/* The fields that the row's distribution reads. */
static void write_reads(const view_t *self, char out[TEXT]) {
  size_t length = 0;
  out[0] = '\0';
  for (int field = MODELS_FIELD_VALUE; field <= MODELS_FIELD_N; field++)
    if (models_distribution_reads(self->row->distribution, (models_field_t)field))
      length += (size_t)snprintf(out + length, TEXT - length, "%s%s", length ? ", " : "",
                                 models_field_name((models_field_t)field));
  if (length == 0)
    snprintf(out, TEXT, "source");
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
static void write_money(const view_t *self, char out[TEXT]) {
  const int first = first_plan_year(self->loader);
  if (first)
    snprintf(out, TEXT, "M$%d, M$nominal", first);
  else
    snprintf(out, TEXT, "M$%s, M$nominal",
             words_message(WORDS_MSG_WORD_YYYY, self->loader->report->lang));
}

static void write_units(const view_t *self, char out[TEXT]) {
  size_t length = 0;
  char money[TEXT];
  out[0] = '\0';
  write_money(self, money);
  for (const char *const *unit = self->spec->units; *unit; unit++)
    length += (size_t)snprintf(out + length, TEXT - length, "%s%s", length ? ", " : "",
                               strcmp(*unit, "M$") == 0 ? money : *unit);
}

static const char *distribution_of(const models_input_t *row) {
  return models_distribution_name(row->distribution);
}

static void say(const view_t *self, words_message_t id, const char *const *args) {
  const models_problem_t *p = self->problem;
  words_place_t place = {self->loader->inputs_path, 0, 0};
  if (self->origin) {
    place.file = self->origin->path;
    place.line = self->origin->line;
    place.column = self->origin->column[p->field];
  }
  words_report_error(self->loader->report, &place, id, args);
}

static bool is_rate(const view_t *self) {
  return self->spec && strcmp(self->spec->units[0], "1/year") == 0;
}

/* Whether a number outside its range is likely a percentage without its sign: a share from 2 on, a
   rate of a year beyond 1. */
static bool is_percentage(const view_t *self, double x) {
  const models_problem_t *p = self->problem;
  if (inputs_percent_is(self->found) || p->high != 1)
    return false;
  return p->low == 0 && !is_rate(self) ? x >= 2 && x <= 100
                                       : is_rate(self) && fabs(x) > 0.9 && fabs(x) <= 100;
}

static void say_beyond(const view_t *self, double x) {
  char range[TEXT], fraction[TEXT];
  write_range(self, range);
  inputs_number_write(x / 100, 12, self->file, fraction);
  say(self, is_percentage(self, x) ? WORDS_MSG_RANGE_FRACTION : WORDS_MSG_RANGE,
      WORDS_ARGS(self->field, self->found, self->problem->name, range, fraction));
}

/* A number outside its range; a share or a rate written as a percentage is mended. */
static void say_range(const view_t *self) {
  say_beyond(self, self->problem->number);
}

static void say_proportion(const view_t *self) {
  const double x = self->problem->number;
  char fraction[TEXT];
  if (inputs_percent_is(self->found)) {
    say_range(self);
    return;
  }
  inputs_number_write(x / 100, 12, self->file, fraction);
  say(self, x >= 2 && x <= 100 ? WORDS_MSG_PROPORTION_PERCENT : WORDS_MSG_PROPORTION,
      WORDS_ARGS(self->found, fraction));
}

static void say_support(const view_t *self) {
  const models_problem_t *p = self->problem;
  char range[TEXT];
  write_range(self, range);
  say(self, WORDS_MSG_SUPPORT,
      WORDS_ARGS(distribution_of(self->row), p->name, range,
                 p->high <= 1 && p->low >= 0      ? "proportion, count, uniform, triangular, pert"
                 : p->high <= 1 && !is_rate(self) ? "uniform, triangular, pert"
                                                  : "lognormal, uniform, triangular, pert"));
}

static void say_tail(const view_t *self) {
  const models_problem_t *p = self->problem;
  char range[TEXT], reached[TEXT];
  const double end = p->field == MODELS_FIELD_LOW ? self->row->low : self->row->high;
  if (is_rate(self) && (end > p->high || end < p->low)) { /* not the tail alone */
    say_beyond(self, end);
    return;
  }
  write_range(self, range);
  inputs_number_write(p->number, 3, self->language, reached);
  say(self, WORDS_MSG_TAIL,
      WORDS_ARGS(self->field, distribution_of(self->row), reached, p->name, range));
}

static void say_sample(const view_t *self) {
  const models_problem_t *p = self->problem;
  char range[TEXT], x[TEXT], place[24];
  write_range(self, range);
  number(p->number, self->language, x);
  snprintf(place, sizeof place, "%d", p->year);
  say(self, WORDS_MSG_SAMPLE_RANGE, WORDS_ARGS(place, self->row->source, x, p->name, range));
}

static void say_cell(const view_t *self) {
  const char *name = distribution_of(self->row);
  char reads[TEXT];
  write_reads(self, reads);
  if (self->problem->code == MODELS_PROBLEM_CELL_MISSING)
    say(self, WORDS_MSG_CELL_MISSING, WORDS_ARGS(self->field, name, reads));
  else
    say(self, WORDS_MSG_CELL_UNREAD, WORDS_ARGS(self->field, name, reads, self->found));
}

static void say_unit(const view_t *self) {
  const models_problem_t *p = self->problem;
  char units[TEXT], low[24], high[24];
  write_units(self, units);
  snprintf(low, sizeof low, "%.0f", p->low);
  snprintf(high, sizeof high, "%.0f", p->high);
  if (p->code == MODELS_PROBLEM_UNIT_YEAR)
    say(self, WORDS_MSG_UNIT_YEAR, WORDS_ARGS(self->row->unit, low, high));
  else
    say(self, p->code == MODELS_PROBLEM_UNIT ? WORDS_MSG_UNIT : WORDS_MSG_UNIT_UNKNOWN,
        WORDS_ARGS(self->row->unit, p->name, units));
}

static void say_name(const view_t *self) {
  const models_problem_t *p = self->problem;
  const words_lang_t lang = self->loader->report->lang;
  char *hint =
      p->text[0] ? words_message_format(WORDS_MSG_DID_YOU_MEAN, lang, WORDS_ARGS(p->text)) : NULL;
  say(self, WORDS_MSG_NAME_UNKNOWN, WORDS_ARGS(self->row->name, hint ? hint : ""));
  free(hint);
}

/* Problems of years, and of how many rows there are. */
static void say_years(const view_t *self) {
  const models_problem_t *p = self->problem;
  char year[24], range[TEXT], count[TEXT], most[TEXT];
  snprintf(year, sizeof year, "%d", p->year);
  limit(p->number, self->language, count);
  limit(p->high, self->language, most);
  switch (p->code) {
  case MODELS_PROBLEM_YEAR_MISSING:
    say(self, WORDS_MSG_YEAR_MISSING, WORDS_ARGS(p->name));
    break;
  case MODELS_PROBLEM_YEAR_FORBIDDEN:
    say(self, WORDS_MSG_YEAR_FORBIDDEN, WORDS_ARGS(p->name, year));
    break;
  case MODELS_PROBLEM_YEAR_RANGE:
    write_range(self, range);
    say(self, WORDS_MSG_YEAR_RANGE, WORDS_ARGS(year, p->name, range));
    break;
  case MODELS_PROBLEM_YEAR_GAP:
    say(self, WORDS_MSG_YEAR_GAP, WORDS_ARGS(year));
    break;
  case MODELS_PROBLEM_YEAR_UNCOVERED:
    say(self, WORDS_MSG_YEAR_UNCOVERED, WORDS_ARGS(p->name, year));
    break;
  case MODELS_PROBLEM_ROWS:
    say(self, WORDS_MSG_ROWS, WORDS_ARGS(most));
    break;
  default:
    say(self, WORDS_MSG_TOO_MANY, WORDS_ARGS(count, p->name, most));
  }
}

/* Problems of a row against another. */
static void say_pair(const view_t *self) {
  const models_problem_t *p = self->problem;
  const models_input_t *other = &self->loader->rows.inputs.rows[p->other];
  char line[24];
  snprintf(line, sizeof line, "%zu", self->loader->rows.origins[p->other].line);
  switch (p->code) {
  case MODELS_PROBLEM_DUPLICATE:
    say(self, WORDS_MSG_DUPLICATE_ROW, WORDS_ARGS(p->name, line));
    break;
  case MODELS_PROBLEM_SEVERAL:
    say(self, WORDS_MSG_SEVERAL, WORDS_ARGS(p->name, line));
    break;
  case MODELS_PROBLEM_SEGMENT_TWICE:
    say(self, WORDS_MSG_SEGMENT_TWICE, WORDS_ARGS(p->name, other->name));
    break;
  case MODELS_PROBLEM_PART_MIXED:
    say(self, WORDS_MSG_PART_MIXED,
        WORDS_ARGS(p->name, distribution_of(self->row), other->name, distribution_of(other)));
    break;
  case MODELS_PROBLEM_UNIT_MIXED:
    say(self, WORDS_MSG_UNIT_MIXED, WORDS_ARGS(p->name, self->row->unit, other->name, other->unit));
    break;
  default: {
    char n[TEXT];
    number(p->high, self->file, n);
    say(self, WORDS_MSG_PART_N, WORDS_ARGS(self->found, other->name, n));
  }
  }
}

/* Problems of the numbers of a row among themselves. */
static void say_numbers(const view_t *self) {
  const models_problem_t *p = self->problem;
  char low[TEXT], high[TEXT], x[TEXT];
  number(p->low, self->file, low);
  number(p->high, self->file, high);
  number(p->number, self->file, x);
  switch (p->code) {
  case MODELS_PROBLEM_COUNT_WHOLE:
    say(self, WORDS_MSG_COUNT_WHOLE, WORDS_ARGS(self->field, self->found));
    break;
  case MODELS_PROBLEM_COUNT_ABOVE:
    say(self, WORDS_MSG_COUNT_ABOVE, WORDS_ARGS(x, high));
    break;
  case MODELS_PROBLEM_ORDER:
    say(self, WORDS_MSG_ORDER, WORDS_ARGS(low, high));
    break;
  case MODELS_PROBLEM_EQUAL:
    say(self, WORDS_MSG_EQUAL, WORDS_ARGS(x));
    break;
  case MODELS_PROBLEM_MODE:
    say(self, WORDS_MSG_MODE, WORDS_ARGS(self->found, low, high));
    break;
  case MODELS_PROBLEM_LOG:
    say(self, WORDS_MSG_LOG, WORDS_ARGS(self->found));
    break;
  case MODELS_PROBLEM_N:
    say(self, WORDS_MSG_N, WORDS_ARGS(self->found));
    break;
  case MODELS_PROBLEM_SHAPE:
    number(self->row->value, self->file, x);
    say(self, WORDS_MSG_SHAPE, WORDS_ARGS(self->found, x));
    break;
  default:
    say(self, WORDS_MSG_NOT_WHOLE, WORDS_ARGS(p->name, self->found));
  }
}

/* Problems of the programme as a whole, and of names against each other. */
static void say_whole(const view_t *self) {
  const models_problem_t *p = self->problem;
  char x[TEXT], most[TEXT];
  if (p->code == MODELS_PROBLEM_PRICES)
    inputs_number_write(p->number, 3, self->language, x);
  else
    limit(ceil(p->number), self->language, x);
  limit(p->high, self->language, most);
  switch (p->code) {
  case MODELS_PROBLEM_MISSING:
    say(self, WORDS_MSG_MISSING, WORDS_ARGS(p->name));
    break;
  case MODELS_PROBLEM_GROUP:
    say(self, WORDS_MSG_GROUP, WORDS_ARGS(p->name, p->text));
    break;
  case MODELS_PROBLEM_NO_COST:
    say(self, WORDS_MSG_NO_COST, WORDS_ARGS(self->row->name, p->name));
    break;
  case MODELS_PROBLEM_NO_COMPLETION:
    say(self, WORDS_MSG_NO_COMPLETION, WORDS_ARGS(self->row->name, p->name));
    break;
  case MODELS_PROBLEM_PART_SUM:
    say(self, WORDS_MSG_PART_SUM, WORDS_ARGS(p->name));
    break;
  case MODELS_PROBLEM_MATRIX_HOLE:
    say(self, WORDS_MSG_MATRIX_HOLE, WORDS_ARGS(p->name));
    break;
  case MODELS_PROBLEM_APPLICANTS:
    say(self, WORDS_MSG_APPLICANTS, WORDS_ARGS(x, most, p->name));
    break;
  default:
    say(self, WORDS_MSG_PRICES, WORDS_ARGS(x));
  }
}

/* Problems of what a name admits. */
static void say_kind(const view_t *self) {
  const models_problem_t *p = self->problem;
  const char *distribution = distribution_of(self->row);
  switch (p->code) {
  case MODELS_PROBLEM_NAME_SYNTAX:
    say(self, WORDS_MSG_NAME_SYNTAX, WORDS_ARGS(self->row->name));
    break;
  case MODELS_PROBLEM_NAME_RESERVED:
    say(self, WORDS_MSG_NAME_RESERVED, NULL);
    break;
  case MODELS_PROBLEM_NOT_CONSTANT:
    say(self, WORDS_MSG_NOT_CONSTANT, WORDS_ARGS(p->name, distribution));
    break;
  case MODELS_PROBLEM_NOT_PART:
    say(self, WORDS_MSG_NOT_PART, WORDS_ARGS(p->name, distribution));
    break;
  case MODELS_PROBLEM_ONLY_PART:
    say(self, WORDS_MSG_ONLY_PART, WORDS_ARGS(p->name));
    break;
  default:
    say(self, WORDS_MSG_SAMPLE, NULL);
  }
}

typedef void (*say_fn)(const view_t *self);

static const say_fn sayers[MODELS_PROBLEM_CODE_COUNT] = {
    [MODELS_PROBLEM_NAME_SYNTAX] = say_kind,
    [MODELS_PROBLEM_NAME_UNKNOWN] = say_name,
    [MODELS_PROBLEM_NAME_RESERVED] = say_kind,
    [MODELS_PROBLEM_YEAR_MISSING] = say_years,
    [MODELS_PROBLEM_YEAR_FORBIDDEN] = say_years,
    [MODELS_PROBLEM_YEAR_RANGE] = say_years,
    [MODELS_PROBLEM_YEAR_GAP] = say_years,
    [MODELS_PROBLEM_YEAR_UNCOVERED] = say_years,
    [MODELS_PROBLEM_DUPLICATE] = say_pair,
    [MODELS_PROBLEM_SEVERAL] = say_pair,
    [MODELS_PROBLEM_TOO_MANY] = say_years,
    [MODELS_PROBLEM_MISSING] = say_whole,
    [MODELS_PROBLEM_GROUP] = say_whole,
    [MODELS_PROBLEM_NO_COST] = say_whole,
    [MODELS_PROBLEM_NO_COMPLETION] = say_whole,
    [MODELS_PROBLEM_SEGMENT_TWICE] = say_pair,
    [MODELS_PROBLEM_CELL_MISSING] = say_cell,
    [MODELS_PROBLEM_CELL_UNREAD] = say_cell,
    [MODELS_PROBLEM_NOT_CONSTANT] = say_kind,
    [MODELS_PROBLEM_NOT_WHOLE] = say_numbers,
    [MODELS_PROBLEM_NOT_PART] = say_kind,
    [MODELS_PROBLEM_ONLY_PART] = say_kind,
    [MODELS_PROBLEM_RANGE] = say_range,
    [MODELS_PROBLEM_SUPPORT] = say_support,
    [MODELS_PROBLEM_TAIL] = say_tail,
    [MODELS_PROBLEM_PROPORTION] = say_proportion,
    [MODELS_PROBLEM_COUNT_WHOLE] = say_numbers,
    [MODELS_PROBLEM_COUNT_ABOVE] = say_numbers,
    [MODELS_PROBLEM_ORDER] = say_numbers,
    [MODELS_PROBLEM_EQUAL] = say_numbers,
    [MODELS_PROBLEM_MODE] = say_numbers,
    [MODELS_PROBLEM_LOG] = say_numbers,
    [MODELS_PROBLEM_N] = say_numbers,
    [MODELS_PROBLEM_SHAPE] = say_numbers,
    [MODELS_PROBLEM_SAMPLE] = say_kind,
    [MODELS_PROBLEM_SAMPLE_RANGE] = say_sample,
    [MODELS_PROBLEM_UNIT_UNKNOWN] = say_unit,
    [MODELS_PROBLEM_UNIT] = say_unit,
    [MODELS_PROBLEM_UNIT_YEAR] = say_unit,
    [MODELS_PROBLEM_PART_MIXED] = say_pair,
    [MODELS_PROBLEM_PART_N] = say_pair,
    [MODELS_PROBLEM_PART_SUM] = say_whole,
    [MODELS_PROBLEM_MATRIX_HOLE] = say_whole,
    [MODELS_PROBLEM_UNIT_MIXED] = say_pair,
    [MODELS_PROBLEM_ROWS] = say_years,
    [MODELS_PROBLEM_APPLICANTS] = say_whole,
    [MODELS_PROBLEM_PRICES] = say_whole,
};

/* True when a refused row is of the name, or of its list, that the problem is about. */
static bool is_about_wrong_row(const inputs_loader_t *loader, const models_problem_t *problem) {
  const models_spec_t *spec = models_schema_find(problem->name);
  const char *pattern = spec ? spec->pattern : problem->name;
  const size_t prefix = strcspn(pattern, "<*");
  for (size_t i = 0; i < loader->rows.inputs.count; i++)
    if (loader->rows.origins[i].wrong &&
        strncmp(loader->rows.inputs.rows[i].name, pattern, prefix) == 0)
      return true;
  return false;
}

/* The cells that a problem may come from: what a row draws follows from its distribution and all
   its numbers, how it stands among the others from its name and year. */
static unsigned causes_of(const models_problem_t *problem) {
  const unsigned numbers = INPUTS_WRONG(MODELS_FIELD_DISTRIBUTION) |
                           INPUTS_WRONG(MODELS_FIELD_VALUE) | INPUTS_WRONG(MODELS_FIELD_LOW) |
                           INPUTS_WRONG(MODELS_FIELD_HIGH) | INPUTS_WRONG(MODELS_FIELD_N) |
                           INPUTS_WRONG(MODELS_FIELD_SOURCE);
  const unsigned field = INPUTS_WRONG(problem->field);
  switch (problem->code) {
  case MODELS_PROBLEM_NAME_SYNTAX:
  case MODELS_PROBLEM_NAME_UNKNOWN:
  case MODELS_PROBLEM_NAME_RESERVED:
    return INPUTS_WRONG(MODELS_FIELD_NAME);
  case MODELS_PROBLEM_UNIT:
  case MODELS_PROBLEM_UNIT_UNKNOWN:
    return INPUTS_WRONG(MODELS_FIELD_NAME) | INPUTS_WRONG(MODELS_FIELD_UNIT);
  case MODELS_PROBLEM_YEAR_MISSING:
  case MODELS_PROBLEM_YEAR_FORBIDDEN:
  case MODELS_PROBLEM_YEAR_RANGE:
    return INPUTS_WRONG(MODELS_FIELD_NAME) | INPUTS_WRONG(MODELS_FIELD_YEAR);
  default:
    return field & numbers ? numbers | INPUTS_WRONG(MODELS_FIELD_NAME) : ~0u;
  }
}

/* True when the problem may be no more than the echo of a cell or row that was refused before. */
static bool is_echo(const inputs_loader_t *loader, const models_problem_t *problem) {
  const inputs_origin_t *origins = loader->rows.origins;
  if (problem->row != MODELS_NO_ROW && origins[problem->row].wrong & causes_of(problem))
    return true;
  if (problem->other != MODELS_NO_ROW && origins[problem->other].wrong)
    return true;
  const bool is_absence = problem->row == MODELS_NO_ROW ||
                          problem->code == MODELS_PROBLEM_NO_COST ||
                          problem->code == MODELS_PROBLEM_NO_COMPLETION;
  return is_absence && (loader->has_gaps || is_about_wrong_row(loader, problem));
}

static void report_problem(void *context, const models_problem_t *problem) {
  const inputs_loader_t *loader = context;
  const bool is_english = loader->report->lang == WORDS_EN;
  view_t view = {.loader = loader,
                 .problem = problem,
                 .field = models_field_name(problem->field),
                 .found = "",
                 .language = is_english ? INPUTS_NUMBER_POINT : INPUTS_NUMBER_COMMA};
  if (is_echo(loader, problem))
    return;
  view.file = view.language;
  if (problem->row != MODELS_NO_ROW) {
    view.row = &loader->rows.inputs.rows[problem->row];
    view.origin = &loader->rows.origins[problem->row];
    view.spec = models_schema_find(view.row->name);
    view.file = view.origin->separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
    if (view.origin->text[problem->field])
      view.found = view.origin->text[problem->field];
  }
  sayers[problem->code](&view);
}

void inputs_problems_report(inputs_loader_t *loader) {
  models_schema_check(&loader->rows.inputs, report_problem, loader);
}
