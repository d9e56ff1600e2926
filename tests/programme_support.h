// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_PROGRAMME_SUPPORT_H
#define TESTS_PROGRAMME_SUPPORT_H

#include "inputs/load.h"
#include "sim/status.h"
#include "tests/support.h"

/* The programme of a folder, with a variant unless that is NULL; it must be right. */
static inline void programme_load(const char *folder, const char *variant,
                                  inputs_programme_t *out) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder,
                                                   .variants = &variant,
                                                   .variant_count = variant != NULL},
                               out, &report),
                   SIM_OK);
  words_report_free(&report);
}

/* A programme of tests/programmes with one more file, whose text a test chooses. */
typedef struct {
  char folder[FOLDER_SIZE];
  const char *file; /* "events.csv" */
} beside_t;

/* Copies the programme to a folder of its own; 0 or not, as cmocka's fixtures. */
static inline int beside_make(beside_t *self, const char *programme, const char *file) {
  char command[FOLDER_SIZE + 96];
  self->file = file;
  if (!folder_make(self->folder))
    return -1;
  snprintf(command, sizeof command, "cp tests/programmes/%.32s/*.csv '%s'", programme,
           self->folder);
  return system(command);
}

static inline int beside_load(const beside_t *self, const char *text, inputs_programme_t *inputs,
                              words_report_t *report) {
  char path[FOLDER_SIZE + 32];
  const inputs_request_t request = {.folder = self->folder};
  snprintf(path, sizeof path, "%s/%.24s", self->folder, self->file);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  words_report_init(report, WORDS_EN);
  return inputs_load(&request, inputs, report);
}

/* A row that is refused, and the one thing that is said of it. */
typedef struct {
  const char *row;
  words_message_t id;
} refused_t;

static inline void beside_refuses(const beside_t *self, const char *head, const refused_t *rows,
                                  size_t count) {
  for (size_t i = 0; i < count; i++) {
    inputs_programme_t inputs;
    words_report_t report;
    char text[192];
    snprintf(text, sizeof text, "%s\n%s\n", head, rows[i].row);
    assert_int_equal(beside_load(self, text, &inputs, &report), SIM_ERR_DOMAIN);
    if (report.errors != 1 || report.entries[0].id != rows[i].id)
      fail_msg("%s: %zu errors", rows[i].row, report.errors);
    words_report_free(&report);
  }
}

#endif
