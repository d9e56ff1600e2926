// SPDX-License-Identifier: GPL-3.0-or-later
/* A workbook of which one part is what the fuzzer says is marked: the copy can be read again, or
   the workbook is refused with words. */
#include "inputs/file.h"
#include "inputs/xlsx/package.h"
#include "reports/annotate/annotate.h"
#include "sim/status.h"
#include "tests/fuzz/fuzz_support.h"
#include "tests/workbook_support.h"

#include <stdlib.h>
#include <string.h>

#define SHEET                                                                                      \
  "<worksheet><sheetData><row r='1'><c r='A1'><v>0</v></c><c s='1'><v>1</v></c></row></sheetData>" \
  "<legacyDrawing r:id='b'/></worksheet>"
#define RELATIONS                                                                                  \
  "<Relationships><Relationship Id='c' Type='x/comments' Target='../c.xml'/>"                      \
  "<Relationship Id='b' Type='x/vmlDrawing' Target='../b.vml'/></Relationships>"

static const char *const chosen[] = {"xl/worksheets/sheet1.xml",
                                     "xl/styles.xml",
                                     "xl/c.xml",
                                     "xl/b.vml",
                                     "xl/worksheets/_rels/sheet1.xml.rels",
                                     "[Content_Types].xml"};

enum { CHOICES = sizeof chosen / sizeof chosen[0] };

static bool write_book(const char *path, const char *part, const char *text) {
  book_part_t parts[] = {
      BOOK_RELATIONS,
      BOOK_SHEETS("Datos", "Notas"),
      {"xl/sharedStrings.xml", "<sst/>"},
      {"xl/styles.xml", "<styleSheet><fills><fill/></fills><cellXfs><xf/><xf fillId='0'/></cellXfs>"
                        "</styleSheet>"},
      {"xl/worksheets/sheet1.xml", SHEET},
      {"xl/worksheets/sheet2.xml", SHEET},
      {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS},
      {"xl/c.xml",
       "<comments><authors><author>Ana</author></authors><commentList><comment "
       "ref='A1' authorId='0'><text><t>x</t></text></comment></commentList></comments>"},
      {"xl/b.vml", "<xml><v:shape id='_x0000_s1025'/></xml>"},
      {"[Content_Types].xml", "<Types/>"},
      {NULL, NULL}};
  book_put(parts, part, text);
  return book_write(path, parts);
}

static void mark_book(const char *path) {
  static const reports_mark_t marks[] = {{"Datos", 1, 2, REPORTS_MARK_STATED, "no"},
                                         {"Datos", 1, 1, REPORTS_MARK_USED, "ni \xff <esto>"},
                                         {"Notas", 1, 1, REPORTS_MARK_USED, ""}};
  char *bytes = NULL, *copy = NULL;
  size_t size, length;
  reports_annotated_t done;
  inputs_package_t *package = NULL;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  fuzz_hold(inputs_file_read(path, 1 << 24, &bytes, &size, &report) == SIM_OK, "not written");
  if (reports_annotate(path, bytes, size, marks, 3, "x", &copy, &length, &done, &report) == SIM_OK)
    fuzz_hold(inputs_package_open(path, copy, length, &package, &report) == SIM_OK,
              "the copy is no workbook");
  else
    fuzz_hold(report.errors > 0, "a workbook is refused without a word");
  inputs_package_close(package);
  words_report_free(&report);
  free(bytes);
  free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *folder = fuzz_folder("tests/programmes/curso");
  char path[320];
  snprintf(path, sizeof path, "%s/book.xlsx", folder);
  if (size == 0)
    return 0;
  char *text = fuzz_text(data + 1, size - 1);
  if (write_book(path, chosen[data[0] % CHOICES], text))
    mark_book(path);
  free(text);
  return 0;
}
