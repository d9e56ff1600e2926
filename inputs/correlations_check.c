// SPDX-License-Identifier: GPL-3.0-or-later
/* Pairs of correlations.csv against the rows of the scenario: names become rows, and what cannot
   be correlated, or contradicts itself, is refused. */
#include "inputs/dated.h"
#include "inputs/loader.h"
#include "models/compile/dependence.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 96, DECIMALS = 3 };

typedef struct {
  inputs_loader_t *loader;
  const inputs_correlation_t *pair;
  int side; /* 0: name_a, 1: name_b */
} side_t;

static const char *const headers[] = {"name_a", "name_b"};

static bool refuse(const side_t *self, words_message_t id, const char *const *args) {
  const words_place_t place = {self->pair->path, self->pair->line, self->pair->column[self->side]};
  words_report_error(self->loader->report, &place, id, args);
  return false;
}

static bool refuse_unknown(const side_t *self) {
  inputs_loader_t *loader = self->loader;
  const char *name = self->pair->name[self->side];
  char *hint = inputs_did_you_mean_input(loader->report->lang, name, &loader->rows.inputs);
  if (hint)
    refuse(self, WORDS_MSG_CORRELATION_UNKNOWN, WORDS_ARGS(headers[self->side], name, hint));
  else
    loader->report->no_memory = true;
  free(hint);
  return false;
}

/* Why NAME or NAME.YEAR is no row: `base` is the name alone, `year` 0 when there is none. */
static bool refuse_name(const side_t *self, const char *base, int year) {
  const inputs_rows_t *rows = &self->loader->rows;
  const char *header = headers[self->side];
  char years[256], example[MODELS_NAME_MAX + 16];
  inputs_list_years(&rows->inputs, base, years, sizeof years);
  if (year && models_inputs_find(&rows->inputs, base, 0) < rows->inputs.count)
    return refuse(self, WORDS_MSG_CORRELATION_NO_YEAR, WORDS_ARGS(header, base));
  if (years[0] != '\0') {
    snprintf(example, sizeof example, "%.64s.%.4s", base, years);
    return refuse(self, WORDS_MSG_CORRELATION_YEAR, WORDS_ARGS(header, base, years, example));
  }
  if (self->loader->has_gaps || self->loader->is_broken)
    return false; /* its row may be among those refused */
  return refuse_unknown(self);
}

/* Finds the row that a name means; false when there is none (reported). */
static bool find_row(const side_t *self, size_t *row) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  char base[MODELS_NAME_MAX + 8];
  const char *name = self->pair->name[self->side];
  int year;
  const size_t length = inputs_dated_split(name, strlen(name), &year);
  if (length >= sizeof base)
    return refuse_unknown(self);
  memcpy(base, name, length);
  base[length] = '\0';
  *row = models_inputs_find(inputs, base, year);
  return *row < inputs->count || refuse_name(self, base, year);
}

/* Whether the row can be correlated at all. A constant can, though it does not vary: scenarios
   fix inputs. */
static bool is_apt(const side_t *self, size_t row) {
  const inputs_loader_t *loader = self->loader;
  const models_input_t *input = &loader->rows.inputs.rows[row];
  const char *name = self->pair->name[self->side];
  if (loader->rows.origins[row].wrong)
    return false;
  if (input->distribution == MODELS_WEIGHT)
    return refuse(self, WORDS_MSG_CORRELATION_WEIGHT, WORDS_ARGS(headers[self->side], name));
  if (input->distribution == MODELS_CONSTANT) {
    const words_place_t place = {self->pair->path, self->pair->line,
                                 self->pair->column[self->side]};
    words_report_note(loader->report, &place, WORDS_MSG_CORRELATION_CONSTANT, WORDS_ARGS(name));
  }
  return true;
}

/* Turns names into rows and says whether all could be: then the i-th pair is the i-th correlation
   of the table. */
static int resolve(inputs_loader_t *loader, bool *is_whole) {
  *is_whole = true;
  for (size_t i = 0; i < loader->out->correlation_count; i++) {
    const inputs_correlation_t *pair = &loader->out->correlations[i];
    size_t rows[2] = {0, 0};
    bool is_good = true;
    for (int side = 0; side < 2; side++) {
      const side_t self = {loader, pair, side};
      is_good = find_row(&self, &rows[side]) && is_apt(&self, rows[side]) && is_good;
    }
    *is_whole = *is_whole && is_good;
    if (is_good && !isnan(pair->rank) &&
        models_inputs_correlate(&loader->rows.inputs, rows[0], rows[1], pair->rank))
      return SIM_ERR_NO_MEMORY;
  }
  return SIM_OK;
}

