// SPDX-License-Identifier: GPL-3.0-or-later
/* The file of joint rows: a column for each, headed by its name, or NAME.YEAR, and a line for each
   draw of all of them. */
#include "inputs/loader.h"
#include "inputs/number/number.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char folder[] = "posterior/";
enum { LINES_LEAST = 2, LINES_MOST = 100000 };

static void refuse(inputs_loader_t *loader, inputs_origin_t *origin, words_message_t id,
                   const char *const *args) {
  const words_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_SOURCE]};
  words_report_error(loader->report, &place, id, args);
  origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
}

void inputs_joint_free(inputs_loader_t *loader) {
  inputs_table_free(&loader->joint);
  free(loader->joint_name);
  loader->joint_name = NULL;
}

/* posterior/NAME.csv and nothing that leads elsewhere. */
static bool is_name(const char *source) {
  const size_t length = strlen(folder);
  return strncmp(source, folder, length) == 0 && inputs_name_is_safe(source + length);
}

/* The file as a table, kept for the next row. */
static int open_file(inputs_loader_t *loader, const char *source) {
  static const inputs_csv_options_t options = {0};
  if (loader->joint_name && strcmp(loader->joint_name, source) == 0)
    return SIM_OK;
  inputs_joint_free(loader);
  const int status =
      inputs_loader_table(loader, source, &options, &loader->joint, &loader->joint_file);
  if (status)
    return status;
  loader->joint_name = strdup(source);
  return loader->joint_name ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Reads a column into the sample; the first cell that is no number is refused. */
static int read_column(inputs_loader_t *loader, size_t column, models_input_t *row) {
  const inputs_table_t *table = &loader->joint;
  char mend[INPUTS_NUMBER_SIZE];
  row->sample = malloc(table->count * sizeof *row->sample);
  if (!row->sample)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < table->count; i++) {
    const inputs_cell_t *cell = &table->records[i].cells[column];
    const words_place_t place = {loader->joint_file->path, cell->line, cell->column};
    const inputs_number_status_t status =
        inputs_number_parse(cell->text, inputs_cell_style(table, cell), &row->sample[i - 1], mend);
    if (!cell->is_bad && status == INPUTS_NUMBER_OK)
      continue;
    if (!cell->is_bad)
      inputs_number_report(loader->report, &place,
                           words_message(WORDS_MSG_WORD_NUMBER, loader->report->lang), cell->text,
                           status, mend);
    return SIM_ERR_DOMAIN;
  }
  row->sample_count = table->count - 1;
  return SIM_OK;
}

int inputs_joint_read(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin) {
  char name[MODELS_NAME_MAX + 16];
  if (!is_name(row->source)) {
    refuse(loader, origin, WORDS_MSG_JOINT_NAME, WORDS_ARGS(row->source));
    return SIM_OK;
  }
  int status = open_file(loader, row->source);
  if (status)
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
  if (status)
    return status == SIM_ERR_DOMAIN ? SIM_OK : status;
  if (row->year)
    snprintf(name, sizeof name, "%.*s.%d", MODELS_NAME_MAX, row->name, row->year);
  else
    snprintf(name, sizeof name, "%.*s", MODELS_NAME_MAX, row->name);
  const inputs_table_t *table = &loader->joint;
  const size_t column = inputs_table_column(table, name);
  char count[24];
  snprintf(count, sizeof count, "%zu", table->count - 1);
  if (column == (size_t)-1)
    refuse(loader, origin, WORDS_MSG_JOINT_COLUMN, WORDS_ARGS(row->source, name));
  else if (table->count - 1 < LINES_LEAST)
    refuse(loader, origin, WORDS_MSG_SAMPLE_FEW, WORDS_ARGS(count));
  else if (table->count - 1 > LINES_MOST)
    refuse(loader, origin, WORDS_MSG_SAMPLE_MANY, NULL);
  else if ((status = read_column(loader, column, row)) == SIM_ERR_DOMAIN) {
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
    status = SIM_OK;
  }
  return status;
}
