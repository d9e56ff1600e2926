// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/account.h"
#include "sim/status.h"
#include "tests/document_support.h"

/* The texts of labels.csv: filled from the data, and what is said of numbers that no table holds.
 */

#define LABELS "name;es;en\n"
static const char rooms[] = "id;a;b\nnorth;1234,5;-\nsouth;7;8\n";

/* A document of two figures and a column of two cells, one of them missing. */
static void open_texts(document_t *self, audit_account_t *account, const char *table,
                       const char *labels) {
  const document_file_t files[] = {
      {"figures.csv",
       "id;value;unit;document;section;what\nall;300;count;F;1;x\nthat;-;count;F;1;x\n"},
      {"columns.csv", "table;column;unit;es;en\nrooms;a;number;A;A\nrooms;b;number;B;B\n"},
      {"rooms.csv", table},
      {"labels.csv", labels},
      {0}};
  document_load(self, files);
  assert_int_equal(self->status, SIM_OK);
  *account = (audit_account_t){.dataset = &self->dataset};
  self->status = audit_account_fill(account, &self->report);
}

static void close_texts(document_t *self, audit_account_t *account) {
  audit_account_free(account);
  document_unload(self);
}

static void test_texts(void **unused) {
  (void)unused;
  document_t document;
  audit_account_t account;
  open_texts(&document, &account, rooms,
             LABELS "region.north;Norte {rooms.a|1};North {rooms.a|1}\nregionxsouth;no;no\n"
                    "sector.south;no;no\nregion.sout;no;no\ndataset;Son {all};All {all}\n");
  assert_int_equal(document.status, SIM_OK);
  assert_string_equal(audit_account_text(&account, "dataset", WORDS_ES), "Son 300");
  assert_string_equal(audit_account_text(&account, "dataset", WORDS_EN), "All 300");
  assert_null(audit_account_text(&account, "region", WORDS_ES));
  assert_null(audit_account_text(&account, "name", WORDS_ES));
  assert_string_equal(audit_account_label(&account, "region", "north", WORDS_ES), "Norte 1.241,5");
  assert_string_equal(audit_account_label(&account, "region", "north", WORDS_EN), "North 1,241.5");
  assert_null(audit_account_label(&account, "region", "south", WORDS_ES));
  close_texts(&document, &account);
  open_texts(&document, &account, rooms, NULL);
  assert_int_equal(document.status, SIM_OK);
  assert_null(audit_account_text(&account, "dataset", WORDS_ES));
  close_texts(&document, &account);
}

/* Which numbers of a text in Spanish, and of the same in English, are said to be nowhere. */
static void test_free_numbers(void **unused) {
  (void)unused;
  static const struct {
    const char *label, *said[3];
  } cases[] = {
      {"note.x;Son 300 en 2 salas;300 in 2 rooms",
       {"es: \"2\" is in no table", "en: \"2\" is in no table"}},
      {"note.x;De 7 a 1.234,5 o 1241,5.;From 7 to 1,234.5 or 1241.5.", {NULL}}, /* 1241.5: total */
      {"note.x;1.234,6, 8;1,234.6, 8", {"es: \"1.234,6\"", "en: \"1,234.6\""}},
      {"note.x;0;none", {"es: \"0\""}}, /* a figure that is missing is no 0 */
      {"note.x;{all + 5} y 305;{all + 5} and {all}", {"es: \"305\""}},
      {"note.x;(7)/9:;x9y", {"es: \"9\"", "en: \"9\""}},
      {"note.x;7} 6;6 {{ 5", {"es: \"6\"", "en: \"6\"", "en: \"5\""}},
      {"note.x;300,00000001;300.000001", {"en: \"300.000001\""}}, /* the same to nine digits */
      {"note.x;12,3,4;7", {"es: \"12,3,4\""}},
      {"dataset;de 2024;7", {"es: \"2024\""}},
      {"noted;de 2024;7", {NULL}},
      {"dataset.of;de 2024;7", {NULL}},
      {"region.x;de 2024;7", {NULL}},
      {"note.x;4 en {all}9;none", {"es: \"4\"", "es: \"9\""}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    document_t document;
    audit_account_t account;
    char labels[256];
    size_t said = 0;
    snprintf(labels, sizeof labels, LABELS "%s\n", cases[i].label);
    open_texts(&document, &account, rooms, labels);
    assert_int_equal(document.status, SIM_OK);
    assert_int_equal(document.report.errors, 0);
    for (size_t k = 0; k < document.report.count; k++) {
      const words_entry_t *entry = &document.report.entries[k];
      if (!entry->file || !strstr(entry->file, "labels.csv"))
        continue;
      if (said == 3 || !cases[i].said[said] || !strstr(entry->text, cases[i].said[said]))
        fail_msg("\"%s\": %s", cases[i].label, entry->text);
      assert_true(entry->is_note);
      assert_int_equal(entry->line, 2);
      said++;
    }
    if (said < 3 && cases[i].said[said])
      fail_msg("\"%s\": not said: %s", cases[i].label, cases[i].said[said]);
    close_texts(&document, &account);
  }
}

/* A text that cannot be filled is an error; no more is said of its numbers. */
static void test_faults(void **unused) {
  (void)unused;
  document_t document;
  audit_account_t account;
  open_texts(&document, &account, rooms, LABELS "note.x;{al} y 9;all\nnote.y;{all};{all}\n");
  document_said(&document, "labels.csv", 2, 8, "es: \"al\", in braces, is not a figure");
  assert_int_equal(document.report.count, 1);
  assert_null(audit_account_text(&account, "note.x", WORDS_ES));
  assert_string_equal(audit_account_text(&account, "note.y", WORDS_ES), "300");
  close_texts(&document, &account);
}

/* A 0 is a figure like others. */
static void test_zero(void **unused) {
  (void)unused;
  document_t document;
  audit_account_t account;
  open_texts(&document, &account, "id;a;b\nnorth;0;5\n", LABELS "note.x;0 y 0,0;0\n");
  assert_int_equal(document.report.count, 0);
  close_texts(&document, &account);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_texts),
      cmocka_unit_test(test_free_numbers),
      cmocka_unit_test(test_faults),
      cmocka_unit_test(test_zero),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
