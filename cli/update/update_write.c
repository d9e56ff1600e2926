// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/common/whole.h"
#include "cli/update/update.h"
#include "inputs/joint.h"
#include "inputs/number/number.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
  char heading[INPUTS_JOINT_HEADING];
  fputs(INPUTS_JOINT_LINE, file);
  for (size_t i = 0; i < rows->count; i++) {
    const models_input_t *row = &rows->rows[i];
    if (row->distribution != MODELS_JOINT)
      continue;
    inputs_joint_heading(row, heading);
    fprintf(file, ",%s", heading);
  }
  fputc('\n', file);
  for (size_t line = 0; line < STUDIES_UPDATE_LINES; line++) {
    fprintf(file, "%zu", line + 1);
    for (size_t i = 0; i < rows->count; i++) {
      char text[INPUTS_NUMBER_SIZE];
      if (rows->rows[i].distribution != MODELS_JOINT)
        continue;
      inputs_number_write(rows->rows[i].sample[line], INPUTS_JOINT_DIGITS, INPUTS_NUMBER_POINT,
                          text);
      fprintf(file, ",%s", text);
    }
    fputc('\n', file);
  }
  return close_file(file);
}

/* The folder that a file of the programme goes into, made when the programme lacks it. 0, or an
   errno. */
static int make_folder(char *path, bool *is_made) {
  char *slash = strrchr(path, '/');
  struct stat info;
  *slash = '\0';
  *is_made = mkdir(path, 0777) == 0;
  int error = *is_made ? 0 : errno;
  if (error == EEXIST)
    error = stat(path, &info) ? errno : S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
  *slash = '/';
  return error;
}

static void drop_folder(char *path, bool is_made) {
  char *slash = strrchr(path, '/');
  *slash = '\0';
  if (is_made)
    rmdir(path);
  *slash = '/';
}

static int write_one(char *path, bool *is_made, words_lang_t lang, cli_whole_fn write,
                     const cli_update_t *self) {
  const int error = make_folder(path, is_made);
  return error ? cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_CONVERT_FAILED,
                          WORDS_ARGS(path, cli_errno_text(error, lang)))
               : cli_whole_write(path, lang, write, self);
}

void cli_update_withdraw(cli_update_t *self) {
  unlink(self->variant);
  unlink(self->lines);
  drop_folder(self->variant, self->made[0]);
  drop_folder(self->lines, self->made[1]);
}

int cli_update_write(cli_update_t *self) {
  const words_lang_t lang = self->options->lang;
  int code = write_one(self->lines, &self->made[1], lang, write_lines, self);
  if (code != CLI_EXIT_OK) {
    drop_folder(self->lines, self->made[1]);
    return code;
  }
  code = write_one(self->variant, &self->made[0], lang, write_variant, self);
  if (code != CLI_EXIT_OK) {
    unlink(self->lines);
    drop_folder(self->lines, self->made[1]);
    drop_folder(self->variant, self->made[0]);
  }
  return code;
}
