// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert/convert.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "inputs/file.h"
#include "inputs/workbook.h"
#include "sim/status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* exante convert: a programme from a folder to a workbook, and back. */

static int write_tables(const inputs_collection_t *tables, const cli_options_t *options) {
  const char *path = options->names.items[0];
  const int error = inputs_workbook_is(path) ? cli_convert_to_book(tables, path)
                                             : cli_convert_to_folder(tables, path);
  if (error == EEXIST)
    return cli_fail(options->lang, CLI_EXIT_INPUT, WORDS_MSG_CONVERT_TAKEN, WORDS_ARGS(path));
  if (error)
    return cli_fail(options->lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_CONVERT_FAILED,
                    WORDS_ARGS(path, cli_errno_text(error, options->lang)));
  if (!options->quiet)
    cli_say(stdout, options->lang, WORDS_MSG_CONVERT_DONE, WORDS_ARGS(path));
  return CLI_EXIT_OK;
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
