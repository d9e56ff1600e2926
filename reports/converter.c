// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/converter.h"

#include "process/child.h"
#include "reports/docx.h"
#include "reports/folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 8 };

/* The name of the document stands behind the arguments. What a user's own folder holds for pandoc
   would change the document: it looks in the folder of the results instead. */
static const struct {
  const char *program, *ending;
  const char *arguments[ARGUMENTS_MAX - 1];
} kinds[] = {
    [REPORTS_DOCX] = {"pandoc", "docx", {"--data-dir=.", "--from=html", "--to=docx", "--output"}},
    [REPORTS_PDF] = {"weasyprint", "pdf", {"--quiet", "--base-url=.", "--encoding=utf-8", "-"}}};

/* The date is the earliest that a ZIP archive can have. */
static const char *const settings[] = {"LC_ALL=C.UTF-8", "TZ=UTC0", "SOURCE_DATE_EPOCH=315532800",
                                       NULL};

const char *reports_converter_program(reports_converter_kind_t kind) {
  return kinds[kind].program;
}

const char *reports_converter_ending(reports_converter_kind_t kind) {
  return kinds[kind].ending;
}

bool reports_converter_find(reports_converter_t *self, reports_converter_kind_t kind) {
  *self = (reports_converter_t){.kind = kind, .work_ms = REPORTS_CONVERTER_WORK_MS};
  return process_find(kinds[kind].program, self->path);
}

/* Its process, which reads the page; −1 when there is none. */
static pid_t start(const reports_converter_t *self, int page, const char *folder,
                   const char *name) {
  const char *arguments[ARGUMENTS_MAX + 1] = {NULL};
  size_t count = 0;
  int error;
  for (; kinds[self->kind].arguments[count]; count++)
    arguments[count] = kinds[self->kind].arguments[count];
  arguments[count] = name;
  return process_start(&(process_plan_t){.path = self->path,
                                         .arguments = arguments,
                                         .settings = settings,
                                         .folder = folder,
                                         .input = page,
                                         .output = -1,
                                         .errors = -1},
                       &error);
}

/* 0 when it came to a good end, 1 when it was late. */
static int wait_for(const reports_converter_t *self, pid_t child) {
  const process_patience_t patience = process_patience(child, self->work_ms, self->cancel);
  int code = 0;
  const int waited = process_wait(&patience, &code);
  const bool is_late = waited == 1 && process_limit(&patience) == PROCESS_LATE;
  if (waited)
    process_end(child);
  if (is_late)
    return 1;
  return waited || !WIFEXITED(code) || WEXITSTATUS(code) ? -1 : 0;
}

int reports_converter_run(const reports_converter_t *self, const char *folder, const char *name,
                          const char *page, size_t length) {
  const int file = process_memory_file(page, length);
  const pid_t child = file < 0 ? -1 : start(self, file, folder, name);
  struct stat info;
  if (file >= 0)
    close(file);
  int status = child < 0 ? -1 : wait_for(self, child);
  char *path = reports_path_join(folder, name);
  if (status == 0 && (!path || stat(path, &info) || !S_ISREG(info.st_mode) || info.st_size == 0))
    status = -1;
  if (!status && self->kind == REPORTS_DOCX)
    (void)reports_docx_fit(path); /* what it cannot change is a document as it stands */
  if (status && path)
    unlink(path);
  free(path);
  return status;
}
