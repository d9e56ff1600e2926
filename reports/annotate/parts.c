// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/parts.h"

#include "reports/archive.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

void reports_parts_init(reports_parts_t *self, const inputs_package_t *package) {
  *self = (reports_parts_t){.package = package};
  words_report_init(&self->unheard, WORDS_EN);
}

static void part_free(reports_part_t *self) {
  free(self->name);
  free(self->bytes);
  free(self->before);
}

void reports_parts_free(reports_parts_t *self) {
  for (size_t i = 0; i < self->count; i++)
    part_free(&self->items[i]);
  free(self->items);
  words_report_free(&self->unheard);
}

/* Names of parts are compared without capitals, as the package compares them. */
static reports_part_t *find(const reports_parts_t *self, const char *name) {
  for (size_t i = 0; i < self->count; i++)
    if (strcasecmp(self->items[i].name, name) == 0)
      return &self->items[i];
  return NULL;
}

bool reports_parts_has(const reports_parts_t *self, const char *name) {
  return find(self, name) || inputs_package_has(self->package, name);
}

/* Takes the bytes over, on failure too. */
static int add(reports_parts_t *self, const char *name, char *bytes, size_t size, bool is_changed) {
  char *own = strdup(name);
  reports_part_t *items = realloc(self->items, (self->count + 1) * sizeof *items);
  self->items = items ? items : self->items;
  if (items && own) {
    items[self->count++] =
        (reports_part_t){.name = own, .bytes = bytes, .size = size, .is_changed = is_changed};
    return SIM_OK;
  }
  free(own);
  free(bytes);
  return SIM_ERR_NO_MEMORY;
}

int reports_parts_get(reports_parts_t *self, const char *name, const char **bytes, size_t *size) {
  if (!find(self, name)) {
    char *read = NULL;
    int status = inputs_package_read(self->package, name, &read, size, &self->unheard);
    if (status == SIM_OK)
      status = add(self, name, read, *size, false);
    if (status != SIM_OK)
      return status;
  }
  const reports_part_t *part = find(self, name);
  *bytes = part->bytes;
  *size = part->size;
  return SIM_OK;
}

int reports_parts_put(reports_parts_t *self, const char *name, char *bytes, size_t size) {
  reports_part_t *part = find(self, name);
  if (!part)
    return add(self, name, bytes, size, true);
  if (part->before || (size_t)(part - self->items) >= self->marked) {
    free(part->bytes);
  } else {
    part->before = part->bytes;
    part->before_size = part->size;
    part->was_changed = part->is_changed;
  }
  part->bytes = bytes;
  part->size = size;
  part->is_changed = true;
  return SIM_OK;
}

void reports_parts_mark(reports_parts_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->items[i].before);
    self->items[i].before = NULL;
  }
  self->marked = self->count;
}

void reports_parts_undo(reports_parts_t *self) {
  while (self->count > self->marked)
    part_free(&self->items[--self->count]);
  for (size_t i = 0; i < self->count; i++) {
    reports_part_t *part = &self->items[i];
    if (!part->before)
      continue;
    free(part->bytes);
    part->bytes = part->before;
    part->size = part->before_size;
    part->is_changed = part->was_changed;
    part->before = NULL;
  }
}

int reports_parts_edit(reports_parts_t *self, const char *name, reports_edits_t *edits) {
  const reports_part_t *part = find(self, name);
  char *bytes = NULL;
  size_t size = 0;
  int status = part ? SIM_OK : SIM_ERR_DOMAIN;
  if (status == SIM_OK && (edits->count || edits->is_lost)) {
    status = reports_edits_apply(edits, part->bytes, part->size, &bytes, &size);
    if (status == SIM_OK)
      status = reports_parts_put(self, name, bytes, size);
  }
  reports_edits_free(edits);
  return status;
}

char *reports_parts_new(const reports_parts_t *self, const char *head, const char *tail) {
  for (int number = 1;; number++) {
    char *name = NULL;
    if (asprintf(&name, "%s%d%s", head, number, tail) < 0)
      return NULL;
    if (!reports_parts_has(self, name))
      return name;
    free(name);
  }
}

static int status_of(zip_error_t *error) {
  return zip_error_code_zip(error) == ZIP_ER_MEMORY ? SIM_ERR_NO_MEMORY : SIM_ERR_DOMAIN;
}

static int put_part(zip_t *zip, const reports_part_t *part) {
  return reports_archive_put(zip, part->name, part->bytes, part->size, false,
                             REPORTS_ARCHIVE_DAY(2000))
             ? status_of(zip_get_error(zip))
             : SIM_OK;
}

/* Takes the bytes out of a source that a zip file was written to. */
static int take(zip_source_t *source, char **out, size_t *size) {
  zip_stat_t info;
  zip_stat_init(&info);
  if (zip_source_stat(source, &info) || !(info.valid & ZIP_STAT_SIZE) || zip_source_open(source))
    return status_of(zip_source_error(source));
  int status = SIM_ERR_NO_MEMORY;
  char *bytes = malloc(info.size + 1);
  if (bytes)
    status = zip_source_read(source, bytes, info.size) == (zip_int64_t)info.size
                 ? SIM_OK
                 : status_of(zip_source_error(source));
  zip_source_close(source);
  if (status == SIM_OK) {
    *out = bytes;
    *size = (size_t)info.size;
  } else {
    free(bytes);
  }
  return status;
}

int reports_parts_zip(const reports_parts_t *self, const char *book, size_t length, char **out,
                      size_t *size) {
  zip_error_t error;
  zip_error_init(&error);
  *out = NULL;
  /* Its own copy: libzip 1.7 takes bytes that are lent for its own when it keeps the beginning of a
     file, and frees them. */
  char *own = malloc(length);
  if (own)
    memcpy(own, book, length);
  zip_source_t *source = own ? zip_source_buffer_create(own, length, 1, &error) : NULL;
  if (!source)
    free(own);
  zip_t *zip = source ? zip_open_from_source(source, 0, &error) : NULL;
  // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the source owns its copy
  int status = zip ? SIM_OK : own ? status_of(&error) : SIM_ERR_NO_MEMORY;
  zip_error_fini(&error);
  if (zip)
    zip_source_keep(source);
  for (size_t i = 0; status == SIM_OK && i < self->count; i++)
    if (self->items[i].is_changed)
      status = put_part(zip, &self->items[i]);
  if (status == SIM_OK && zip_close(zip))
    status = status_of(zip_get_error(zip));
  else if (status == SIM_OK)
    zip = NULL;
  if (zip)
    zip_discard(zip);
  if (status == SIM_OK)
    status = take(source, out, size);
  if (source)
    zip_source_free(source);
  return status;
}
