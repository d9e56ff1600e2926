// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"
#include "audit/claims.h"
#include "audit/follows.h"
#include "audit/placing.h"
#include "inputs/load.h"
#include "sim/status.h"

#include "tests/numbers_support.h"

/* Every check of the documents of the scenarios, with its text and its notes, where they do not add
   up, and what an account shows; and what is said of figures that are broken one by one. */

static void add_text(numbers_t *numbers, const char *text) {
  numbers_text(numbers, text ? text : "(none)");
}

static void add_check(numbers_t *numbers, const audit_check_t *check) {
  const audit_judgement_t *j = &check->judgement;
  const double own[] = {
      j->verdict,           j->recomputed,      j->low, j->high, j->difference, (double)check->row,
      check->stated->value, check->stated->half};
  add_text(numbers, check->claim->id);
  add_text(numbers, check->text);
  add_text(numbers, check->unit);
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    add_text(numbers, check->claim->claim[lang]);
    add_text(numbers, check->note[lang]);
  }
  add_text(numbers, check->root ? check->root->claim->id : NULL);
}

static void add_account(numbers_t *numbers, const audit_dataset_t *dataset,
                        words_report_t *report) {
  audit_account_t account;
  assert_int_equal(audit_account_find(dataset, &account, report), SIM_OK);
  for (size_t r = 0; r < account.instruments->row_count; r++) {
    add_text(numbers, audit_account_instrument(&account, r, WORDS_ES));
    add_text(numbers, audit_account_instrument(&account, r, WORDS_EN));
    numbers_add(numbers, audit_account_cell(account.budget, r));
    numbers_add(numbers, audit_account_cell(account.beneficiaries, r));
    numbers_add(numbers, (double)account.lines.of[r]);
    numbers_add(numbers, (double)account.counts.of[r]);
  }
  for (size_t r = 0; r < account.regions->row_count; r++) {
    add_text(numbers, audit_account_region(&account, r, WORDS_ES));
    numbers_add(numbers, (double)account.order[r]);
    for (size_t p = 0; p < account.part_count; p++)
      numbers_add(numbers, audit_account_cell(account.parts[p], r));
    for (size_t p = 0; p < account.investment_count; p++)
      numbers_add(numbers, audit_account_cell(account.investment[p], r));
  }
  for (size_t t = 0; t < account.total_count; t++)
    add_text(numbers, account.totals[t]->id);
  for (size_t l = 0; l < account.lines.count; l++)
    add_text(numbers, audit_account_label(&account, "line", account.lines.ids[l], WORDS_EN));
  audit_account_free(&account);
}

static void add_report(numbers_t *numbers, const words_report_t *report) {
  numbers_add(numbers, (double)report->errors);
  numbers_add(numbers, (double)report->notes);
  for (size_t i = 0; i < report->errors + report->notes; i++) {
    add_text(numbers, report->entries[i].text);
    numbers_add(numbers, (double)report->entries[i].line);
    numbers_add(numbers, (double)report->entries[i].column);
  }
}

static void add_document(numbers_t *numbers, const char *folder, bool has_account) {
  audit_dataset_t dataset;
  audit_claims_t claims;
  audit_placing_t placing;
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  assert_int_equal(audit_dataset_load(folder, &dataset, &report), SIM_OK);
  assert_int_equal(audit_claims_load(&dataset, &claims, &report), SIM_OK);
  assert_int_equal(audit_placing_find(&dataset, &claims, &placing), SIM_OK);
  for (size_t i = 0; i < claims.check_count; i++) {
    add_check(numbers, &claims.checks[i]);
    numbers_add(numbers, audit_placing_has(&placing, &claims.checks[i]));
    audit_figure_t corrected;
    if (audit_check_corrected(&claims.checks[i], &placing, &corrected))
      numbers_add(numbers, corrected.value);
  }
  for (int v = 0; v < AUDIT_VERDICT_COUNT; v++) {
    numbers_add(numbers, (double)claims.verdicts[v]);
    numbers_add(numbers, (double)claims.own[v]);
  }
  for (size_t i = 0; i < placing.suspect_count; i++) {
    add_text(numbers, placing.suspects[i].column->id);
    numbers_add(numbers, (double)placing.suspects[i].row);
    numbers_add(numbers, placing.suspects[i].closing);
  }
  for (size_t i = 0; i < placing.unplaced_count; i++)
    add_text(numbers, placing.unplaced[i].table->name);
  if (has_account)
    add_account(numbers, &dataset, &report);
  add_report(numbers, &report);
  audit_placing_free(&placing);
  audit_claims_free(&claims);
  audit_dataset_free(&dataset);
  words_report_free(&report);
}

