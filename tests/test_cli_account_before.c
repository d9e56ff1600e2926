// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "cli/account/account_rate.h"
#include "cli/account/account_words.h"
#include "cli/account/charts_account.h"
#include "sim/status.h"

#include <math.h>

/* The rates of two years: what the title claims is worked out again, from the figures of 200
   accounts made at random, of 1 to 20 regions, some without a figure; and of the one that is
   kept. */

static const char base[] = "tests/datasets/dos-anios";

enum { REGIONS = 20, TRIES = 200 };

/* firms, firms_base, firms_before, firms_base_before, investment_firms, investment_firms_before;
   negative: no figure. */
typedef struct {
  size_t count;
  bool by_base;
  int cell[REGIONS][6];
} figures_t;

typedef struct {
  char *folder;
  audit_dataset_t dataset;
  audit_account_t account;
  cli_account_page_t page;
} account_t;

static unsigned next(unsigned *seed) {
  *seed = *seed * 1664525U + 1013904223U;
  return *seed >> 16;
}

static figures_t at_random(unsigned *seed) {
  figures_t out = {.count = 1 + next(seed) % REGIONS, .by_base = next(seed) % 2};
  const unsigned gaps = next(seed) % 4, same = next(seed) % 3;
  for (size_t r = 0; r < out.count; r++) {
    const int firms = (int)(next(seed) % 400), there = 400 + (int)(next(seed) % 9000);
    const bool keeps = same == 0 || (same == 1 && next(seed) % 2);
    const int cells[6] = {firms,
                          there,
                          keeps ? firms : (int)(next(seed) % 400),
                          keeps ? there : 400 + (int)(next(seed) % 9000),
                          1000 + there,
                          keeps ? 1000 + there : (int)(next(seed) % 9000)};
    for (size_t c = 0; c < 6; c++)
      out.cell[r][c] = gaps == 0 && next(seed) % 6 == 0 ? -1 : cells[c];
  }
  return out;
}

static void put_file(const char *folder, const char *name, const char *text) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void put_regions(const char *folder, const figures_t *figures) {
  static const char *const names[] = {"firms",
                                      "firms_base",
                                      "firms_before",
                                      "firms_base_before",
                                      "investment_firms",
                                      "investment_firms_before"};
  char *text = NULL, *columns = NULL;
  size_t size, length;
  FILE *file = open_memstream(&text, &size), *described = open_memstream(&columns, &length);
  fputs("id,order,stalls,courses,new_businesses,women_led", file);
  fputs("table,column,unit,es,en,total\ninstruments,budget,M$,Gasto,Spending,\n"
        "instruments,beneficiaries,count,Beneficiarios,Beneficiaries,\n"
        "instruments,in_all,number,Todos,All,all_total\nregions,order,number,Orden,Order,\n"
        "regions,new_businesses,count,Nuevos,New,\nregions,women_led,count,De mujeres,Women,\n",
        described);
  for (size_t c = 0; c < 6; c++) {
    if (!figures->by_base && (c == 1 || c == 3))
      continue;
    fprintf(file, ",%s", names[c]);
    fprintf(described, "regions,%s,%s,Cifra,Figure,\n", names[c], c > 3 ? "M$" : "count");
    if (c == 0)
      fputs("regions,stalls,count,Puestos,Stalls,\nregions,courses,count,Cursos,Courses,\n",
            described);
  }
  for (size_t r = 0; r < figures->count; r++) {
    fprintf(file, "\nr%zu,%zu,,,,", r, r + 1);
    for (size_t c = 0; c < 6; c++)
      if (figures->by_base || (c != 1 && c != 3))
        figures->cell[r][c] < 0 ? fputs(",", file) : fprintf(file, ",%d", figures->cell[r][c]);
  }
  fputc('\n', file);
  fclose(file);
  fclose(described);
  put_file(folder, "regions.csv", text);
  put_file(folder, "columns.csv", columns);
  free(text);
  free(columns);
}

