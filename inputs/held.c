// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/held.h"

#include "inputs/file.h"
#include "sim/status.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const inputs_held_file_t *find(const inputs_held_t *held, const char *path) {
  for (size_t i = 0; i < held->count; i++)
    if (strcmp(held->files[i].path, path) == 0)
      return &held->files[i];
  return NULL;
}

int inputs_held_read(const inputs_held_t *held, const char *path, size_t limit, char **bytes,
                     size_t *size, words_report_t *report) {
  if (!held)
    return inputs_file_read(path, limit, bytes, size, report);
  const inputs_held_file_t *file = find(held, path);
  *bytes = NULL;
  *size = 0;
  if (!file || file->size > limit) {
    words_report_error(report, &(words_place_t){.file = path},
                       file ? WORDS_MSG_FILE_BIG : WORDS_MSG_FILE_MISSING, NULL);
    return SIM_ERR_DOMAIN;
  }
  *bytes = malloc(file->size + 1);
  if (!*bytes)
    return SIM_ERR_NO_MEMORY;
  if (file->size > 0)
    memcpy(*bytes, file->bytes, file->size);
  (*bytes)[file->size] = '\0';
  *size = file->size;
  return SIM_OK;
}

bool inputs_held_exists(const inputs_held_t *held, const char *path) {
  return held ? find(held, path) != NULL : inputs_file_exists(path);
}

static void list_disk(const char *folder, bool (*visit)(void *ctx, const char *name), void *ctx) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (!visit(ctx, entry->d_name))
      break;
  if (dir)
    closedir(dir);
}

void inputs_held_list(const inputs_held_t *held, const char *folder,
                      bool (*visit)(void *ctx, const char *name), void *ctx) {
  if (!held) {
    list_disk(folder, visit, ctx);
    return;
  }
  const size_t length = strlen(folder);
  for (size_t i = 0; i < held->count; i++) {
    const char *path = held->files[i].path;
    if (strncmp(path, folder, length) == 0 && path[length] == '/' &&
        !strchr(path + length + 1, '/') && !visit(ctx, path + length + 1))
      return;
  }
}
