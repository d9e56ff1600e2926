// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/workbook.h"

#include "inputs/file.h"
#include "inputs/programme.h"
#include "inputs/source.h"
#include "inputs/xlsx/cell.h"
#include "sim/status.h"
#include "tests/group_folder.h"
#include "tests/workbook_support.h"

/* folder/programa.xlsx, or a path through it. */
static const char *at(const char *file) {
  static char path[FOLDER_SIZE + 64];
  snprintf(path, sizeof path, "%s/programa.xlsx%s", group_folder, file);
  return path;
}

/* What is said, without the folder; then the table as [D7 text] by cell, a line by row; n marks
   numbers, ! what is bad. */
static void show(const char *file, char *out, size_t size) {
  words_report_t report;
  inputs_table_t table;
  char *text = NULL, *said = NULL;
  size_t length;
  words_report_init(&report, WORDS_EN);
  FILE *stream = open_memstream(&text, &length);
  const int status = inputs_source_read(at(file), NULL, &table, &report);
  words_report_print(&report, stream);
  for (size_t r = 0; status == SIM_OK && r < table.count; r++) {
    for (size_t c = 0; c < table.records[r].count; c++) {
      const inputs_cell_t *cell = &table.records[r].cells[c];
      fprintf(stream, "[%zu:%zu%s%s %s]", cell->line, cell->column, cell->is_number ? "n" : "",
              cell->is_bad ? "!" : "", cell->text);
    }
    fputc('\n', stream);
  }
  fclose(stream);
  out[0] = '\0';
  said = text;
  for (char *here; (here = strstr(said, group_folder)); said = here + strlen(group_folder) + 1)
    snprintf(out + strlen(out), size - strlen(out), "%.*s", (int)(here - said), said);
  snprintf(out + strlen(out), size - strlen(out), "%s", said);
  assert_int_equal(report.errors > 0 && status == SIM_OK ? SIM_OK : status, status);
  free(text);
  inputs_table_free(&table);
  words_report_free(&report);
}

#define STRINGS                                                                                    \
  {                                                                                                \
    "xl/sharedStrings.xml",                                                                        \
        "<sst><si><t>name</t></si><si><t>value</t></si><si><r><t>plan</t></r><r><t>.places</t></"  \
        "r>"                                                                                       \
        "<rPh><t>x</t></rPh></si><si><t># remark</t></si><si><t xml:space='preserve'>  a &amp; b " \
        "</t></si></sst>"                                                                          \
  }
#define ROWS(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define HEAD                                                                                       \
  "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"                            \
  "<c r='C1' t='s'><v>3</v></c></row>"

/* A workbook of these rows in Inputs says this. */
static void says(const char *xml, const char *expected) {
  const book_part_t parts[] = {
      BOOK_RELATIONS, BOOK_SHEETS("Inputs", "Other"),    STRINGS,
      BOOK_STYLES,    {"xl/worksheets/sheet1.xml", xml}, {"xl/worksheets/sheet2.xml", ROWS("")},
      {NULL, NULL}};
  char out[2048];
  assert_true(book_write(at(""), parts));
  show("/inputs.csv", out, sizeof out);
  assert_string_equal(out, expected);
}

static void test_reads_cells(void **state) {
  (void)state;
  says(ROWS("<row r='1'><c r='A1' t='s'><v>3</v></c></row>"
            "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='inlineStr'><is><r><t>va</t></r><r>"
            "<t>lue</t></r></is></c><c r='D3' t='s'><v>3</v></c></row>"
            "<row r='4'><c r='A4' t='s'><v>2</v></c><c r='B4'><v>0.44600000000000001</v></c>"
            "<c r='D4' t='s'><v>4</v></c></row>"
            "<row r='5'><c r='A5' t='str'><f>1+1</f><v>x</v></c><c r='B5'><v>1.0E-2</v></c></row>"
            "<row r='6'><c r='A6' t='s'><v>4</v></c><c r='B6' s='4'><v>0.85</v></c></row>"
            "<row r='7'><c r='A7' t='b'><v>1</v></c><c r='B7'><f>B6*2</f><v>1.7</v></c></row>"
            "<row r='8'><c r='A8' t='s'><v>3</v></c><c r='F8'><v>1</v></c></row>"
            "<row r='9'><c r='B9' s='1'/></row>"),
       "[3:1 name][3:2 value]\n[4:1 plan.places][4:2n 0.446]\n[5:1 x][5:2n 0.01]\n"
       "[6:1 a & b][6:2 85 %]\n[7:1 TRUE][7:2n 1.7]\n");
}

