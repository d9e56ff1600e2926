// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset.h"
#include "sim/status.h"
#include "tests/document_support.h"

/* Where the names of a formula lead. `a` is a figure and a column, `room` the beginning of `rooms`,
   and the ids stand second in their file. */
static const document_file_t files[] = {
    {"figures.csv", "id;value;unit;document;section;what\n"
                    "all;300;count;F;1;x\na;99;count;F;1;x\nshare;12,5 %;%;F;1;x\n"},
    {"columns.csv",
     "table;column;unit;es;en\nrooms;b;M$;B;B\nroom;c;count;C;C\nrooms;a;count;A;A\n"},
    {"rooms.csv", "a;id;name;b\n1;nor;Una;2\n3;north;Otra;-\n5;south;;1.006\n"},
    {"room.csv", "id;c\nnorth;8\n"},
    {"labels.csv", "name;es;en\nroom.nor;sala;room\nroom.north;otra;other\n"},
    {0}};

static void open_rooms(document_t *self) {
  document_load(self, files);
  if (self->status)
    fail_msg("%s", self->report.entries[0].text);
}

/* text NULL: none; unit NULL: there is no such thing. */
typedef struct {
  const char *name;
  double value;
  const char *text, *unit;
} case_t;

static void check(const audit_dataset_t *dataset, const audit_document_table_t *table, size_t row,
                  const case_t *c) {
  audit_reference_t found;
  if (audit_dataset_resolve(dataset, c->name, table, row, &found) != (c->unit != NULL))
    fail_msg("%s", c->name);
  if (!c->unit)
    return;
  assert_int_equal(found.figure->is_missing, isnan(c->value));
  if (!isnan(c->value) && found.figure->value != c->value)
    fail_msg("%s: %g", c->name, found.figure->value);
  assert_string_equal(found.unit, c->unit);
  if (c->text)
    assert_string_equal(found.text, c->text);
  else
    assert_null(found.text);
}

static void test_names(void **unused) {
  (void)unused;
  static const case_t cases[] = {
      {"all", 300, "300", "count"},      {"share", 12.5, "12,5 %", "%"},
      {"a", 99, "99", "count"},          {"al", 0, NULL, NULL},
      {"rooms.a", 9, NULL, "count"},     {"rooms.b", 1008, NULL, "M$"},
      {"room.c", 8, NULL, "count"},      {"rooms.c", 0, NULL, NULL},
      {"rooms.name", 0, NULL, NULL},     {"roo.c", 0, NULL, NULL},
      {"rooms.nor.a", 1, "1", "count"},  {"rooms.north.a", 3, "3", "count"},
      {"rooms.north.b", NAN, "-", "M$"}, {"rooms.south.b", 1006, "1.006", "M$"},
      {"rooms.no.a", 0, NULL, NULL},     {"rooms.nor.c", 0, NULL, NULL},
      {"room.nor.c", 0, NULL, NULL},     {"input.a", 0, NULL, NULL},
  };
  document_t w;
  open_rooms(&w);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check(&w.dataset, NULL, 0, &cases[i]);
  const audit_document_table_t *rooms = audit_dataset_table(&w.dataset, "rooms", 5);
  assert_non_null(rooms);
  check(&w.dataset, rooms, 1, &(case_t){"a", 3, "3", "count"}); /* the row's own comes first */
  check(&w.dataset, rooms, 2, &(case_t){"b", 1006, "1.006", "M$"});
  check(&w.dataset, rooms, 0, &(case_t){"all", 300, "300", "count"});
  check(&w.dataset, rooms, 0, &(case_t){"c", 0, NULL, NULL});
  document_unload(&w);
}

