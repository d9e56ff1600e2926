// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/common/to_folder.h"
#include "cli/common/whole.h"
#include "cli/new/book.h"
#include "cli/verbs.h"
#include "inputs/workbook.h"
#include "reports/folder.h"
#include "sim/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* exante new: a programme to fill in, as a workbook or as a folder. */

/* The folder of the same workbook. */
static int write_folder(const void *what, const char *path, const char *folder) {
  inputs_collection_t tables = {0};
  words_report_t report;
  char *book = reports_path_join(folder, "new.xlsx");
  words_report_init(&report, WORDS_ES);
  int error = book ? cli_new_book(what, book, folder) : ENOMEM;
  if (!error) {
    const int status = inputs_collection_read(book, &tables, &report);
    error = status == SIM_ERR_NO_MEMORY ? ENOMEM : status ? EINVAL : cli_to_folder(&tables, path);
  }
  inputs_collection_free(&tables);
  words_report_free(&report);
  free(book);
  return error;
}

static int write_plan(const cli_new_plan_t *plan, const cli_options_t *options) {
  const char *path = options->programme, *slash = strrchr(path, '/');
  const bool is_book = inputs_workbook_is(path);
  char *file = cli_options_quoted(is_book && slash ? slash + 1 : path),
       *whole = cli_options_quoted(path);
  int code = CLI_EXIT_ENVIRONMENT;
  if (!file || !whole)
    cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  else
    code = cli_whole_write(path, options->lang, is_book ? cli_new_book : write_folder,
                           &(cli_new_book_t){plan, file, options->form});
  if (code == CLI_EXIT_OK && !options->quiet)
    cli_say(stdout, options->lang, options->form ? WORDS_MSG_FORM_DONE : WORDS_MSG_NEW_DONE,
            WORDS_ARGS(path, whole));
  free(file);
  free(whole);
  return code;
}

static cli_new_named_t named(const char *place, const cli_texts_t *texts) {
  return (cli_new_named_t){.place = place, .items = texts->items, .count = texts->count};
}

/* What the options ask for; borrows them, and `years`. */
static cli_new_asked_t asked_by(const cli_options_t *options, const char *const *years) {
  return (cli_new_asked_t){
      .lang = options->lang,
      .form = options->form,
      .years = {"--years", years, 1},
      .unit = {"--unit", &options->unit, options->unit != NULL},
      .lists = {[CLI_NEW_COMPONENT] = named("--component", &options->components),
                [CLI_NEW_CRITERION] = named("--criterion", &options->criteria),
                [CLI_NEW_RESULT] = named("--result", &options->results),
                [CLI_NEW_REGION] = named("--region", &options->regions)}};
}

int cli_new(const cli_options_t *options, cli_interrupt_t *interrupt) {
  cli_new_plan_t *plan = calloc(1, sizeof *plan);
  words_report_t report;
  (void)interrupt;
  if (!plan)
    return cli_exit(options->lang, SIM_ERR_NO_MEMORY);
  words_report_init(&report, options->lang);
  const char *years = options->years ? options->years : cli_option(CLI_OPTION_YEARS)->initial;
  const cli_new_asked_t asked = asked_by(options, &years);
  const int status = cli_new_plan_init(plan, &asked, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = write_plan(plan, options);
  free(plan);
  return code;
}
