// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset_read.h"

#include "audit/figure_cell.h"
#include "inputs/cell_told.h"
#include "inputs/source.h"
#include "models/table/schema.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

int audit_read_table(const audit_dataset_t *self, const char *file, bool optional,
                     inputs_table_t *out, words_report_t *report) {
  char *path = audit_dataset_path(self, file);
  *out = (inputs_table_t){0};
  if (!path)
    return SIM_ERR_NO_MEMORY;
  bool is_there = true;
  int status = optional ? inputs_source_find(path, &is_there) : SIM_OK;
  if (!status && is_there)
    status = inputs_source_read(path, NULL, out, report);
  free(path);
  return status;
}

void audit_read_complain(words_report_t *report, const inputs_table_t *table,
                         const inputs_cell_t *cell, words_message_t id, const char *const *args) {
  const words_place_t place = {table->path, cell->line, cell->column};
  words_report_error(report, &place, id, args);
}

bool audit_read_is_id(const char *text) {
  return models_name_is_valid(text) && !strchr(text, '.');
}

bool audit_read_id(const inputs_table_t *table, const inputs_cell_t *cell, const char *column,
                   words_report_t *report) {
  if (!inputs_csv_filled(table, cell, column, report))
    return false;
  if (!audit_read_is_id(cell->text))
    audit_read_complain(report, table, cell, WORDS_MSG_CHECK_ID, WORDS_ARGS(column, cell->text));
  return audit_read_is_id(cell->text);
}

/* 0,88 under a word for percentages: 0,88 % or 88 %. */
static bool may_be_share(const inputs_table_t *table, const inputs_cell_t *value) {
  const inputs_number_style_t style = inputs_cell_style(table, value);
  double x;
  return inputs_number_parse(value->text, style, &x, NULL) == INPUTS_NUMBER_OK && x != 0.0 &&
         x >= -1.0 && x <= 1.0;
}

/* Complains of a word that is no unit. */
static void judge_unit(const inputs_table_t *table, const inputs_cell_t *cell,
                       const inputs_cell_t *value, words_report_t *report) {
  const char *meant = audit_unit_meant(cell->text);
  const bool is_percent = meant && strcmp(meant, "%") == 0;
  if (audit_unit_is_known(cell->text) || cell->is_bad || *cell->text == '\0')
    return;
  if (!meant)
    audit_read_complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_NONE, WORDS_ARGS(cell->text));
  else if (is_percent && !value)
    audit_read_complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_COLUMN, WORDS_ARGS(cell->text));
  else if (is_percent && may_be_share(table, value))
    audit_read_complain(report, table, cell, WORDS_MSG_FIGURE_UNIT_SHARE,
                        WORDS_ARGS(cell->text, inputs_cell_shown(value)));
  else
    audit_read_complain(report, table, cell, WORDS_MSG_FIGURE_UNIT, WORDS_ARGS(cell->text, meant));
}

void audit_read_tell_units(const inputs_table_t *table, words_report_t *report) {
  const char *unit;
  for (size_t i = 0;
       report->lang == WORDS_ES && inputs_table_is_spanish(table) && (unit = audit_unit_at(i)); i++)
    if (strcmp(audit_unit_spanish(unit), unit) != 0)
      words_report_heading(report, table->path, unit, audit_unit_spanish(unit));
}

int audit_read_unit(const inputs_table_t *table, inputs_cell_t *cell, const inputs_cell_t *value,
                    words_report_t *report) {
  const char *english = audit_unit_english(cell->text);
  char *copy = english ? strdup(english) : NULL;
  if (english && !copy)
    return SIM_ERR_NO_MEMORY;
  if (copy) {
    free(cell->text);
    cell->text = copy;
  }
  judge_unit(table, cell, value, report);
  return SIM_OK;
}

/* How many decimals the document prints; empty: as many as are written. */
static int read_decimals(const inputs_table_t *table, const inputs_cell_t *cell,
                         words_report_t *report) {
  const char *text = cell->text;
  const size_t length = strlen(text);
  if (cell->is_bad || length == 0)
    return AUDIT_DECIMALS_WRITTEN;
  const int decimals = length < 3 && strspn(text, "0123456789") == length ? atoi(text) : 99;
  if (decimals <= AUDIT_FIGURE_DECIMALS)
    return decimals;
  audit_read_complain(report, table, cell, WORDS_MSG_CHECK_DECIMALS, WORDS_ARGS(text));
  return AUDIT_DECIMALS_WRITTEN;
}

int audit_read_decimals(const inputs_table_t *table, const inputs_record_t *record, size_t at,
                        words_report_t *report) {
  return at == AUDIT_ABSENT ? AUDIT_DECIMALS_WRITTEN
                            : read_decimals(table, &record->cells[at], report);
}