/* Whatever the sign stands for: built-in, of the workbook's own, or only a text. */
static void test_reads_percentages(void **state) {
  (void)state;
  says(ROWS(HEAD "<row r='2'><c r='A2' t='s'><v>4</v></c><c r='B2' s='4'><v>6.9E-2</v></c></row>"
                 "<row r='3'><c r='A3' t='s'><v>4</v></c><c r='B3' s='5'><v>4.0E-4</v></c></row>"
                 "<row r='4'><c r='A4' t='s'><v>4</v></c><c r='B4' s='6'><v>0.5</v></c></row>"),
       "[1:1 name][1:2 value]\n[2:1 a & b][2:2 6.9 %]\n[3:1 a & b][3:2 0.04 %]\n"
       "[4:1 a & b][4:2n 0.5]\n");
}

/* As Excel writes what XML cannot hold, and a text that looks like such a mark. */
static void test_reads_marks_of_characters(void **state) {
  (void)state;
  says(ROWS(HEAD "<row r='2'><c r='A2' t='str'><v>_x00F1_u_x20AC__x0041_</v></c><c r='B2' "
                 "t='str'><v>_x005F_x0041_ _x41_ _xD800_ _x00</v></c></row>"),
       "[1:1 name][1:2 value]\n[2:1 ñu€A][2:2 _x0041_ _x41_ _xD800_ _x00]\n");
}

/* Cells without references stand one after another. */
static void test_reads_cells_without_references(void **state) {
  (void)state;
  says(ROWS("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
            "<row><c><v>1</v></c><c><v>1e3</v></c></row>"),
       "[1:1 name][1:2 value]\n[2:1n 1][2:2n 1000]\n");
}

static void test_dates_are_told_from_numbers(void **state) {
  (void)state;
  says(
      ROWS(
          HEAD
          "<row r='2'><c r='A2' s='1'><v>46082</v></c><c r='B2' s='2'><v>60.5</v></c></row>"
          "<row r='3'><c r='A3' s='3'><v>46082</v></c><c r='B3' t='d'><v>2026-03-01</v></c></row>"),
      "[1:1 name][1:2 value]\n[2:1 2026-03-01][2:2 1900-02-29 12:00]\n"
      "[3:1n 46082][3:2 2026-03-01]\n");
}

/* Days against the calendar of another program: Python's datetime. */
static void test_days(void **state) {
  (void)state;
  static const struct {
    double serial;
    bool is_1904;
    const char *day;
  } rows[] = {{1, false, "1900-01-01"},
              {59, false, "1900-02-28"},
              {60, false, "1900-02-29"},
              {61, false, "1900-03-01"},
              {36585, false, "2000-02-29"},
              {36586, false, "2000-03-01"},
              {46355, false, "2026-11-29"},
              {2958465, false, "9999-12-31"},
              {2958466, false, ""},
              {-1, false, ""},
              {0, true, "1904-01-01"},
              {44893, true, "2026-11-29"},
              {46355.75, false, "2026-11-29 18:00"}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char day[INPUTS_XLSX_DAY_SIZE];
    inputs_xlsx_day(rows[i].serial, rows[i].is_1904, day);
    assert_string_equal(day, rows[i].day);
  }
}

static void test_refuses_cells(void **state) {
  (void)state;
  says(ROWS(HEAD "<row r='2'><c r='A2'><f>NOW()</f></c><c r='B2' t='e'><v>#DIV/0!</v></c></row>"),
       "programa.xlsx: Inputs!A2: the cell's formula has no stored value. Open the workbook in "
       "Excel, "
       "save it, and try again.\n"
       "programa.xlsx: Inputs!B2: the cell holds an error of Excel: #DIV/0!.\n"
       "[1:1 name][1:2 value]\n[2:1! =][2:2! #DIV/0!]\n");
  says(ROWS(HEAD "<row r='2'><c r='A2'><v>1</v></c><c r='E2'><v>1</v></c></row>"),
       "programa.xlsx: Inputs!E2: a value in a column without a name. Name the column; begin the "
       "name "
       "with # when it is an explanation.\n[1:1 name][1:2 value]\n[2:1n 1][2:2 ]\n");
  says(ROWS(HEAD), "programa.xlsx: Inputs: there is no row below the names of the columns.\n");
  says(ROWS(""), "programa.xlsx: Inputs: the sheet is empty. Expected a row with the names of the "
                 "columns.\n");
  says("<worksheet><sheetData>" HEAD
       "<row r='2'><c r='A2'><v>1</v></c></row></sheetData><mergeCells>"
       "<mergeCell ref='B2:C3'/><mergeCell ref='F1:G1'/></mergeCells></worksheet>",
       "programa.xlsx: Inputs!B2: merged cells (B2:C3) within the table. Unmerge them: Home > "
       "Merge & "
       "Center.\n[1:1 name][1:2 value]\n[2:1n 1][2:2 ]\n");
  says(ROWS(HEAD "<row r='2'><c r='JJJ2'><v>1</v></c></row>"),
       "programa.xlsx: Inputs!JJJ2: the sheet has more than 256 columns.\n");
}

