// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_WORKBOOK_SUPPORT_H
#define TESTS_WORKBOOK_SUPPORT_H

#include "tests/support.h"

#include <zip.h>

/* Workbooks for tests, part by part, as they may come from any program. */

typedef struct {
  const char *name, *xml;
} book_part_t;

#define BOOK_RELATIONS                                                                             \
  {                                                                                                \
    "_rels/.rels", "<Relationships><Relationship Id='rId1' Type='http://x/officeDocument' "        \
                   "Target='xl/workbook.xml'/></Relationships>"                                    \
  }
/* Two sheets, by the names given. */
#define BOOK_SHEETS(first, second)                                                                 \
  {"xl/workbook.xml", "<workbook><sheets><sheet name='" first "' sheetId='1' r:id='rId1'/>"        \
                      "<sheet name='" second "' sheetId='2' r:id='rId2'/></sheets></workbook>"},   \
  {                                                                                                \
    "xl/_rels/workbook.xml.rels",                                                                  \
        "<Relationships>"                                                                          \
        "<Relationship Id='rId1' Type='http://x/worksheet' Target='worksheets/sheet1.xml'/>"       \
        "<Relationship Id='rId2' Type='http://x/worksheet' Target='/xl/worksheets/sheet2.xml'/>"   \
        "<Relationship Id='rId3' Type='http://x/sharedStrings' Target='sharedStrings.xml'/>"       \
        "<Relationship Id='rId4' Type='http://x/styles' Target='styles.xml'/></Relationships>"     \
  }
#define BOOK_STYLES                                                                                \
  {                                                                                                \
    "xl/styles.xml",                                                                               \
        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/><numFmt "            \
        "numFmtId='171' "                                                                          \
        "formatCode='\"días\" 0.0'/><numFmt numFmtId='172' formatCode='0.0\\ %'/>"                \
        "<numFmt numFmtId='173' formatCode='0.0 \"%\"'/></numFmts><cellStyleXfs><xf "              \
        "numFmtId='14'/></cellStyleXfs>"                                                           \
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/>"   \
        "<xf numFmtId='10'/><xf numFmtId='172'/><xf numFmtId='173'/></cellXfs></styleSheet>"       \
  }

/* Puts a text in the place of a part. */
static inline void book_put(book_part_t *parts, const char *name, const char *xml) {
  for (size_t i = 0; parts[i].name; i++)
    if (strcmp(parts[i].name, name) == 0)
      parts[i].xml = xml;
}

/* Writes the parts, up to one without a name, as a workbook; false when it cannot. */
static inline bool book_write(const char *path, const book_part_t *parts) {
  int error;
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
  bool is_whole = zip != NULL;
  for (size_t i = 0; is_whole && parts[i].name; i++) {
    zip_source_t *source = zip_source_buffer(zip, parts[i].xml, strlen(parts[i].xml), 0);
    is_whole = source && zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0;
  }
  return is_whole ? zip_close(zip) == 0 : false;
}

#endif
