// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/results.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE  ".exante-"
#define CHARTS "charts"
#define SEAL   "run.json"

static char *join(const char *folder, const char *name) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

/* Notes the failure of `path`, which it takes over, and returns −1. */
static int fail(cli_results_t *self, char *path) {
  self->error = path ? errno : ENOMEM;
  free(self->failed);
  self->failed = path;
  return -1;
}

/* Makes a folder with its parents; *kept is the length of what was there before. */
static int make_folders(const char *path, size_t *kept) {
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
    status = stat(copy, &info) ? -1 : 0;
    if (!status && !S_ISDIR(info.st_mode)) {
      errno = ENOTDIR;
      status = -1;
    }
    *kept = i;
    copy[i] = path[i];
  }
  free(copy);
  return status;
}

static void remove_tree(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
      continue;
    char *path = join(folder, entry->d_name);
    if (path && unlink(path) && (errno == EISDIR || errno == EPERM))
      remove_tree(path);
    free(path);
  }
  if (dir)
    closedir(dir);
  rmdir(folder);
}

/* Hidden folders of runs that were killed. */
static void sweep(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    if (strncmp(entry->d_name, ASIDE, strlen(ASIDE)) != 0)
      continue;
    const long pid = strtol(entry->d_name + strlen(ASIDE), NULL, 10);
    char *path =
        pid > 0 && kill((pid_t)pid, 0) && errno == ESRCH ? join(folder, entry->d_name) : NULL;
    if (path)
      remove_tree(path);
    free(path);
  }
  if (dir)
    closedir(dir);
}

int cli_results_open(cli_results_t *self, const char *folder) {
  *self = (cli_results_t){.folder = strdup(folder)};
  if (!self->folder)
    return fail(self, NULL);
  size_t length = strlen(self->folder);
  while (length > 1 && self->folder[length - 1] == '/')
    self->folder[--length] = '\0';
  if (make_folders(self->folder, &self->kept))
    return fail(self, strdup(self->folder));
  sweep(self->folder);
  if (asprintf(&self->aside, "%s/%s%ld", self->folder, ASIDE, (long)getpid()) < 0) {
    self->aside = NULL;
    return fail(self, NULL);
  }
  return mkdir(self->aside, 0777) ? fail(self, strdup(self->folder)) : 0;
}

FILE *cli_results_create(cli_results_t *self, const char *name) {
  char *path = join(self->aside, name);
  FILE *file = path ? fopen(path, "wxe") : NULL;
  if (file)
    free(path);
  else
    fail(self, path);
  return file;
}

int cli_results_finish(cli_results_t *self, const char *name, FILE *file) {
  int lost = fflush(file) || ferror(file);
  if (!lost && fsync(fileno(file)) && errno != EINVAL)
    lost = 1;
  const int error = errno;
  if (fclose(file) || lost) {
    errno = lost ? error : errno;
    return fail(self, join(self->folder, name));
  }
  return 0;
}

char *cli_results_charts(cli_results_t *self) {
  char *path = join(self->aside, CHARTS);
  if (path && (mkdir(path, 0777) == 0 || errno == EEXIST))
    return path;
  fail(self, path);
  return NULL;
}

void cli_results_drop_charts(cli_results_t *self) {
  char *path = join(self->aside, CHARTS);
  if (path)
    remove_tree(path);
  free(path);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int each_in(const char *folder, const char *prefix, int (*visit)(void *, const char *),
                   void *ctx) {
  struct dirent **entries;
  const int count = scandir(folder, &entries, visible, by_name);
  int status = count < 0 ? -1 : 0;
  for (int i = 0; i < count; i++) {
    char *name = NULL, *path = join(folder, entries[i]->d_name);
    struct stat info;
    if (asprintf(&name, "%s%s", prefix, entries[i]->d_name) < 0)
      name = NULL;
    if (status || !name || !path || lstat(path, &info))
      status = status ? status : -1;
    else if (S_ISDIR(info.st_mode) && !*prefix)
      status = each_in(path, CHARTS "/", visit, ctx);
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

int cli_results_each(const cli_results_t *self, int (*visit)(void *ctx, const char *name),
                     void *ctx) {
  return each_in(self->aside, "", visit, ctx);
}

/* A name that a run can have written: one of its two levels, and nothing that leads elsewhere. */
static bool is_ours(const char *name) {
  const char *base =
      strncmp(name, CHARTS "/", strlen(CHARTS "/")) == 0 ? name + strlen(CHARTS "/") : name;
  return *base && base[0] != '.' && !strchr(base, '/');
}

/* Removes what the earlier run.json lists, and first of all that file itself. */
static void remove_earlier(const cli_results_t *self) {
  char *seal = join(self->folder, SEAL);
  json_t *run = seal ? json_load_file(seal, 0, NULL) : NULL;
  if (seal)
    unlink(seal);
  const char *name;
  json_t *digest;
  json_object_foreach(json_object_get(run, "results"), name, digest) {
    char *path = is_ours(name) ? join(self->folder, name) : NULL;
    if (path)
      unlink(path);
    free(path);
  }
  json_decref(run);
  free(seal);
}

static int move(void *ctx, const char *name) {
  cli_results_t *self = ctx;
  if (strcmp(name, SEAL) == 0)
    return 0; /* last */
  char *from = join(self->aside, name), *to = join(self->folder, name);
  const int status = from && to && rename(from, to) == 0 ? 0 : fail(self, to ? strdup(to) : NULL);
  free(from);
  free(to);
  return status;
}

static int move_seal(cli_results_t *self) {
  char *from = join(self->aside, SEAL), *to = join(self->folder, SEAL);
  const int status =
      from && to && (access(from, F_OK) || rename(from, to) == 0) ? 0 : fail(self, strdup(SEAL));
  free(from);
  free(to);
  return status;
}

int cli_results_commit(cli_results_t *self, int *begun) {
  *begun = 0;
  /* One run at a time moves files into a folder: two never mix. */
  const int lock = open(self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0 || flock(lock, LOCK_EX)) {
    if (lock >= 0)
      close(lock);
    return fail(self, strdup(self->folder));
  }
  char *charts = join(self->folder, CHARTS), *made = join(self->aside, CHARTS);
  int status = charts && made ? 0 : fail(self, NULL);
  if (!status && access(made, F_OK) == 0 && mkdir(charts, 0777) && errno != EEXIST)
    status = fail(self, strdup(charts));
  if (!status) {
    *begun = 1;
    remove_earlier(self);
    status = cli_results_each(self, move, self);
    if (!status)
      status = move_seal(self);
    rmdir(charts); /* when nothing is left in it */
  }
  fsync(lock);
  close(lock);
  free(charts);
  free(made);
  return status;
}

void cli_results_close(cli_results_t *self) {
  if (self->aside)
    remove_tree(self->aside);
  /* Folders that were made and stayed empty: rmdir refuses the others. */
  for (size_t length = self->folder ? strlen(self->folder) : 0; length > self->kept;) {
    self->folder[length] = '\0';
    if (rmdir(self->folder))
      break;
    while (length > self->kept && self->folder[length] != '/')
      length--;
  }
  free(self->folder);
  free(self->aside);
  free(self->failed);
  *self = (cli_results_t){0};
}
