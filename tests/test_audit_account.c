// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"
#include "sim/status.h"
#include "tests/document_support.h"

/* A small account: what is found in it, and the one thing said of each fault. */

#define HEADER "id;instrument;budget;beneficiaries;line;counts;in_all;in_some;region_column\n"
#define REGIONS                                                                                    \
  "id;order;name;firms;fairs;bonds;new_businesses;women_led;investment_trade;investment_support\n"
enum { COLUMNS, FIGURES, INSTRUMENTS, REGIONS_FILE, LABELS, FILES };
static const document_file_t shipped[FILES + 1] = {
    {"columns.csv", "table;column;unit;es;en;total\n"
                    "instruments;budget;M$;P;B;budget_total\n"
                    "instruments;beneficiaries;count;B;B;\n"
                    "instruments;in_all;number;T;A;all_total\n"
                    "instruments;in_some;number;S;S;some_total\n"
                    "regions;order;number;O;O;\n"
                    "regions;firms;count;E;F;\n"
                    "regions;fairs;count;F;F;\n"
                    "regions;bonds;count;B;B;\n"
                    "regions;new_businesses;count;N;N;\n"
                    "regions;women_led;count;M;W;\n"
                    "regions;investment_trade;M$;I;I;\n"
                    "regions;investment_support;M$;I;I;\n"},
    {"figures.csv", "id;value;unit;document;section;what\n"
                    "budget_total;300;M$;F;1;x\n"
                    "all_total;30;count;F;1;x\n"
                    "some_total;10;count;F;1;x\n"},
    {"instruments.csv", HEADER "fair;Feria;100;10;trade;firms;1;1;fairs\n"
                               "centre;;200,5;20;support;people;1;;\n"
                               "bond;Bono;;;trade;firms;;;bonds\n"},
    {"regions.csv", REGIONS "south;3;Sur;5;2;3;4;1;10;20\n"
                            "lost;;Perdida;1;1;0;0;0;1;1\n"
                            "north;1;Norte;7;3;4;4;4;10;20\n"
                            "middle;2;;0;;0;1;0;0;0\n"
                            "valley;2;Valle;2;2;0;1;0;0;0\n"},
    {"labels.csv", "name;es;en\nregion.south;El Sur;The South\ninstrument.bond;Un bono;A bond\n"
                   "regions.north;no;no\n"},
    {0}};

typedef struct {
  document_t document;
  audit_account_t account;
} account_t;

static void open_account(account_t *self, const document_file_t *files) {
  *self = (account_t){0};
  document_load(&self->document, files);
  if (self->document.status)
    fail_msg("%s", self->document.report.entries[self->document.report.count - 1].text);
  self->document.status =
      audit_account_find(&self->document.dataset, &self->account, &self->document.report);
}

static void close_account(account_t *self) {
  audit_account_free(&self->account);
  document_unload(&self->document);
}

