// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"
#include "audit/placing.h"
#include "cli/check/check_tables.h"
#include "sim/status.h"
#include "tests/audit_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIGURES "id;value;unit;document;section;what\n"
#define CLAIMS  "id;kind;claim_es;claim_en;stated;formula;section;note_es;note_en\n"

static void load(world_t *w, const char *figures, const char *claims) {
  world_write(w, figures, claims);
  folder_write(
      w->folder, "columns.csv",
      "table;column;unit;es;en\nrooms;a;count;A;A\nrooms;b;count;B;B\nrooms;whole;count;W;W\n");
  folder_write(w->folder, "rooms.csv",
               "id;name;a;b;whole\nnorth;Norte;10;5;15\nsouth;Sur;7;4;10\neast;Este;;3;3\n");
  world_read(w);
}

/* One wrong claim each: what the only error says, and in which line of which column it stands. */
static void test_wrong_claims(void **unused) {
  (void)unused;
  static const struct {
    const char *claim, *message;
    size_t column;
  } cases[] = {
      {"x;equal;c;c;total;part +;1;;", "formula: the formula ends before it is complete", 20},
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
      {"x;rows;c;c;rooms.whole;whole;1;;", "that a part is within its whole is at_most", 0},
      {"x;equal;c;c;total;part*0.62*0.48;1;;",
       "the number \"0.62\", at position 6, is not written as those "
       "of this file. Write 0,62.",
       20},
      {"x;equal;c;c;total;part*1.000;1;;",
       "Write 1000 if it means thousands, or 1,000 if it means decimals", 20},
      {"x;equal;c;c;total;part,zero;1;;", "separates values outside a function", 20},
      {"x;equal;c;c;total;max(part,zero);1;;",
       "does not separate arguments in this file. Write \";\".", 20},
      {"x;equal;c;c;total;max(1,2);1;;", "\"max\", at position 1, has a single argument", 20},
      {"x;equal;{totl} of all;c;total;part;1;;", "claim_es: \"totl\", in braces, is not a figure",
       0},
      {"x;equal;c;c;total;part;1;says {totl};n", "note_es: \"totl\", in braces, is not a figure",
       0},
      {"x;equal;c;c;total;part;1;n;says {total", "note_en: the brace in \"{total\" is not closed",
       0},
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
      {FIGURES "a;33%;porcentaje;F;1;x\n", "unit: \"porcentaje\" is not known. Write %."},
      {FIGURES "a;33;persons;F;1;x\n", "unit: \"persons\" is not known. Write people."},
      {FIGURES "a;0,3;proporción;F;1;x\n", "unit: \"proporción\" is not known. Write share."},
      {FIGURES "a;33;kilogramos;F;1;x\n", "unit: \"kilogramos\" is not known. Write %, share"},
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

/* Rows: one check each, blank stated cells left out, blank parts worth nothing; totals. */
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
  assert_int_equal(w.claims.verdicts[AUDIT_CONTRADICTS], 2); /* parts.south, b_sum */
  assert_int_equal(w.claims.verdicts[AUDIT_EXACT], 4);
  unload(&w);
}

/* The four tries of a decimal comma in a formula: each has the value that its author meant, or is
   no verdict at all. */
static void test_comma_in_formula(void **unused) {
  (void)unused;
  world_t w = {0};
  load(&w,
       FIGURES
       "objetivo;7.234;firms;F;1;x\npotencial;24.310;firms;F;1;x\ngasto;540.000;M$;F;1;x\n"
       "gasto_c1;300.000;M$;F;1;x\ngasto_c2;180.500;M$;F;1;x\nparte_litoral;0,62;share;F;1;x\n",
       CLAIMS "a;equal;c;c;objetivo;potencial*0,62*0,48;3;;\n"
              "b;equal;c;c;gasto;gasto_c1 + gasto_c2 + 59,5*1000;6;;\n"
              "c;equal;c;c;gasto;1,540000;6;;\n"
              "d;equal;c;c;parte_litoral;0,62;6;;\n");
  static const audit_verdict_t verdicts[] = {AUDIT_TRUNCATES, AUDIT_EXACT, AUDIT_CONTRADICTS,
                                             AUDIT_EXACT};
  static const double values[] = {7234.656, 540000.0, 1.54, 0.62};
  assert_int_equal(w.status, SIM_OK);
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(w.claims.checks[i].judgement.verdict, verdicts[i]);
    assert_true(fabs(w.claims.checks[i].judgement.recomputed - values[i]) < 1e-9);
  }
  unload(&w);
}