static void test_refuses_damage(void **state) {
  (void)state;
  static const char *const damaged[] = {
      "",
      "<worksheet>",
      "no xml",
      ROWS("<row r='2'/><row r='1'/>"),
      ROWS("<row r='1'><c r='B2'/></row>"),
      ROWS("<row r='1'><c r='B1'/><c r='A1'/></row>"),
      ROWS("<row r='1'><c t='s'><v>99</v></c></row>"),
      ROWS("<row r='1'><c t='s'><v>-1</v></c></row>"),
      ROWS("<row r='0'/>"),
      ROWS("<row r='9999999'/>"),
      "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet>&a;</worksheet>",
      "<worksheet><mergeCells><mergeCell ref='A1'/></mergeCells></worksheet>"};
  for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++)
    says(damaged[i],
         "programa.xlsx: the workbook is damaged: its part \"xl/worksheets/sheet1.xml\" "
         "cannot be read.\n");
}

/* The first sheets are these; nothing else is wrong. */
static void sheets_say(const book_part_t *parts, const char *file, const char *expected) {
  char out[2048];
  assert_true(book_write(at(""), parts));
  show(file, out, sizeof out);
  assert_string_equal(out, expected);
}

#define TWO(first, second)                                                                         \
  (const book_part_t[]) {                                                                          \
    BOOK_RELATIONS, BOOK_SHEETS(first, second), STRINGS, BOOK_STYLES,                              \
        {"xl/worksheets/sheet1.xml", ROWS(HEAD "<row r='2'><c r='A2'><v>1</v></c></row>")},        \
        {"xl/worksheets/sheet2.xml", ROWS(HEAD "<row r='2'><c r='A2'><v>2</v></c></row>")}, {      \
      NULL, NULL                                                                                   \
    }                                                                                              \
  }

static void test_finds_sheets(void **state) {
  (void)state;
  sheets_say(TWO("Datos", "RÓTULOS"), "/inputs.csv", "[1:1 name][1:2 value]\n[2:1n 1][2:2 ]\n");
  sheets_say(TWO("Datos", "RÓTULOS"), "/labels.csv", "[1:1 name][1:2 value]\n[2:1n 2][2:2 ]\n");
  sheets_say(TWO("datos", "rotulos"), "/labels.csv", "[1:1 name][1:2 value]\n[2:1n 2][2:2 ]\n");
  sheets_say(TWO("Datos", "ventas"), "/muestras/ventas.csv",
             "[1:1 name][1:2 value]\n[2:1n 2][2:2 ]\n");
  sheets_say(TWO("Datos", "Inputs"), "/inputs.csv",
             "programa.xlsx: two sheets for the same: \"Datos\" and \"Inputs\". Keep one.\n");
  sheets_say(TWO("x", "y"), "/inputs.csv",
             "programa.xlsx: the workbook has no sheet \"Inputs\". It has: x, y.\n");
  assert_false(inputs_source_exists(at("/inputs.csv")));
  assert_true(book_write(at(""), TWO("Datos", "Notas")));
  assert_true(inputs_source_exists(at("/inputs.csv")));
  assert_true(inputs_source_exists(at("/notes.csv")));
  assert_false(inputs_source_exists(at("/labels.csv")));
  assert_false(inputs_source_exists(at("/variants/x.csv")));
}

