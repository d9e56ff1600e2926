// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/installed.h"

#include "inputs/file.h"
#include "inputs/programme.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HERE "scenarios/"

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* base/within/name when it is a folder. */
static int try(const char *base, const char *within, const char *name, char **path) {
  char *candidate = NULL;
  if (asprintf(&candidate, "%s/%s%s", base, within, name) < 0)
    return -1;
  if (is_folder(candidate))
    *path = candidate;
  else
    free(candidate);
  return 0;
}

int inputs_installed_find(const char *name, char **path) {
  static const char *const within[] = {"../share/exante/scenarios/", "../scenarios/"};
  const char *chosen = getenv("EXANTE_SCENARIOS");
  char self[PATH_MAX];
  *path = NULL;
  const char *last = strncmp(name, HERE, strlen(HERE)) == 0 ? name + strlen(HERE) : name;
  if (inputs_file_exists(name) || !inputs_name_is_safe(last))
    return 0;
  if (chosen && *chosen)
    return try(chosen, "", last, path);
  const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  if (length <= 0)
    return 0;
  self[length] = '\0';
  char *slash = strrchr(self, '/');
  if (slash)
    *slash = '\0';
  int status = 0;
  for (size_t i = 0; !status && !*path && i < sizeof within / sizeof within[0]; i++)
    status = try(self, within[i], last, path);
  return status;
}
