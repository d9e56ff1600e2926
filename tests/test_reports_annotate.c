// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/annotate.h"

#include "inputs/file.h"
#include "inputs/xlsx/package.h"
#include "sim/status.h"
#include "tests/group_folder.h"
#include "tests/workbook_support.h"

/* Workbooks as any program may write them, marked. */

#define MAIN  "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define CELLS "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row><c/><c s='1'><v>5</v></c></row>"
#define SHEET "<worksheet " MAIN "><sheetData>" CELLS "</sheetData><extLst/></worksheet>"
#define KINDS                                                                                      \
  { "[Content_Types].xml", "<Types xmlns='x'/>" }
#define TEXTS                                                                                      \
  { "xl/sharedStrings.xml", "<sst/>" }
#define STYLES(formats)                                                                            \
  {                                                                                                \
    "xl/styles.xml", "<styleSheet><fills count='1'><fill/></fills><cellXfs count='2'>" formats     \
                     "</cellXfs></styleSheet>"                                                     \
  }
#define TWO "<xf numFmtId='0'/><x:xf xmlns:x='y' fillId='0' numFmtId='10'><x:alignment/></x:xf>"
#define RELATIONS(rows)                                                                            \
  { "xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>" rows "</Relationships>" }
#define HAS_COMMENTS "<Relationship Id='c' Type='x/comments' Target='../c.xml'/>"
#define HAS_BOXES    "<Relationship Id='b' Type='x/vmlDrawing' Target='../b.vml'/>"

static const reports_mark_t marks[] = {
    {"Uno", 2, 2, REPORTS_MARK_STATED, "Contradice: 5 < 6 & \"ñ\" _x0041_\x01"},
    {"Uno", 1, 1, REPORTS_MARK_USED, "Se usa"},
    {"Uno", 9, 9, REPORTS_MARK_USED, "No está"},
    {"Otra", 1, 1, REPORTS_MARK_USED, "Ni la hoja"}};

/* A marked workbook. */
typedef struct {
  int status;
  reports_annotated_t done;
  char *bytes;
  size_t size;
  inputs_package_t *package;
  words_report_t report;
} copy_t;

static void copy_free(copy_t *self) {
  inputs_package_close(self->package);
  words_report_free(&self->report);
  free(self->bytes);
}

/* The parts, and those that every workbook has, marked. */
static copy_t mark(const book_part_t *parts, size_t count) {
  book_part_t all[16] = {
      BOOK_RELATIONS, BOOK_SHEETS("Uno", "Dos"), TEXTS, {"xl/worksheets/sheet2.xml", SHEET}};
  copy_t copy = {0};
  char path[FOLDER_SIZE + 16], *bytes = NULL;
  size_t size, used = 5;
  for (size_t i = 0; i < count; i++)
    all[used++] = parts[i];
  snprintf(path, sizeof path, "%s/x.xlsx", group_folder);
  assert_true(book_write(path, all));
  words_report_init(&copy.report, WORDS_EN);
  assert_int_equal(inputs_file_read(path, 1 << 20, &bytes, &size, &copy.report), SIM_OK);
  copy.status = reports_annotate(path, bytes, size, marks, 4, "yo", &copy.bytes, &copy.size,
                                 &copy.done, &copy.report);
  free(bytes);
  if (copy.status == SIM_OK)
    assert_int_equal(
        inputs_package_open("copy", copy.bytes, copy.size, &copy.package, &copy.report), SIM_OK);
  return copy;
}

#define MARK(...)                                                                                  \
  mark((const book_part_t[]){__VA_ARGS__},                                                         \
       sizeof((const book_part_t[]){__VA_ARGS__}) / sizeof(book_part_t))

/* The part of the copy holds the text. */
static void holds(copy_t *self, const char *part, const char *text) {
  char *bytes = NULL;
  size_t size;
  assert_int_equal(inputs_package_read(self->package, part, &bytes, &size, &self->report), SIM_OK);
  if (!strstr(bytes, text))
    fail_msg("%s holds no %s: %s", part, text, bytes);
  free(bytes);
}