static void test_finds(void **unused) {
  (void)unused;
  static const size_t order[] = {2, 3, 4, 0, 1};
  static const char *const es[] = {"El Sur", "Perdida", "Norte", "middle", "Valle"};
  account_t w;
  open_account(&w, shipped);
  assert_int_equal(w.document.status, SIM_OK);
  assert_int_equal(w.document.report.errors, 0);
  const audit_account_t *a = &w.account;
  assert_string_equal(a->budget->id, "budget");
  assert_string_equal(a->beneficiaries->id, "beneficiaries");
  assert_string_equal(a->firms->id, "firms");
  assert_string_equal(a->new_businesses->id, "new_businesses");
  assert_string_equal(a->women->id, "women_led");
  assert_true(audit_account_cell(a->budget, 1) == 200.5);
  assert_true(isnan(audit_account_cell(a->budget, 2)));
  assert_int_equal(a->total_count, 2);
  assert_string_equal(a->totals[0]->stated->id, "all_total");
  assert_string_equal(a->totals[1]->stated->id, "some_total");
  assert_int_equal(a->lines.count, 2);
  assert_string_equal(a->lines.ids[0], "trade");
  assert_string_equal(a->lines.ids[1], "support");
  assert_int_equal(a->counts.count, 2);
  for (size_t r = 0; r < 3; r++) {
    assert_int_equal(a->lines.of[r], r == 1);
    assert_int_equal(a->counts.of[r], r == 1);
  }
  assert_int_equal(a->part_count, 2);
  assert_string_equal(a->parts[0]->id, "fairs");
  assert_string_equal(a->parts[1]->id, "bonds");
  assert_int_equal(a->investment_count, 2);
  assert_string_equal(a->investment[0]->id, "investment_trade");
  assert_string_equal(a->investment[1]->id, "investment_support");
  for (size_t r = 0; r < 5; r++) { /* equals as they come, without a number last */
    assert_int_equal(a->order[r], order[r]);
    assert_string_equal(audit_account_region(a, r, WORDS_ES), es[r]);
  }
  assert_string_equal(audit_account_region(a, 0, WORDS_EN), "The South");
  assert_string_equal(audit_account_instrument(a, 0, WORDS_EN), "Feria");
  assert_string_equal(audit_account_instrument(a, 1, WORDS_ES), "centre");
  assert_string_equal(audit_account_instrument(a, 2, WORDS_ES), "Un bono");
  close_account(&w);
}