static void open_folder(account_t *self, const figures_t *figures) {
  static const char *const files[] = {"instruments.csv", "figures.csv", "labels.csv"};
  words_report_t report;
  size_t length;
  *self = (account_t){.folder = new_folder()};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    char *text = slurp(base, files[i], &length);
    put_file(self->folder, files[i], text);
    free(text);
  }
  put_regions(self->folder, figures);
  words_report_init(&report, WORDS_ES);
  int status = audit_dataset_load(self->folder, &self->dataset, &report);
  if (!status)
    status = audit_account_find(&self->dataset, &self->account, &report);
  words_report_print(&report, stdout);
  words_report_free(&report);
  assert_int_equal(status, SIM_OK);
  self->page = (cli_account_page_t){.account = &self->account, .sheet = {.lang = WORDS_ES}};
}

static void close_folder(account_t *self) {
  cli_sheet_free(&self->page.sheet);
  plots_script_free(&self->page.script);
  audit_account_free(&self->account);
  audit_dataset_free(&self->dataset);
  remove_folder(self->folder);
}

/* The rate of a region, written with `decimals`, from its two figures. NaN: none. */
static double rate_of(const figures_t *figures, size_t r, bool before, int decimals) {
  const int *cell = figures->cell[r];
  const int firms = cell[before ? 2 : 0], there = cell[before ? 3 : 1],
            invested = cell[before ? 5 : 4];
  char text[64];
  if (figures->by_base ? firms < 0 || there <= 0 || firms > there : invested < 0 || firms <= 0)
    return (double)NAN;
  snprintf(text, sizeof text, "%.*f", decimals,
           figures->by_base ? 1000.0 * firms / there : (double)invested / firms);
  return atof(text);
}

/* "… en 12 de 16 regiones, menos en 4" says what the figures say; one that names a region names
   one that changed most. */
static void check(const figures_t *figures, account_t *self) {
  cli_rate_t before, after;
  cli_account_page_t *page = &self->page;
  const int status = cli_account_draw_before(page);
  cli_account_rates(page, &before, &after);
  size_t known = 0, more = 0, less = 0, said_more, said_known, said_less;
  double most = 0.0;
  for (size_t r = 0; r < figures->count; r++) {
    const double change =
        rate_of(figures, r, false, after.decimals) - rate_of(figures, r, true, after.decimals);
    if (isnan(change))
      continue;
    known++;
    more += change > 1e-9;
    less += change < -1e-9;
    most = fmax(most, fabs(change));
  }
  assert_int_equal(status, known ? PLOTS_OK : PLOTS_ERR_EMPTY);
  if (status)
    return;
  const char *title = page->caption.title, *at = strstr(title, "año anterior en ");
  assert_non_null(at);
  assert_int_equal(sscanf(at, "año anterior en %zu de %zu regi%*[^,], menos en %zu", &said_more,
                          &said_known, &said_less),
                   3);
  assert_int_equal(said_known, known);
  assert_int_equal(said_more, more);
  assert_int_equal(said_less, less);
  if ((at = strstr(title, "Donde más cambió: r"))) {
    const size_t r = strtoul(at + strlen("Donde más cambió: r"), NULL, 10);
    assert_true(r < figures->count);
    assert_float_equal(fabs(rate_of(figures, r, false, after.decimals) -
                            rate_of(figures, r, true, after.decimals)),
                       most, 1e-9);
  }
}

static void titles_hold(void **state) {
  (void)state;
  unsigned seed = 2026;
  size_t drawn = 0;
  for (size_t i = 0; i < TRIES; i++) {
    const figures_t figures = at_random(&seed);
    account_t self;
    open_folder(&self, &figures);
    check(&figures, &self);
    drawn += self.page.script.body.length > 0;
    close_folder(&self);
  }
  assert_true(drawn > TRIES / 2);
}

/* All alike, all more, one region, none with both. */
static void extremes(void **state) {
  (void)state;
  static const figures_t cases[] = {
      {2, true, {{10, 100, 10, 100, 1, 1}, {20, 300, 20, 300, 1, 1}}},
      {2, false, {{10, 0, 10, 0, 200, 100}, {20, 0, 20, 0, 300, 100}}},
      {1, true, {{0, 100, 0, 100, 1, 1}}},
      {2, true, {{10, 100, -1, 100, 1, 1}, {20, -1, 20, 300, 1, 1}}}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    account_t self;
    open_folder(&self, &cases[i]);
    check(&cases[i], &self);
    close_folder(&self);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(titles_hold), cmocka_unit_test(extremes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
