// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_DOCUMENT_SUPPORT_H
#define TESTS_DOCUMENT_SUPPORT_H

/* A document written to a folder of its own, and what was said when it was read. */
#include "tests/support.h"

#include "audit/dataset.h"

typedef struct {
  const char *name, *text; /* text NULL: no such file; name NULL: no more files */
} document_file_t;

typedef struct {
  char folder[FOLDER_SIZE];
  audit_dataset_t dataset;
  words_report_t report;
  int status; /* of reading it */
} document_t;

static inline void document_load(document_t *self, const document_file_t *files) {
  words_report_init(&self->report, WORDS_EN);
  assert_true(folder_make(self->folder));
  for (; files->name; files++)
    if (files->text)
      folder_write(self->folder, files->name, files->text);
  self->status = audit_dataset_load(self->folder, &self->dataset, &self->report);
}

static inline void document_unload(document_t *self) {
  assert_int_equal(folder_remove(self->folder), 0);
  audit_dataset_free(&self->dataset);
  words_report_free(&self->report);
  *self = (document_t){0};
}

/* A file of a document with the first `from` turned into `to`. The caller frees. */
static inline char *document_edit(const char *text, const char *from, const char *to) {
  const char *at = strstr(text, from);
  char *out = NULL;
  if (!at)
    fail_msg("\"%s\" is not in the text", from);
  assert_true(asprintf(&out, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)) >= 0);
  return out;
}

/* The only error is this one, at that place of that file. */
static inline void document_said(const document_t *self, const char *file, size_t line,
                                 size_t column, const char *message) {
  const words_entry_t *said = self->report.entries;
  for (size_t i = 0; i < self->report.count && said->is_note; i++)
    said++;
  if (self->report.errors != 1 || !strstr(said->text, message))
    fail_msg("%zu errors, not \"%s\": \"%s\"", self->report.errors, message,
             self->report.errors ? said->text : "");
  if (!strstr(said->file, file) || said->line != line || said->column != column)
    fail_msg("\"%s\": at %s:%zu:%zu", message, said->file, said->line, said->column);
}

#endif
