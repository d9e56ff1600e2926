// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/folder.h"

#include "sim/status.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The programme's name: the last component of the folder's path, as written, or, of `.` and the
   like, as it is. */
static int name_programme(const char *folder, char name_out[CLI_NAME_SIZE], cli_report_t *report) {
  const cli_place_t place = {folder, 0, 0};
  char *whole = NULL;
  char *path = strdup(folder);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  for (size_t length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
    whole = realpath(path, NULL);
    slash = whole ? strrchr(whole, '/') : NULL;
    name = slash ? slash + 1 : "";
  }
  const bool is_safe = cli_name_is_safe(name);
  if (is_safe)
    snprintf(name_out, CLI_NAME_SIZE, "%s", name);
  else
    cli_report_error(report, &place, CLI_MSG_FOLDER_NAME, CLI_ARGS(name));
  free(whole);
  free(path);
  return is_safe ? SIM_OK : SIM_ERR_DOMAIN;
}

int cli_folder_check(const char *folder, char name[CLI_NAME_SIZE], cli_report_t *report) {
  const cli_place_t place = {folder, 0, 0};
  struct stat info;
  cli_message_t id = CLI_MSG_COUNT;
  if (stat(folder, &info) != 0)
    id = errno == EACCES         ? CLI_MSG_FOLDER_DENIED
         : errno == ENAMETOOLONG ? CLI_MSG_FILE_LONG
         : errno == ELOOP        ? CLI_MSG_FILE_LOOP
                                 : CLI_MSG_FOLDER_MISSING;
  else if (!S_ISDIR(info.st_mode))
    id = CLI_MSG_FOLDER_NOT;
  else if (access(folder, X_OK) != 0)
    id = CLI_MSG_FOLDER_DENIED;
  if (id == CLI_MSG_COUNT)
    return name_programme(folder, name, report);
  cli_report_error(report, &place, id, NULL);
  return SIM_ERR_DOMAIN;
}
