// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"

#include "audit/account_check.h"
#include "models/table/schema.h"
#include "sim/status.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ABSENT ((size_t)-1)

double audit_account_cell(const audit_sheet_column_t *column, size_t row) {
  const audit_figure_t *figure = &column->figures[row];
  return figure->is_missing ? (double)NAN : figure->value;
}

static const char *name_of(const audit_account_t *self, const audit_document_table_t *table,
                           const char *kind, const char *column, size_t row, words_lang_t lang) {
  const char *id = audit_table_text(table, row, 0);
  const char *label = audit_account_label(self, kind, id, lang);
  const size_t cell = label ? ABSENT : audit_table_cell(table, column);
  if (!label && cell != ABSENT)
    label = audit_table_text(table, row, cell);
  return label && *label ? label : id;
}

const char *audit_account_instrument(const audit_account_t *self, size_t row, words_lang_t lang) {
  return name_of(self, self->instruments, "instrument", "instrument", row, lang);
}

const char *audit_account_region(const audit_account_t *self, size_t row, words_lang_t lang) {
  return name_of(self, self->regions, "region", "name", row, lang);
}

static const audit_document_table_t *find_table(const audit_dataset_t *dataset, const char *name,
                                                words_report_t *report) {
  const audit_document_table_t *table = audit_dataset_table(dataset, name, strlen(name));
  const words_place_t place = {dataset->folder, 0, 0};
  char most[16];
  if (!table) {
    words_report_error(report, &place, WORDS_MSG_ACCOUNT_TABLE, WORDS_ARGS(name));
    return NULL;
  }
  snprintf(most, sizeof most, "%d", AUDIT_ACCOUNT_ROWS);
  if (table->row_count > AUDIT_ACCOUNT_ROWS)
    audit_account_complain(table, 0, 0, WORDS_MSG_ACCOUNT_ROWS, WORDS_ARGS(most), report);
  return table;
}

static const audit_sheet_column_t *find_column(const audit_document_table_t *table, const char *id,
                                               words_report_t *report) {
  const audit_sheet_column_t *column = audit_table_column(table, id);
  if (!column)
    audit_account_complain(table, 0, 0, WORDS_MSG_ACCOUNT_COLUMN, WORDS_ARGS(id, table->name),
                           report);
  else
    audit_account_cells(table, column, report);
  return column;
}

static size_t find_text(const audit_document_table_t *table, const char *id,
                        words_report_t *report) {
  const size_t cell = audit_table_cell(table, id);
  if (cell == ABSENT)
    audit_account_complain(table, 1, 0, WORDS_MSG_ACCOUNT_TEXT, WORDS_ARGS(id), report);
  return cell;
}

/* The group of an id, added when it is new; ABSENT when there are too many. */
static size_t group_of(audit_groups_t *groups, const char *id) {
  for (size_t g = 0; g < groups->count; g++)
    if (strcmp(groups->ids[g], id) == 0)
      return g;
  if (groups->count == AUDIT_ACCOUNT_GROUPS)
    return ABSENT;
  groups->ids[groups->count] = id;
  return groups->count++;
}

static int find_groups(audit_account_t *self, const char *name, audit_groups_t *groups,
                       words_report_t *report) {
  const audit_document_table_t *table = self->instruments;
  const size_t cell = find_text(table, name, report);
  char most[16];
  snprintf(most, sizeof most, "%d", AUDIT_ACCOUNT_GROUPS);
  groups->of = calloc(table->row_count, sizeof *groups->of);
  if (!groups->of)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 0; cell != ABSENT && r < table->row_count; r++) {
    const inputs_cell_t *at = &table->file.records[r + 1].cells[cell];
    const bool is_id = models_name_is_valid(at->text) && !strchr(at->text, '.');
    if (!is_id) {
      audit_account_complain(table, at->line, at->column, WORDS_MSG_CHECK_ID,
                             WORDS_ARGS(name, at->text), report);
      continue;
    }
    const size_t group = group_of(groups, at->text);
    if (group == ABSENT)
      audit_account_complain(table, at->line, at->column, WORDS_MSG_ACCOUNT_GROUPS,
                             WORDS_ARGS(name, most), report);
    groups->of[r] = group == ABSENT ? 0 : group;
  }
  return SIM_OK;
}

/* A column of 1 and nothing. */
static void check_marks(const audit_document_table_t *table, const audit_sheet_column_t *column,
                        words_report_t *report) {
  for (size_t r = 0; r < table->row_count; r++) {
    const inputs_cell_t *cell = &table->file.records[r + 1].cells[column->cell];
    if (*cell->text && strcmp(cell->text, "1") != 0)
      audit_account_complain(table, cell->line, cell->column, WORDS_MSG_ACCOUNT_MARK,
                             WORDS_ARGS(column->id, cell->text), report);
  }
}

/* Columns in_X, each tied to the figure that says the total. */
static void find_totals(audit_account_t *self, words_report_t *report) {
  static const char prefix[] = "in_";
  const audit_document_table_t *table = self->instruments;
  const inputs_record_t *header = &table->file.records[0];
  char most[16];
  snprintf(most, sizeof most, "%d", AUDIT_ACCOUNT_TOTALS);
  for (size_t c = 0; c < header->count; c++) {
    const inputs_cell_t *name = &header->cells[c];
    const audit_sheet_column_t *column = audit_table_column(table, name->text);
    if (strncmp(name->text, prefix, strlen(prefix)) != 0)
      continue;
    if (!column || !column->stated) {
      audit_account_complain(table, name->line, name->column, WORDS_MSG_ACCOUNT_TOTAL,
                             WORDS_ARGS(name->text), report);
    } else if (self->total_count == AUDIT_ACCOUNT_TOTALS) {
      audit_account_complain(table, name->line, name->column, WORDS_MSG_ACCOUNT_TOTALS_MOST,
                             WORDS_ARGS(most), report);
    } else {
      self->totals[self->total_count++] = column;
      check_marks(table, column, report);
    }
  }
}

