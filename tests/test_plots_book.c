// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/book.h"

#include <time.h>

enum { PAGES = 3 };

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

/* The table of offsets at the end points at the objects: every entry in use leads to "N 0 obj". */
static void check_offsets(const char *pdf, size_t length) {
  const char *start = NULL;
  for (const char *c = pdf; (c = memmem(c, (size_t)(pdf + length - c), "\nxref\n", 6)); c++)
    start = c + 6;
  size_t first, count;
  assert_non_null(start);
  assert_int_equal(sscanf(start, "%zu %zu", &first, &count), 2);
  const char *entry = strchr(start, '\n') + 1;
  for (size_t i = 0; i < count; i++, entry += 20) {
    char wanted[32];
    if (entry[17] != 'n')
      continue;
    const size_t offset = strtoul(entry, NULL, 10);
    snprintf(wanted, sizeof wanted, "%zu 0 obj", first + i);
    assert_true(offset + strlen(wanted) < length);
    assert_memory_equal(pdf + offset, wanted, strlen(wanted));
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
  assert_int_equal(plots_book_write(pages, PAGES, "book", &target), PLOTS_OK);
  char *pdf = slurp(folder, "book.pdf", &length);
  assert_int_equal(occurrences(pdf, length, "/Type /Page "), PAGES);
  assert_int_equal(occurrences(pdf, length, "CreationDate"), 0);
  assert_int_equal(occurrences(pdf, length, "D:20"), 0);
  check_offsets(pdf, length);
  /* a second later, elsewhere: the same bytes */
  setenv("TZ", "America/Santiago", 1);
  const struct timespec second = {1, 10000000};
  nanosleep(&second, NULL);
  target.dir = zone;
  assert_int_equal(plots_book_write(pages, PAGES, "book", &target), PLOTS_OK);
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
  assert_int_equal(plots_book_write(pages, 0, "book", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(plots_book_write(pages, PAGES, "../book", &target), PLOTS_ERR_ARGUMENT);
  pages[1].height = 901;
  assert_int_equal(plots_book_write(pages, PAGES, "book", &target), PLOTS_ERR_ARGUMENT);
  assert_int_equal(entries(folder), 0);
  target.dir = "/nowhere/at/all";
  assert_int_equal(plots_book_write(pages, 1, "book", &target), PLOTS_ERR_OUTPUT);
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
  assert_int_equal(plots_book_write(pages, PAGES, "book", &target), PLOTS_ERR_GNUPLOT);
  assert_int_equal(entries(folder), 1);
  release(pages);
  remove_folder(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(pages_of_one_document),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn),
                                     cmocka_unit_test(incomplete_documents)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
