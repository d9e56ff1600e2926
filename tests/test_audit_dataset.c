// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/dataset.h"
#include "sim/status.h"
#include "tests/document_support.h"

/* The files of a document: what is read of them, and the one thing said of each fault. */

enum { FIGURES, COLUMNS, ROOMS, LABELS, FILES };
static const document_file_t shipped[FILES + 1] = {
    {"figures.csv", "id;value;unit;document;section;what;decimals\n"
                    "all;300;count;Form;3.1;All of it;\n"
                    "share;6,9 %;%;Form;2;A share;2\n"
                    "year;2026;year;Form;1;The year;0\n"
                    "gone;-;M$;Form;1;No figure;\n"},
    {"columns.csv", "table;column;unit;es;en;decimals;total\n"
                    "rooms;a;count;De a;Of a;;all\n"
                    "rooms;b;ratio;De b;Of b;2;\n"},
    {"rooms.csv", "name;b;id;a\nUna;0,5;north;10\nDos;-;south;1.007\nTres;1,25;east;\n"},
    {"labels.csv", "en;name;es\nNorth;room.north;Norte\nNote;note.map.1;Nota\n"},
    {0}};

static void test_reads(void **unused) {
  (void)unused;
  document_t w;
  document_load(&w, shipped);
  const audit_dataset_t *d = &w.dataset;
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.report.count, 0);
  assert_true(d->is_read && !d->is_broken);
  assert_string_equal(d->name, strrchr(w.folder, '/') + 1);
  assert_int_equal(d->figure_count, 4);
  const audit_figure_row_t *share = &d->figures[1];
  assert_string_equal(share->id, "share");
  assert_string_equal(share->text, "6,90 %");
  assert_string_equal(share->unit, "%");
  assert_string_equal(share->document, "Form");
  assert_string_equal(share->section, "2");
  assert_string_equal(share->what, "A share");
  assert_true(share->figure.value == 6.9 && share->figure.decimals == 2);
  near(share->figure.half, 0.005, 1e-12);
  assert_true(d->figures[3].figure.is_missing);
  assert_int_equal(d->table_count, 1);
  const audit_document_table_t *rooms = &d->tables[0];
  assert_int_equal(rooms->row_count, 3);
  assert_int_equal(rooms->column_count, 2);
  const audit_sheet_column_t *a = &rooms->columns[0], *b = &rooms->columns[1];
  assert_string_equal(a->id, "a");
  assert_string_equal(a->label[WORDS_ES], "De a");
  assert_string_equal(a->label[WORDS_EN], "Of a");
  assert_ptr_equal(a->stated, &d->figures[0]);
  assert_null(b->stated);
  assert_true(a->total.value == 1017.0 && a->total.half == 0.0 && a->total.decimals == 0);
  /* two figures with two decimals, 0.005 each */
  assert_true(b->total.value == 1.75 && b->total.decimals == 2);
  near(b->total.half, 0.01, 1e-12);
  assert_true(b->figures[1].is_missing && !b->total.is_missing);
  assert_string_equal(audit_table_text(rooms, 2, 0), "east");
  assert_int_equal(audit_table_cell(rooms, "none"), (size_t)-1);
  assert_int_equal(audit_table_cell(rooms, "id"), 0);
  assert_string_equal(audit_dataset_label(d, "room.north", WORDS_ES), "Norte");
  assert_string_equal(audit_dataset_label(d, "note.map.1", WORDS_EN), "Note");
  document_unload(&w);
}

