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
#include <sys/stat.h>
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

/* The path of what will be replaced: of a link, where it leads. NULL with errno. */
static char *place_of(const char *path, bool replaces) {
  struct stat info;
  return replaces && lstat(path, &info) == 0 ? realpath(path, NULL) : strdup(path);
}

/* A new file has the permissions that the user's programs give, and another those it had. */
static int keep_mode(const cli_whole_t *self) {
  struct stat info;
  return stat(self->place, &info) == 0 && chmod(self->aside, info.st_mode & 07777) ? errno : 0;
}

int cli_whole_begin(cli_whole_t *self, const char *path, bool replaces, cli_whole_fn write,
                    const void *what) {
  *self = (cli_whole_t){.place = place_of(path, replaces)};
  if (!self->place)
    return errno;
  const char *slash = strrchr(self->place, '/');
  const int length = slash ? (int)(slash - self->place) + 1 : 0;
  if (!replaces && inputs_file_exists(path))
    return EEXIST;
  char *folder;
  if (asprintf(&folder, "%.*s" REPORTS_ASIDE "XXXXXX", length, self->place) < 0)
    return ENOMEM;
  if (!mkdtemp(folder)) {
    const int error = errno;
    free(folder);
    return error;
  }
  self->folder = folder;
  self->aside = reports_path_join(self->folder, self->place + length);
  const int error = self->aside ? write(what, self->aside, self->folder) : ENOMEM;
  return error || !replaces ? error : keep_mode(self);
}

int cli_whole_put(const cli_whole_t *self, bool replaces) {
  if (!replaces)
    return place(self->aside, self->place);
  return rename(self->aside, self->place) ? errno : 0;
}

void cli_whole_end(cli_whole_t *self) {
  if (self->folder)
    reports_folder_remove(self->folder);
  free(self->folder);
  free(self->aside);
  free(self->place);
  *self = (cli_whole_t){0};
}

static int write_aside(const char *path, cli_whole_fn write, const void *what) {
  cli_whole_t self;
  int error = cli_whole_begin(&self, path, false, write, what);
  if (!error)
    error = cli_whole_put(&self, false);
  cli_whole_end(&self);
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
