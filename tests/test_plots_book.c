// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/book.h"

#include <time.h>

enum { PAGES = 3 };

static const plots_pdf_page_t texts[PAGES] = {
    {"Página (uno)", "Barras: 3 \\ 4."}, {"Dos 𝄞", ""}, {NULL, NULL}};
static const plots_pdf_info_t book = {"Título ) de /Root 1", WORDS_ES, texts, PAGES},
                              none = {"", WORDS_ES, texts, 0}, one = {"", WORDS_ES, texts, 1};

static void make(plots_script_t pages[PAGES], double height) {
  const plots_type_t type = {30, true, PLOTS_INK};
  for (size_t i = 0; i < PAGES; i++) {
    plots_script_init(&pages[i], height);
    plots_script_page(&pages[i]);
    const plots_box_t box = {100, 300, 100, 200};
    const plots_pen_t pen = {PLOTS_INK, PLOTS_BLUE, 1, 0, 0, 0};
    plots_script_boxes(&pages[i], &pen, &box, 1);
    plots_script_text(&pages[i], 100, 50, PLOTS_LEFT, &type, "Página /CreationDate (x) ' $d0");
    assert_int_equal(plots_script_finish(&pages[i]), PLOTS_OK);
  }
}

static void release(plots_script_t pages[PAGES]) {
  for (size_t i = 0; i < PAGES; i++)
    plots_script_free(&pages[i]);
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

/* The tables of offsets, that of the document and that of what was added, point at the objects:
   every entry in use leads to "N 0 obj". Returns how many they are. */
static size_t check_offsets(const char *pdf, size_t length) {
  size_t entries_found = 0, first, count;
  for (const char *c = pdf; (c = memmem(c, (size_t)(pdf + length - c), "\nxref\n", 6));) {
    for (c += 6; sscanf(c, "%zu %zu\n", &first, &count) == 2 && *c != 't';) {
      c = strchr(c, '\n') + 1;
      for (size_t i = 0; i < count; i++, c += 20) {
        char wanted[32];
        if (c[17] != 'n')
          continue;
        const size_t offset = strtoul(c, NULL, 10);
        snprintf(wanted, sizeof wanted, "%zu 0 obj", first + i);
        assert_true(offset + strlen(wanted) < length);
        assert_memory_equal(pdf + offset, wanted, strlen(wanted));
        entries_found++;
      }
    }
  }
  return entries_found;
}

/* What a reader aloud needs, and the page of A4. */
static void check_structure(const char *pdf, size_t length) {
  assert_int_equal(occurrences(pdf, length, "/Lang (es)"), 1);
  assert_int_equal(occurrences(pdf, length, "/MarkInfo << /Marked true >>"), 1);
  assert_int_equal(occurrences(pdf, length, "/S /Figure "), PAGES);
  assert_int_equal(occurrences(pdf, length, "/StructParents "), PAGES);
  assert_int_equal(occurrences(pdf, length, "/Dest ["), PAGES);
  assert_int_equal(occurrences(pdf, length, " 595.276 "), PAGES);
  /* "Página (uno)" and the clef, in UTF-16 */
  assert_int_equal(
      occurrences(pdf, length, "<FEFF005000E100670069006E0061002000280075006E006F0029>"), 1);
  assert_int_equal(occurrences(pdf, length, "D834DD1E>"), 1);
}

#define ROOTED "%PDF-1.5\nxref\n0 9\n\ntrailer\n<</Root 8 0 R/Info 7 0 R>>\nstartxref\n9\n%%EOF\n"

/* A PDF of another form is left as it was. */
static void other_forms(void **state) {
  (void)state;
  static const char *const forms[] = {"%PDF-1.5\n%%EOF\n",
                                      "%PDF-1.5\ntrailer\nstartxref\n99999\n%%EOF\n", ROOTED, ""};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    plots_buffer_t pdf = {0}, out = {0};
    plots_buffer_puts(&pdf, forms[i]);
    assert_int_equal(plots_pdf_finish(&out, &pdf, &book), PLOTS_OK);
    assert_int_equal(out.length, pdf.length);
    plots_buffer_free(&pdf);
    plots_buffer_free(&out);
  }
}

static void pages_of_one_document(void **state) {
  (void)state;
  char *folder = new_folder(), *zone = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  plots_script_t pages[PAGES];
  size_t length, other;
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  make(pages, 900);
  assert_int_equal(plots_book_write(pages, &book, "book", &target), PLOTS_OK);
  char *pdf = slurp(folder, "book.pdf", &length);
  assert_int_equal(occurrences(pdf, length, "/Type /Page "), 2 * PAGES);
  assert_int_equal(occurrences(pdf, length, "CreationDate"), 0);
  assert_int_equal(occurrences(pdf, length, "D:20"), 0);
  assert_true(check_offsets(pdf, length) > 20);
  check_structure(pdf, length);
  /* a second later, elsewhere: the same bytes */
  setenv("TZ", "America/Santiago", 1);
  const struct timespec second = {1, 10000000};
  nanosleep(&second, NULL);
  target.dir = zone;
  assert_int_equal(plots_book_write(pages, &book, "book", &target), PLOTS_OK);
  unsetenv("TZ");
  char *again = slurp(zone, "book.pdf", &other);
  assert_int_equal(length, other);
  assert_memory_equal(pdf, again, length);
  free(pdf);
  free(again);
  release(pages);
  remove_folder(folder);
  remove_folder(zone);
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot;
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  plots_script_t pages[PAGES];
  assert_int_equal(plots_gnuplot_find(&gnuplot), PLOTS_OK);
  make(pages, 900);
  assert_int_equal(plots_book_write(pages, &none, "book", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(plots_book_write(pages, &book, "../book", &target), PLOTS_ERR_ARGUMENT);
  pages[1].height = 901;
  assert_int_equal(plots_book_write(pages, &book, "book", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(entries(folder), 0);
  target.dir = "/nowhere/at/all";
  assert_int_equal(plots_book_write(pages, &one, "book", &target), PLOTS_ERR_OUTPUT);
  assert_non_null(strstr(target.detail, "/nowhere/at/all/book: "));
  release(pages);
  remove_folder(folder);
}

/* What is cut off is not published. */
static void incomplete_documents(void **state) {
  (void)state;
  char *folder = new_folder();
  plots_gnuplot_t gnuplot = {.timeout_ms = PLOTS_TIMEOUT_MS};
  plots_target_t target = {.gnuplot = &gnuplot, .dir = folder};
  plots_script_t pages[PAGES];
  make(pages, 900);
  write_script(folder, "gnuplot", "#!/bin/sh\nprintf '%%PDF-1.5 and so on'\n");
  snprintf(gnuplot.path, sizeof gnuplot.path, "%s/gnuplot", folder);
  assert_int_equal(plots_book_write(pages, &book, "book", &target), PLOTS_ERR_GNUPLOT);
  assert_int_equal(entries(folder), 1);
  release(pages);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_of_one_document), cmocka_unit_test(other_forms),
      cmocka_unit_test(refuses_what_cannot_be_drawn), cmocka_unit_test(incomplete_documents)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