static void test_rows_of_variants(void **state) {
  (void)state;
#define CELL(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
  const book_part_t parts[] = {
      BOOK_RELATIONS,
      BOOK_SHEETS("Variantes", "Correlaciones"),
      STRINGS,
      BOOK_STYLES,
      {"xl/worksheets/sheet1.xml",
       ROWS("<row>" CELL("variante") CELL("name") "</row><row>" CELL("b")
                CELL("x") "</row><row>" CELL("a") CELL("y") "</row><row>" CELL("b")
                    CELL("z") "</row><row>" CELL("../c") CELL("z") "</row>")},
      {"xl/worksheets/sheet2.xml", ROWS("<row>" CELL("variant") CELL("name") "</row><row><c/>" CELL(
                                       "base") "</row><row>" CELL("d") CELL("of d") "</row>")},
      {NULL, NULL}};
  sheets_say(parts, "/variants/b.csv", "[1:2 name]\n[2:2 x]\n[4:2 z]\n");
  sheets_say(parts, "/correlations.csv", "[1:2 name]\n[2:2 base]\n");
  sheets_say(parts, "/correlations/d.csv", "[1:2 name]\n[3:2 of d]\n");
  assert_true(inputs_source_exists(at("/variants/a.csv")));
  assert_true(inputs_source_exists(at("/variants/d.csv"))); /* changes correlations alone */
  assert_false(inputs_source_exists(at("/variants/e.csv")));
  char *names[8];
  const size_t count = inputs_variants_list(at(""), names, 8);
  assert_int_equal(count, 3);
  assert_string_equal(names[0], "a");
  assert_string_equal(names[1], "b");
  assert_string_equal(names[2], "d");
  for (size_t i = 0; i < count; i++)
    free(names[i]);
}

static void write_bytes(const void *bytes, size_t size) {
  FILE *file = fopen(at(""), "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, size, file), size);
  fclose(file);
}

static void test_refuses_other_files(void **state) {
  (void)state;
  static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on";
  static const char secret[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 "
                               "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const struct {
    const char *bytes;
    size_t size;
    const char *expected;
  } rows[] = {
      {"a;b\n1;2\n", 8, "programa.xlsx: not an Excel workbook (.xlsx), or damaged.\n"},
      {"PK\3\4", 4, "programa.xlsx: not an Excel workbook (.xlsx), or damaged.\n"},
      {old, sizeof old - 1,
       "programa.xlsx: a workbook of the old format (.xls). Open it in Excel and save it as "
       "\"Excel "
       "Workbook (.xlsx)\".\n"},
      {secret, sizeof secret - 1,
       "programa.xlsx: the workbook has a password. Open it in Excel, take it off in File > Info > "
       "Protect Workbook, and save it.\n"}};
  char out[1024];
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    write_bytes(rows[i].bytes, rows[i].size);
    show("/inputs.csv", out, sizeof out);
    assert_string_equal(out, rows[i].expected);
  }
  sheets_say((const book_part_t[]){{"mimetype", "x"}, {"content.xml", "x"}, {NULL, NULL}},
             "/inputs.csv",
             "programa.xlsx: an OpenDocument spreadsheet (.ods). Open it and save it as "
             "an Excel workbook (.xlsx).\n");
  sheets_say((const book_part_t[]){{"word/document.xml", "x"}, {NULL, NULL}}, "/inputs.csv",
             "programa.xlsx: not an Excel workbook (.xlsx), or damaged.\n");
}

static void test_links_and_macros(void **state) {
  (void)state;
  sheets_say(
      (const book_part_t[]){BOOK_RELATIONS,
                            BOOK_SHEETS("Datos", "x"),
                            {"xl/externalLinks/externalLink1.xml", "<x/>"},
                            {NULL, NULL}},
      "/inputs.csv",
      "programa.xlsx: the workbook takes figures from other files (external links). Replace them "
      "by their value and break the links: Data > Edit Links > Break Link.\n");
  sheets_say((const book_part_t[]){BOOK_RELATIONS,
                                   BOOK_SHEETS("Datos", "x"),
                                   STRINGS,
                                   BOOK_STYLES,
                                   {"xl/vbaProject.bin", "x"},
                                   {"xl/worksheets/sheet1.xml",
                                    ROWS(HEAD "<row r='2'><c r='A2'><v>1</v></c></row>")},
                                   {NULL, NULL}},
             "/inputs.csv",
             "programa.xlsx: note: the workbook has macros: they are neither run nor looked at.\n"
             "[1:1 name][1:2 value]\n[2:1n 1][2:2 ]\n");
}

/* A part of 65 MB of blanks packs into some 60 KB. */
static void test_bounds_what_is_unpacked(void **state) {
  (void)state;
  const size_t size = (size_t)65 << 20;
  char *blanks = malloc(size + 1);
  assert_non_null(blanks);
  memset(blanks, ' ', size);
  blanks[size] = '\0';
  sheets_say(
      (const book_part_t[]){BOOK_RELATIONS,
                            BOOK_SHEETS("Datos", "x"),
                            {"xl/sharedStrings.xml", blanks},
                            {NULL, NULL}},
      "/inputs.csv",
      "programa.xlsx: the workbook would take too much memory: \"xl/sharedStrings.xml\" is larger "
      "than 64 MB when unpacked.\n");
  free(blanks);
}

