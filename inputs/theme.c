// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/theme.h"

#include "inputs/loader.h"
#include "sim/status.h"
#include "words/numeral.h"

#include <stdlib.h>
#include <string.h>

enum { NAME, VALUE, COLUMNS };

static const char *const columns[COLUMNS] = {"name", "value"};
static const char *const names[] = {"colour.main", "colour.limit", "footer", "png"};

typedef struct {
  inputs_loader_t *loader;
  const inputs_file_t *file;
  const inputs_cell_t *cells[COLUMNS];
} reader_t;

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = self->cells[column];
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
}

/* Reads the colour of the row into *out; false when it was refused. */
static bool read_colour(const reader_t *self, double least, words_colour_t *out) {
  const char *text = self->cells[VALUE]->text;
  char contrast[WORDS_NUMBER_BYTES], needed[WORDS_NUMBER_BYTES];
  if (!words_colour_read(text, out)) {
    refuse(self, VALUE, WORDS_MSG_THEME_COLOUR, WORDS_ARGS(text));
    return false;
  }
  if (words_colour_contrast(*out) >= least)
    return true;
  words_numeral(contrast, words_colour_contrast(*out), 1, self->loader->report->lang);
  words_numeral(needed, least, 1, self->loader->report->lang);
  refuse(self, VALUE, WORDS_MSG_THEME_PALE, WORDS_ARGS(text, contrast, needed));
  return false;
}

/* Pixels of a PNG for one of the drawing, which is 1200 wide: a slide of 1920, a page at 300 an
   inch, a page of the web. */
static void read_size(const reader_t *self, double *out) {
  static const struct {
    const char *name[2];
    double scale;
  } sizes[] = {{{"slide", "diapositiva"}, 1.6}, {{"page", "página"}, 2.0}, {{"web", "web"}, 1.0}};
  const char *text = self->cells[VALUE]->text;
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    if (strcmp(text, sizes[i].name[0]) == 0 || strcmp(text, sizes[i].name[1]) == 0)
      *out = sizes[i].scale;
  if (!(*out > 0.0))
    refuse(self, VALUE, WORDS_MSG_THEME_PNG, WORDS_ARGS(text));
}

static int read_row(const reader_t *self) {
  inputs_theme_t *theme = &self->loader->out->theme;
  const char *name = self->cells[NAME]->text;
  if (self->cells[NAME]->is_bad || self->cells[VALUE]->is_bad)
    return SIM_OK;
  if (strcmp(name, names[0]) == 0) {
    theme->has_main = read_colour(self, INPUTS_THEME_MAIN, &theme->main);
  } else if (strcmp(name, names[1]) == 0) {
    theme->has_limit = read_colour(self, INPUTS_THEME_LIMIT, &theme->limit);
  } else if (strcmp(name, names[2]) == 0) {
    const inputs_cell_t *text = self->cells[VALUE];
    inputs_text_check(self->loader, self->file, text, columns[VALUE], INPUTS_LABEL_CHARS);
    theme->footer = strdup(text->text);
    return theme->footer ? SIM_OK : SIM_ERR_NO_MEMORY;
  } else if (strcmp(name, names[3]) == 0) {
    read_size(self, &theme->png_scale);
  } else {
    char *hint = inputs_did_you_mean(self->loader->report->lang, name, names,
                                     sizeof names / sizeof names[0]);
    if (!hint)
      return SIM_ERR_NO_MEMORY;
    refuse(self, NAME, WORDS_MSG_THEME_NAME, WORDS_ARGS(name, hint));
    free(hint);
  }
  return SIM_OK;
}

int inputs_theme_read(inputs_loader_t *loader) {
  reader_t self = {.loader = loader};
  inputs_table_t table = {0};
  size_t index[COLUMNS];
  bool is_there;
  int status = inputs_loader_optional(loader, "theme.csv", &table, &self.file, &is_there);
  if (status == SIM_OK && is_there)
    status = inputs_csv_columns(&table, columns, COLUMNS, COLUMNS, index, loader->report);
  if (status == SIM_OK && is_there)
    status = inputs_csv_unique(&table, index, 1, loader->report);
  for (size_t i = 1; status == SIM_OK && is_there && i < table.count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self.cells[column] = &table.records[i].cells[index[column]];
    status = read_row(&self);
  }
  inputs_table_free(&table);
  return status;
}