static void marks_what_is_there(void **state) {
  (void)state;
  copy_t copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, STYLES(TWO), KINDS);
  assert_int_equal(copy.status, SIM_OK);
  assert_int_equal(copy.done.marked, 2);
  assert_int_equal(copy.done.absent, 2);
  holds(&copy, "xl/worksheets/sheet1.xml",
        "<c r='A1' t='s' s=\"2\"><v>0</v></c></row><row><c/><c s='3'><v>5</v></c></row></sheetData>"
        "<legacyDrawing ");
  holds(&copy, "xl/worksheets/sheet2.xml", SHEET);
  holds(&copy, "xl/styles.xml", "<fills count='4'>");
  holds(&copy, "xl/styles.xml",
        TWO "<xf numFmtId='0' fillId=\"3\" applyFill=\"1\"/>"
            "<x:xf xmlns:x='y' fillId='1' numFmtId='10' applyFill=\"1\"><x:alignment/></x:xf>");
  holds(&copy, "xl/comments1.xml", "<author>yo</author>");
  holds(&copy, "xl/comments1.xml", "5 &lt; 6 &amp; &quot;&#241;&quot; _x005F_x0041_</t>");
  holds(&copy, "xl/drawings/vmlDrawing1.vml", "<x:Row>1</x:Row><x:Column>1</x:Column>");
  holds(&copy, "xl/worksheets/_rels/sheet1.xml.rels", "Target=\"/xl/comments1.xml\"");
  holds(&copy, "[Content_Types].xml", "><Override PartName=\"/xl/comments1.xml\" ");
  copy_free(&copy);
}

static void keeps_comments(void **state) {
  (void)state;
  copy_t copy =
      MARK({"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" CELLS "</sheetData>"
                                        "<legacyDrawing r:id='b' xmlns:r='x'/></worksheet>"},
           RELATIONS(HAS_COMMENTS HAS_BOXES),
           {"xl/c.xml", "<comments><authors><author>Ana</author></authors><commentList>"
                        "<comment ref='B2' authorId='0'><text><t>Mío</t></text></comment>"
                        "</commentList></comments>"},
           {"xl/b.vml", "<xml><br>no <XML> at all</xml> <!-- </xml> -->"}, STYLES(TWO), KINDS);
  assert_int_equal(copy.done.marked, 2);
  holds(&copy, "xl/c.xml", "<r><t>Mío</t></r><r><t xml:space=\"preserve\">\n\nyo: Contradice");
  holds(&copy, "xl/c.xml", "<author>Ana</author><author>yo</author>");
  assert_false(copy.done.was_marked);
  holds(&copy, "xl/c.xml", "<comment ref=\"A1\" authorId=\"1\">");
  holds(&copy, "xl/b.vml", "<!-- <v:shapetype ");
  holds(&copy, "xl/b.vml", "<x:Row>0</x:Row>");
  copy_free(&copy);
}

/* A box is as wide as its text needs, whatever the columns below it; that of a comment that was
   there grows by what is added. */
static void boxes_hold_their_text(void **state) {
  (void)state;
  copy_t copy =
      MARK({"xl/worksheets/sheet1.xml",
            "<worksheet><cols><col min='2' max='3' width='2'/><col min='4' max='4' hidden='1' "
            "width='50'/></cols><sheetData>" CELLS "</sheetData>"
            "<legacyDrawing r:id='b' xmlns:r='x'/></worksheet>"},
           RELATIONS(HAS_COMMENTS HAS_BOXES),
           {"xl/c.xml", "<comments><authors><author>Ana</author></authors><commentList>"
                        "<comment ref='B2' authorId='0'><text><t>Mío</t></text></comment>"
                        "</commentList></comments>"},
           {"xl/b.vml", "<xml><v:shape id='a'><x:Anchor>\n 1, 2, 3, 4, 5, 6, 7, 8</x:Anchor>"
                        "<x:Row>7</x:Row><x:Column>1</x:Column></v:shape>"
                        "<v:shape id='b'><x:Anchor>\n 2,15,1, 2, 4,31,5,1</x:Anchor>"
                        "<x:Row>1</x:Row><x:Column>1</x:Column></v:shape></xml>"},
           STYLES(TWO), KINDS);
  assert_int_equal(copy.done.marked, 2);
  holds(&copy, "xl/b.vml", "<x:Anchor>1, 15, 0, 2, 9, 19, 4, 2</x:Anchor>");
  holds(&copy, "xl/b.vml", "<x:Anchor>\n 1, 2, 3, 4, 5, 6, 7, 8</x:Anchor>");
  holds(&copy, "xl/b.vml", "<x:Anchor>2, 15, 1, 2, 4, 31, 8, 1</x:Anchor>");
  copy_free(&copy);
}