#define NOTED "id;kind;claim_es;claim_en;stated;formula;section;note_es;note_en;note_for;fact\n"

/* A note is said with the verdict that it is written for, with the numbers of the moment. */
static void test_notes(void **unused) {
  (void)unused;
  static const struct {
    const char *figures, *claim;
    size_t check;
    const char *es, *en; /* NULL: not said */
  } cases[] = {
      {"442", "equal;c;c;units;places;1;faltan {places - units};{excess} missing;;", 0, "faltan 75",
       "75 missing"},
      {"517", "equal;c;c;units;places;1;faltan {places - units};{excess} missing;;", 0, NULL, NULL},
      {"500", "equal;c;c;units;places;1;faltan {places - units};{excess} missing;;", 0, "faltan 17",
       "17 missing"},
      {"517", "equal;c;c;units;places;1;iguales;equal;exact;", 0, "iguales", "equal"},
      {"442", "equal;c;c;units;places;1;iguales;equal;exact rounds;", 0, NULL, NULL},
      {"442", "at_most;c;c;units;places;1;bajo {recomputed};below {recomputed};holds;", 0,
       "bajo 517", "below 517"},
      {"442", "equal;c;c;units;places;1;siempre;always;any;", 0, "siempre", "always"},
      {"442", "rows;c;c;rooms.whole;a + b;1;suma {recomputed}, dice {whole};{a} + {b};;", 0, NULL,
       NULL},
      {"442", "rows;c;c;rooms.whole;a + b;1;suma {recomputed}, dice {whole};{a} + {b};;", 1,
       "suma 11, dice 10", "7 + 4"},
      {"442", "unchecked;c;c;units;;1;son {units|1};why;;", 0, "son 442,0", "why"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    world_t w = {0};
    char figures[256], claims[512];
    snprintf(figures, sizeof figures, FIGURES "units;%s;places;F;1;x\nplaces;517;places;F;1;x\n",
             cases[i].figures);
    snprintf(claims, sizeof claims, NOTED "x;%s\n", cases[i].claim);
    load(&w, figures, claims);
    assert_int_equal(w.status, SIM_OK);
    char *const *note = w.claims.checks[cases[i].check].note;
    const char *const expected[] = {cases[i].es, cases[i].en};
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      if (!expected[lang])
        assert_null(note[lang]);
      else
        assert_string_equal(note[lang], expected[lang]);
    }
    unload(&w);
  }
}

/* Rows that show one fact are one contradiction; what compares the tool's inputs is apart. */
static void test_facts(void **unused) {
  (void)unused;
  world_t w = {0};
  load(&w, FIGURES "a;1;count;F;1;x\nb;2;count;F;1;x\n",
       NOTED "p;equal;{stated} es {b};c;a;b;1;;;;one\nq;equal;c;c;a;b + "
             "1;1;;;;one\nr;equal;c;c;a;b;1;;;;\n"
             "s;at_most;c;c;a;b;1;;;;one\n");
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.claims.verdicts[AUDIT_CONTRADICTS], 3);
  assert_int_equal(w.claims.verdicts[AUDIT_HOLDS], 1);
  assert_string_equal(w.claims.claims[0].claim[WORDS_ES], "1 es 2");
  assert_string_equal(w.claims.claims[0].claim[WORDS_EN], "c");
  assert_int_equal(cli_check_instances(&w.claims, 0), 2);
  assert_int_equal(cli_check_instances(&w.claims, 2), 1);
  assert_false(cli_check_is_repeat(&w.claims, 0));
  assert_true(cli_check_is_repeat(&w.claims, 1));
  assert_false(cli_check_is_repeat(&w.claims, 2) || cli_check_is_repeat(&w.claims, 3));
  unload(&w);
}

/* What the figure should say, with its own unit and decimals; nothing for bounds, nor where the
   wrong cell of a cross table is known. */