static void write_name(const models_input_t *row, char out[TEXT]) {
  if (row->year)
    snprintf(out, TEXT, "%.80s.%d", row->name, row->year);
  else
    snprintf(out, TEXT, "%.80s", row->name);
}

/* One pair of the nearest matrix, as a note at the pair's own line, or, for a pair that no file
   states, at `file`. */
static void propose(inputs_loader_t *loader, const inputs_correlation_t *file, size_t a, size_t b,
                    double rank) {
  const models_inputs_t *inputs = &loader->rows.inputs;
  const size_t k = models_correlation_find(inputs, a, b);
  const bool is_stated = k < inputs->correlation_count;
  const inputs_correlation_t *pair = is_stated ? &loader->out->correlations[k] : file;
  const char separator[2] = {pair->separator, '\0'};
  const inputs_number_style_t style =
      pair->separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
  const words_place_t place = {pair->path, is_stated ? pair->line : 0,
                               is_stated ? pair->column[2] : 0};
  char name_a[TEXT], name_b[TEXT], number[INPUTS_NUMBER_SIZE];
  if (rank == 0.0 && !is_stated)
    return;
  write_name(&inputs->rows[a], name_a);
  write_name(&inputs->rows[b], name_b);
  inputs_number_write(rank, 12, style, number);
  words_report_note(loader->report, &place,
                    is_stated ? WORDS_MSG_CORRELATION_NEAREST : WORDS_MSG_CORRELATION_NEAREST_NEW,
                    is_stated ? WORDS_ARGS(pair->name[0], pair->name[1], number, separator)
                              : WORDS_ARGS(name_a, name_b, number, separator));
}

/* The last pair of the group in the order of the files: where the error is said. */
static const inputs_correlation_t *last_of(const inputs_loader_t *loader,
                                           const models_bundle_t *group) {
  const models_inputs_t *inputs = &loader->rows.inputs;
  const inputs_correlation_t *last = NULL;
  for (size_t k = 0; k < inputs->correlation_count; k++)
    for (size_t i = 0; i < group->count; i++)
      if (inputs->correlations[k].a == group->rows[i] && inputs->correlations[k].rank != 0.0)
        last = &loader->out->correlations[k];
  return last;
}

static int check_group(inputs_loader_t *loader, const models_bundle_t *group) {
  const size_t n = group->count;
  const inputs_correlation_t *last = last_of(loader, group);
  const words_place_t place = {last->path, last->line, last->column[2]};
  double *ranks = malloc(n * n * sizeof *ranks);
  char count[24];
  bool is_valid = false;
  if (!ranks)
    return SIM_ERR_NO_MEMORY;
  int status = models_bundle_nearest(group, DECIMALS, ranks, &is_valid);
  snprintf(count, sizeof count, "%zu", n);
  if (status != SIM_ERR_NO_MEMORY && !is_valid)
    words_report_error(loader->report, &place,
                       models_bundle_is_definite(group) ? WORDS_MSG_CORRELATION_IMAGE
                                                        : WORDS_MSG_CORRELATION_CONTRADICTS,
                       WORDS_ARGS(count));
  for (size_t i = 0; status == SIM_OK && !is_valid && i < n; i++)
    for (size_t j = i + 1; j < n; j++)
      propose(loader, last, group->rows[i], group->rows[j], ranks[i * n + j]);
  free(ranks);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK;
}

/* Groups that are too large fail as a whole: of them the table of groups is not made. */
static int check_groups(inputs_loader_t *loader) {
  models_bundles_t groups;
  char limit[24];
  int status = models_bundles_init(&groups, &loader->rows.inputs);
  snprintf(limit, sizeof limit, "%d", SIM_COPULA_MAX);
  if (status == SIM_ERR_DOMAIN) {
    const words_place_t place = {loader->out->correlations[0].path, 0, 0};
    words_report_error(loader->report, &place, WORDS_MSG_CORRELATION_MANY, WORDS_ARGS(limit));
    return SIM_OK;
  }
  for (size_t i = 0; !status && i < groups.count; i++)
    if (groups.groups[i].ranks) /* joint rows are not correlated by pairs */
      status = check_group(loader, &groups.groups[i]);
  models_bundles_free(&groups);
  return status;
}

int inputs_correlations_check(inputs_loader_t *loader) {
  bool is_whole;
  const int status = resolve(loader, &is_whole);
  if (status || !is_whole || loader->is_broken || loader->has_gaps || loader->lacks_pairs)
    return status;
  return check_groups(loader);
}