static void knows_its_own(void **state) {
  (void)state;
  copy_t copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, RELATIONS(HAS_COMMENTS),
                     {"xl/c.xml", "<comments><authors><author>yo mismo</author><author>yo</author>"
                                  "</authors><commentList/></comments>"},
                     STYLES(TWO), KINDS);
  assert_int_equal(copy.status, SIM_OK);
  assert_true(copy.done.was_marked);
  copy_free(&copy);
}

static void leaves_conversations_alone(void **state) {
  (void)state;
  static const char comments[] = "<comments><authors><author>tc={1}</author></authors>"
                                 "<commentList><comment ref='B2' authorId='0'><text/></comment>"
                                 "<comment ref='A1' authorId='0'/></commentList></comments>";
  copy_t copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, RELATIONS(HAS_COMMENTS),
                     {"xl/c.xml", comments}, STYLES(TWO), KINDS);
  assert_int_equal(copy.status, SIM_OK);
  assert_int_equal(copy.done.uncommented, 2);
  assert_int_equal(copy.done.unfilled, 0);
  holds(&copy, "xl/c.xml", comments);
  copy_free(&copy);
}

/* What cannot take a comment or a background is counted, and the rest is done. */
static void says_what_it_cannot(void **state) {
  (void)state;
  copy_t copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, KINDS);
  assert_int_equal(copy.done.unfilled, 2);
  assert_int_equal(copy.done.uncommented, 0);
  copy_free(&copy);
  copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, STYLES("<xf/>"), KINDS);
  assert_int_equal(copy.done.unfilled, 1); /* the cell's format is not there */
  copy_free(&copy);
  copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, STYLES(TWO)); /* no kinds */
  assert_int_equal(copy.done.uncommented, 2);
  assert_false(inputs_package_has(copy.package, "xl/comments1.xml"));
  copy_free(&copy);
  copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, RELATIONS(HAS_COMMENTS), STYLES(TWO), KINDS);
  assert_int_equal(copy.done.uncommented, 2); /* a part that is not there */
  copy_free(&copy);
  copy = MARK({"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" CELLS "</sheetData>"
                                           "<legacyDrawing r:id='b' xmlns:r='x'/></worksheet>"},
              RELATIONS(HAS_BOXES), {"xl/b.vml", "no drawing"}, STYLES(TWO), KINDS);
  assert_int_equal(copy.done.uncommented, 2);
  assert_int_equal(copy.done.unfilled, 0);
  copy_free(&copy);
  copy = MARK({"xl/worksheets/sheet1.xml", SHEET}, {"_xmlsignatures/origin.sigs", ""}, STYLES(TWO),
              KINDS);
  assert_true(copy.done.was_signed);
  copy_free(&copy);
}

static void refuses_strict(void **state) {
  (void)state;
  copy_t copy = MARK({"xl/worksheets/sheet1.xml",
                      "<worksheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'/>"},
                     STYLES(TWO), KINDS);
  assert_int_equal(copy.status, SIM_ERR_DOMAIN);
  assert_int_equal(copy.report.errors, 1);
  assert_null(copy.bytes);
  copy_free(&copy);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_what_is_there),
      cmocka_unit_test(keeps_comments),
      cmocka_unit_test(boxes_hold_their_text),
      cmocka_unit_test(knows_its_own),
      cmocka_unit_test(leaves_conversations_alone),
      cmocka_unit_test(says_what_it_cannot),
      cmocka_unit_test(refuses_strict),
  };
  return cmocka_run_group_tests(tests, group_folder_make, group_folder_remove);
}
