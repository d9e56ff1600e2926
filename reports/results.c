// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/results.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE  ".exante-"
#define SEAL   REPORTS_RESULTS_DATA "/run.json"
#define FORMER "run.json" /* where versions before 0.2 kept it */
#define LAST   ".exante.last"
#define NEXT   ".exante.next"

/* The folders within. */
static const char *const parts[] = {REPORTS_RESULTS_DATA, REPORTS_RESULTS_CHARTS};

enum { PARTS = sizeof parts / sizeof parts[0] };

static char *join(const char *folder, const char *name) {
  char *path = NULL;
  return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

/* Notes the failure of `path`, which it takes over, and returns −1. */
static int fail(reports_results_t *self, char *path) {
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

/* One run at a time looks for leavings in a folder, or moves files into it. −1 when there is no
   such folder; a file system without locks is no reason to stop. */
static int lock_folder(const char *folder) {
  const int lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock >= 0)
    (void)flock(lock, LOCK_EX);
  return lock;
}

static void unlock_folder(int lock) {
  if (lock < 0)
    return;
  (void)flock(lock, LOCK_UN);
  close(lock);
}

/* Hidden folders of runs that were killed: those that no living run holds locked. */
static void sweep(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    if (strncmp(entry->d_name, ASIDE, strlen(ASIDE)) != 0)
      continue;
    char *path = join(folder, entry->d_name);
    const int fd = path ? open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
      remove_tree(path);
    if (fd >= 0)
      close(fd);
    free(path);
  }
  if (dir)
    closedir(dir);
}

/* Makes the folder aside and holds it locked, so that no other run sweeps it away. */
static int make_aside(reports_results_t *self) {
  const int lock = lock_folder(self->folder);
  int status = lock < 0 ? -1 : 0;
  if (!status) {
    sweep(self->folder);
    self->aside = join(self->folder, ASIDE "XXXXXX");
    status = self->aside && mkdtemp(self->aside) ? 0 : -1;
  }
  const int error = self->aside || lock < 0 ? errno : ENOMEM;
  if (!status) {
    self->guard = open(self->aside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->guard >= 0)
      (void)flock(self->guard, LOCK_EX | LOCK_NB);
  } else {
    free(self->aside);
    self->aside = NULL;
  }
  unlock_folder(lock);
  errno = error;
  return status;
}

/* The folder for data aside: every work has data. */
static int make_data(reports_results_t *self) {
  char *path = join(self->aside, REPORTS_RESULTS_DATA);
  const int status = path ? mkdir(path, 0777) : -1;
  if (status)
    return fail(self, path);
  free(path);
  return 0;
}

int reports_results_open(reports_results_t *self, const char *folder) {
  *self = (reports_results_t){.folder = strdup(folder)};
  if (!self->folder)
    return fail(self, NULL);
  size_t length = strlen(self->folder);
  while (length > 1 && self->folder[length - 1] == '/')
    self->folder[--length] = '\0';
  int status = -1;
  errno = ENOENT;
  /* Another run that wrote nothing may be removing the folder right now. */
  for (int tries = 0; status && errno == ENOENT && tries < 3; tries++) {
    status = make_folders(self->folder, &self->kept);
    if (!status)
      status = make_aside(self);
  }
  return status ? fail(self, strdup(self->folder)) : make_data(self);
}

FILE *reports_results_create(reports_results_t *self, const char *name) {
  char *path = join(self->aside, name);
  FILE *file = path ? fopen(path, "wxe") : NULL;
  if (file)
    free(path);
  else
    fail(self, path);
  return file;
}

char *reports_results_path(reports_results_t *self, const char *name) {
  char *path = join(self->aside, name);
  if (!path)
    fail(self, NULL);
  return path;
}

