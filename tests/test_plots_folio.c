// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/folio.h"
#include "plots/pdf.h"
#include "tests/plots_support.h"

/* Charts on the pages of a PDF: a PNG of one dot and its SVG stand for each. */

static void put(const char *folder, const char *file, const char *bytes, size_t length) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, file);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  assert_int_equal(fwrite(bytes, 1, length, out), length);
  assert_int_equal(fclose(out), 0);
}

static void draw(const char *folder, const char *name, const char *svg, char kind) {
  char file[64];
  size_t length;
  char *png = slurp("tests/light", "dot.png", &length);
  png[25] = kind;
  snprintf(file, sizeof file, "%s.png", name);
  put(folder, file, png, length);
  snprintf(file, sizeof file, "%s.svg", name);
  put(folder, file, svg, strlen(svg));
  free(png);
}

static size_t occurrences(const char *bytes, size_t length, const char *text) {
  size_t count = 0;
  const char *end = bytes + length;
  while ((bytes = memmem(bytes, (size_t)(end - bytes), text, strlen(text)))) {
    bytes++;
    count++;
  }
  return count;
}

static void a_page_for_each(void **state) {
  (void)state;
  static const char *const names[] = {"b", "a"};
  char *folder = new_folder();
  plots_target_t target = {.dir = folder};
  size_t length;
  draw(folder, "a", "<svg><title id=\"x\">A &amp;lt; B</title><desc>dos</desc></svg>", 2);
  draw(folder, "b", "<svg></svg>", 2);
  assert_int_equal(plots_folio_write(names, 2, "Todo", WORDS_EN, "charts", &target), PLOTS_OK);
  char *pdf = slurp(folder, "charts.pdf", &length);
  assert_int_equal(occurrences(pdf, length, "/Subtype /Image"), 2);
  assert_int_equal(occurrences(pdf, length, "/S /Figure "), 2);
  assert_int_equal(occurrences(pdf, length, "/Lang (en)"), 1);
  /* "A &lt; B": an escape is taken once */
  assert_int_equal(occurrences(pdf, length, "<FEFF004100200026006C0074003B00200042>"), 1);
  assert_int_equal(occurrences(pdf, length, "<FEFF0064006F0073>"), 1);
  assert_int_equal(occurrences(pdf, length, "<FEFF0054006F0064006F>"), 1);
  assert_memory_equal(pdf + length - 6, "%%EOF\n", 6);
  free(pdf);
  remove_folder(folder);
}

/* Another kind of PNG, what is cut off, what is not there: nothing is written. */
static void refuses(void **state) {
  (void)state;
  static const char *const names[] = {"a", "a"}, *const gone[] = {"c"}, *const above[] = {"../a"};
  const char *many[PLOTS_PDF_PAGES + 1];
  char *folder = new_folder();
  plots_target_t target = {.dir = folder};
  for (size_t i = 0; i <= PLOTS_PDF_PAGES; i++)
    many[i] = "a";
  draw(folder, "a", "<svg></svg>", 6);
  assert_int_equal(plots_folio_write(names, 2, "", WORDS_ES, "p", &target), PLOTS_ERR_EMPTY);
  put(folder, "a.png", "\x89PNG", 4);
  assert_int_equal(plots_folio_write(names, 2, "", WORDS_ES, "p", &target), PLOTS_ERR_EMPTY);
  assert_int_equal(plots_folio_write(names, 0, "", WORDS_ES, "p", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(plots_folio_write(many, PLOTS_PDF_PAGES + 1, "", WORDS_ES, "p", &target),
                   PLOTS_ERR_ARGUMENT);
  assert_int_equal(plots_folio_write(above, 1, "", WORDS_ES, "p", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(plots_folio_write(gone, 1, "", WORDS_ES, "p", &target), PLOTS_ERR_OUTPUT);
  assert_int_equal(entries(folder), 2);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_page_for_each), cmocka_unit_test(refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
