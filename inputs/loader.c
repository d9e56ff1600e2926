// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/loader.h"

#include "inputs/source.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

char *inputs_loader_path(const inputs_loader_t *loader, const char *name) {
  const size_t length = strlen(loader->folder);
  const bool has_slash = length > 0 && loader->folder[length - 1] == '/';
  char *path = NULL;
  return asprintf(&path, "%s%s%s", loader->folder, has_slash ? "" : "/", name) < 0 ? NULL : path;
}

/* Enters a file in the list; once, however often it is read. */
static int enter_file(inputs_loader_t *loader, const char *name, const inputs_table_t *table,
                      const inputs_file_t **out) {
  inputs_programme_t *inputs = loader->out;
  for (size_t i = 0; i < inputs->file_count; i++)
    if (strcmp(inputs->files[i]->name, name) == 0) {
      *out = inputs->files[i];
      return SIM_OK;
    }
  inputs_file_t **files =
      realloc(inputs->files, (inputs->file_count + 1) * sizeof(inputs_file_t *));
  if (!files)
    return SIM_ERR_NO_MEMORY;
  inputs->files = files;
  inputs_file_t *file = calloc(1, sizeof *file);
  if (!file)
    return SIM_ERR_NO_MEMORY;
  inputs->files[inputs->file_count++] = file;
  file->path = strdup(table->path);
  file->name = strdup(name);
  file->bytes = table->bytes;
  memcpy(file->digest, table->digest, sizeof file->digest);
  *out = file;
  return file->path && file->name ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int inputs_loader_table(inputs_loader_t *loader, const char *name,
                        const inputs_csv_options_t *options, inputs_table_t *table,
                        const inputs_file_t **file) {
  const size_t before = loader->report->errors;
  const inputs_csv_options_t usual = {.allows_no_rows = loader->allows_no_rows};
  char *path = inputs_loader_path(loader, name);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  int status =
      inputs_source_read_in(loader->held, path, options ? options : &usual, table, loader->report);
  if (status == SIM_OK)
    status = enter_file(loader, name, table, file);
  loader->has_gaps = loader->has_gaps || loader->report->errors > before;
  free(path);
  return status;
}

int inputs_loader_outside(inputs_loader_t *loader, const char *name, const char *path,
                          inputs_table_t *table, const inputs_file_t **file) {
  const int status = inputs_source_read(path, NULL, table, loader->report);
  return status ? status : enter_file(loader, name, table, file);
}

int inputs_loader_optional(inputs_loader_t *loader, const char *name, inputs_table_t *table,
                           const inputs_file_t **file, bool *is_there) {
  char *path = inputs_loader_path(loader, name);
  *is_there = false;
  const int status = path ? inputs_source_find_in(loader->held, path, is_there) : SIM_ERR_NO_MEMORY;
  free(path);
  return !status && *is_there ? inputs_loader_table(loader, name, NULL, table, file) : status;
}
