// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert/convert.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/common/to_folder.h"
#include "cli/common/whole.h"
#include "cli/verbs.h"
#include "inputs/workbook.h"

#include <stdio.h>

/* exante convert: a programme from a folder to a workbook, and back. */

static int write_book(const void *tables, const char *path, const char *folder) {
  return cli_convert_to_book(tables, path, folder);
}

static int write_folder(const void *tables, const char *path, const char *folder) {
  (void)folder;
  return cli_to_folder(tables, path);
}

static int write_tables(const inputs_collection_t *tables, const cli_options_t *options) {
  const char *path = options->names.items[0];
  const cli_whole_fn write = inputs_workbook_is(path) ? write_book : write_folder;
  const int code = cli_whole_write(path, options->lang, write, tables);
  if (code == CLI_EXIT_OK && !options->quiet)
    cli_say(stdout, options->lang, WORDS_MSG_CONVERT_DONE, WORDS_ARGS(path));
  return code;
}

int cli_convert(const cli_options_t *options, cli_interrupt_t *interrupt) {
  inputs_collection_t tables = {0};
  words_report_t report;
  (void)interrupt;
  if (options->names.count != 1)
    return cli_fail(options->lang, CLI_EXIT_INPUT, WORDS_MSG_CONVERT_NEEDS, NULL);
  if (inputs_workbook_is(options->programme) == inputs_workbook_is(options->names.items[0]))
    return cli_fail(options->lang, CLI_EXIT_INPUT, WORDS_MSG_CONVERT_SAME, NULL);
  words_report_init(&report, options->lang);
  const int status = inputs_collection_read(options->programme, &tables, &report);
  int code = cli_exit_reported(&report, status);
  if (code == CLI_EXIT_OK)
    code = write_tables(&tables, options);
  inputs_collection_free(&tables);
  return code;
}
