// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/rows.h"

#include <math.h>

typedef struct {
  plots_gnuplot_t gnuplot;
  plots_target_t target;
  char *folder, *path;
  const char *labels[HOSTILE_COUNT];
  plots_band_t bands[HOSTILE_COUNT];
  plots_rows_t chart;
} fixture_t;

static int set_up(void **state) {
  fixture_t *f = calloc(1, sizeof *f);
  f->folder = new_folder();
  f->path = strdup(getenv("PATH"));
  f->target = (plots_target_t){.gnuplot = &f->gnuplot, .dir = f->folder};
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    f->labels[i] = "Ñuble";
    f->bands[i] = (plots_band_t){1, 2, 3, 4, 5.5};
  }
  f->chart = (plots_rows_t){
      .caption = {"chart", "Título", "Bajada", "Pie", "Texto <alternativo>.", WORDS_ES, NULL, NULL},
      .unit = "empresas",
      .format = {0, false, WORDS_ES},
      .labels = f->labels,
      .bands = f->bands,
      .count = 3};
  assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_OK);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  fixture_t *f = *state;
  setenv("PATH", f->path, 1);
  remove_folder(f->folder);
  free(f->path);
  free(f);
  return 0;
}

static void names_of_files_are_held(void **state) {
  fixture_t *f = *state;
  static const char *const bad[] = {
      "",     ".",
      "..",   ".x",
      "-x",   "a/b",
      "../x", "|touch",
      "<x",   "a b",
      "ñ",    "a\n",
      "a'b",  "12345678901234567890123456789012345678901234567890123456789012345"};
  assert_false(plots_name_valid(NULL));
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_false(plots_name_valid(bad[i]));
    f->chart.caption.name = bad[i];
    assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_ERR_ARGUMENT);
  }
  assert_true(plots_name_valid("Embudo_2026-a.b"));
  assert_int_equal(entries(f->folder), 0);
}

/* Both files, with title and description, and the same bytes a second time. */
static void two_files_with_the_same_bytes_twice(void **state) {
  fixture_t *f = *state;
  static const char *const names[] = {"chart.svg", "chart.png"};
  char *first[2];
  size_t lengths[2];
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
  assert_int_equal(entries(f->folder), 2);
  for (size_t i = 0; i < 2; i++)
    first[i] = slurp(f->folder, names[i], &lengths[i]);
  assert_true(well_formed(first[0]));
  assert_non_null(strstr(
      first[0], "<title id=\"c-chart-title\">Título</title>\n<desc id=\"c-chart-desc\">Texto "
                "&lt;alternativo&gt;. Ñuble: 3 (P5–P95: 1 a 6). "));
  assert_null(strstr(first[0], "atchlevel"));
  setenv("TZ", "Asia/Tokyo", 1);
  setenv("LC_ALL", "de_DE.UTF-8", 1);
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
  assert_int_equal(entries(f->folder), 2);
  for (size_t i = 0; i < 2; i++) {
    size_t length;
    char *second = slurp(f->folder, names[i], &length);
    assert_int_equal(length, lengths[i]);
    assert_memory_equal(first[i], second, length);
    free(second);
    free(first[i]);
  }
  unsetenv("TZ");
  unsetenv("LC_ALL");
}

/* No chunk of the PNG carries a date or a text. */
static void the_png_holds_only_the_picture(void **state) {
  fixture_t *f = *state;
  size_t length;
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
  char *png = slurp(f->folder, "chart.png", &length);
  const unsigned char *bytes = (const unsigned char *)png;
  assert_int_equal(bytes[16] << 24 | bytes[17] << 16 | bytes[18] << 8 | bytes[19],
                   PLOTS_WIDTH * PLOTS_PNG_SCALE);
  for (size_t at = 8; at + 12 <= length;) {
    const size_t size = (size_t)bytes[at] << 24 | (size_t)bytes[at + 1] << 16 |
                        (size_t)bytes[at + 2] << 8 | bytes[at + 3];
    assert_true(memcmp(png + at + 4, "tIME", 4) && memcmp(png + at + 4, "tEXt", 4) &&
                memcmp(png + at + 4, "iTXt", 4) && memcmp(png + at + 4, "zTXt", 4));
    at += size + 12;
  }
  free(png);
}

/* Every text of a chart is hostile: it is shown letter by letter, and nothing is run. */
static void hostile_texts_do_nothing(void **state) {
  fixture_t *f = *state;
  char *elsewhere = new_folder();
  size_t length;
  assert_int_equal(chdir(elsewhere), 0);
  for (size_t i = 0; i < HOSTILE_COUNT; i++)
    f->labels[i] = hostile_texts[i];
  f->chart.count = HOSTILE_COUNT;
  for (size_t i = 0; i < HOSTILE_COUNT; i += 7) {
    f->chart.caption.title = f->chart.caption.description = f->chart.unit = hostile_texts[i];
    f->chart.caption.subtitle = f->chart.caption.footer = hostile_texts[(i + 1) % HOSTILE_COUNT];
    f->chart.caption.note = hostile_texts[(i + 2) % HOSTILE_COUNT];
    assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
    char *svg = slurp(f->folder, "chart.svg", &length);
    assert_true(well_formed(svg));
    assert_non_null(strstr(svg, ">`touch PWNED`</text>"));
    assert_non_null(strstr(svg, ">$(touch PWNED)</text>"));
    free(svg);
  }
  assert_int_equal(entries(elsewhere), 0);
  assert_int_equal(entries(f->folder), 2);
  assert_int_equal(chdir("/"), 0);
  remove_folder(elsewhere);
}

