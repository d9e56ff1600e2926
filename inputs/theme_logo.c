// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/csv.h"
#include "inputs/file.h"
#include "inputs/folder.h"
#include "inputs/theme.h"
#include "inputs/workbook.h"
#include "sim/status.h"
#include "words/numeral.h"
#include "words/png.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes the last component off. */
static void climb(char *path) {
  char *slash = strrchr(path, '/');
  if (slash)
    *slash = '\0';
  else
    strcpy(path, "");
}

/* The file `name` beside the theme; the caller frees; NULL when memory ran out. */
static char *beside(const char *theme, const char *name) {
  char *folder = strdup(theme), *path = NULL;
  if (!folder)
    return NULL;
  climb(folder);
  if (inputs_workbook_is(folder))
    climb(folder);
  const char *slash = *folder || theme[0] == '/' ? "/" : "";
  if (asprintf(&path, "%s%s%s", folder, slash, name) < 0)
    path = NULL;
  free(folder);
  return path;
}

/* One component, so that no other folder is reached. */
static bool is_name(const char *name) {
  const size_t length = strlen(name);
  return inputs_name_is_safe(name) && length > 4 && strcmp(name + length - 4, ".png") == 0;
}

static void number(char out[WORDS_NUMBER_BYTES], uint32_t value, words_lang_t lang) {
  words_numeral(out, value, 0, lang);
}

/* Whether the logo that was read may be drawn; said where not. */
static bool is_admitted(inputs_logo_t *self, const char *name, const words_place_t *place,
                        words_report_t *report) {
  char width[WORDS_NUMBER_BYTES], height[WORDS_NUMBER_BYTES];
  const words_lang_t lang = report->lang;
  if (self->size > INPUTS_LOGO_BYTES) {
    number(width, (uint32_t)(self->size >> 10), lang);
    words_report_error(report, place, WORDS_MSG_THEME_LOGO_BIG, WORDS_ARGS(name, width));
    return false;
  }
  if (!words_png_read(self->bytes, self->size, &self->width, &self->height)) {
    words_report_error(report, place, WORDS_MSG_THEME_LOGO_PNG, WORDS_ARGS(name));
    return false;
  }
  if (self->width >= INPUTS_LOGO_LEAST && self->height >= INPUTS_LOGO_LEAST &&
      self->width <= INPUTS_LOGO_MOST && self->height <= INPUTS_LOGO_MOST)
    return true;
  number(width, self->width, lang);
  number(height, self->height, lang);
  words_report_error(report, place, WORDS_MSG_THEME_LOGO_SIZE, WORDS_ARGS(name, width, height));
  return false;
}

int inputs_theme_logo(const char *path, const char *name, const words_place_t *place,
                      inputs_logo_t *out, words_report_t *report) {
  if (!is_name(name)) {
    words_report_error(report, place, WORDS_MSG_THEME_LOGO_NAME, WORDS_ARGS(name));
    return SIM_OK;
  }
  char *file = beside(path, name);
  if (!file)
    return SIM_ERR_NO_MEMORY;
  int status = SIM_OK;
  if (!inputs_file_exists(file))
    words_report_note(report, place, WORDS_MSG_THEME_LOGO_NONE, WORDS_ARGS(file));
  else
    status = inputs_file_read(file, INPUTS_CSV_BYTES_MAX, &out->bytes, &out->size, report);
  if (status == SIM_OK && out->bytes && !is_admitted(out, name, place, report)) {
    free(out->bytes);
    *out = (inputs_logo_t){0};
  }
  if (out->bytes)
    inputs_digest(out->bytes, out->size, out->digest);
  free(file);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK;
}
