// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/follows.h"
#include "tests/audit_support.h"

#include <math.h>

/* Which contradiction follows from which, worked out by hand: a total of two parts, a ratio that
   uses it, and what else may be claimed of them. */

#define FIGURES "id;value;unit;document;section;what\n"
#define CLAIMS  "id;kind;claim_es;claim_en;stated;formula;section;note_es;note_en\n"
#define TOTAL   "total;equal;c;c;total;a + b;1;;\n"
#define RATIO   "ratio;equal;c;c;ratio;total/n;1;;\n"

static const struct {
  int total, ratio, n, most; /* a is 60 and b is 40 */
  const char *claims;
  const char *follows[3][2]; /* the one and its root */
} cases[] = {
    /* 110 for 100; 100/10 = 10 is right, and contradicts 110 only */
    {110, 10, 10, 200, TOTAL RATIO, {{"ratio", "total"}}},
    /* in whatever order they are claimed */
    {110, 10, 10, 200, RATIO TOTAL, {{"ratio", "total"}}},
    /* 6 is wrong with both totals */
    {110, 6, 10, 200, TOTAL RATIO, {{NULL}}},
    /* a right total: the ratio is wrong by itself */
    {100, 6, 10, 200, TOTAL RATIO, {{NULL}}},
    /* a limit that the wrong total passes, and the right one keeps */
    {110, 11, 10, 105, TOTAL "cap;at_least;c;c;most;total;1;;\n", {{"cap", "total"}}},
    /* each would mend the other: nothing says which is wrong */
    {110, 10, 10, 200, RATIO "back;equal;c;c;total;n*ratio;1;;\n", {{NULL}}},
    /* 22 = 2*11 would follow from the ratio, but that is right as it is */
    {110, 10, 10, 22, TOTAL RATIO "two;equal;c;c;most;2*ratio;1;;\n", {{"ratio", "total"}}},
    /* a circle of three: 110 = 10*10, 10 = 22/2, 22 = 42 - 100/5 */
    {110,
     10,
     10,
     22,
     "x;equal;c;c;total;n*ratio;1;;\ny;equal;c;c;ratio;most/2;1;;\n"
     "z;equal;c;c;most;42-total/5;1;;\n",
     {{NULL}}},
};

static const audit_check_t *check_of(const audit_claims_t *claims, const char *id) {
  for (size_t i = 0; i < claims->check_count; i++)
    if (strcmp(claims->checks[i].claim->id, id) == 0)
      return &claims->checks[i];
  return NULL;
}

static void test_follows(void **state) {
  (void)state;
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    char figures[400], claims[600];
    audit_placing_t placing;
    world_t w;
    size_t found = 0, expected = 0;
    snprintf(figures, sizeof figures,
             FIGURES "total;%d;count;d;1;t\nratio;%d;count;d;1;r\nn;%d;count;d;1;n\n"
                     "a;60;count;d;1;a\nb;40;count;d;1;b\nmost;%d;count;d;1;m\n",
             cases[c].total, cases[c].ratio, cases[c].n, cases[c].most);
    snprintf(claims, sizeof claims, CLAIMS "%s", cases[c].claims);
    world_write(&w, figures, claims);
    world_read(&w);
    assert_int_equal(w.status, SIM_OK);
    assert_int_equal(audit_placing_find(&w.dataset, &w.claims, &placing), SIM_OK);
    audit_follows_find(&w.claims, &placing);
    for (size_t i = 0; i < w.claims.check_count; i++)
      found += w.claims.checks[i].root != NULL;
    for (size_t k = 0; k < 3 && cases[c].follows[k][0]; k++, expected++)
      assert_ptr_equal(check_of(&w.claims, cases[c].follows[k][0])->root,
                       check_of(&w.claims, cases[c].follows[k][1]));
    if (found != expected)
      fail_msg("case %zu: %zu follow, not %zu", c, found, expected);
    audit_placing_free(&placing);
    unload(&w);
  }
}

/* What a figure should say has its own decimals. */
static void test_corrected(void **state) {
  (void)state;
  world_t w;
  audit_placing_t placing;
  audit_figure_t figure;
  world_write(&w,
              FIGURES "share;20,0;%;d;1;s\na;1;count;d;1;a\nb;3;count;d;1;b\ncap;2;count;d;1;c\n",
              CLAIMS "s;equal;c;c;share;100*a/b;1;;\nm;at_most;c;c;b;cap;1;;\n");
  world_read(&w);
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(audit_placing_find(&w.dataset, &w.claims, &placing), SIM_OK);
  assert_true(audit_check_corrected(check_of(&w.claims, "s"), &placing, &figure));
  assert_true(fabs(figure.value - 33.3) < 1e-12);
  assert_int_equal(figure.decimals, 1);
  assert_false(audit_check_corrected(check_of(&w.claims, "m"), &placing, &figure));
  audit_placing_free(&placing);
  unload(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_follows),
                                     cmocka_unit_test(test_corrected)};
  return cmocka_run_group_tests_name("audit_follows", tests, NULL, NULL);
}
