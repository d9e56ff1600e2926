// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/placing.h"

#include "audit/closure.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The formula is the plain sum of its names: 0 when all are 0, and 1 for each alone. */
static bool is_plain_sum(inputs_formula_t *formula) {
  for (size_t one = 0; one <= formula->count; one++) {
    for (size_t i = 0; i < formula->count; i++)
      formula->values[i] = i == one ? 1.0 : 0.0;
    if (fabs(inputs_formula_evaluate(formula) - (one < formula->count ? 1.0 : 0.0)) > 1e-12)
      return false;
  }
  return true;
}

/* The check that a stated figure is the sum of this column alone; NULL when no claim says so. */
static const audit_check_t *column_check(const audit_claims_t *claims,
                                         const audit_sheet_column_t *column) {
  for (size_t i = 0; i < claims->check_count; i++) {
    const audit_check_t *check = &claims->checks[i];
    const audit_claim_kind_t kind = check->claim->kind;
    if ((kind == AUDIT_CLAIM_TOTAL || kind == AUDIT_CLAIM_EQUAL) &&
        check->claim->compiled.count == 1 && check->inputs[0] == &column->total &&
        is_plain_sum(&check->claim->compiled))
      return check;
  }
  return NULL;
}

static double excess_of(const audit_check_t *check) {
  return check && check->judgement.verdict == AUDIT_CONTRADICTS ? -check->judgement.difference
                                                                : 0.0;
}

typedef struct {
  const audit_claims_t *claims;
  audit_placing_t *out;
  const audit_document_table_t *table;
  audit_claim_t *claim;                 /* the rows claim */
  const audit_sheet_column_t **columns; /* of its formula */
  double *cells, *row_excess, *column_excess;
  audit_correction_t *corrections;
} cross_t;

static void cross_free(cross_t *self) {
  free(self->columns);
  free(self->cells);
  free(self->row_excess);
  free(self->column_excess);
  free(self->corrections);
}

static bool cross_init(cross_t *self) {
  const size_t rows = self->table->row_count, columns = self->claim->compiled.count;
  self->columns = calloc(columns, sizeof *self->columns);
  self->cells = calloc(rows * columns, sizeof *self->cells);
  self->row_excess = calloc(rows, sizeof *self->row_excess);
  self->column_excess = calloc(columns, sizeof *self->column_excess);
  self->corrections = calloc(rows + columns, sizeof *self->corrections);
  return self->columns && self->cells && self->row_excess && self->column_excess &&
         self->corrections;
}

/* Fills cells and excesses; false when the formula names something else than columns. */
static bool cross_fill(cross_t *self) {
  const inputs_formula_t *formula = &self->claim->compiled;
  for (size_t c = 0; c < formula->count; c++) {
    const audit_sheet_column_t *column = audit_table_column(self->table, formula->names[c]);
    if (!column)
      return false;
    self->columns[c] = column;
    self->column_excess[c] = excess_of(column_check(self->claims, column));
    for (size_t r = 0; r < self->table->row_count; r++)
      self->cells[r * formula->count + c] =
          column->figures[r].is_missing ? 0.0 : column->figures[r].value;
  }
  for (size_t i = 0; i < self->claims->check_count; i++)
    if (self->claims->checks[i].claim == self->claim)
      self->row_excess[self->claims->checks[i].row] = excess_of(&self->claims->checks[i]);
  return true;
}

static bool any(size_t n, const double *x) {
  for (size_t i = 0; i < n; i++)
    if (x[i] != 0.0)
      return true;
  return false;
}

static void cross_place(cross_t *self) {
  const size_t rows = self->table->row_count, columns = self->claim->compiled.count;
  if (!any(rows, self->row_excess) && !any(columns, self->column_excess))
    return;
  const size_t found = audit_closure_find(rows, columns, self->cells, self->row_excess,
                                          self->column_excess, self->corrections);
  for (size_t i = 0; i < found; i++)
    self->out->suspects[self->out->suspect_count++] =
        (audit_suspect_t){.table = self->table,
                          .row = self->corrections[i].row,
                          .column = self->columns[self->corrections[i].column],
                          .closing = self->corrections[i].closing};
  if (found == 0)
    self->out->unplaced[self->out->unplaced_count++] = (audit_unplaced_t){.table = self->table};
}

static int place_cross_tables(const audit_dataset_t *dataset, const audit_claims_t *claims,
                              audit_placing_t *out) {
  for (size_t i = 0; i < claims->claim_count; i++) {
    audit_claim_t *claim = &claims->claims[i];
    if (claim->kind != AUDIT_CLAIM_ROWS || !is_plain_sum(&claim->compiled))
      continue;
    const size_t length = (size_t)(strchr(claim->stated, '.') - claim->stated);
    cross_t cross = {.claims = claims,
                     .out = out,
                     .claim = claim,
                     .table = audit_dataset_table(dataset, claim->stated, length)};
    const bool ready = cross_init(&cross);
    if (ready && claim->compiled.count > 1 && cross_fill(&cross))
      cross_place(&cross);
    cross_free(&cross);
    if (!ready)
      return SIM_ERR_NO_MEMORY;
  }
  return SIM_OK;
}

/* Columns that do not add up to their total and stand in no row sum. */
static void list_lone_columns(const audit_dataset_t *dataset, const audit_claims_t *claims,
                              audit_placing_t *out) {
  for (size_t t = 0; t < dataset->table_count; t++)
    for (size_t c = 0; c < dataset->tables[t].column_count; c++) {
      const audit_sheet_column_t *column = &dataset->tables[t].columns[c];
      const audit_check_t *check = column_check(claims, column);
      bool in_rows = excess_of(check) == 0.0;
      for (size_t i = 0; !in_rows && i < claims->claim_count; i++)
        for (size_t k = 0; k < claims->claims[i].compiled.count; k++)
          in_rows = in_rows || (claims->claims[i].kind == AUDIT_CLAIM_ROWS &&
                                claims->claims[i].compiled.count > 1 &&
                                strcmp(claims->claims[i].compiled.names[k], column->id) == 0);
      if (!in_rows)
        out->unplaced[out->unplaced_count++] =
            (audit_unplaced_t){.table = &dataset->tables[t], .column = column, .check = check};
    }
}

int audit_placing_find(const audit_dataset_t *dataset, const audit_claims_t *claims,
                       audit_placing_t *out) {
  size_t most = claims->claim_count + 1;
  for (size_t t = 0; t < dataset->table_count; t++)
    most += dataset->tables[t].row_count + 2 * dataset->tables[t].column_count;
  *out =
      (audit_placing_t){.suspects = calloc(most * (claims->claim_count + 1), sizeof *out->suspects),
                        .unplaced = calloc(most, sizeof *out->unplaced)};
  const int status =
      out->suspects && out->unplaced ? place_cross_tables(dataset, claims, out) : SIM_ERR_NO_MEMORY;
  if (!status)
    list_lone_columns(dataset, claims, out);
  return status;
}

void audit_placing_free(audit_placing_t *self) {
  free(self->suspects);
  free(self->unplaced);
  *self = (audit_placing_t){0};
}

bool audit_placing_has(const audit_placing_t *self, const audit_check_t *check) {
  for (size_t i = 0; i < self->suspect_count; i++) {
    const audit_suspect_t *suspect = &self->suspects[i];
    if ((check->table == suspect->table && check->row == suspect->row) ||
        (check->claim->compiled.count == 1 && check->inputs[0] == &suspect->column->total))
      return true;
  }
  return false;
}
