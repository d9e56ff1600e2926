// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/collection.h"

#include "inputs/joint.h"
#include "inputs/programme.h"
#include "inputs/source.h"
#include "models/table/translate.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { VARIANTS_MAX = 1000 };

typedef struct {
  const char *programme;
  inputs_collection_t *out;
  words_report_t *report;
} gather_t;

static bool has(const inputs_collection_t *self, const char *file) {
  for (size_t i = 0; i < self->count; i++)
    if (strcmp(self->items[i].file, file) == 0)
      return true;
  return false;
}

static char *path_of(const gather_t *self, const char *file) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", self->programme, file) < 0 ? NULL : path;
}

static int append(gather_t *self, const char *file, inputs_table_t *table, bool is_headless) {
  inputs_collection_t *out = self->out;
  inputs_collected_t *items = realloc(out->items, (out->count + 1) * sizeof *items);
  if (!items)
    return SIM_ERR_NO_MEMORY;
  out->items = items;
  items[out->count] =
      (inputs_collected_t){.file = strdup(file), .is_headless = is_headless, .table = *table};
  *table = (inputs_table_t){0};
  return items[out->count++].file ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Reads the file; one that is not there is passed over unless it must be. `separator`: of a sample,
   which has no head and the marks of the file that names it; '\0' of all else. */
static int take(gather_t *self, const char *file, bool must_be, char separator) {
  const inputs_csv_options_t how = {
      .allows_no_rows = true, .is_headless = separator != '\0', .separator = separator};
  inputs_table_t table = {0};
  if (has(self->out, file))
    return SIM_OK;
  char *path = path_of(self, file);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  bool is_there = must_be;
  int status = must_be ? SIM_OK : inputs_source_find(path, &is_there);
  if (status == SIM_OK && is_there) {
    status = inputs_source_read(path, &how, &table, self->report);
    if (status == SIM_OK)
      status = append(self, file, &table, how.is_headless);
  }
  inputs_table_free(&table);
  free(path);
  return status;
}

static int take_variants(gather_t *self) {
  char *names[VARIANTS_MAX];
  const size_t count = inputs_variants_list(self->programme, names, VARIANTS_MAX);
  int status = SIM_OK;
  for (size_t i = 0; i < count; i++) {
    char file[2 * INPUTS_NAME_SIZE];
    snprintf(file, sizeof file, "variants/%s.csv", names[i]);
    if (status == SIM_OK)
      status = take(self, file, false, '\0');
    snprintf(file, sizeof file, "correlations/%s.csv", names[i]);
    if (status == SIM_OK)
      status = take(self, file, false, '\0');
    free(names[i]);
  }
  return status;
}

/* True when the cell says that name, in English or in Spanish. */
static bool says(const inputs_cell_t *cell, models_names_kind_t kind, const char *english) {
  char name[64];
  return models_name_to_english(kind, cell->text, name, sizeof name) && strcmp(name, english) == 0;
}

/* The column of that name; (size_t)-1: none. */
static size_t column_of(const inputs_table_t *table, const char *english) {
  for (size_t c = 0; table->count > 0 && c < table->records[0].count; c++)
    if (says(&table->records[0].cells[c], MODELS_NAMES_COLUMN, english))
      return c;
  return (size_t)-1;
}

/* A name out of a table becomes a path only when each of its parts is a safe name. */
static bool is_safe_path(const char *path) {
  char *copy = strdup(path), *at = copy;
  bool is_safe = copy && *copy;
  for (char *part; is_safe && (part = strsep(&at, "/"));)
    is_safe = inputs_name_is_safe(part);
  free(copy);
  return is_safe;
}

/* Samples: a row whose law is empirical, or joint, names its file as its source. */
static int take_samples(gather_t *self, size_t item) {
  const size_t law = column_of(&self->out->items[item].table, "distribution");
  const size_t source = column_of(&self->out->items[item].table, "source");
  int status = SIM_OK;
  if (law == (size_t)-1 || source == (size_t)-1)
    return SIM_OK;
  /* Each table taken may move the others. */
  for (size_t r = 1; status == SIM_OK && r < self->out->items[item].table.count; r++) {
    const inputs_cell_t *cells = self->out->items[item].table.records[r].cells;
    const bool is_joint = says(&cells[law], MODELS_NAMES_DISTRIBUTION, "joint");
    if (!is_joint && !says(&cells[law], MODELS_NAMES_DISTRIBUTION, "empirical"))
      continue;
    char *file = strndup(cells[source].text,
                         is_joint ? inputs_joint_name(cells[source].text) : INPUTS_CSV_CELL_MAX);
    if (file && is_safe_path(file))
      status = take(self, file, false, is_joint ? '\0' : self->out->items[item].table.separator);
    status = file ? status : SIM_ERR_NO_MEMORY;
    free(file);
  }
  return status;
}

/* Tables of an account: columns.csv names them in its column "table". */
static int take_account(gather_t *self, size_t item) {
  const size_t column = column_of(&self->out->items[item].table, "table");
  int status = SIM_OK;
  if (column == (size_t)-1)
    return SIM_OK;
  for (size_t r = 1; status == SIM_OK && r < self->out->items[item].table.count; r++) {
    const char *name = self->out->items[item].table.records[r].cells[column].text;
    char file[2 * INPUTS_NAME_SIZE];
    snprintf(file, sizeof file, "%.*s.csv", INPUTS_NAME_SIZE, name);
    if (inputs_name_is_safe(name))
      status = take(self, file, false, '\0');
  }
  return status;
}

static int take_named(gather_t *self) {
  const size_t count = self->out->count;
  int status = SIM_OK;
  for (size_t i = 0; status == SIM_OK && i < count; i++) {
    const char *file = self->out->items[i].file;
    if (strcmp(file, "inputs.csv") == 0 || strncmp(file, "variants/", 9) == 0)
      status = take_samples(self, i);
    else if (strcmp(file, "columns.csv") == 0)
      status = take_account(self, i);
  }
  return status;
}

int inputs_collection_read(const char *programme, inputs_collection_t *out,
                           words_report_t *report) {
  static const char *const files[] = {
#define INPUTS_SHEET(file, es, en) file,
#include "inputs/sheets.def"
#undef INPUTS_SHEET
  };
  gather_t self = {programme, out, report};
  const size_t before = report->errors;
  int status = SIM_OK;
  *out = (inputs_collection_t){0};
  for (size_t i = 0; status == SIM_OK && i < sizeof files / sizeof files[0]; i++)
    status = strcmp(files[i], "variants/") == 0 ? take_variants(&self)
                                                : take(&self, files[i], false, '\0');
  if (status == SIM_OK && out->count == 0)
    status = take(&self, "inputs.csv", true, '\0');
  if (status == SIM_OK)
    status = take_named(&self);
  return status == SIM_OK && report->errors > before ? SIM_ERR_DOMAIN : status;
}

void inputs_collection_free(inputs_collection_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->items[i].file);
    inputs_table_free(&self->items[i].table);
  }
  free(self->items);
  *self = (inputs_collection_t){0};
}
