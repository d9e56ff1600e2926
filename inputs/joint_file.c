// SPDX-License-Identifier: GPL-3.0-or-later
/* The file of joint rows: a column for each, headed by its name, or NAME.YEAR, and a line for each
   draw of all of them. */
#include "inputs/cell_told.h"
#include "inputs/joint.h"
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

static void let_go(inputs_loader_t *loader) {
  inputs_table_free(&loader->joint);
  free(loader->joint_name);
  loader->joint_name = NULL;
}

void inputs_joint_free(inputs_loader_t *loader) {
  let_go(loader);
  free(loader->joint_told);
  loader->joint_told = NULL;
}

/* posterior/NAME.csv and nothing that leads elsewhere. */
static bool is_name(const char *source) {
  const size_t length = strlen(folder);
  return strncmp(source, folder, length) == 0 && inputs_name_is_safe(source + length);
}

/* The code of what is in a file. What is no number is 0, and refused where its column is read. */
static void code_of(const inputs_table_t *table, char out[INPUTS_JOINT_CODE]) {
  const size_t columns = table->records[0].count, lines = table->count - 1;
  char mend[INPUTS_NUMBER_SIZE];
  double *x = calloc(lines + 1, sizeof *x);
  inputs_joint_coding_t coding;
  inputs_joint_begin(&coding, columns, lines);
  for (size_t c = 0; x && c < columns; c++) {
    if (strcmp(table->records[0].cells[c].text, INPUTS_JOINT_LINE) == 0)
      continue;
    for (size_t i = 0; i < lines; i++) {
      const inputs_cell_t *cell = &table->records[i + 1].cells[c];
      x[i] = 0.0;
      inputs_number_parse(cell->text, inputs_cell_style(table, cell), &x[i], mend);
    }
    inputs_joint_add(&coding, table->records[0].cells[c].text, x, lines);
  }
  inputs_joint_end(&coding, out);
  out[0] = x ? out[0] : '\0';
  free(x);
}

/* The file as a table, kept for the next row. */
static int open_file(inputs_loader_t *loader, const char *source) {
  static const inputs_csv_options_t options = {0};
  if (loader->joint_name && strcmp(loader->joint_name, source) == 0)
    return SIM_OK;
  let_go(loader);
  const int status =
      inputs_loader_table(loader, source, &options, &loader->joint, &loader->joint_file);
  if (status)
    return status;
  code_of(&loader->joint, loader->joint_code);
  loader->joint_name = strdup(source);
  return loader->joint_name && loader->joint_code[0] ? SIM_OK : SIM_ERR_NO_MEMORY;
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
    const inputs_number_place_t place = inputs_cell_place(
        table, cell, words_message(WORDS_MSG_WORD_NUMBER, loader->report->lang), loader->report);
    const inputs_number_status_t status =
        inputs_number_parse(cell->text, place.style, &row->sample[i - 1], mend);
    if (!cell->is_bad && status == INPUTS_NUMBER_OK)
      continue;
    if (!cell->is_bad)
      inputs_cell_report(&place, cell, status, mend);
    return SIM_ERR_DOMAIN;
  }
  row->sample_count = table->count - 1;
  return SIM_OK;
}

/* Says, once, that what is in the file is not what the code in the source of the rows is of. */
static void check_code(inputs_loader_t *loader, const models_input_t *row,
                       inputs_origin_t *origin) {
  const char *code = row->source + inputs_joint_name(row->source);
  if (!*code || strcmp(code + 1, loader->joint_code) == 0)
    return;
  if (loader->joint_told && strcmp(loader->joint_told, loader->joint_name) == 0) {
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
    return;
  }
  refuse(loader, origin, WORDS_MSG_JOINT_CHANGED, WORDS_ARGS(loader->joint_name, code + 1));
  free(loader->joint_told);
  loader->joint_told = strdup(loader->joint_name);
}

/* The column of the row in the file that was opened. */
static int read_row(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin) {
  const inputs_table_t *table = &loader->joint;
  char name[INPUTS_JOINT_HEADING], count[24];
  inputs_joint_heading(row, name);
  const size_t column = inputs_table_column(table, name);
  snprintf(count, sizeof count, "%zu", table->count - 1);
  if (column == (size_t)-1)
    refuse(loader, origin, WORDS_MSG_JOINT_COLUMN, WORDS_ARGS(loader->joint_name, name));
  else if (table->count - 1 < LINES_LEAST)
    refuse(loader, origin, WORDS_MSG_SAMPLE_FEW, WORDS_ARGS(count));
  else if (table->count - 1 > LINES_MOST)
    refuse(loader, origin, WORDS_MSG_SAMPLE_MANY, NULL);
  else
    return read_column(loader, column, row);
  return SIM_ERR_DOMAIN;
}

int inputs_joint_read(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin) {
  char *source = strndup(row->source, inputs_joint_name(row->source));
  if (!source)
    return SIM_ERR_NO_MEMORY;
  int status = SIM_OK;
  if (!is_name(source))
    refuse(loader, origin, WORDS_MSG_JOINT_NAME, WORDS_ARGS(source));
  else if (!(status = open_file(loader, source)) && !(status = read_row(loader, row, origin)))
    check_code(loader, row, origin);
  free(source);
  if (status)
    origin->wrong |= INPUTS_WRONG(MODELS_FIELD_SOURCE);
  return status == SIM_ERR_DOMAIN ? SIM_OK : status;
}
