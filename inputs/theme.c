// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/theme.h"

#include "inputs/folder.h"
#include "inputs/source.h"
#include "inputs/suggest.h"
#include "inputs/text_check.h"
#include "sim/status.h"
#include "words/numeral.h"

#include <stdlib.h>
#include <string.h>

enum { NAME, VALUE, COLUMNS };

static const char *const columns[COLUMNS] = {"name", "value"};

typedef struct {
  inputs_theme_t *out;
  words_report_t *report;
  const char *path;                  /* as the table is told of, and as it is found */
  bool has_files;                    /* there are files beside it: it lies on a disk */
  const inputs_cell_t *main, *limit; /* that hold the colours */
  const inputs_cell_t *cells[COLUMNS];
} reader_t;

static words_place_t place_of(const reader_t *self, const inputs_cell_t *cell) {
  return (words_place_t){self->path, cell->line, cell->column};
}

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const words_place_t place = place_of(self, self->cells[column]);
  words_report_error(self->report, &place, id, args);
}

static const char *value_of(const reader_t *self) {
  return self->cells[VALUE]->text;
}

/* Reads the colour of the row into *out; false when it was refused. */
static bool read_colour(const reader_t *self, double least, words_colour_t *out) {
  char contrast[WORDS_NUMBER_BYTES], needed[WORDS_NUMBER_BYTES];
  if (!words_colour_read(value_of(self), out)) {
    refuse(self, VALUE, WORDS_MSG_THEME_COLOUR, WORDS_ARGS(value_of(self)));
    return false;
  }
  if (words_colour_contrast(*out) >= least)
    return true;
  words_numeral(contrast, words_colour_contrast(*out), 1, self->report->lang);
  words_numeral(needed, least, 1, self->report->lang);
  refuse(self, VALUE, WORDS_MSG_THEME_PALE, WORDS_ARGS(value_of(self), contrast, needed));
  return false;
}

static int read_main(reader_t *self) {
  self->out->has_main = read_colour(self, INPUTS_THEME_MAIN, &self->out->main);
  self->main = self->cells[VALUE];
  return SIM_OK;
}

static int read_limit(reader_t *self) {
  self->out->has_limit = read_colour(self, INPUTS_THEME_LIMIT, &self->out->limit);
  self->limit = self->cells[VALUE];
  return SIM_OK;
}

static int read_footer(reader_t *self) {
  inputs_text_check(self->report, self->path, self->cells[VALUE], columns[VALUE],
                    INPUTS_LABEL_CHARS);
  self->out->footer = strdup(value_of(self));
  return self->out->footer ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int read_logo(reader_t *self) {
  const words_place_t place = place_of(self, self->cells[VALUE]);
  return self->has_files
             ? inputs_theme_logo(self->path, value_of(self), &place, &self->out->logo, self->report)
             : SIM_OK;
}

/* Nothing in it that gnuplot, fontconfig or SVG would read as more than a name. */
static int read_font(reader_t *self) {
  enum { MOST = 40 };
  static const char admitted[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ";
  const char *text = value_of(self);
  const size_t length = strlen(text);
  if (length < 2 || length > MOST || strspn(text, admitted) < length ||
      strspn(text, "0123456789 ") > 0 || text[length - 1] == ' ') {
    refuse(self, VALUE, WORDS_MSG_THEME_FONT, WORDS_ARGS(text));
    return SIM_OK;
  }
  self->out->font = strdup(text);
  return self->out->font ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* A word in English or in Spanish, and what it stands for. */
typedef struct {
  const char *name[2];
  double value;
} word_t;

static void read_word(const reader_t *self, const word_t *words, size_t count, words_message_t id,
                      double *out) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(value_of(self), words[i].name[0]) == 0 ||
        strcmp(value_of(self), words[i].name[1]) == 0) {
      *out = words[i].value;
      return;
    }
  refuse(self, VALUE, id, WORDS_ARGS(value_of(self)));
}

/* Of 1200 points, as the drawing has: a slide of 1920, a page at 300 an inch, a page of the web. */
static int read_size(reader_t *self) {
  static const word_t sizes[] = {
      {{"slide", "diapositiva"}, 1.6}, {{"page", "página"}, 2.0}, {{"web", "web"}, 1.0}};
  read_word(self, sizes, 3, WORDS_MSG_THEME_PNG, &self->out->png_scale);
  return SIM_OK;
}

static int read_unit(reader_t *self) {
  static const word_t units[] = {{{"M$", "M$"}, 1.0}, {{"millions", "millones"}, 1e3}};
  read_word(self, units, 2, WORDS_MSG_THEME_UNIT, &self->out->money);
  return SIM_OK;
}

static int read_decimals(reader_t *self) {
  const char *text = value_of(self);
  if (strlen(text) == 1 && text[0] >= '0' && text[0] <= '3')
    self->out->decimals = text[0] - '0';
  else
    refuse(self, VALUE, WORDS_MSG_THEME_DECIMALS, WORDS_ARGS(text));
  return SIM_OK;
}

static const char *const names[] = {"colour.main", "colour.limit", "footer",   "logo",
                                    "font",        "unit",         "decimals", "png"};
enum { NAMES = sizeof names / sizeof names[0] };
static int (*const readers[NAMES])(reader_t *self) = {
    read_main, read_limit, read_footer, read_logo, read_font, read_unit, read_decimals, read_size};

static int read_row(reader_t *self) {
  const char *name = self->cells[NAME]->text;
  if (self->cells[NAME]->is_bad || self->cells[VALUE]->is_bad)
    return SIM_OK;
  for (size_t i = 0; i < NAMES; i++)
    if (strcmp(name, names[i]) == 0)
      return readers[i](self);
  char *hint = inputs_did_you_mean(self->report->lang, name, names, NAMES);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, NAME, WORDS_MSG_THEME_NAME, WORDS_ARGS(name, hint));
  free(hint);
  return SIM_OK;
}

