// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/common/to_folder.h"
#include "cli/common/whole.h"
#include "cli/new/example.h"
#include "cli/verbs.h"
#include "inputs/workbook.h"
#include "reports/folder.h"
#include "sim/status.h"
#include "words/draft.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* exante new: a programme to fill in, as a workbook or as a folder. */

enum { README, INPUTS, LABELS, VARIANTS, SHEETS };

typedef struct {
  const cli_new_plan_t *plan;
  const char *file; /* as a shell wants it */
} new_t;

/* The sheets, and what they show. */
typedef struct {
  cli_leaf_t leaves[SHEETS];
  cli_new_rules_t rules[SHEETS];
  reports_sheet_t sheets[SHEETS];
  char names[SHEETS][INPUTS_SHEET_NAME];
} book_t;

static void name_sheets(book_t *self, words_lang_t lang) {
  static const char *const files[SHEETS] = {
      [INPUTS] = "inputs.csv", [LABELS] = "labels.csv", [VARIANTS] = "variants/"};
  for (int i = 0; i < SHEETS; i++)
    self->sheets[i].name = files[i] ? inputs_workbook_sheet(files[i], lang, self->names[i])
                                    : words_message(WORDS_MSG_NEW_README, lang);
}

static void make_book(book_t *self, const new_t *what) {
  name_sheets(self, what->plan->lang);
  cli_new_readme(what->plan, what->file, &self->leaves[README]);
  cli_new_inputs(what->plan, &self->leaves[INPUTS], &self->rules[INPUTS]);
  cli_new_labels(what->plan, &self->leaves[LABELS]);
  cli_new_variants(what->plan, &self->leaves[VARIANTS], &self->rules[VARIANTS]);
  for (int i = 0; i < SHEETS; i++) {
    const bool has_rules = i == INPUTS || i == VARIANTS;
    reports_sheet_t *sheet = &self->sheets[i];
    sheet->columns = self->leaves[i].columns;
    sheet->rows = self->leaves[i].rows;
    sheet->cells = self->leaves[i].cells;
    sheet->choices = self->rules[i].choices;
    sheet->choice_count = has_rules ? CLI_NEW_CHOICES : 0;
    sheet->shades = self->rules[i].shades;
    sheet->shade_count = has_rules ? CLI_NEW_SHADES : 0;
    sheet->is_page = i == README;
  }
}

static int write_book(const void *what, const char *path, const char *folder) {
  book_t *self = calloc(1, sizeof *self);
  bool lost = !self;
  if (self)
    make_book(self, what);
  for (int i = 0; self && i < SHEETS; i++)
    lost = lost || self->leaves[i].lost;
  const int error = lost ? ENOMEM : reports_sheets_write(self->sheets, SHEETS, path, folder);
  for (int i = 0; self && i < SHEETS; i++)
    cli_leaf_free(&self->leaves[i]);
  free(self);
  return error;
}

/* The folder of the same workbook. */
static int write_folder(const void *what, const char *path, const char *folder) {
  inputs_collection_t tables = {0};
  words_report_t report;
  char *book = reports_path_join(folder, "new.xlsx");
  words_report_init(&report, WORDS_ES);
  int error = book ? write_book(what, book, folder) : ENOMEM;
  if (!error) {
    const int status = inputs_collection_read(book, &tables, &report);
    error = status == SIM_ERR_NO_MEMORY ? ENOMEM : status ? EINVAL : cli_to_folder(&tables, path);
  }
  inputs_collection_free(&tables);
  words_report_free(&report);
  free(book);
  return error;
}

/* "'mi programa.xlsx'"; the caller frees. */
static char *shell_word(const char *path) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (stream)
    cli_options_word(stream, path);
  return words_draft_end(&text);
}

static int write_plan(const cli_new_plan_t *plan, const cli_options_t *options) {
  const char *path = options->programme, *slash = strrchr(path, '/');
  const bool is_book = inputs_workbook_is(path);
  char *file = shell_word(is_book && slash ? slash + 1 : path), *whole = shell_word(path);
  int code = CLI_EXIT_ENVIRONMENT;
  if (!file || !whole)
    cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  else
    code = cli_whole_write(path, options->lang, is_book ? write_book : write_folder,
                           &(new_t){plan, file});
  if (code == CLI_EXIT_OK && !options->quiet)
    cli_say(stdout, options->lang, WORDS_MSG_NEW_DONE, WORDS_ARGS(path, whole));
  free(file);
  free(whole);
  return code;
}

int cli_new(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_new_plan_t *plan = calloc(1, sizeof *plan);
  words_report_t report;
  (void)interrupt;
  if (!plan)
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  words_report_init(&report, options->lang);
  const int status = cli_new_plan_init(plan, options, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = write_plan(plan, options);
  free(plan);
  return code;
}
