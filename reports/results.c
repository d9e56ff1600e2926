// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/results.h"

#include "reports/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int reports_results_note(reports_results_t *self, char *path) {
  self->error = path ? errno : ENOMEM;
  free(self->failed);
  self->failed = path;
  return -1;
}

/* Makes the folder aside and holds it locked, so that no other run sweeps it away. */
static int make_aside(reports_results_t *self) {
  const int lock = reports_folder_lock(self->folder);
  int status = lock < 0 ? -1 : 0;
  if (!status) {
    reports_folder_sweep(self->folder);
    self->aside = reports_path_join(self->folder, REPORTS_ASIDE "XXXXXX");
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
  reports_folder_unlock(lock);
  errno = error;
  return status;
}

/* The folder for data aside: every work has data. */
static int make_data(reports_results_t *self) {
  char *path = reports_path_join(self->aside, REPORTS_RESULTS_DATA);
  const int status = path ? mkdir(path, 0777) : -1;
  if (status)
    return reports_results_note(self, path);
  free(path);
  return 0;
}

int reports_results_open(reports_results_t *self, const char *folder) {
  *self = (reports_results_t){.folder = strdup(folder)};
  if (!self->folder)
    return reports_results_note(self, NULL);
  size_t length = strlen(self->folder);
  while (length > 1 && self->folder[length - 1] == '/')
    self->folder[--length] = '\0';
  int status = -1;
  errno = ENOENT;
  /* Another run that wrote nothing may be removing the folder right now. */
  for (int tries = 0; status && errno == ENOENT && tries < 3; tries++) {
    status = reports_folder_make(self->folder, &self->kept);
    if (!status)
      status = make_aside(self);
  }
  return status ? reports_results_note(self, strdup(self->folder)) : make_data(self);
}

FILE *reports_results_create(reports_results_t *self, const char *name) {
  char *path = reports_path_join(self->aside, name);
  FILE *file = path ? fopen(path, "wxe") : NULL;
  if (file)
    free(path);
  else
    reports_results_note(self, path);
  return file;
}

char *reports_results_path(reports_results_t *self, const char *name) {
  char *path = reports_path_join(self->aside, name);
  if (!path)
    reports_results_note(self, NULL);
  return path;
}

int reports_results_finish(reports_results_t *self, const char *name, FILE *file) {
  int lost = fflush(file) || ferror(file);
  if (!lost && fsync(fileno(file)) && errno != EINVAL)
    lost = 1;
  const int error = errno;
  if (fclose(file) || lost) {
    errno = lost ? error : errno;
    return reports_results_note(self, reports_path_join(self->folder, name));
  }
  return 0;
}

int reports_results_fail(reports_results_t *self, const char *name, int error) {
  char *path = reports_path_join(self->folder, name);
  errno = error;
  return reports_results_note(self, path);
}

char *reports_results_charts(reports_results_t *self) {
  char *path = reports_path_join(self->aside, REPORTS_RESULTS_CHARTS);
  if (path && (mkdir(path, 0777) == 0 || errno == EEXIST))
    return path;
  reports_results_note(self, path);
  return NULL;
}

void reports_results_drop_charts(reports_results_t *self) {
  char *path = reports_path_join(self->aside, REPORTS_RESULTS_CHARTS);
  if (path)
    reports_folder_remove(path);
  free(path);
}

int reports_results_each(const reports_results_t *self, int (*visit)(void *ctx, const char *name),
                         void *ctx) {
  return reports_folder_each(self->aside, "", visit, ctx);
}

void reports_results_close(reports_results_t *self) {
  if (self->aside) {
    reports_folder_remove(self->aside);
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