/* In grey a colour is its lightness alone. */
static void check_grey(const reader_t *self) {
  const inputs_theme_t *theme = self->out;
  const inputs_cell_t *cell = theme->has_limit ? self->limit : theme->has_main ? self->main : NULL;
  words_colour_t main = theme->main, limit = theme->limit;
  char ratio[WORDS_NUMBER_BYTES], needed[WORDS_NUMBER_BYTES], other[WORDS_COLOUR_BYTES];
  if (!cell)
    return;
  if (!theme->has_main)
    words_colour_read(WORDS_COLOUR_MAIN, &main);
  if (!theme->has_limit)
    words_colour_read(WORDS_COLOUR_LIMIT, &limit);
  const double a = words_colour_contrast(main), b = words_colour_contrast(limit);
  const double apart = a > b ? a / b : b / a;
  if (apart >= INPUTS_THEME_GREY)
    return;
  const words_place_t place = place_of(self, cell);
  words_numeral(ratio, apart, 1, self->report->lang);
  words_numeral(needed, INPUTS_THEME_GREY, 1, self->report->lang);
  words_colour_write(other, theme->has_limit ? main : limit);
  words_report_note(
      self->report, &place, WORDS_MSG_THEME_GREY,
      WORDS_ARGS(cell->text, other, theme->has_limit ? names[0] : names[1], ratio, needed));
}

int inputs_theme_table(const char *path, bool has_files, const inputs_table_t *table,
                       inputs_theme_t *out, words_report_t *report) {
  reader_t reader = {.out = out, .report = report, .path = path, .has_files = has_files},
           *self = &reader;
  size_t index[COLUMNS];
  int status = inputs_csv_columns(table, columns, COLUMNS, COLUMNS, index, self->report);
  if (status == SIM_OK)
    status = inputs_csv_unique(table, index, 1, self->report);
  for (size_t i = 1; status == SIM_OK && i < table->count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self->cells[column] = &table->records[i].cells[index[column]];
    status = read_row(self);
  }
  if (status == SIM_OK)
    check_grey(self);
  return status;
}

int inputs_theme_load(const char *path, inputs_theme_t *out, words_report_t *report) {
  const size_t before = report->errors;
  inputs_table_t table = {0};
  *out = (inputs_theme_t){0};
  int status = inputs_source_read(path, NULL, &table, report);
  if (status == SIM_OK)
    status = inputs_theme_table(path, true, &table, out, report);
  inputs_table_free(&table);
  return status == SIM_OK && report->errors > before ? SIM_ERR_DOMAIN : status;
}

void inputs_theme_free(inputs_theme_t *self) {
  free(self->footer);
  free(self->font);
  free(self->logo.bytes);
  *self = (inputs_theme_t){0};
}