/* One edit each. */
static const struct {
  int file;
  const char *from, *to, *message, *said_of;
  size_t line, column;
} faults[] = {
    {INSTRUMENTS, ";100;", ";-100;", "budget: \"-100\" is below 0", "instruments.csv", 2, 12},
    {INSTRUMENTS, ";10;", ";10,5;", "beneficiaries: \"10,5\" is not a whole number",
     "instruments.csv", 2, 16},
    {INSTRUMENTS, ";1;1;", ";1;2;", "in_some: \"2\" will not do", "instruments.csv", 2, 33},
    {INSTRUMENTS, ";1;;", ";2;;", "in_all: \"2\" will not do", "instruments.csv", 3, 33},
    {INSTRUMENTS, ";line;", ";row;", "column \"line\" is missing", "instruments.csv", 1, 0},
    {INSTRUMENTS, ";counts;", ";what;", "column \"counts\" is missing", "instruments.csv", 1, 0},
    {INSTRUMENTS, ";region_column", ";column", "column \"region_column\" is missing",
     "instruments.csv", 1, 0},
    {INSTRUMENTS, ";support;", ";Support;", "line: \"Support\" will not do", "instruments.csv", 3,
     18},
    {INSTRUMENTS, ";people;", ";people.all;", "counts: \"people.all\" will not do",
     "instruments.csv", 3, 26},
    {COLUMNS, "instruments;in_some;number;S;S;some_total\n", "",
     "\"in_some\" marks the rows that a total adds", "instruments.csv", 1, 55},
    {COLUMNS, "some_total", "", "\"in_some\" marks the rows that a total adds", "instruments.csv",
     1, 55},
    {COLUMNS, "instruments;beneficiaries;count;B;B;\n", "",
     "column \"beneficiaries\" is missing: it must be in instruments.csv", "instruments.csv", 0, 0},
    {COLUMNS, "instruments;budget;M$;P;B;budget_total\n", "",
     "column \"budget\" is missing: it must be in instruments.csv", "instruments.csv", 0, 0},
    {FIGURES, "300;M$", "300;UF",
     "budget_total is in \"UF\" and is the total of budget, which is in \"M$\"", "figures.csv", 2,
     0},
    {REGIONS_FILE, "4;1;10", "4;5;10", "women_led: \"5\" is more than new_businesses, \"4\"",
     "regions.csv", 2, 21},
    {REGIONS_FILE, "Sur;5", "Sur;-5", "firms: \"-5\" is below 0", "regions.csv", 2, 13},
    {REGIONS_FILE, "5;2;3", "5;2,5;3", "fairs: \"2,5\" is not a whole number", "regions.csv", 2,
     15},
    {REGIONS_FILE, "10;20", "-10;20", "investment_trade: \"-10\" is below 0", "regions.csv", 2, 23},
    {REGIONS_FILE, "10;20", "10;-20", "investment_support: \"-20\" is below 0", "regions.csv", 2,
     26},
    {COLUMNS, "order;number", "order;count", NULL, NULL, 0, 0},
    {COLUMNS,
     "regions;order;number;O;O;\nregions;firms;count;E;F;\nregions;fairs;count;F;F;\n"
     "regions;bonds;count;B;B;\nregions;new_businesses;count;N;N;\n"
     "regions;women_led;count;M;W;\nregions;investment_trade;M$;I;I;\n"
     "regions;investment_support;M$;I;I;\n",
     "regions;investment_trade;M$;I;I;\nregions;investment_support;M$;I;I;\n"
     "regions;order;number;O;O;\nregions;new_businesses;count;N;N;\n"
     "regions;women_led;count;M;W;\nregions;firms;count;E;F;\nregions;fairs;count;F;F;\n"
     "regions;bonds;count;B;B;\n",
     NULL, NULL, 0, 0},
    {COLUMNS, "regions;order;number;O;O;\n", "",
     "column \"order\" is missing: it must be in regions.csv", "regions.csv", 0, 0},
    {COLUMNS, "regions;women_led;count;M;W;\n", "",
     "column \"women_led\" is missing: it must be in regions.csv", "regions.csv", 0, 0},
    {COLUMNS, "bonds;count", "bonds;M$", "bonds is in \"M$\" and firms in \"count\"", "columns.csv",
     0, 0},
    {COLUMNS, "fairs;count", "fairs;M$", "fairs is in \"M$\" and firms in \"count\"", "columns.csv",
     0, 0},
    {COLUMNS, "support;M$", "support;UF",
     "investment_support is in \"UF\" and investment_trade in \"M$\"", "columns.csv", 0, 0},
    {COLUMNS, "regions;investment_trade;M$;I;I;\nregions;investment_support;M$;I;I;\n", "",
     "column \"investment_\u2026\" is missing: it must be in regions.csv", "regions.csv", 0, 0},
    {COLUMNS, "regions;firms;count;E;F;\nregions;fairs;count;F;F;\nregions;bonds;count;B;B;\n",
     "regions;fairs;count;F;F;\nregions;bonds;count;B;B;\nregions;firms;count;E;F;\n",
     "the columns that split \"firms\" by instrument are missing", "regions.csv", 0, 0},
    {COLUMNS,
     "regions;order;number;O;O;\nregions;firms;count;E;F;\nregions;fairs;count;F;F;\n"
     "regions;bonds;count;B;B;\nregions;new_businesses;count;N;N;\n"
     "regions;women_led;count;M;W;\nregions;investment_trade;M$;I;I;\n"
     "regions;investment_support;M$;I;I;\n",
     "", "table regions is missing", "/", 0, 0},
    {COLUMNS,
     "instruments;budget;M$;P;B;budget_total\ninstruments;beneficiaries;count;B;B;\n"
     "instruments;in_all;number;T;A;all_total\ninstruments;in_some;number;S;S;some_total\n",
     "", "table instruments is missing", "/", 0, 0},
};

static void test_faults(void **unused) {
  (void)unused;
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    account_t w;
    document_file_t files[FILES + 1];
    memcpy(files, shipped, sizeof files);
    char *edited = document_edit(shipped[faults[i].file].text, faults[i].from, faults[i].to);
    files[faults[i].file].text = edited;
    open_account(&w, files);
    if (faults[i].message) {
      document_said(&w.document, faults[i].said_of, faults[i].line, faults[i].column,
                    faults[i].message);
      assert_int_equal(w.document.status, SIM_ERR_DOMAIN);
    } else {
      assert_int_equal(w.document.report.errors, 0);
      assert_int_equal(w.document.status, SIM_OK);
      assert_int_equal(w.account.part_count, 2);
      assert_int_equal(w.account.investment_count, 2);
    }
    close_account(&w);
    free(edited);
  }
}

/* The shipped document with so many rows of instruments, each of a line of its own up to `lines`,
   so many columns in_X, and so many of the investment and the parts of the firms of a region. */
