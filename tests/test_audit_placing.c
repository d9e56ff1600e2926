// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/placing.h"
#include "sim/status.h"
#include "tests/document_support.h"

/* Which cell is to blame for sums that do not close, found by hand in a small table. */

#define FIGURES "id;value;unit;document;section;what\n"
#define CLAIMS  "id;kind;claim_es;claim_en;stated;formula;section;note_es;note_en\n"
#define PARTS   "parts;rows;c;c;rooms.whole;a + b;1;;\n"
#define SUMS    "a_sum;total;c;c;a_total;sum(rooms.a);1;;\nb_sum;equal;c;c;b_total;rooms.b;1;;\n"
#define LONE    "d_sum;total;c;c;d_total;sum(rooms.d);1;;\n"
enum { MOST = 3 };

static const struct {
  const char *rooms, *claims; /* rooms: three rows of a, b, d and whole */
  size_t suspects, unplaced;
  struct {
    size_t row;
    const char *column;
    double closing;
  } suspect[MOST];
  const char *lone[MOST], *check[MOST]; /* NULL: the cross table as a whole */
} cases[] = {
    /* 17, 12 and 9: all closes, though a cell is missing */
    {"10;5;2;15\n7;4;3;11\n;3;4;3\n", PARTS SUMS LONE, 0, 0, {{0}}, {NULL}, {NULL}},
    {"10;5;2;15\n7;5;3;11\n;3;4;3\n", PARTS SUMS LONE, 1, 0, {{1, "b", 4.0}}, {NULL}, {NULL}},
    {"8;5;2;15\n7;4;3;11\n;3;4;3\n", PARTS SUMS LONE, 1, 0, {{0, "a", 10.0}}, {NULL}, {NULL}},
    /* a row that takes both excesses */
    {"10;5;2;15\n8;6;3;11\n;3;4;3\n",
     PARTS SUMS,
     2,
     0,
     {{1, "a", 7.0}, {1, "b", 4.0}},
     {NULL},
     {NULL}},
    /* the missing cell was 0 */
    {"10;5;2;15\n5;4;3;11\n;3;4;5\n", PARTS SUMS, 0, 1, {{0}}, {NULL}, {NULL}},
    {"10;5;2;15\n5;4;3;9\n;3;4;5\n", PARTS SUMS, 1, 0, {{2, "a", 2.0}}, {NULL}, {NULL}},
    /* a column alone, which is in no sum of a row */
    {"10;5;2;15\n7;4;3;11\n;3;5;3\n", PARTS SUMS LONE, 0, 1, {{0}}, {"d"}, {"d_sum"}},
    {"10;5;2;15\n7;5;3;11\n;3;5;3\n", PARTS SUMS LONE, 1, 1, {{1, "b", 4.0}}, {"d"}, {"d_sum"}},
    {"10;5;2;15\n7;5;3;11\n;3;4;3\n", SUMS, 0, 1, {{0}}, {"b"}, {"b_sum"}},
    {"9;5;2;15\n7;5;3;11\n;3;4;3\n", SUMS, 0, 2, {{0}}, {"a", "b"}, {"a_sum", "b_sum"}},
    /* rows alone, and a row's sum of a column and of what is none */
    {"10;5;2;16\n7;4;3;11\n;3;4;3\n", PARTS, 0, 1, {{0}}, {NULL}, {NULL}},
    {"10;5;2;15\n7;5;3;11\n;3;4;3\n",
     SUMS "x;rows;c;c;rooms.whole;b + a_total;1;;\n",
     0,
     0,
     {{0}},
     {NULL},
     {NULL}},
    /* rows of one column are no cross table */
    {"9;5;2;15\n7;4;3;11\n;3;4;3\n",
     SUMS "one;rows;c;c;rooms.whole;a;1;;\n",
     0,
     1,
     {{0}},
     {"a"},
     {"a_sum"}},
    /* no sums: a bound, a product, a part of it, one more */
    {"10;5;2;15\n7;5;3;11\n;3;5;3\n",
     "x;at_most;c;c;rooms.d;d_total;1;;\ny;at_least;c;c;b_total;rooms.b;1;;\n",
     0,
     0,
     {{0}},
     {NULL},
     {NULL}},
    {"10;5;2;15\n7;4;3;11\n;3;5;3\n",
     "x;equal;c;c;d_total;2*rooms.d;1;;\ny;equal;c;c;d_total;rooms.d + 1;1;;\n"
     "z;equal;c;c;d_total;rooms.d + a_total;1;;\nw;equal;c;c;d_total;0*rooms.d + 1;1;;\n",
     0,
     0,
     {{0}},
     {NULL},
     {NULL}},
    {"10;5;2;15\n7;4;3;11\n;3;4;3\n",
     "x;rows;c;c;rooms.whole;a*b;1;;\n",
     0,
     0,
     {{0}},
     {NULL},
     {NULL}},
    {"10;5;2;15\n7;4;3;11\n;3;4;3\n",
     "x;rows;c;c;rooms.whole;a - b;1;;\ny;rows;c;c;rooms.whole;a + b + 1;1;;\n"
     "z;rows;c;c;rooms.whole;b + a_total;1;;\n",
     0,
     0,
     {{0}},
     {NULL},
     {NULL}},
};