static void documents(void **state) {
  (void)state;
  numbers_t account = numbers_begin("check of the account"),
            redes = numbers_begin("check of redes");
  add_document(&account, "scenarios/cuenta-publica-2025", true);
  numbers_end(&account);
  add_document(&redes, "scenarios/redes", false);
  numbers_end(&redes);
}

static char *read_all(const char *path) {
  char *text = calloc(1, 1 << 20);
  FILE *file = fopen(path, "rb");
  assert_true(text && file);
  assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
  assert_int_equal(fclose(file), 0);
  return text;
}

static const char *const tables[] = {"figures.csv", "columns.csv", "instruments.csv",
                                     "regions.csv", "labels.csv",  "claims.csv"};
enum { TABLES = sizeof tables / sizeof tables[0] };

/* What is said of the account when a cell of one of its tables becomes `with`: the `nth` cell of
   each tenth line. */
static void add_break(numbers_t *numbers, const char *folder, char *const texts[TABLES],
                      size_t which, size_t line, size_t nth, const char *with) {
  audit_dataset_t dataset;
  audit_claims_t claims = {0};
  audit_account_t account = {0};
  words_report_t report;
  char *broken = calloc(1, (1 << 20) + 64), *out = broken;
  size_t at = 0, cell = 0;
  bool is_quoted = false, is_put = false;
  for (const char *c = texts[which]; *c; c++) {
    const bool is_here = at == line && cell == nth;
    is_quoted = *c == '"' ? !is_quoted : is_quoted;
    const bool is_end = !is_quoted && (*c == ';' || *c == '\n' || *c == '\r');
    if (is_here && !is_put)
      out += sprintf(out, "%s", with);
    is_put = is_put || is_here;
    if (!is_here || is_end)
      *out++ = *c;
    cell = !is_quoted && *c == '\n' ? 0 : cell + (!is_quoted && *c == ';');
    at += !is_quoted && *c == '\n';
  }
  folder_write(folder, tables[which], broken);
  words_report_init(&report, WORDS_EN);
  int status = audit_dataset_load(folder, &dataset, &report);
  if (!status)
    status = audit_claims_load(&dataset, &claims, &report);
  if (!status)
    status = audit_account_find(&dataset, &account, &report);
  numbers_add(numbers, status);
  add_report(numbers, &report);
  audit_account_free(&account);
  audit_claims_free(&claims);
  audit_dataset_free(&dataset);
  words_report_free(&report);
  folder_write(folder, tables[which], texts[which]);
  free(broken);
}

static void breaks(void **state) {
  (void)state;
  static const char *const with[] = {"", "1.234,5", "same", "{total", "-3", "12 %"};
  numbers_t numbers = numbers_begin("broken account");
  char folder[FOLDER_SIZE], *texts[TABLES];
  assert_true(folder_make(folder));
  for (size_t i = 0; i < TABLES; i++) {
    char path[96];
    snprintf(path, sizeof path, "scenarios/cuenta-publica-2025/%s", tables[i]);
    texts[i] = read_all(path);
    folder_write(folder, tables[i], texts[i]);
  }
  for (size_t i = 0; i < TABLES; i++)
    for (size_t nth = 0; nth < 7; nth++)
      for (size_t k = 0; k < 2; k++)
        add_break(&numbers, folder, texts, i, k + 3 * nth % 13, nth, with[(i + nth + k) % 6]);
  numbers_end(&numbers);
  for (size_t i = 0; i < TABLES; i++)
    free(texts[i]);
  assert_int_equal(folder_remove(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(documents), cmocka_unit_test(breaks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