static void open_wide(account_t *self, int rows, int lines, int totals, int columns) {
  enum { BYTES = 1 << 16 };
  char *text[FILES];
  document_file_t files[FILES + 1];
  FILE *out[FILES];
  memcpy(files, shipped, sizeof files);
  for (int f = 0; f < FILES; f++) {
    text[f] = calloc(BYTES, 1);
    files[f].text = text[f];
    out[f] = fmemopen(text[f], BYTES, "w");
    if (f == FIGURES || f == LABELS)
      fputs(shipped[f].text, out[f]);
  }
  fputs(
      "table;column;unit;es;en;total\ninstruments;budget;M$;P;B;\n"
      "instruments;beneficiaries;count;B;B;\nregions;order;number;O;O;\n"
      "regions;new_businesses;count;N;N;\nregions;women_led;count;M;W;\nregions;firms;count;E;F;\n",
      out[COLUMNS]);
  fputs("id;budget;beneficiaries;line;counts;region_column", out[INSTRUMENTS]);
  fputs("id;order;new_businesses;women_led;firms", out[REGIONS_FILE]);
  for (int t = 0; t < totals; t++) {
    fprintf(out[COLUMNS], "instruments;in_%d;number;T;T;all_total\n", t);
    fprintf(out[INSTRUMENTS], ";in_%d", t);
  }
  for (int c = 0; c < columns; c++) {
    fprintf(out[COLUMNS], "regions;part_%d;count;P;P;\n", c);
    fprintf(out[REGIONS_FILE], ";part_%d;investment_%d", c, c);
  }
  for (int c = 0; c < columns; c++)
    fprintf(out[COLUMNS], "regions;investment_%d;M$;I;I;\n", c);
  for (int r = 0; r < rows; r++) {
    fprintf(out[INSTRUMENTS], "\ni%d;1;1;l%d;firms;part_%d", r, r % lines, r % columns);
    for (int t = 0; t < totals; t++)
      fputs(";1", out[INSTRUMENTS]);
  }
  fputs("\nnorth;1;1;1;1", out[REGIONS_FILE]);
  for (int c = 0; c < columns; c++)
    fputs(";1;1", out[REGIONS_FILE]);
  fputs("\n", out[INSTRUMENTS]);
  fputs("\n", out[REGIONS_FILE]);
  for (int f = 0; f < FILES; f++)
    fclose(out[f]);
  open_account(self, files);
  for (int f = 0; f < FILES; f++)
    free(text[f]);
}

/* As many as there may be, and one more. */
static void test_limits(void **unused) {
  (void)unused;
  account_t w;
  open_wide(&w, 400, 15, 6, 15);
  assert_int_equal(w.document.status, SIM_OK);
  assert_int_equal(w.account.lines.count, 15);
  assert_int_equal(w.account.lines.of[399], 399 % 15);
  assert_string_equal(audit_account_instrument(&w.account, 399, WORDS_ES), "i399");
  assert_int_equal(w.account.total_count, 6);
  assert_int_equal(w.account.part_count, 15);
  assert_int_equal(w.account.investment_count, 15);
  close_account(&w);
  open_wide(&w, 16, 16, 6, 16);
  document_said(&w.document, "instruments.csv", 17, 9, "line: more than 15 different values");
  assert_int_equal(w.account.lines.count, 15);
  assert_int_equal(w.account.lines.of[15], 0);
  assert_int_equal(w.account.part_count, 15);
  assert_int_equal(w.account.investment_count, 15);
  close_account(&w);
  open_wide(&w, 1, 1, 7, 1);
  document_said(&w.document, "instruments.csv", 1, 81, "more than 6 columns in_\u2026");
  assert_int_equal(w.account.total_count, 6);
  close_account(&w);
  open_wide(&w, 401, 1, 0, 1);
  document_said(&w.document, "instruments.csv", 0, 0, "the table must have 1 to 400 rows");
  close_account(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_finds),
      cmocka_unit_test(test_faults),
      cmocka_unit_test(test_limits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
