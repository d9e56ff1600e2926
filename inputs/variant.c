// SPDX-License-Identifier: GPL-3.0-or-later
/* Variants: files of rows, and of correlations, that replace or add to those of the base. */
#include "inputs/loader.h"
#include "inputs/source.h"
#include "inputs/workbook.h"
#include "sim/status.h"
#include "words/list.h"

#include <stdlib.h>
#include <string.h>

enum { LISTED_MAX = 1000 };

/* NAME of a file NAME.csv, which the caller frees; NULL for other files. */
static char *name_of(const char *file) {
  const size_t length = strlen(file);
  if (length < 5 || strcmp(file + length - 4, ".csv") != 0)
    return NULL;
  char *name = strndup(file, length - 4);
  if (name && inputs_name_is_safe(name))
    return name;
  free(name);
  return NULL;
}

static int compare(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Leaves the names that may become part of a path. */
static size_t keep_safe(char **names, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (inputs_name_is_safe(names[i]))
      names[kept++] = names[i];
    else
      free(names[i]);
  return kept;
}

typedef struct {
  char **names;
  size_t count, most;
} listing_t;

static bool take_name(void *ctx, const char *file) {
  listing_t *self = ctx;
  if (self->count == self->most)
    return false;
  self->names[self->count] = name_of(file);
  self->count += self->names[self->count] != NULL;
  return true;
}

/* True when the programme is a workbook. */
static bool is_book(const inputs_loader_t *loader) {
  return loader->held ? inputs_held_exists(loader->held, loader->folder)
                      : inputs_workbook_is(loader->folder);
}

size_t inputs_loader_variants(const inputs_loader_t *loader, char **names, size_t most) {
  listing_t listing = {.names = names, .most = most};
  if (is_book(loader))
    return keep_safe(names, inputs_workbook_variants(loader->held, loader->folder, names, most));
  char *path = inputs_loader_path(loader, "variants");
  if (path)
    inputs_held_list(loader->held, path, take_name, &listing);
  free(path);
  qsort(names, listing.count, sizeof *names, compare);
  return listing.count;
}

size_t inputs_variants_list(const char *programme, char **names, size_t most) {
  return inputs_loader_variants(&(inputs_loader_t){.folder = programme}, names, most);
}

static void refuse_unknown(inputs_loader_t *loader, const char *name) {
  char *names[LISTED_MAX];
  char list[256] = "";
  const size_t count = inputs_loader_variants(loader, names, LISTED_MAX);
  for (size_t i = 0; i < count; i++)
    words_list_add(list, sizeof list, names[i]);
  char *hint = inputs_did_you_mean(loader->report->lang, name, (const char *const *)names, count);
  if (count == 0)
    words_report_error(loader->report, NULL, WORDS_MSG_VARIANT_NONE, WORDS_ARGS(name));
  else
    words_report_error(loader->report, NULL, WORDS_MSG_VARIANT_UNKNOWN,
                       WORDS_ARGS(name, hint ? hint : "", list));
  free(hint);
  for (size_t i = 0; i < count; i++)
    free(names[i]);
}

/* A row without year, where the base has rows by year only, is not a row for all of them. */
static bool says_its_year(inputs_loader_t *loader, const models_input_t *row,
                          const inputs_origin_t *origin) {
  char years[256];
  inputs_list_years(&loader->rows.inputs, row->name, years, sizeof years);
  if (row->year != 0 || origin->wrong || years[0] == '\0')
    return true;
  const words_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_YEAR]};
  words_report_error(loader->report, &place, WORDS_MSG_VARIANT_YEAR, WORDS_ARGS(row->name, years));
  return false;
}

static int layer(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin) {
  inputs_rows_t *rows = &loader->rows;
  const size_t i = models_inputs_find(&rows->inputs, row->name, row->year);
  if (i == rows->inputs.count)
    return says_its_year(loader, row, origin) ? inputs_rows_append(rows, row, origin) : SIM_OK;
  models_input_free(&rows->inputs.rows[i]);
  inputs_origin_free(&rows->origins[i]);
  rows->inputs.rows[i] = *row;
  rows->origins[i] = *origin;
  *row = (models_input_t){0};
  *origin = (inputs_origin_t){0};
  return SIM_OK;
}

static int layer_file(inputs_loader_t *loader, const char *file_name) {
  const inputs_file_t *file;
  inputs_table_t table = {0};
  inputs_rows_t rows = {0};
  int status = inputs_loader_table(loader, file_name, NULL, &table, &file);
  if (status == SIM_OK)
    status = inputs_rows_read(loader, &table, file, &rows);
  for (size_t i = 0; status == SIM_OK && i < rows.inputs.count; i++)
    status = layer(loader, &rows.inputs.rows[i], &rows.origins[i]);
  inputs_rows_free(&rows);
  inputs_table_free(&table);
  return status;
}

static int look_for(const inputs_loader_t *loader, const char *name, bool *is_there) {
  char *path = inputs_loader_path(loader, name);
  *is_there = false;
  const int status = path ? inputs_source_find_in(loader->held, path, is_there) : SIM_ERR_NO_MEMORY;
  free(path);
  return status;
}

int inputs_variant_apply(inputs_loader_t *loader, const char *name) {
  if (!inputs_name_is_safe(name)) {
    words_report_error(loader->report, NULL, WORDS_MSG_VARIANT_NAME, WORDS_ARGS(name));
    return SIM_ERR_DOMAIN;
  }
  char file_name[INPUTS_NAME_SIZE + 32], pairs_name[INPUTS_NAME_SIZE + 32];
  snprintf(file_name, sizeof file_name, "variants/%s.csv", name);
  snprintf(pairs_name, sizeof pairs_name, "correlations/%s.csv", name);
  bool is_there, has_pairs;
  if (look_for(loader, file_name, &is_there) || look_for(loader, pairs_name, &has_pairs))
    return SIM_ERR_NO_MEMORY;
  if (!is_there) {
    refuse_unknown(loader, name);
    return SIM_ERR_DOMAIN;
  }
  loader->allows_no_rows = has_pairs;
  const int status = layer_file(loader, file_name);
  loader->allows_no_rows = false;
  if (status == SIM_ERR_NO_MEMORY || !has_pairs)
    return status;
  const int pairs = inputs_correlations_read(loader, pairs_name);
  return pairs == SIM_OK ? status : pairs;
}
