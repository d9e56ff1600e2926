// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/folder.h"
#include "reports/results.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How what is aside comes to its place. */

#define SEAL   REPORTS_RESULTS_DATA "/run.json"
#define FORMER "run.json" /* where versions before 0.2 kept it */
#define LAST   ".exante.last"
#define NEXT   ".exante.next"

/* The folders within. */
static const char *const parts[] = {REPORTS_RESULTS_DATA, REPORTS_RESULTS_CHARTS};

enum { PARTS = sizeof parts / sizeof parts[0] };

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
  return reports_results_note(self->results, NULL);
}

static int add_removal(plan_t *self, const char *name) {
  return add_step(self, reports_path_join(self->results->folder, name), NULL, false);
}

static int add_rename(plan_t *self, const char *from, const char *to) {
  return add_step(self, reports_path_join(self->results->folder, from),
                  reports_path_join(self->results->folder, to), true);
}

static int add_move(void *ctx, const char *name) {
  plan_t *self = ctx;
  struct stat info;
  if (strcmp(name, SEAL) == 0)
    return 0;
  char *from = reports_path_join(self->results->aside, name),
       *to = reports_path_join(self->results->folder, name);
  if (to && lstat(to, &info) == 0 && S_ISDIR(info.st_mode)) {
    free(from);
    errno = EISDIR;
    return reports_results_note(self->results, to);
  }
  return add_step(self, from, to, true);
}

static int add_seal(plan_t *self) {
  return add_step(self, reports_path_join(self->results->aside, SEAL),
                  reports_path_join(self->results->folder, NEXT), true);
}

/* What an earlier run says it wrote, or was about to write. A record that cannot be read is one
   that stops us; one that is no record tells nothing. */
static int add_earlier(plan_t *self, const char *seal) {
  char *path = reports_path_join(self->results->folder, seal);
  const int fd = path ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
  int status = fd >= 0 || (path && errno == ENOENT)
                   ? 0
                   : reports_results_note(self->results, path ? strdup(path) : NULL);
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
                 : reports_results_note(self->results, strdup(self->results->folder));
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
      return reports_results_note(self->results, failed);
    }
  }
  return 0;
}

/* One of the folders within in its place, when there is something to move there. */
static int make_part(reports_results_t *self, const char *part) {
  char *place = reports_path_join(self->folder, part), *made = reports_path_join(self->aside, part);
  struct stat info;
  int status = place && made ? 0 : reports_results_note(self, NULL);
  if (place && made && access(made, F_OK) == 0 && mkdir(place, 0777)) {
    if (errno == EEXIST && stat(place, &info) == 0 && !S_ISDIR(info.st_mode))
      errno = ENOTDIR;
    status = errno == EEXIST ? 0 : reports_results_note(self, strdup(place));
  }
  free(place);
  free(made);
  return status;
}

/* Removes those in which nothing is left. */
static void drop_empty_parts(const reports_results_t *self) {
  for (size_t i = 0; i < PARTS; i++) {
    char *place = reports_path_join(self->folder, parts[i]);
    if (place)
      rmdir(place);
    free(place);
  }
}

int reports_results_commit(reports_results_t *self, int *begun) {
  plan_t plan = {.results = self};
  *begun = 0;
  const int lock = reports_folder_lock(self->folder);
  int status = lock < 0 ? reports_results_note(self, strdup(self->folder)) : make_plan(&plan);
  for (size_t i = 0; !status && i < PARTS; i++)
    status = make_part(self, parts[i]);
  if (!status)
    status = carry_out(&plan, begun);
  drop_empty_parts(self);
  if (lock >= 0)
    fsync(lock);
  reports_folder_unlock(lock);
  plan_free(&plan);
  return status;
}