/* One edit each; the place of what is said. */
static const struct {
  int file;
  const char *from, *to, *message, *said_of;
  size_t line, column;
} faults[] = {
    {FIGURES, "year;2026", ";2026", "id: the cell is empty", "figures.csv", 4, 1},
    {FIGURES, "year;2026", "a.b;2026", "id: \"a.b\" will not do", "figures.csv", 4, 1},
    {FIGURES, "year;2026", "all;2026", "all is also on line 2", "figures.csv", 4, 1},
    {FIGURES, "300;count", "300;", "unit: the cell is empty", "figures.csv", 2, 9},
    {FIGURES, "300;count", "3oo;count", "value: \"3oo\" is not a figure", "figures.csv", 2, 5},
    {FIGURES, "300;count", "300;conteo", "unit: \"conteo\" is not known. Write count.",
     "figures.csv", 2, 9},
    {FIGURES, "300;count", "300;widgets", "unit: \"widgets\" is not known. Write %, share",
     "figures.csv", 2, 9},
    {FIGURES, "300;count", "0,9;pct", "Write share if 0,9 is a fraction, or %", "figures.csv", 2,
     9},
    {FIGURES, "300;count", "1;pct", "Write share if 1 is a fraction, or %", "figures.csv", 2, 7},
    {FIGURES, "300;count", "-1;pct", "Write share if -1 is a fraction, or %", "figures.csv", 2, 8},
    {FIGURES, "300;count", "1,1;pct", "unit: \"pct\" is not known. Write %.", "figures.csv", 2, 9},
    {FIGURES, "300;count", "-1,1;pct", "unit: \"pct\" is not known. Write %.", "figures.csv", 2,
     10},
    {FIGURES, "300;count", "0;pct", "unit: \"pct\" is not known. Write %.", "figures.csv", 2, 7},
    {FIGURES, "share;2", "share;13", "decimals: \"13\" will not do", "figures.csv", 3, 30},
    {FIGURES, "share;2", "share;x", "decimals: \"x\" will not do", "figures.csv", 3, 30},
    {FIGURES, "share;2", "share;002", "decimals: \"002\" will not do", "figures.csv", 3, 30},
    {FIGURES, "share;2", "share;12", NULL, NULL, 0, 0},
    {FIGURES, "share;2", "share;0", "value: \"6,9 %\" has more decimals than the 0", "figures.csv",
     3, 7},
    {COLUMNS, "rooms;a", ";a", "table: the cell is empty", "columns.csv", 2, 1},
    {COLUMNS, "rooms;a", "Rooms;a", "table: \"Rooms\" will not do", "columns.csv", 2, 1},
    {COLUMNS, "rooms;a;", "rooms;;", "column: the cell is empty", "columns.csv", 2, 7},
    {COLUMNS, "rooms;a;", "rooms;A;", "column: \"A\" will not do", "columns.csv", 2, 7},
    {COLUMNS, "rooms;a", "halls;a", "there is no halls.csv", "columns.csv", 2, 1},
    {COLUMNS, "De a;", ";", "es: the cell is empty", "columns.csv", 2, 15},
    {COLUMNS, "Of a;", ";", "en: the cell is empty", "columns.csv", 2, 20},
    {COLUMNS, "a;count", "a;", "unit: the cell is empty", "columns.csv", 2, 9},
    {COLUMNS, "b;ratio", "b;pct", "Write % if the column holds percentages", "columns.csv", 3, 9},
    {COLUMNS, "b;ratio", "b;razon", "unit: \"razon\" is not known. Write ratio.", "columns.csv", 3,
     9},
    {COLUMNS, "Of b;2", "Of b;13", "decimals: \"13\" will not do", "columns.csv", 3, 25},
    {COLUMNS, ";all", ";none", "total: \"none\" is not the id of a figure", "columns.csv", 2, 26},
    {COLUMNS, "rooms;b;", "rooms;a;", "rooms a is also on line 2", "columns.csv", 3, 1},
    {COLUMNS, "rooms;b;", "rooms;c;", "the column \"c\" is missing. Expected: id, a, c.",
     "rooms.csv", 1, 0},
    {COLUMNS, "total", "totals", "unknown column \"totals\"", "columns.csv", 1, 34},
    {ROOMS, "id;a", "ids;a", "the column \"id\" is missing. Expected: id, a, b.", "rooms.csv", 1,
     0},
    {ROOMS, "name;b;id;a", "name;b;id;b", "the column \"b\" is there twice", "rooms.csv", 1, 11},
    {ROOMS, "name;b", "Name;b", "unknown column \"Name\". Expected: id, a, b.", "rooms.csv", 1, 1},
    {ROOMS, "south", "north", "north is also on line 2", "rooms.csv", 3, 7},
    {ROOMS, "south", "the south", "id: \"the south\" will not do", "rooms.csv", 3, 7},
    {ROOMS, "1.007", "1.07", "a: \"1.07\" has a decimal point", "rooms.csv", 3, 13},
    {ROOMS, "1,25", "1,255", "b: \"1,255\" has more decimals than the 2", "rooms.csv", 4, 6},
    {LABELS, "room.north", "", "name: the cell is empty", "labels.csv", 2, 7},
    {LABELS, "room.north", "room..north", "\"room..north\"", "labels.csv", 2, 7},
    {LABELS, "room.north", ".north", "\".north\"", "labels.csv", 2, 7},
    {LABELS, "room.north", "room.", "\"room.\"", "labels.csv", 2, 7},
    {LABELS, "room.north", "Room", "\"Room\"", "labels.csv", 2, 7},
    {LABELS, "room.north", "note.map.1", "note.map.1 is also on line 2", "labels.csv", 3, 6},
    {LABELS, "Norte", "", "es: the cell is empty", "labels.csv", 2, 18},
    {LABELS, "North", "", "en: the cell is empty", "labels.csv", 2, 1},
};

