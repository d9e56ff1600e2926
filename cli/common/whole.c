// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/whole.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "inputs/file.h"
#include "reports/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

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

/* Writes within a hidden folder beside the destination. */
static int write_aside(const char *path, cli_whole_fn write, const void *what) {
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
    error = aside ? write(what, aside, folder) : ENOMEM;
    if (!error)
      error = place(aside, path);
    reports_folder_remove(folder);
  }
  free(aside);
  free(folder);
  return error;
}

/* Excel opens no workbook without macros that has the name of one with them. */
static bool has_name_of_macros(const char *path) {
  const size_t length = strlen(path);
  return length > 5 && strcasecmp(path + length - 5, ".xlsm") == 0;
}

int cli_whole_write(const char *path, words_lang_t lang, cli_whole_fn write, const void *what) {
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  if (has_name_of_macros(path))
    return cli_fail(lang, CLI_EXIT_INPUT, WORDS_MSG_CONVERT_MACROS, WORDS_ARGS(path));
  char *plain = strndup(path, length);
  const int error = plain ? write_aside(plain, write, what) : ENOMEM;
  free(plain);
  if (error == EEXIST)
    return cli_fail(lang, CLI_EXIT_INPUT, WORDS_MSG_CONVERT_TAKEN, WORDS_ARGS(path));
  if (error)
    return cli_fail(lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_CONVERT_FAILED,
                    WORDS_ARGS(path, cli_errno_text(error, lang)));
  return CLI_EXIT_OK;
}