int reports_results_finish(reports_results_t *self, const char *name, FILE *file) {
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

int reports_results_fail(reports_results_t *self, const char *name, int error) {
  char *path = join(self->folder, name);
  errno = error;
  return fail(self, path);
}

char *reports_results_charts(reports_results_t *self) {
  char *path = join(self->aside, REPORTS_RESULTS_CHARTS);
  if (path && (mkdir(path, 0777) == 0 || errno == EEXIST))
    return path;
  fail(self, path);
  return NULL;
}

void reports_results_drop_charts(reports_results_t *self) {
  char *path = join(self->aside, REPORTS_RESULTS_CHARTS);
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
                   void *ctx);

static int visit_part(const char *folder, const char *name, int (*visit)(void *, const char *),
                      void *ctx) {
  char *prefix = NULL;
  if (asprintf(&prefix, "%s/", name) < 0)
    return -1;
  const int status = each_in(folder, prefix, visit, ctx);
  free(prefix);
  return status;
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

int reports_results_each(const reports_results_t *self, int (*visit)(void *ctx, const char *name),
                         void *ctx) {
  return each_in(self->aside, "", visit, ctx);
}

/* A name that a run can have written: one of its two levels, and nothing that leads elsewhere. */
static bool is_ours(const char *name) {
  const char *base = name;
  for (size_t i = 0; i < PARTS; i++) {
    const size_t length = strlen(parts[i]);
    if (strncmp(name, parts[i], length) == 0 && name[length] == '/')
      base = name + length + 1;
  }
  return *base && base[0] != '.' && !strchr(base, '/');
}

/* Steps are all prepared before the first is taken: from there on no memory is needed. */
typedef struct {
  char *from, *to; /* to NULL: remove */
} step_t;

typedef struct {
  reports_results_t *results;
  step_t *steps;
  size_t count, capacity;
} plan_t;

static void plan_free(plan_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->steps[i].from);
    free(self->steps[i].to);
  }
  free(self->steps);
}

/* Adds a step, and takes both paths over. */
static int add_step(plan_t *self, char *from, char *to, bool is_move) {
  bool has_room = from && (to || !is_move);
  if (has_room && self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    step_t *steps = realloc(self->steps, capacity * sizeof *steps);
    has_room = steps != NULL;
    self->steps = steps ? steps : self->steps;
    self->capacity = steps ? capacity : self->capacity;
  }
  if (has_room) {
    self->steps[self->count++] = (step_t){from, to};
    return 0;
  }
  free(from);
  free(to);
  return fail(self->results, NULL);
}

static int add_removal(plan_t *self, const char *name) {
  return add_step(self, join(self->results->folder, name), NULL, false);
}

static int add_rename(plan_t *self, const char *from, const char *to) {
  return add_step(self, join(self->results->folder, from), join(self->results->folder, to), true);
}

static int add_move(void *ctx, const char *name) {
  plan_t *self = ctx;
  struct stat info;
  if (strcmp(name, SEAL) == 0)
    return 0;
  char *from = join(self->results->aside, name), *to = join(self->results->folder, name);
  if (to && lstat(to, &info) == 0 && S_ISDIR(info.st_mode)) {
    free(from);
    errno = EISDIR;
    return fail(self->results, to);
  }
  return add_step(self, from, to, true);
}

static int add_seal(plan_t *self) {
  return add_step(self, join(self->results->aside, SEAL), join(self->results->folder, NEXT), true);
}

/* What an earlier run says it wrote, or was about to write. A record that cannot be read is one
   that stops us; one that is no record tells nothing. */
static int add_earlier(plan_t *self, const char *seal) {
  char *path = join(self->results->folder, seal);
  const int fd = path ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
  int status =
      fd >= 0 || (path && errno == ENOENT) ? 0 : fail(self->results, path ? strdup(path) : NULL);
  json_t *run = fd >= 0 ? json_loadfd(fd, 0, NULL) : NULL;
  /* jansson may call a lack of memory a syntax error: what fails twice is no record, or there is no
     memory for the next step either */
  if (fd >= 0 && !run && lseek(fd, 0, SEEK_SET) == 0)
    run = json_loadfd(fd, 0, NULL);
  json_t *results = json_object_get(run, "results"), *digest;
  const char *name;
  if (!status && results && strcmp(seal, FORMER) == 0)
    status = add_removal(self, FORMER);
  json_object_foreach(results, name, digest) {
    if (!status && is_ours(name))
      status = add_removal(self, name);
  }
  json_decref(run);
  if (fd >= 0)
    close(fd);
  free(path);
  return status;
}

