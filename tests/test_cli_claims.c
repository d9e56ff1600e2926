// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/claims.h"
#include "cli/placing.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIGURES "id;value;unit;document;section;what\n"
#define CLAIMS  "id;kind;claim_es;claim_en;stated;formula;section;note_es;note_en\n"

typedef struct {
  char folder[64];
  cli_dataset_t dataset;
  cli_claims_t claims;
  cli_report_t report;
  int status;
} world_t;

static void write_file(const char *folder, const char *name, const char *text) {
  char path[160];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void load(world_t *w, const char *figures, const char *claims) {
  cli_report_init(&w->report, CLI_EN);
  strcpy(w->folder, "/tmp/exante-claims-XXXXXX");
  assert_non_null(mkdtemp(w->folder));
  write_file(w->folder, "figures.csv", figures);
  write_file(w->folder, "claims.csv", claims);
  write_file(
      w->folder, "columns.csv",
      "table;column;unit;es;en\nrooms;a;count;A;A\nrooms;b;count;B;B\nrooms;whole;count;W;W\n");
  write_file(w->folder, "rooms.csv",
             "id;name;a;b;whole\nnorth;Norte;10;5;15\nsouth;Sur;7;4;10\neast;Este;;3;3\n");
  w->status = cli_dataset_load(w->folder, &w->dataset, &w->report);
  if (!w->status)
    w->status = cli_claims_load(&w->dataset, &w->claims, &w->report);
}

static void unload(world_t *w) {
  static const char *const names[] = {"figures.csv", "claims.csv", "columns.csv", "rooms.csv"};
  for (size_t i = 0; i < 4; i++) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", w->folder, names[i]);
    unlink(path);
  }
  rmdir(w->folder);
  cli_claims_free(&w->claims);
  cli_dataset_free(&w->dataset);
  cli_report_free(&w->report);
  memset(w, 0, sizeof *w);
}

/* One wrong claim each: what the only error says, and in which line of which column it stands. */
static void test_wrong_claims(void **unused) {
  (void)unused;
  static const struct {
    const char *claim, *message;
    size_t column;
  } cases[] = {
      {"x;equal;c;c;total;part +;1;;", "formula: it cannot be understood", 20},
      {"x;equal;c;c;total;parts;1;;",
       "formula: \"parts\" is not a figure of these data. Did you mean \"part\"?", 20},
      {"x;equal;c;c;totl;part;1;;",
       "stated: \"totl\" is not a figure of these data. Did you mean \"total\"?", 14},
      {"x;equal;c;c;total;total*2;1;;", "formula: it uses \"total\", the very figure", 20},
      {"x;equal;c;c;total;part/zero;1;;", "no finite value (a division by zero?)", 20},
      {"x;equal;c;c;total;part = 3;1;;", "formula: \"=\", at position 6, has no place", 20},
      {"x;equal;c;c;total;;1;;", "formula: missing", 20},
      {"x;equal;c;c;total;part*gone;1;;", "the figure \"gone\" is not in the document", 20},
      {"x;equal;c;c;gone;part;1;;", "the figure \"gone\" is not in the document", 14},
      {"x;similar;c;c;total;part;1;;", "kind: \"similar\" will not do", 3},
      {"x;unchecked;c;c;total;;1;;why", "note_es: the reason why", 0},
      {"x;unchecked;c;c;total;part;1;a;b", "formula: an unchecked claim has no formula", 24},
      {"x y;equal;c;c;total;part;1;;", "id: \"x y\" will not do as a name", 1},
      {"x;rows;c;c;total;a + b;1;;", "must be a column, table.column", 13},
      {"x;rows;c;c;rooms.whole;a/(b - 3);1;;", "in row \"east\" it has no finite value", 0},
      {"x;rows;c;c;rooms.whole;a + missing;1;;", "formula: \"missing\" is not a figure", 0},
      {"x;equal;;c;total;part;1;;", "claim_es: the cell is empty", 0},
      {"x;equal;=HYPERLINK(1);c;total;part;1;;", "starts like a spreadsheet formula", 9},
      {"x;equal;c;c;total;rooms.east.a;1;;", "is not in the document", 20},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    world_t w = {0};
    char claims[512];
    snprintf(claims, sizeof claims, "%s%s\n", CLAIMS, cases[i].claim);
    load(&w,
         FIGURES
         "total;30;count;F;1;t\npart;10;count;F;1;p\nzero;0;count;F;1;z\ngone;-;count;F;1;g\n",
         claims);
    assert_int_equal(w.status, SIM_ERR_DOMAIN);
    if (w.report.errors != 1 || !strstr(w.report.entries[0].text, cases[i].message))
      fail_msg("\"%s\": %zu errors, \"%s\"", cases[i].claim, w.report.errors,
               w.report.entries[0].text);
    assert_int_equal(w.report.entries[0].line, 2);
    assert_non_null(strstr(w.report.entries[0].file, "claims.csv"));
    if (cases[i].column && w.report.entries[0].column > cases[i].column)
      fail_msg("\"%s\": column %zu", cases[i].claim, w.report.entries[0].column);
    unload(&w);
  }
}