/* The inputs of a forecast and the figures of a neighbour, as their files say them. */
static void test_beside(void **unused) {
  (void)unused;
  static const case_t cases[] = {
      {"input.plan.places.2026", 517, NULL, "places"},
      {"input.plan.places.2027", 600, NULL, "places"},
      {"input.plan.places.2031", 0, NULL, NULL},
      {"input.plan.places", 0, NULL, NULL},
      {"input.criterion.sector", 0.686, NULL, "share"},
      {"input.criterion.sector.2026", 0, NULL, NULL},
      {"input.link.round_effect_sd", NAN, NULL, "logit"},
      {"inputs.criterion.sector", 0, NULL, NULL},
      {"input.a_name_that_is_longer_than_any_name_of_an_input_could_ever_be_in_a_file.of_the.2026",
       0, NULL, NULL},
      {"cp.budget_total", 51590602, "51.590.602", "M$"},
      {"cp.budget_totals", 0, NULL, NULL},
      {"c.budget_total", 0, NULL, NULL},
      {"cpx.budget_total", 0, NULL, NULL},
  };
  audit_dataset_t dataset;
  words_report_t report;
  words_place_t place;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(audit_dataset_load("scenarios/redes", &dataset, &report), SIM_OK);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check(&dataset, NULL, 0, &cases[i]);
  assert_false(audit_dataset_place(&dataset, &dataset.neighbours[0].figures[0].figure, &place));
  audit_dataset_free(&dataset);
  words_report_free(&report);
}

static void is_at(const audit_dataset_t *self, const char *name, const char *file, size_t line,
                  size_t column) {
  audit_reference_t found;
  words_place_t place;
  assert_true(audit_dataset_resolve(self, name, NULL, 0, &found));
  assert_true(audit_dataset_place(self, found.figure, &place));
  assert_non_null(strstr(place.file, file));
  assert_int_equal(place.line, line);
  assert_int_equal(place.column, column);
}

static void test_places(void **unused) {
  (void)unused;
  document_t w;
  audit_reference_t total;
  words_place_t place;
  open_rooms(&w);
  is_at(&w.dataset, "all", "figures.csv", 2, 5);
  is_at(&w.dataset, "share", "figures.csv", 4, 7);
  is_at(&w.dataset, "rooms.nor.a", "rooms.csv", 2, 1);
  is_at(&w.dataset, "rooms.south.a", "rooms.csv", 4, 1);
  is_at(&w.dataset, "rooms.south.b", "rooms.csv", 4, 10);
  is_at(&w.dataset, "room.north.c", "room.csv", 2, 7);
  assert_true(audit_dataset_resolve(&w.dataset, "rooms.b", NULL, 0, &total));
  assert_false(audit_dataset_place(&w.dataset, total.figure, &place));
  assert_true(audit_dataset_is_total(&w.dataset, total.figure));
  assert_false(audit_dataset_is_total(&w.dataset, &w.dataset.figures[0].figure));
  assert_false(audit_dataset_is_total(&w.dataset, w.dataset.tables[0].columns[0].figures));
  /* just behind the last */
  const audit_document_table_t *table = &w.dataset.tables[0];
  const void *behind = w.dataset.figures + w.dataset.figure_count;
  assert_false(audit_dataset_place(&w.dataset, behind, &place));
  behind = table->columns[0].figures + table->row_count;
  assert_false(audit_dataset_place(&w.dataset, behind, &place));
  document_unload(&w);
}

static void test_texts(void **unused) {
  (void)unused;
  document_t w;
  open_rooms(&w);
  const audit_document_table_t *rooms = audit_dataset_table(&w.dataset, "rooms", 5);
  assert_string_equal(audit_table_text(rooms, 1, 0), "north");
  assert_string_equal(audit_table_text(rooms, 0, audit_table_cell(rooms, "name")), "Una");
  assert_null(audit_table_column(rooms, "name"));
  assert_string_equal(audit_dataset_label(&w.dataset, "room.nor", WORDS_ES), "sala");
  assert_string_equal(audit_dataset_label(&w.dataset, "room.nor", WORDS_EN), "room");
  assert_string_equal(audit_dataset_label(&w.dataset, "room.north", WORDS_EN), "other");
  assert_string_equal(audit_dataset_label(&w.dataset, "name", WORDS_EN), "name");
  document_unload(&w);
  /* a workbook holds 0.5 and shows 50 % */
  char held[] = "0.5", shown[] = "50 %";
  inputs_cell_t cell = {.text = held, .printed = shown};
  inputs_record_t records[] = {{0}, {.cells = &cell, .count = 1}};
  const audit_document_table_t sheet = {.file = {.records = records, .count = 2}, .row_count = 1};
  assert_string_equal(audit_table_text(&sheet, 0, 0), "50 %");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_beside),
      cmocka_unit_test(test_places),
      cmocka_unit_test(test_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