static void test_placing(void **unused) {
  (void)unused;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    document_t document;
    audit_claims_t claims;
    audit_placing_t placing;
    char rooms[128], text[1024];
    const char *r = cases[i].rooms, *second = strchr(r, '\n') + 1,
               *third = strchr(second, '\n') + 1;
    snprintf(rooms, sizeof rooms, "id;a;b;d;whole\nnorth;%.*ssouth;%.*seast;%s", (int)(second - r),
             r, (int)(third - second), second, third);
    snprintf(text, sizeof text, CLAIMS "%s", cases[i].claims);
    const document_file_t files[] = {
        {"figures.csv",
         FIGURES "a_total;17;count;F;1;x\nb_total;12;count;F;1;x\nd_total;9;count;F;1;x\n"},
        {"columns.csv", "table;column;unit;es;en\nrooms;a;count;A;A\nrooms;b;count;B;B\n"
                        "rooms;d;count;D;D\nrooms;whole;count;W;W\n"},
        {"rooms.csv", rooms},
        {"claims.csv", text},
        {0}};
    document_load(&document, files);
    if (document.status || audit_claims_load(&document.dataset, &claims, &document.report))
      fail_msg("%zu: %s", i, document.report.entries[0].text);
    assert_int_equal(audit_placing_find(&document.dataset, &claims, &placing), SIM_OK);
    if (placing.suspect_count != cases[i].suspects || placing.unplaced_count != cases[i].unplaced)
      fail_msg("%zu: %zu suspects, %zu unplaced", i, placing.suspect_count, placing.unplaced_count);
    for (size_t k = 0; k < placing.suspect_count; k++) {
      assert_ptr_equal(placing.suspects[k].table, document.dataset.tables);
      assert_int_equal(placing.suspects[k].row, cases[i].suspect[k].row);
      assert_string_equal(placing.suspects[k].column->id, cases[i].suspect[k].column);
      assert_true(placing.suspects[k].closing == cases[i].suspect[k].closing);
    }
    for (size_t k = 0; k < placing.unplaced_count; k++) {
      const audit_unplaced_t *unplaced = &placing.unplaced[k];
      assert_ptr_equal(unplaced->table, document.dataset.tables);
      if (cases[i].lone[k]) {
        assert_string_equal(unplaced->column->id, cases[i].lone[k]);
        assert_string_equal(unplaced->check->claim->id, cases[i].check[k]);
      } else {
        assert_null(unplaced->column);
        assert_null(unplaced->check);
      }
    }
    audit_placing_free(&placing);
    audit_claims_free(&claims);
    document_unload(&document);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_placing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