static void test_wrong_figures(void **unused) {
  (void)unused;
  static const struct {
    const char *figures, *message;
  } cases[] = {
      {FIGURES "a;12,3,4;count;F;1;x\n", "value: \"12,3,4\" has thousands marks out of place"},
      {FIGURES "a;many;count;F;1;x\n", "value: \"many\" is not a figure"},
      {FIGURES "A;1;count;F;1;x\n", "id: \"A\" will not do"},
      {FIGURES "../a;1;count;F;1;x\n", "id: \"../a\" will not do"},
      {FIGURES "a;1;count;F;1;x\na;2;count;F;1;x\n", "a is also on line 2"},
      {"id;value\na;1\n", "unit"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    world_t w = {0};
    load(&w, cases[i].figures, CLAIMS);
    assert_int_equal(w.status, SIM_ERR_DOMAIN);
    if (!strstr(w.report.entries[0].text, cases[i].message))
      fail_msg("%zu: %s", i, w.report.entries[0].text);
    unload(&w);
  }
}

/* Rows: one check each, blank stated cells left out, blank parts worth nothing; totals; placing. */
static void test_tables(void **unused) {
  (void)unused;
  world_t w = {0};
  load(&w, FIGURES "a_total;17;count;F;1;x\nb_total;11;count;F;1;x\n",
       CLAIMS "parts;rows;c;c;rooms.whole;a + b;1;;\n"
              "a_sum;total;c;c;a_total;sum(rooms.a);1;;\n"
              "b_sum;total;c;c;b_total;sum(rooms.b);1;;\n"
              "cell;equal;c;c;rooms.north.whole;rooms.south.whole + b_total - 6;1;;\n");
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.claims.check_count, 6);
  assert_int_equal(w.claims.verdicts[MODELS_CONTRADICTS], 2); /* parts.south, b_sum */
  assert_int_equal(w.claims.verdicts[MODELS_EXACT], 4);
  cli_placing_t placing;
  assert_int_equal(cli_placing_find(&w.dataset, &w.claims, &placing), SIM_OK);
  assert_int_equal(placing.suspect_count, 1);
  assert_int_equal(placing.unplaced_count, 0);
  assert_int_equal(placing.suspects[0].row, 1);
  assert_string_equal(placing.suspects[0].column->id, "b");
  assert_true(placing.suspects[0].closing == 3.0);
  cli_placing_free(&placing);
  unload(&w);
}

static void count_shipped(const char *folder, const size_t expected[MODELS_VERDICT_COUNT]) {
  cli_dataset_t dataset;
  cli_claims_t claims = {0};
  cli_report_t report;
  cli_report_init(&report, CLI_EN);
  assert_int_equal(cli_dataset_load(folder, &dataset, &report), SIM_OK);
  assert_int_equal(cli_claims_load(&dataset, &claims, &report), SIM_OK);
  for (int v = 0; v < MODELS_VERDICT_COUNT; v++)
    assert_int_equal(claims.verdicts[v], expected[v]);
  cli_claims_free(&claims);
  cli_dataset_free(&dataset);
  cli_report_free(&report);
}

/* The verdicts on the two documents, as an independent evaluation in another language gave them:
   exact, rounds, truncates, within inputs, contradicts, unchecked. */
static void test_shipped_documents(void **unused) {
  (void)unused;
  count_shipped("scenarios/redes", (size_t[]){125, 6, 1, 5, 23, 42});
  count_shipped("scenarios/cuenta-publica-2025", (size_t[]){205, 1, 0, 1, 9, 35});
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_wrong_claims),
      cmocka_unit_test(test_wrong_figures),
      cmocka_unit_test(test_tables),
      cmocka_unit_test(test_shipped_documents),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
