// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

char *reports_path_join(const char *folder, const char *name) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

int reports_folder_make(const char *path, size_t *kept) {
  char *copy = strdup(path);
  struct stat info;
  *kept = 0;
  if (!copy)
    return -1;
  int status = 0;
  for (size_t i = 1; !status && i <= strlen(path); i++) {
    if (path[i] != '/' && path[i] != '\0')
      continue;
    copy[i] = '\0';
    if (mkdir(copy, 0777) == 0) {
      copy[i] = path[i];
      continue;
    }
    const int error = errno;
    if (stat(copy, &info)) {
      errno = error;
      status = -1;
    } else if (!S_ISDIR(info.st_mode)) {
      errno = ENOTDIR;
      status = -1;
    } else {
      *kept = i;
    }
    copy[i] = path[i];
  }
  free(copy);
  return status;
}

void reports_folder_remove(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
      continue;
    char *path = reports_path_join(folder, entry->d_name);
    if (path && unlink(path) && (errno == EISDIR || errno == EPERM))
      reports_folder_remove(path);
    free(path);
  }
  if (dir)
    closedir(dir);
  rmdir(folder);
}

int reports_folder_lock(const char *folder) {
  const int lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock >= 0)
    (void)flock(lock, LOCK_EX);
  return lock;
}

void reports_folder_unlock(int lock) {
  if (lock < 0)
    return;
  (void)flock(lock, LOCK_UN);
  close(lock);
}

void reports_folder_sweep(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    if (strncmp(entry->d_name, REPORTS_ASIDE, strlen(REPORTS_ASIDE)) != 0)
      continue;
    char *path = reports_path_join(folder, entry->d_name);
    const int fd = path ? open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
      reports_folder_remove(path);
    if (fd >= 0)
      close(fd);
    free(path);
  }
  if (dir)
    closedir(dir);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int visit_part(const char *folder, const char *name, int (*visit)(void *, const char *),
                      void *ctx) {
  char *prefix = NULL;
  if (asprintf(&prefix, "%s/", name) < 0)
    return -1;
  const int status = reports_folder_each(folder, prefix, visit, ctx);
  free(prefix);
  return status;
}

int reports_folder_each(const char *folder, const char *prefix, int (*visit)(void *, const char *),
                        void *ctx) {
  struct dirent **entries;
  const int count = scandir(folder, &entries, visible, by_name);
  int status = count < 0 ? -1 : 0;
  for (int i = 0; i < count; i++) {
    char *name = NULL, *path = reports_path_join(folder, entries[i]->d_name);
    struct stat info;
    if (asprintf(&name, "%s%s", prefix, entries[i]->d_name) < 0)
      name = NULL;
    if (status || !name || !path || lstat(path, &info))
      status = status ? status : -1;
    else if (S_ISDIR(info.st_mode) && !*prefix)
      status = visit_part(path, entries[i]->d_name, visit, ctx);
    else
      status = visit(ctx, name);
    free(path);
    free(name);
    free(entries[i]);
  }
  if (count >= 0)
    free(entries);
  return status;
}
