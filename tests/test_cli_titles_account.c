// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"
#include "sim/design/pcg.h"
#include "sim/status.h"
#include "tests/titles_support.h"

/* What the titles of the charts of an account claim, worked out again from its figures, on 200
   accounts made at random of the shipped one: some figures missing, some alike. */

enum { ACCOUNTS = 200, ROWS = 64 };

static sim_pcg_t random_numbers;
static size_t met[4];

static size_t draw(size_t count) {
  return (size_t)sim_pcg_next(&random_numbers) % count;
}

static void fill(const audit_sheet_column_t *column, size_t rows, size_t most) {
  const size_t missing = draw(3) ? 0 : 1 + draw(rows);
  for (size_t i = 0; i < rows; i++)
    column->figures[i] = (audit_figure_t){.value = (double)draw(most)};
  for (size_t k = 0; k < missing; k++)
    column->figures[draw(rows)].is_missing = true;
}

static double figure(const audit_sheet_column_t *column, size_t i) {
  return column->figures[i].is_missing ? (double)NAN : column->figures[i].value;
}

/* The greatest of those rows that have a figure: how many are as great, and how many have one. */
typedef struct {
  double most, second, sum;
  size_t as_great, known;
} ends_t;

static ends_t ends_of(const double *values, size_t count) {
  ends_t out = {.most = -INFINITY, .second = -INFINITY};
  for (size_t i = 0; i < count; i++) {
    if (isnan(values[i]))
      continue;
    out.known++;
    out.sum += values[i];
    out.second = values[i] > out.most ? out.most : fmax(out.second, values[i]);
    out.as_great = values[i] > out.most ? 1 : out.as_great + (values[i] >= out.most);
    out.most = fmax(out.most, values[i]);
  }
  return out;
}

static size_t row_called(const audit_account_t *account, const char *name, bool is_region) {
  const size_t rows = is_region ? account->regions->row_count : account->instruments->row_count;
  size_t found = rows;
  for (size_t i = 0; i < rows; i++)
    if (strcmp(is_region ? audit_account_region(account, i, WORDS_EN)
                         : audit_account_instrument(account, i, WORDS_EN),
               name) == 0)
      found = i;
  assert_true(found < rows);
  return found;
}

static void check_budget(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const size_t rows = account->instruments->row_count;
  const char *title = cli_words_budget(page);
  double values[ROWS];
  char p[PARTS][PART];
  for (size_t i = 0; i < rows; i++)
    values[i] = figure(account->budget, i);
  const ends_t ends = ends_of(values, rows);
  if (!is_like(title, "{}: {} of what {} instruments executed", p))
    return;
  met[0]++;
  claims(values[row_called(account, p[0], false)] == ends.most && ends.as_great == 1 &&
             number_in(p[2]) == (double)ends.known,
         title);
  holds(title, p[1], ends.most / ends.sum);
}

/* Of the instruments that count the same thing as the one that is named. */
static void check_beneficiaries(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const size_t rows = account->instruments->row_count;
  double values[ROWS], group[ROWS];
  char p[PARTS][PART];
  size_t count = 0;
  for (size_t i = 0; i < rows; i++)
    values[i] = figure(account->beneficiaries, i);
  const char *title = cli_words_beneficiaries(page, values);
  const bool all = is_like(title, "{}: {} {}; the next that counts {}, {}", p);
  if (!all && !is_like(title, "{}: {} {}; the next that gives the figure, {}", p))
    return;
  met[1]++;
  const size_t named = row_called(account, p[0], false);
  bool missing = false;
  for (size_t i = 0; i < rows; i++)
    if (account->counts.of[i] == account->counts.of[named]) {
      group[count++] = values[i];
      missing = missing || isnan(values[i]);
    }
  const ends_t ends = ends_of(group, count);
  claims(values[named] == ends.most && ends.as_great == 1 && number_in(p[1]) == ends.most &&
             number_in(p[all ? 4 : 3]) == ends.second && missing == !all,
         title);
}

static void check_support(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const size_t rows = account->regions->row_count;
  double values[ROWS];
  char p[PARTS][PART];
  for (size_t i = 0; i < rows; i++)
    values[i] = figure(account->firms, i);
  const ends_t ends = ends_of(values, rows);
  const char *title = cli_words_support(page);
  const bool some = is_like(title,
                            "{}: {} firms and cooperatives supported, more than any other "
                            "region with a figure",
                            p);
  if (!some &&
      !is_like(title, "{}: {} firms and cooperatives supported, more than any other region", p))
    return;
  met[2]++;
  claims(values[row_called(account, p[0], true)] == ends.most && ends.as_great == 1 &&
             number_in(p[1]) == ends.most && some == (ends.known < rows),
         title);
}

/* How much is missing of which total, where one is stated that does not add up: of the shipped
   account. */
static void check_totals(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const audit_sheet_column_t *budget = account->budget;
  char p[PARTS][PART];
  double sum = 0.0;
  for (size_t i = 0; i < account->instruments->row_count; i++)
    sum += budget->figures[i].is_missing ? 0.0 : budget->figures[i].value;
  const char *title = cli_words_totals(page);
  const bool is_short =
      is_like(title, "Executed budget: the rows are {} short of the total; {}", p);
  if (!is_short && !is_like(title, "Executed budget: the rows pass the total by {}; {}", p))
    return;
  met[3]++;
  const double gap = budget->stated->figure.value - sum;
  claims((gap > 0.0) == is_short && number_in(p[0]) == fabs(gap), title);
}

static void test_titles(void **state) {
  (void)state;
  audit_dataset_t dataset;
  audit_account_t account;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(audit_dataset_load("scenarios/cuenta-publica-2025", &dataset, &report), SIM_OK);
  assert_int_equal(audit_account_find(&dataset, &account, &report), SIM_OK);
  sim_pcg_seed(&random_numbers, 20260412, 15);
  assert_true(account.instruments->row_count <= ROWS && account.regions->row_count <= ROWS);
  for (size_t i = 0; i < ACCOUNTS; i++) {
    cli_account_page_t page = {.account = &account, .sheet = {.lang = WORDS_EN}};
    const size_t most = draw(2) ? 30 : 4000000;
    if (i == 0)
      check_totals(&page);
    fill(account.budget, account.instruments->row_count, most);
    fill(account.beneficiaries, account.instruments->row_count, most);
    fill(account.firms, account.regions->row_count, most);
    check_budget(&page);
    check_beneficiaries(&page);
    check_support(&page);
    assert_false(page.sheet.lost);
    cli_sheet_free(&page.sheet);
  }
  for (size_t k = 0; k < sizeof met / sizeof met[0]; k++)
    assert_true(met[k] > 0);
  words_report_free(&report);
  audit_account_free(&account);
  audit_dataset_free(&dataset);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_titles)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