/* A run that dies half-way leaves no run.json, and in LAST and NEXT what the next run must clear
   away: LAST says what was there, NEXT what was on its way. */
static int make_plan(plan_t *self) {
  static const char *const seals[] = {SEAL, FORMER, LAST, NEXT};
  int status = add_rename(self, SEAL, LAST);
  for (size_t i = 0; !status && i < sizeof seals / sizeof seals[0]; i++)
    status = add_earlier(self, seals[i]);
  if (!status)
    status = add_seal(self);
  if (!status && reports_results_each(self->results, add_move, self))
    status = self->results->failed || self->results->error
                 ? -1
                 : fail(self->results, strdup(self->results->folder));
  if (!status)
    status = add_rename(self, NEXT, SEAL);
  return status ? status : add_removal(self, LAST);
}

/* Removals may fail: what is not there is gone. So may the first step, when no earlier run.json is
   there. */
static int carry_out(plan_t *self, int *begun) {
  for (size_t i = 0; i < self->count; i++) {
    step_t *step = &self->steps[i];
    const int status = step->to ? rename(step->from, step->to) : unlink(step->from);
    *begun = *begun || status == 0;
    if (status && step->to && !(i == 0 && errno == ENOENT)) {
      char *failed = step->to;
      step->to = NULL;
      return fail(self->results, failed);
    }
  }
  return 0;
}

/* One of the folders within in its place, when there is something to move there. */
static int make_part(reports_results_t *self, const char *part) {
  char *place = join(self->folder, part), *made = join(self->aside, part);
  struct stat info;
  int status = place && made ? 0 : fail(self, NULL);
  if (!status && access(made, F_OK) == 0 && mkdir(place, 0777)) {
    if (errno == EEXIST && stat(place, &info) == 0 && !S_ISDIR(info.st_mode))
      errno = ENOTDIR;
    status = errno == EEXIST ? 0 : fail(self, strdup(place));
  }
  free(place);
  free(made);
  return status;
}

/* Removes those in which nothing is left. */
static void drop_empty_parts(const reports_results_t *self) {
  for (size_t i = 0; i < PARTS; i++) {
    char *place = join(self->folder, parts[i]);
    if (place)
      rmdir(place);
    free(place);
  }
}

int reports_results_commit(reports_results_t *self, int *begun) {
  plan_t plan = {.results = self};
  *begun = 0;
  const int lock = lock_folder(self->folder);
  int status = lock < 0 ? fail(self, strdup(self->folder)) : make_plan(&plan);
  for (size_t i = 0; !status && i < PARTS; i++)
    status = make_part(self, parts[i]);
  if (!status)
    status = carry_out(&plan, begun);
  drop_empty_parts(self);
  if (lock >= 0)
    fsync(lock);
  unlock_folder(lock);
  plan_free(&plan);
  return status;
}

void reports_results_close(reports_results_t *self) {
  if (self->aside) {
    remove_tree(self->aside);
    if (self->guard >= 0)
      close(self->guard);
  }
  /* Folders that were made and stayed empty: rmdir refuses the others. */
  for (size_t length = self->folder ? strlen(self->folder) : 0; length > self->kept;) {
    self->folder[length] = '\0';
    rmdir(self->folder);
    while (length > self->kept && self->folder[length] != '/')
      length--;
  }
  free(self->folder);
  free(self->aside);
  free(self->failed);
  *self = (reports_results_t){0};
}
