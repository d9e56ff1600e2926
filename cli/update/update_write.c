// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/whole.h"
#include "cli/update/update.h"
#include "inputs/file.h"
#include "inputs/number/number.h"
#include "inputs/programme.h"
#include "inputs/suggest.h"
#include "inputs/workbook.h"
#include "reports/folder.h"
#include "sim/status.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static int refuse(words_report_t *report, words_message_t id, const char *const *args) {
  words_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

int cli_update_place(cli_update_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  char *stem = NULL;
  if (!options->as)
    return refuse(report, WORDS_MSG_UPDATE_NO_NAME, NULL);
  if (!inputs_name_is_safe(options->as))
    return refuse(report, WORDS_MSG_VARIANT_NAME, WORDS_ARGS(options->as));
  if (inputs_workbook_is(options->programme))
    return refuse(report, WORDS_MSG_UPDATE_BOOK, WORDS_ARGS(options->programme));
  if (asprintf(&stem, "variants/%s.csv", options->as) < 0)
    return SIM_ERR_NO_MEMORY;
  self->variant = reports_path_join(options->programme, stem);
  free(stem);
  if (asprintf(&stem, "posterior/%s.csv", options->as) < 0)
    return SIM_ERR_NO_MEMORY;
  self->lines = reports_path_join(options->programme, stem);
  free(stem);
  if (!self->variant || !self->lines)
    return SIM_ERR_NO_MEMORY;
  if (strcasecmp(self->options->as, "base") == 0)
    return refuse(report, WORDS_MSG_UPDATE_TAKEN, WORDS_ARGS(self->options->as));
  for (int k = 0; k < 2; k++) {
    const char *path = k ? self->lines : self->variant;
    if (inputs_file_exists(path))
      return refuse(report, WORDS_MSG_UPDATE_TAKEN, WORDS_ARGS(path));
  }
  return SIM_OK;
}

/* A cell, in quotes where it needs them. */
static void put_text(FILE *file, const char *text, char separator) {
  if (!strpbrk(text, ";,\"\n\r")) {
    fprintf(file, "%s%c", text, separator);
    return;
  }
  fputc('"', file);
  for (; *text; text++) {
    if (*text == '"')
      fputc('"', file);
    fputc(*text, file);
  }
  fprintf(file, "\"%c", separator);
}

static void put_number(FILE *file, double x, char separator) {
  char text[INPUTS_NUMBER_SIZE] = "";
  if (isfinite(x))
    inputs_number_write(x, 15, separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT, text);
  fprintf(file, "%s%c", text, separator);
}

static void put_row(FILE *file, const models_input_t *row, char separator) {
  put_text(file, row->name, separator);
  if (row->year)
    fprintf(file, "%d", row->year);
  fputc(separator, file);
  put_text(file, models_distribution_name(row->distribution), separator);
  put_number(file, row->value, separator);
  put_number(file, row->low, separator);
  put_number(file, row->high, separator);
  put_number(file, row->n, separator);
  put_text(file, row->unit, separator);
  put_text(file, models_grade_name(row->grade), separator);
  put_text(file, row->source, separator);
  put_text(file, row->has_spread_grade ? models_grade_name(row->spread_grade) : "", separator);
  put_number(file, row->year_sd > 0.0 ? row->year_sd : (double)NAN, separator);
  fseek(file, -1, SEEK_CUR); /* no separator behind the last cell */
  fputc('\n', file);
}

static bool is_of_variant(const models_input_t *row) {
  return row->distribution == MODELS_JOINT || strncmp(row->name, "observed.", 9) == 0;
}

static int close_file(FILE *file) {
  const int lost = ferror(file) ? EIO : 0;
  return fclose(file) && !lost ? errno : lost;
}

/* Spreadsheets in Spanish take ';' and a decimal comma. */
static int write_variant(const void *what, const char *path, const char *folder) {
  const cli_update_t *self = what;
  const models_inputs_t *rows = &self->study.updated;
  const char separator = self->options->lang == WORDS_ES ? ';' : ',';
  FILE *file = fopen(path, "w");
  (void)folder;
  if (!file)
    return errno;
  fputs("\xEF\xBB\xBF", file);
  for (int field = MODELS_FIELD_NAME; field <= MODELS_FIELD_YEAR_SD; field++)
    fprintf(file, "%s%c", models_field_name((models_field_t)field),
            field == MODELS_FIELD_YEAR_SD ? '\n' : separator);
  for (size_t i = 0; i < rows->count; i++)
    if (is_of_variant(&rows->rows[i]))
      put_row(file, &rows->rows[i], separator);
  return close_file(file);
}

static int write_lines(const void *what, const char *path, const char *folder) {
  const cli_update_t *self = what;
  const models_inputs_t *rows = &self->study.updated;
  FILE *file = fopen(path, "w");
  (void)folder;
  if (!file)
    return errno;
  const char *before = "";
  for (size_t i = 0; i < rows->count; i++) {
    const models_input_t *row = &rows->rows[i];
    if (row->distribution != MODELS_JOINT)
      continue;
    fprintf(file, "%s%s", before, row->name);
    if (row->year)
      fprintf(file, ".%d", row->year);
    before = ",";
  }
  fputc('\n', file);
  for (size_t line = 0; line < STUDIES_UPDATE_LINES; line++) {
    before = "";
    for (size_t i = 0; i < rows->count; i++) {
      char text[INPUTS_NUMBER_SIZE];
      if (rows->rows[i].distribution != MODELS_JOINT)
        continue;
      inputs_number_write(rows->rows[i].sample[line], 10, INPUTS_NUMBER_POINT, text);
      fprintf(file, "%s%s", before, text);
      before = ",";
    }
    fputc('\n', file);
  }
  return close_file(file);
}

/* The folder that a file of the programme goes into, which it may lack. */
static void make_folder(const char *path) {
  char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
  if (slash) {
    *slash = '\0';
    mkdir(copy, 0777);
  }
  free(copy);
}

void cli_update_withdraw(const cli_update_t *self) {
  unlink(self->variant);
  unlink(self->lines);
}

int cli_update_write(const cli_update_t *self) {
  make_folder(self->lines);
  make_folder(self->variant);
  int code = cli_whole_write(self->lines, self->options->lang, write_lines, self);
  if (code != CLI_EXIT_OK)
    return code;
  code = cli_whole_write(self->variant, self->options->lang, write_variant, self);
  if (code != CLI_EXIT_OK)
    unlink(self->lines);
  return code;
}
