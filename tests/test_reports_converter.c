// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/converter.h"
#include "reports/folder.h"
#include "tests/support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A program of that name that a test puts first in PATH. */
typedef struct {
  char folder[FOLDER_SIZE];
} place_t;

static void make_place(place_t *self) {
  assert_true(folder_make(self->folder));
  assert_int_equal(setenv("PATH", self->folder, 1), 0);
}

static void put_program(const place_t *self, const char *name, const char *text) {
  char *path = reports_path_join(self->folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "#!/bin/sh\n%s\n", text);
  fclose(file);
  assert_int_equal(chmod(path, 0700), 0);
  free(path);
}

static bool is_there(const place_t *self, const char *name, const char *holds) {
  char *path = reports_path_join(self->folder, name), text[256] = "";
  FILE *file = fopen(path, "r");
  if (file) {
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
  }
  free(path);
  return file && strstr(text, holds);
}

/* The page comes on the standard input, the document goes into the folder, without a shell. */
static void converts(void **state) {
  (void)state;
  static const char page[] = "<p>uno; $(touch oops) `touch oops`</p>";
  place_t place;
  reports_converter_t converter;
  make_place(&place);
  assert_false(reports_converter_find(&converter, REPORTS_DOCX));
  put_program(
      &place, "pandoc",
      "IFS= read -r line; for last; do :; done; echo \"$line|$SOURCE_DATE_EPOCH|$PWD\" >\"$last\"");
  assert_true(reports_converter_find(&converter, REPORTS_DOCX));
  assert_int_equal(
      reports_converter_run(&converter, place.folder, "informe.docx", page, strlen(page)), 0);
  assert_true(
      is_there(&place, "informe.docx", "<p>uno; $(touch oops) `touch oops`</p>|315532800|"));
  assert_true(is_there(&place, "informe.docx", place.folder));
  assert_false(is_there(&place, "oops", ""));
  assert_false(reports_converter_find(&converter, REPORTS_PDF));
  put_program(&place, "weasyprint", "for last; do :; done; echo \"$3 $4 $5\" >\"$last\"");
  assert_true(reports_converter_find(&converter, REPORTS_PDF));
  assert_int_equal(reports_converter_run(&converter, place.folder, "informe.pdf", page, 1), 0);
  assert_true(is_there(&place, "informe.pdf", "--encoding=utf-8 - informe.pdf"));
  assert_int_equal(folder_remove(place.folder), 0);
}

/* What fails, writes nothing, or is told to stop leaves nothing. */
static void fails(void **state) {
  (void)state;
  static const char *const programs[] = {"for last; do :; done; echo half >\"$last\"; exit 3",
                                         "exit 0", "for last; do :; done; : >\"$last\""};
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
    place_t place;
    reports_converter_t converter;
    make_place(&place);
    put_program(&place, "pandoc", programs[i]);
    assert_true(reports_converter_find(&converter, REPORTS_DOCX));
    assert_int_equal(reports_converter_run(&converter, place.folder, "informe.docx", "x", 1), -1);
    assert_false(is_there(&place, "informe.docx", ""));
    assert_int_equal(folder_remove(place.folder), 0);
  }
}

/* One that sleeps or works too long is late, and its half leaves nothing; one that nobody waits for
   any more is not said to be. */
static void is_late(void **state) {
  (void)state;
  static const char *const programs[] = {
      "for last; do :; done; echo half >\"$last\"; exec /bin/sleep 60", "while :; do :; done"};
  const volatile sig_atomic_t cancel = 1;
  place_t place;
  reports_converter_t converter;
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
    make_place(&place);
    put_program(&place, "weasyprint", programs[i]);
    assert_true(reports_converter_find(&converter, REPORTS_PDF));
    converter.work_ms = 60;
    assert_int_equal(reports_converter_run(&converter, place.folder, "informe.pdf", "x", 1), 1);
    assert_false(is_there(&place, "informe.pdf", ""));
    assert_int_equal(folder_remove(place.folder), 0);
  }
  make_place(&place);
  put_program(&place, "pandoc", "while :; do :; done");
  assert_true(reports_converter_find(&converter, REPORTS_DOCX));
  converter.cancel = &cancel;
  assert_int_equal(reports_converter_run(&converter, place.folder, "informe.docx", "x", 1), -1);
  assert_int_equal(folder_remove(place.folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(converts), cmocka_unit_test(fails),
                                     cmocka_unit_test(is_late)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
