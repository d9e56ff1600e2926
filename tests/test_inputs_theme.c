// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/theme.h"

#include "inputs/file.h"
#include "tests/plots_support.h"
#include "tests/programme_support.h"
#include "words/png.h"

#define HEAD "name,value"

static int make(void **state) {
  static beside_t self;
  *state = &self;
  return beside_make(&self, "taller", "theme.csv");
}

static int end(void **state) {
  return folder_remove(((beside_t *)*state)->folder);
}

static void put(const beside_t *self, const char *name, const char *bytes, size_t count) {
  char path[FOLDER_SIZE + 32];
  snprintf(path, sizeof path, "%s/%.24s", self->folder, name);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, count, file), count);
  assert_int_equal(fclose(file), 0);
}

/* The one of a whole theme, by request in the place of the folder's own. */
static void everything_is_read(void **state) {
  const beside_t *self = *state;
  inputs_programme_t inputs;
  words_report_t report;
  size_t count;
  char *bytes = slurp("tests/theme", "logo.png", &count), digest[65];
  put(self, "theme.csv", "name,value\nfont,Own\n", 20);
  words_report_init(&report, WORDS_EN);
  assert_int_equal(
      inputs_load(&(inputs_request_t){.folder = self->folder, .theme = "tests/theme/theme.csv"},
                  &inputs, &report),
      SIM_OK);
  const inputs_theme_t *theme = &inputs.theme;
  assert_true(theme->has_main && theme->has_limit && theme->main.red == 0x7A);
  assert_string_equal(theme->footer, "Servicio · Ministerio");
  assert_string_equal(theme->font, "DejaVu Sans");
  assert_true(theme->money == 1.0 && theme->decimals == 1 && theme->png_scale == 1.0);
  assert_int_equal(theme->logo.size, count);
  assert_memory_equal(theme->logo.bytes, bytes, count);
  assert_int_equal(theme->logo.width, 160);
  assert_int_equal(report.count, 0);
  inputs_digest(bytes, count, digest);
  assert_string_equal(theme->logo.digest, digest);
  words_report_free(&report);
  inputs_programme_free(&inputs);
  free(bytes);
}

static void what_is_refused(void **state) {
  static const refused_t rows[] = {
      {"logo,../logo.png", WORDS_MSG_THEME_LOGO_NAME},
      {"logo,/etc/logo.png", WORDS_MSG_THEME_LOGO_NAME},
      {"logo,a/logo.png", WORDS_MSG_THEME_LOGO_NAME},
      {"logo,logo.jpg", WORDS_MSG_THEME_LOGO_NAME},
      {"logo,.png", WORDS_MSG_THEME_LOGO_NAME},
      {"logo,<ls.png", WORDS_MSG_THEME_LOGO_NAME},
      {"font,Arial:Bold", WORDS_MSG_THEME_FONT},
      {"font,x'; system('ls", WORDS_MSG_THEME_FONT},
      {"font,Árial", WORDS_MSG_THEME_FONT},
      {"font,A", WORDS_MSG_THEME_FONT},
      {"font,9 Sans", WORDS_MSG_THEME_FONT},
      {"font,Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", WORDS_MSG_THEME_FONT},
      {"unit,UF", WORDS_MSG_THEME_UNIT},
      {"decimals,4", WORDS_MSG_THEME_DECIMALS},
      {"decimals,10", WORDS_MSG_THEME_DECIMALS},
      {"decimals,", WORDS_MSG_THEME_DECIMALS}};
  beside_refuses(*state, HEAD, rows, sizeof rows / sizeof rows[0]);
}