static void test_faults(void **unused) {
  (void)unused;
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    document_t w;
    document_file_t files[FILES + 1];
    memcpy(files, shipped, sizeof files);
    char *edited = document_edit(shipped[faults[i].file].text, faults[i].from, faults[i].to);
    files[faults[i].file].text = edited;
    document_load(&w, files);
    if (faults[i].message) {
      document_said(&w, faults[i].said_of, faults[i].line, faults[i].column, faults[i].message);
      assert_int_equal(w.status, SIM_ERR_DOMAIN);
      assert_true(w.dataset.is_read && w.dataset.is_broken);
    } else {
      assert_int_equal(w.report.count, 0);
      assert_int_equal(w.status, SIM_OK);
    }
    document_unload(&w);
    free(edited);
  }
}

/* A dataset of a single figure, in a folder beside the others. */
static const document_file_t single[] = {
    {"figures.csv", "id;value;unit;document;section;what\nfar;7;count;F;1;x\n"}, {0}};

static void test_neighbours(void **unused) {
  (void)unused;
  document_t beside, w;
  char list[2 * FOLDER_SIZE];
  audit_reference_t found;
  document_load(&beside, single);
  document_file_t files[] = {single[0], {"datasets.csv", list}, {0}};
  snprintf(list, sizeof list, "folder;name\n%s;other\n%s;same\n", beside.dataset.name,
           beside.dataset.name);
  document_load(&w, files);
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.report.errors, 0);
  assert_int_equal(w.dataset.neighbour_count, 2);
  assert_string_equal(w.dataset.neighbour_names[1], "same");
  assert_true(audit_dataset_resolve(&w.dataset, "other.far", NULL, 0, &found));
  assert_true(found.figure->value == 7.0);
  assert_int_equal(w.dataset.neighbours[0].neighbour_count, 0);
  document_unload(&w);
  const struct {
    const char *row, *message;
    size_t column;
  } faults_of_row[] = {
      {"no-such-folder;other", "the folder \"no-such-folder\" is not beside this one", 1},
      {"../up;other", "\"../up\" cannot be a neighbouring folder", 1},
      {";other", "folder: the cell is empty", 1},
      {"%s;o.ther", "name: \"o.ther\" will not do", 0},
      {"%s;", "name: the cell is empty", 0},
  };
  for (size_t i = 0; i < sizeof faults_of_row / sizeof faults_of_row[0]; i++) {
    snprintf(list, sizeof list, "folder;name\n%.*s%s\n",
             faults_of_row[i].row[0] == '%' ? (int)strlen(beside.dataset.name) : 0,
             beside.dataset.name, faults_of_row[i].row + 2 * (faults_of_row[i].row[0] == '%'));
    document_load(&w, files);
    const size_t column =
        faults_of_row[i].column ? faults_of_row[i].column : strlen(beside.dataset.name) + 2;
    document_said(&w, "datasets.csv", 2, column, faults_of_row[i].message);
    assert_int_equal(w.status, SIM_ERR_DOMAIN);
    document_unload(&w);
  }
  document_unload(&beside);
}

/* What is missing, and the slash that a shell adds to a folder. */
static void test_folder(void **unused) {
  (void)unused;
  document_t w;
  char path[FOLDER_SIZE + 2];
  document_load(&w, (document_file_t[]){shipped[COLUMNS], shipped[ROOMS], {0}});
  assert_int_equal(w.status, SIM_ERR_DOMAIN);
  assert_non_null(strstr(w.report.entries[0].file, "figures.csv"));
  document_unload(&w);
  document_load(&w, single);
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.dataset.table_count, 0);
  assert_null(w.dataset.inputs);
  snprintf(path, sizeof path, "%s//", w.folder);
  audit_dataset_free(&w.dataset);
  assert_int_equal(audit_dataset_load(path, &w.dataset, &w.report), SIM_OK);
  assert_string_equal(w.dataset.folder, w.folder);
  assert_string_equal(w.dataset.name, strrchr(w.folder, '/') + 1);
  document_unload(&w);
  document_load(&w, (document_file_t[]){single[0], {"inputs.csv", "name;value\n"}, {0}});
  assert_int_equal(w.status, SIM_ERR_DOMAIN);
  assert_null(w.dataset.inputs);
  document_unload(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reads),
      cmocka_unit_test(test_faults),
      cmocka_unit_test(test_neighbours),
      cmocka_unit_test(test_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