/* A note is written whole under the figures, and the page grows with it. */
static void notes_make_the_page_grow(void **state) {
  fixture_t *f = *state;
  size_t length;
  double heights[2];
  for (int i = 0; i < 2; i++) {
    f->chart.caption.note =
        i ? "Nota: una nota que no cabe en una línea, porque dice de dónde sale la cifra, qué se "
            "supuso para llegar a ella, y por qué no hay que leerla como si se supiera más de lo "
            "que se sabe; última palabra"
          : NULL;
    assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
    char *svg = slurp(f->folder, "chart.svg", &length);
    heights[i] = strtod(strstr(svg, "viewBox=\"0 0 ") + strlen("viewBox=\"0 0 1200 "), NULL);
    assert_int_equal(strstr(svg, "palabra</text>") != NULL, i);
    assert_non_null(strstr(svg, ">Pie</text>"));
    free(svg);
  }
  assert_true(heights[1] > heights[0]);
}

static void folders_that_cannot_be_written(void **state) {
  fixture_t *f = *state;
  char missing[512], file[512], aside[1024];
  snprintf(missing, sizeof missing, "%s/none", f->folder);
  f->target.dir = missing;
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_ERR_OUTPUT);
  assert_non_null(strstr(f->target.detail, "none/chart"));
  f->target.dir = "/proc";
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_ERR_OUTPUT);
  /* a folder stands where the second file should go: no temporary file stays */
  f->target.dir = f->folder;
  snprintf(file, sizeof file, "%s/chart.png", f->folder);
  assert_int_equal(mkdir(file, 0755), 0);
  snprintf(aside, sizeof aside, "%s/x", file);
  assert_int_equal(mkdir(aside, 0755), 0);
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_ERR_OUTPUT);
  assert_int_equal(entries(f->folder), 2); /* chart.svg and the obstacle */
  assert_int_equal(rmdir(aside), 0);
  assert_int_equal(rmdir(file), 0);
}

/* gnuplot fails in every way: the status says which, and what was there stays. */
static void failures_leave_old_files_alone(void **state) {
  fixture_t *f = *state;
  static const struct {
    const char *program;
    int status;
  } fakes[] = {
      {"#!/bin/sh\nkill -ABRT $$\n", PLOTS_ERR_CRASHED},
      {"#!/bin/sh\nexec sleep 60\n", PLOTS_ERR_TIMEOUT},
      {"#!/bin/sh\necho 'line 0: unknown or ambiguous terminal name; type just set' >&2\nexit 1\n",
       PLOTS_ERR_TERMINAL},
      {"#!/bin/sh\necho '<svg></svg>'\n", PLOTS_ERR_GNUPLOT}, /* no PNG */
      {"#!/bin/sh\necho '<svg>'\n", PLOTS_ERR_GNUPLOT}};
  char *fake = new_folder();
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_OK);
  size_t before, after;
  char *svg = slurp(f->folder, "chart.svg", &before);
  for (size_t i = 0; i < sizeof fakes / sizeof fakes[0]; i++) {
    write_script(fake, "gnuplot", fakes[i].program);
    snprintf(f->gnuplot.path, sizeof f->gnuplot.path, "%s/gnuplot", fake);
    f->gnuplot.timeout_ms = fakes[i].status == PLOTS_ERR_TIMEOUT ? 60 : PLOTS_TIMEOUT_MS;
    assert_int_equal(plots_rows_write(&f->chart, &f->target), fakes[i].status);
    assert_int_equal(entries(f->folder), 2);
  }
  char *again = slurp(f->folder, "chart.svg", &after);
  assert_string_equal(svg, again);
  free(svg);
  free(again);
  remove_folder(fake);
}

static void gnuplots_words_reach_the_caller(void **state) {
  fixture_t *f = *state;
  char *fake = new_folder();
  write_script(fake, "gnuplot", "#!/bin/sh\nprintf 'a\\n  no \\033[31m font\\n\\n' >&2\nexit 1\n");
  snprintf(f->gnuplot.path, sizeof f->gnuplot.path, "%s/gnuplot", fake);
  assert_int_equal(plots_rows_write(&f->chart, &f->target), PLOTS_ERR_GNUPLOT);
  assert_string_equal(f->target.detail, "no [31m font");
  remove_folder(fake);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(names_of_files_are_held),        CASE(two_files_with_the_same_bytes_twice),
      CASE(the_png_holds_only_the_picture), CASE(hostile_texts_do_nothing),
      CASE(notes_make_the_page_grow),       CASE(folders_that_cannot_be_written),
      CASE(failures_leave_old_files_alone), CASE(gnuplots_words_reach_the_caller)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
