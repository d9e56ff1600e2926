// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/loader.h"
#include "inputs/theme.h"
#include "sim/status.h"

/* The theme of a programme: its theme.csv, or the file that was asked for in its place. */

int inputs_theme_read(inputs_loader_t *loader) {
  inputs_table_t table = {0};
  const inputs_file_t *file;
  bool is_there = loader->theme != NULL;
  int status = is_there ? inputs_loader_outside(loader, "theme.csv", loader->theme, &table, &file)
                        : inputs_loader_optional(loader, "theme.csv", &table, &file, &is_there);
  if (status == SIM_OK && is_there)
    status = inputs_theme_table(file->path, loader->theme || !loader->held, &table,
                                &loader->out->theme, loader->report);
  inputs_table_free(&table);
  return status;
}