/* Bytes changed at random places (seed 2026): an answer or a refusal, and never a crash. Under the
   sanitizers and with THOROUGH this is a search for faults; here, that it ends. */
static void test_survives_changed_bytes(void **state) {
  (void)state;
  const int times = 100 * (1 + 20 * thorough());
  words_report_t report;
  char *bytes = NULL;
  size_t size = 0, refused = 0;
  uint64_t random = 2026;
  assert_true(book_write(at(""), TWO("Datos", "Notas")));
  words_report_init(&report, WORDS_ES);
  assert_int_equal(inputs_file_read(at(""), 1 << 20, &bytes, &size, &report), SIM_OK);
  for (int i = 0; i < times; i++) {
    char *copy = malloc(size);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    for (int k = 0; k < 1 + i % 8; k++) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      copy[(random >> 33) % size] = (char)(random >> 20);
    }
    inputs_table_t table;
    write_bytes(copy, i % 3 ? size : (random >> 30) % size);
    refused += inputs_source_read(at("/inputs.csv"), NULL, &table, &report) != SIM_OK;
    inputs_table_free(&table);
    free(copy);
  }
  assert_in_range(refused, 1, (size_t)times);
  words_report_free(&report);
  free(bytes);
}

/* The cells of other sheets that a formula uses, as "sheet row column". */
static void test_used_cells(void **state) {
  (void)state;
  static const struct {
    const char *formula, *used;
    bool is_all;
  } cases[] = {{"Formulario!$B$34", "Formulario 34 2;", true},
               {"'Mi hoja'!AA7", "Mi hoja 7 27;", true},
               {"'L''Hospital!'!$A1", "L'Hospital! 1 1;", true},
               {"Añó_1.x!B2", "Añó_1.x 2 2;", true},
               {"0.86*Formulario!$B$31/Formulario!B12", "Formulario 31 2;Formulario 12 2;", false},
               {"IF('a b'!A1>0,C!B2,D4)", "a b 1 1;C 2 2;", false},
               {"-F!B2", "F 2 2;", false},
               {"F!B2%", "F 2 2;", false},
               {"SUM(F!B2:B9)", "", false},
               {"[1]F!B2", "", false},
               {"'[x.xlsx]F'!B2", "", false},
               {"F!B0", "", false},
               {"F!name", "", false},
               {"!B2", "", false},
               {"B2", "", false},
               {"'", "", false},
               {"'!B2", "", false},
               {"#REF!B2", "", false},
               {"", "", false}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_xlsx_used_t used;
    char text[200] = "";
    for (size_t at = 0; inputs_xlsx_used(cases[i].formula, &at, &used);) {
      const size_t length = strlen(text);
      snprintf(text + length, sizeof text - length, "%s %zu %zu;", used.sheet, used.row,
               used.column);
      if (used.is_all != cases[i].is_all)
        fail_msg("%s: all of it?", cases[i].formula);
    }
    assert_string_equal(text, cases[i].used);
  }
  static const char *const hundredths[] = {"F!$B$2/100", "F!B2/1000", "1-F!B2/100", "F!B2/100+1"};
  for (size_t i = 0; i < sizeof hundredths / sizeof hundredths[0]; i++) {
    inputs_xlsx_used_t used;
    size_t at = 0;
    assert_true(inputs_xlsx_used(hundredths[i], &at, &used));
    assert_int_equal(used.is_hundredth, i == 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reads_cells),
      cmocka_unit_test(test_reads_percentages),
      cmocka_unit_test(test_reads_marks_of_characters),
      cmocka_unit_test(test_reads_cells_without_references),
      cmocka_unit_test(test_dates_are_told_from_numbers),
      cmocka_unit_test(test_days),
      cmocka_unit_test(test_refuses_cells),
      cmocka_unit_test(test_refuses_damage),
      cmocka_unit_test(test_finds_sheets),
      cmocka_unit_test(test_used_cells),
      cmocka_unit_test(test_rows_of_variants),
      cmocka_unit_test(test_refuses_other_files),
      cmocka_unit_test(test_links_and_macros),
      cmocka_unit_test(test_bounds_what_is_unpacked),
      cmocka_unit_test(test_survives_changed_bytes),
  };
  return cmocka_run_group_tests(tests, group_folder_make, group_folder_remove);
}
