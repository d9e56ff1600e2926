// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/docx.h"
#include "tests/support.h"

#include <zip.h>

static const char body[] =
    "<w:body><w:pStyle w:val=\"Compact\" /><w:tbl><w:tr><w:trPr>a<w:pStyle w:val=\"Compact\" />"
    "<w:tr>b<w:pStyle w:val=\"Compact\" /><w:tr><w:tcPr><w:gridSpan "
    "w:val=\"2\" /></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Compact\" /></w:tbl><w:pStyle "
    "w:val=\"Compact\" /><w:sectPr /></w:body>";
static const char styles[] =
    "<w:styles><w:sz w:val=\"24\" /><w:style w:styleId=\"Compact\"/></w:styles>";

static void make(const char *path, const char *document, const char *style) {
  const char *const names[] = {"word/document.xml", "word/styles.xml"}, *const texts[] = {document,
                                                                                          style};
  zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  assert_non_null(zip);
  for (int i = 0; i < 2; i++)
    if (texts[i]) {
      zip_source_t *source = zip_source_buffer(zip, texts[i], strlen(texts[i]), 0);
      const zip_int64_t at = zip_file_add(zip, names[i], source, 0);
      assert_true(at >= 0);
      assert_int_equal(zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 33, 0), 0);
    }
  assert_int_equal(zip_close(zip), 0);
}

/* A part of the document; the caller frees. */
static char *part(const char *path, const char *name) {
  zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
  zip_file_t *file = zip ? zip_fopen(zip, name, 0) : NULL;
  char *text = calloc(1, 4096);
  assert_non_null(file);
  assert_non_null(text);
  assert_true(zip_fread(file, text, 4095) > 0);
  zip_fclose(file);
  zip_discard(zip);
  return text;
}

static size_t count_of(const char *text, const char *what) {
  size_t count = 0;
  for (; (text = strstr(text, what)); text++)
    count++;
  return count;
}

static void fits(void **state) {
  (void)state;
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 16];
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/a.docx", folder);
  make(path, body, styles);
  assert_int_equal(reports_docx_fit(path), 0);
  char *text = part(path, "word/document.xml"), *style = part(path, "word/styles.xml");
  assert_int_equal(count_of(text, "\"TableText\""), 2); /* those in the table alone */
  assert_int_equal(count_of(text, "\"TableAcross\""), 1);
  assert_int_equal(count_of(text, "\"Compact\""), 2);
  assert_int_equal(count_of(text, "<w:cantSplit/>"), 3); /* no row is broken by the end of a page */
  assert_int_equal(count_of(text, "<w:tr><w:trPr><w:cantSplit/>a"), 1);
  assert_int_equal(count_of(text, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
                   1); /* A4: 210 × 297 mm */
  assert_int_equal(count_of(text, "<w:sectPr />"), 0);
  assert_int_equal(count_of(style, "w:styleId=\"TableText\""), 1);
  assert_int_equal(count_of(style, "<w:sz w:val=\"17\"/>"), 1);
  assert_int_equal(count_of(style, "w:styleId=\"TableAcross\""), 1);
  assert_int_equal(count_of(style, "<w:sz w:val=\"20\"/>"), 1); /* ten points */
  assert_non_null(strstr(style, "</w:style></w:styles>"));
  free(text);
  free(style);
  assert_int_equal(folder_remove(folder), 0);
}

/* What is no such document stays as it was. */
static void leaves(void **state) {
  (void)state;
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 16];
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/a.docx", folder);
  assert_int_equal(reports_docx_fit(path), -1); /* it is not there, and is not made */
  make(path, "<w:body></w:body>", styles);
  assert_int_equal(reports_docx_fit(path), -1);
  make(path, body, NULL);
  assert_int_equal(reports_docx_fit(path), -1);
  make(path, body, "<w:styles/>");
  assert_int_equal(reports_docx_fit(path), -1);
  char *text = part(path, "word/document.xml");
  assert_string_equal(text, body);
  free(text);
  folder_write(folder, "a.docx", "no archive");
  assert_int_equal(reports_docx_fit(path), -1);
  assert_int_equal(folder_remove(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(fits), cmocka_unit_test(leaves)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
