// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/row_csv.h"
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

static bool is_of_variant(const models_input_t *row) {
  return row->distribution == MODELS_JOINT || strncmp(row->name, "observed.", 9) == 0;
}

static int close_file(FILE *file) {
  const int lost = ferror(file) ? EIO : 0;
  return fclose(file) && !lost ? errno : lost;
}

static int write_variant(const void *what, const char *path, const char *folder) {
  const cli_update_t *self = what;
  const models_inputs_t *rows = &self->study.updated;
  const char separator = cli_row_separator(self->options->lang);
  FILE *file = fopen(path, "w");
  (void)folder;
  if (!file)
    return errno;
  fputs("\xEF\xBB\xBF", file);
  cli_row_heading(file, separator, WORDS_EN);
  fprintf(file, "%c%s\n", separator, models_field_name(MODELS_FIELD_YEAR_SD));
  for (size_t i = 0; i < rows->count; i++) {
    const models_input_t *row = &rows->rows[i];
    if (!is_of_variant(row))
      continue;
    cli_row_put(file, row, separator, WORDS_EN);
    fputc(separator, file);
    cli_row_number(file, row->year_sd > 0.0 ? row->year_sd : (double)NAN, row->unit, separator);
    fputc('\n', file);
  }
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
