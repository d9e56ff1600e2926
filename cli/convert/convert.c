// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert/convert.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "cli/verbs.h"
#include "inputs/file.h"
#include "inputs/workbook.h"
#include "reports/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* exante convert: a programme from a folder to a workbook, and back. */

/* Gives what is aside its name unless something has it. Some file systems cannot do both at once.
 */
static int place(const char *aside, const char *path) {
  if (renameat2(AT_FDCWD, aside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (inputs_file_exists(path))
    return EEXIST;
  return rename(aside, path) == 0 ? 0 : errno;
}

/* Writes within a hidden folder beside the destination: it appears whole or not at all. */
static int write_aside(const inputs_collection_t *tables, const char *path) {
  const char *slash = strrchr(path, '/');
  const int length = slash ? (int)(slash - path) + 1 : 0;
  char *folder = NULL, *aside = NULL;
  if (inputs_file_exists(path))
    return EEXIST;
  if (asprintf(&folder, "%.*s" REPORTS_ASIDE "XXXXXX", length, path) < 0)
    return ENOMEM;
  int error = mkdtemp(folder) ? 0 : errno;
  if (!error) {
    aside = reports_path_join(folder, path + length);
    error = !aside                     ? ENOMEM
            : inputs_workbook_is(path) ? cli_convert_to_book(tables, aside, folder)
                                       : cli_convert_to_folder(tables, aside);
    if (!error)
      error = place(aside, path);
    reports_folder_remove(folder);
  }
  free(aside);
  free(folder);
  return error;
}

static int write_tables(const inputs_collection_t *tables, const cli_options_t *options) {
  const char *path = options->names.items[0];
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  char *plain = strndup(path, length);
  const int error = plain ? write_aside(tables, plain) : ENOMEM;
  free(plain);
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
