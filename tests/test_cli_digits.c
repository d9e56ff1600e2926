// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"
#include "tests/support.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tampering: each digit of each figure that a claim uses, one at a time, becomes the next one (9
   becomes 0), and some verdict must change. What is not caught is listed with the reason in
   $BUILD/digits-DATASET.txt; the shares that are caught are held here, so that a claim lost is
   noticed. */

typedef struct {
  audit_dataset_t dataset;
  audit_claims_t claims;
  audit_verdict_t *before;
  FILE *list;
  size_t digits, caught, figures, whole; /* whole: figures all of whose digits are caught */
} audit_t;

/* A printed figure where it lives; column and rows: a cell, whose column's total moves with it. */
typedef struct {
  audit_figure_t *figure;
  const char *text, *unit, *name;
  audit_sheet_column_t *column;
  size_t rows;
} place_t;

static bool depends(const audit_check_t *check, const place_t *place) {
  bool found =
      check->stated == place->figure || (place->column && check->stated == &place->column->total);
  for (size_t i = 0; i < check->claim->compiled.count; i++)
    found = found || check->inputs[i] == place->figure ||
            (place->column && check->inputs[i] == &place->column->total);
  return found && check->claim->kind != AUDIT_CLAIM_UNCHECKED;
}

static void put(const place_t *place, const audit_figure_t *figure) {
  *place->figure = *figure;
  if (place->column)
    audit_column_total(place->column, place->rows);
}

/* Some verdict differs from before; a formula without a value counts as noticed too. */
static bool is_noticed(audit_t *audit, const place_t *place) {
  bool noticed = false;
  for (size_t i = 0; i < audit->claims.check_count; i++)
    if (depends(&audit->claims.checks[i], place))
      noticed = noticed || audit_check_judge(&audit->claims.checks[i]) ||
                audit->claims.checks[i].judgement.verdict != audit->before[i];
  return noticed;
}

static bool is_bound(audit_claim_kind_t kind) {
  return kind == AUDIT_CLAIM_AT_MOST || kind == AUDIT_CLAIM_AT_LEAST ||
         kind == AUDIT_CLAIM_ROWS_AT_MOST || kind == AUDIT_CLAIM_ROWS_AT_LEAST;
}

static const char *reason(const audit_t *audit, const place_t *place) {
  bool equality = false, open = false;
  for (size_t i = 0; i < audit->claims.check_count; i++) {
    const audit_check_t *check = &audit->claims.checks[i];
    if (!depends(check, place) || is_bound(check->claim->kind))
      continue;
    equality = true;
    open = open || audit->before[i] != AUDIT_CONTRADICTS;
  }
  return !equality ? "only bounds speak of it"
         : !open   ? "its equality is already contradicted"
                   : "the rounding of the figures absorbs it";
}

static void tamper(audit_t *audit, const place_t *place) {
  const audit_figure_t kept = *place->figure;
  size_t caught = 0, digits = 0;
  char text[64], missed[64] = "";
  for (size_t i = 0; place->text[i]; i++) {
    audit_figure_t changed;
    if (!isdigit((unsigned char)place->text[i]))
      continue;
    snprintf(text, sizeof text, "%s", place->text);
    text[i] = text[i] == '9' ? '0' : (char)(text[i] + 1);
    digits++;
    /* 9.123.456 with another first digit is no figure any more: refused when it is read. */
    if (audit_figure_parse(text, audit_unit_is_rounded(place->unit), &changed)) {
      caught++;
      continue;
    }
    put(place, &changed);
    if (is_noticed(audit, place))
      caught++;
    else
      snprintf(missed + strlen(missed), sizeof missed - strlen(missed), " %zu", digits);
    put(place, &kept);
    is_noticed(audit, place); /* judges everything as it was */
  }
  audit->digits += digits;
  audit->caught += caught;
  audit->figures++;
  audit->whole += caught == digits;
  if (caught < digits)
    fprintf(audit->list, "%s = %s: digit%s not caught: %s\n", place->name, place->text, missed,
            reason(audit, place));
}

static bool is_used(const audit_t *audit, const place_t *place) {
  for (size_t i = 0; i < audit->claims.check_count; i++)
    if (depends(&audit->claims.checks[i], place))
      return true;
  return false;
}

static void visit(audit_t *audit, const place_t *place) {
  if (place->figure->is_missing)
    return;
  if (is_used(audit, place))
    tamper(audit, place);
  else
    fprintf(audit->list, "%s = %s: in no formula\n", place->name, place->text);
}

static void visit_all(audit_t *audit) {
  audit_dataset_t *dataset = &audit->dataset;
  for (size_t i = 0; i < dataset->figure_count; i++) {
    audit_figure_row_t *figure = &dataset->figures[i];
    visit(audit, &(place_t){.figure = &figure->figure,
                            .text = figure->text,
                            .unit = figure->unit,
                            .name = figure->id});
  }
  for (size_t t = 0; t < dataset->table_count; t++)
    for (size_t c = 0; c < dataset->tables[t].column_count; c++)
      for (size_t r = 0; r < dataset->tables[t].row_count; r++) {
        const audit_document_table_t *table = &dataset->tables[t];
        audit_sheet_column_t *column = &table->columns[c];
        char name[256];
        snprintf(name, sizeof name, "%s.%s.%s", table->name, audit_table_text(table, r, 0),
                 column->id);
        visit(audit, &(place_t){.figure = &column->figures[r],
                                .text = audit_table_text(table, r, column->cell),
                                .unit = column->unit,
                                .name = name,
                                .column = column,
                                .rows = table->row_count});
      }
}

static void check(const char *folder, size_t figures, double share, double whole_share) {
  audit_t audit = {0};
  words_report_t report;
  char path[256];
  const char *build = getenv("BUILD");
  words_report_init(&report, WORDS_EN);
  assert_int_equal(audit_dataset_load(folder, &audit.dataset, &report), 0);
  assert_int_equal(audit_claims_load(&audit.dataset, &audit.claims, &report), 0);
  audit.before = calloc(audit.claims.check_count, sizeof *audit.before);
  for (size_t i = 0; i < audit.claims.check_count; i++)
    audit.before[i] = audit.claims.checks[i].judgement.verdict;
  snprintf(path, sizeof path, "%s/digits-%s.txt", build ? build : "build", audit.dataset.name);
  audit.list = fopen(path, "w");
  assert_non_null(audit.list);
  visit_all(&audit);
  fprintf(audit.list, "\n%zu of %zu digits caught (%.1f %%); %zu of %zu figures wholly\n",
          audit.caught, audit.digits, 100.0 * (double)audit.caught / (double)audit.digits,
          audit.whole, audit.figures);
  fclose(audit.list);
  print_message("%s: %zu of %zu digits caught, %zu of %zu figures wholly\n", folder, audit.caught,
                audit.digits, audit.whole, audit.figures);
  assert_true(audit.figures >= figures);
  assert_true((double)audit.caught >= share * (double)audit.digits);
  assert_true((double)audit.whole >= whole_share * (double)audit.figures);
  free(audit.before);
  audit_claims_free(&audit.claims);
  audit_dataset_free(&audit.dataset);
  words_report_free(&report);
}

static void test_redes(void **unused) {
  (void)unused;
  check("scenarios/redes", 140, 0.85, 0.80);
}

static void test_account(void **unused) {
  (void)unused;
  check("scenarios/cuenta-publica-2025", 500, 0.71, 0.75);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_redes), cmocka_unit_test(test_account)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