/* No PNG, one that is cut, too large in bytes, and in points. */
static void pictures_that_are_refused(void **state) {
  const beside_t *self = *state;
  const refused_t none = {"logo,logo.png", WORDS_MSG_THEME_LOGO_PNG},
                  big = {"logo,logo.png", WORDS_MSG_THEME_LOGO_BIG},
                  size = {"logo,logo.png", WORDS_MSG_THEME_LOGO_SIZE};
  size_t count;
  char *bytes = slurp("tests/theme", "logo.png", &count);
  put(self, "logo.png", "#!/bin/sh", 9);
  beside_refuses(self, HEAD, &none, 1);
  put(self, "logo.png", bytes, count - 1);
  beside_refuses(self, HEAD, &none, 1);
  put(self, "logo.png", "", 0);
  beside_refuses(self, HEAD, &none, 1);
  char *large = calloc(1, INPUTS_LOGO_BYTES + 1);
  assert_non_null(large);
  put(self, "logo.png", large, INPUTS_LOGO_BYTES + 1);
  beside_refuses(self, HEAD, &big, 1);
  for (int wide = 0; wide < 2; wide++) {
    bytes[18] = (char)(wide ? 2001 >> 8 : 0);
    bytes[19] = (char)(wide ? 2001 & 0xFF : INPUTS_LOGO_LEAST - 1);
    const uint32_t check = words_png_check(bytes + 12, 17);
    for (int i = 0; i < 4; i++)
      bytes[29 + i] = (char)(unsigned char)(check >> (24 - 8 * i));
    put(self, "logo.png", bytes, count);
    beside_refuses(self, HEAD, &size, 1);
  }
  free(large);
  free(bytes);
}

/* What is said and does not fail, by the row that is read. */
static void notes(const beside_t *self, const char *text, size_t count, words_message_t id) {
  inputs_programme_t inputs;
  words_report_t report;
  assert_int_equal(beside_load(self, text, &inputs, &report), SIM_OK);
  if (report.notes != count || (count && report.entries[0].id != id))
    fail_msg("%s: %zu notes", text, report.notes);
  words_report_free(&report);
  inputs_programme_free(&inputs);
}

/* Two colours whose lightness is alike; a logo that is not there. */
static void what_is_noted(void **state) {
  notes(*state, "name,value\ncolour.limit,#006FB3\n", 1, WORDS_MSG_THEME_GREY);
  notes(*state, "name,value\ncolour.limit,#B0580C\n", 1, WORDS_MSG_THEME_GREY);
  notes(*state, "name,value\ncolour.main,#767676\ncolour.limit,#7A7A7A\n", 1, WORDS_MSG_THEME_GREY);
  notes(*state, "name,value\ncolour.main,#7A1F5C\n", 0, WORDS_MSG_THEME_GREY);
  notes(*state, "name,value\nfooter,X\n", 0, WORDS_MSG_THEME_GREY);
  notes(*state, "name,value\nlogo,nowhere.png\n", 1, WORDS_MSG_THEME_LOGO_NONE);
}

/* Of a sheet the logo lies beside the workbook; a programme in memory has none. */
static void where_the_logo_lies(void **state) {
  const beside_t *self = *state;
  inputs_logo_t logo = {0};
  words_report_t report;
  char path[FOLDER_SIZE + 64];
  size_t count;
  char *bytes = slurp("tests/theme", "logo.png", &count);
  put(self, "logo.png", bytes, count);
  free(bytes);
  snprintf(path, sizeof path, "%s/libro.xlsx/theme.csv", self->folder);
  words_report_init(&report, WORDS_EN);
  assert_int_equal(
      inputs_theme_logo(path, "logo.png", &(words_place_t){.file = path}, &logo, &report), SIM_OK);
  assert_int_equal(logo.size, count);
  free(logo.bytes);
  char theme[] = "redes/theme.csv", rows_path[] = "redes/inputs.csv",
       meetings_path[] = "redes/meetings.csv", text[] = "name,value\nlogo,logo.png\nfont,Arial\n";
  size_t counts[2];
  char *rows = slurp("tests/programmes/escaso", "inputs.csv", &counts[0]),
       *meetings = slurp("tests/programmes/escaso", "meetings.csv", &counts[1]);
  const inputs_held_file_t files[] = {{rows_path, rows, counts[0]},
                                      {meetings_path, meetings, counts[1]},
                                      {theme, text, strlen(text)}};
  const inputs_held_t held = {files, 3, false};
  inputs_programme_t inputs;
  assert_int_equal(
      inputs_load(&(inputs_request_t){.folder = "redes", .held = &held}, &inputs, &report), SIM_OK);
  assert_string_equal(inputs.theme.font, "Arial");
  assert_null(inputs.theme.logo.bytes);
  inputs_programme_free(&inputs);
  words_report_free(&report);
  free(rows);
  free(meetings);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(everything_is_read), cmocka_unit_test(what_is_refused),
      cmocka_unit_test(pictures_that_are_refused), cmocka_unit_test(what_is_noted),
      cmocka_unit_test(where_the_logo_lies)};
  return cmocka_run_group_tests(tests, make, end);
}