/* Amounts are compared with a total of their own unit. */
static void check_budget_total(const audit_account_t *self, words_report_t *report) {
  const audit_figure_row_t *stated = self->budget ? self->budget->stated : NULL;
  const words_place_t place = {self->dataset->figure_file.path, stated ? stated->line : 0, 0};
  if (stated && strcmp(stated->unit, self->budget->unit) != 0)
    words_report_error(report, &place, WORDS_MSG_ACCOUNT_TOTAL_UNIT,
                       WORDS_ARGS(stated->id, stated->unit, self->budget->id, self->budget->unit));
}

static int find_instruments(audit_account_t *self, words_report_t *report) {
  self->instruments = find_table(self->dataset, "instruments", report);
  if (!self->instruments)
    return SIM_OK;
  self->budget = find_column(self->instruments, "budget", report);
  self->beneficiaries = find_column(self->instruments, "beneficiaries", report);
  find_totals(self, report);
  check_budget_total(self, report);
  const int status = find_groups(self, "line", &self->lines, report);
  return status ? status : find_groups(self, "counts", &self->counts, report);
}

static bool is_spread(const audit_account_t *self, size_t cell, const char *column) {
  for (size_t r = 0; r < self->instruments->row_count; r++)
    if (strcmp(audit_table_text(self->instruments, r, cell), column) == 0)
      return true;
  return false;
}

/* The parts of `firms` follow it in columns.csv. */
static void find_parts(audit_account_t *self, words_report_t *report) {
  const audit_document_table_t *table = self->regions;
  const size_t cell = find_text(self->instruments, "region_column", report);
  if (cell == ABSENT || !self->firms)
    return;
  for (size_t c = (size_t)(self->firms - table->columns) + 1;
       c < table->column_count && self->part_count < AUDIT_ACCOUNT_GROUPS &&
       is_spread(self, cell, table->columns[c].id);
       c++) {
    self->parts[self->part_count++] = &table->columns[c];
    audit_account_cells(table, &table->columns[c], report);
  }
  if (self->part_count == 0)
    audit_account_complain(table, 0, 0, WORDS_MSG_ACCOUNT_PARTS, NULL, report);
  audit_account_units(self->firms, self->parts, self->part_count, self->dataset, report);
}

static void find_investment(audit_account_t *self, words_report_t *report) {
  static const char prefix[] = "investment_";
  const audit_document_table_t *table = self->regions;
  for (size_t c = 0; c < table->column_count && self->investment_count < AUDIT_ACCOUNT_GROUPS; c++)
    if (strncmp(table->columns[c].id, prefix, strlen(prefix)) == 0 &&
        !audit_account_is_before(table->columns[c].id)) {
      self->investment[self->investment_count++] = &table->columns[c];
      audit_account_cells(table, &table->columns[c], report);
    }
  if (self->investment_count == 0)
    audit_account_complain(table, 0, 0, WORDS_MSG_ACCOUNT_COLUMN,
                           WORDS_ARGS("investment_…", table->name), report);
  else
    audit_account_units(self->investment[0], self->investment, self->investment_count,
                        self->dataset, report);
}

/* Rows by the column `order`, those without one last; a stable insertion sort. */
static int sort_regions(audit_account_t *self, const audit_sheet_column_t *order) {
  const size_t count = self->regions->row_count;
  self->order = calloc(count, sizeof *self->order);
  if (!self->order)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < count; i++) {
    const double key = audit_account_cell(order, i);
    size_t at = i;
    for (; at > 0; at--) {
      const double before = audit_account_cell(order, self->order[at - 1]);
      if (isnan(key) || before <= key)
        break;
      self->order[at] = self->order[at - 1];
    }
    self->order[at] = i;
  }
  return SIM_OK;
}

static int find_regions(audit_account_t *self, words_report_t *report) {
  self->regions = find_table(self->dataset, "regions", report);
  if (!self->regions || !self->instruments)
    return SIM_OK;
  const audit_sheet_column_t *order = find_column(self->regions, "order", report);
  self->firms = find_column(self->regions, "firms", report);
  self->new_businesses = find_column(self->regions, "new_businesses", report);
  self->women = find_column(self->regions, "women_led", report);
  audit_account_part(self->regions, self->women, self->new_businesses, report);
  find_parts(self, report);
  find_investment(self, report);
  audit_account_before(self->regions, report);
  return order ? sort_regions(self, order) : SIM_OK;
}

int audit_account_find(const audit_dataset_t *dataset, audit_account_t *out,
                       words_report_t *report) {
  const size_t before = report->errors;
  *out = (audit_account_t){.dataset = dataset};
  int status = audit_account_fill(out, report);
  if (!status)
    status = find_instruments(out, report);
  if (!status)
    status = find_regions(out, report);
  return status ? status : report->errors > before ? SIM_ERR_DOMAIN : SIM_OK;
}

void audit_account_free(audit_account_t *self) {
  if (self->dataset)
    audit_account_free_texts(self);
  free(self->lines.of);
  free(self->counts.of);
  free(self->order);
  *self = (audit_account_t){0};
}