static void test_corrected(void **unused) {
  (void)unused;
  static const char *const expected[] = {"3,7 %", "2026", "1.234.567", NULL, NULL};
  world_t w = {0};
  load(&w,
       FIGURES "pct;3,9 %;%;F;1;x\npart;37;count;F;1;x\nall;1.001;count;F;1;x\n"
               "start;2025;year;F;1;x\nfirst;2026;year;F;1;x\n"
               "firms;1.234.568;firms;F;1;x\nmore;1.234.567;firms;F;1;x\nb_total;11;count;F;1;x\n",
       CLAIMS "p;equal;c;c;pct;100*part/all;1;;\ny;equal;c;c;start;first;1;;\n"
              "f;equal;c;c;firms;more;1;;\nm;at_most;c;c;firms;more;1;;\n"
              "b_sum;total;c;c;b_total;sum(rooms.b);1;;\nparts;rows;c;c;rooms.whole;a + b;1;;\n");
  assert_int_equal(w.status, SIM_OK);
  audit_placing_t placing;
  assert_int_equal(audit_placing_find(&w.dataset, &w.claims, &placing), SIM_OK);
  const cli_audit_t audit = {
      .dataset = &w.dataset, .claims = &w.claims, .placing = &placing, .lang = WORDS_ES};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    char text[WORDS_NUMBER_BYTES];
    assert_int_equal(w.claims.checks[i].judgement.verdict, AUDIT_CONTRADICTS);
    const bool has = cli_check_corrected(&audit, &w.claims.checks[i], text);
    assert_int_equal(has, expected[i] != NULL);
    char *space = has ? strstr(text, "\u00a0") : NULL;
    if (space) {
      memmove(space + 1, space + 2, strlen(space + 1));
      *space = ' ';
    }
    if (has)
      assert_string_equal(text, expected[i]);
  }
  audit_placing_free(&placing);
  unload(&w);
}

static void count_shipped(const char *folder, const size_t expected[AUDIT_VERDICT_COUNT],
                          size_t own) {
  audit_dataset_t dataset;
  audit_claims_t claims = {0};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(audit_dataset_load(folder, &dataset, &report), SIM_OK);
  assert_int_equal(audit_claims_load(&dataset, &claims, &report), SIM_OK);
  size_t own_count = 0;
  for (int v = 0; v < AUDIT_VERDICT_COUNT; v++) {
    assert_int_equal(claims.verdicts[v], expected[v]);
    own_count += claims.own[v];
  }
  assert_int_equal(own_count, own); /* rows of claims.csv with an input. in their formula */
  audit_claims_free(&claims);
  audit_dataset_free(&dataset);
  words_report_free(&report);
}

/* The verdicts on the two documents, as an independent evaluation in another language gave them:
   exact, rounds, truncates, holds, within inputs, contradicts, unchecked; nine of those that hold
   are inequalities of every form, which hold by sight. */
static void test_shipped_documents(void **unused) {
  (void)unused;
  count_shipped("scenarios/redes", (size_t[]){84, 6, 1, 50, 5, 21, 44}, 38);
  count_shipped("scenarios/cuenta-publica-2025", (size_t[]){140, 1, 0, 65, 1, 9, 36}, 0);
}

/* Figures that are of no form have claims once there is a file of them. */
static void test_find(void **unused) {
  (void)unused;
  world_t w;
  bool are_there = true;
  world_write(&w, FIGURES "total;30;count;F;1;t\n", NULL);
  world_read(&w);
  assert_int_equal(audit_claims_find(&w.dataset, &are_there), SIM_OK);
  assert_false(are_there);
  folder_write(w.folder, "claims.csv", CLAIMS);
  assert_int_equal(audit_claims_find(&w.dataset, &are_there), SIM_OK);
  assert_true(are_there);
  unload(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_wrong_claims),
      cmocka_unit_test(test_wrong_figures),
      cmocka_unit_test(test_tables),
      cmocka_unit_test(test_comma_in_formula),
      cmocka_unit_test(test_notes),
      cmocka_unit_test(test_find),
      cmocka_unit_test(test_facts),
      cmocka_unit_test(test_corrected),
      cmocka_unit_test(test_shipped_documents),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
