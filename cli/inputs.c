// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include "cli/file.h"
#include "cli/folder.h"
#include "cli/inputs_private.h"
#include "sim/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool cli_name_is_safe(const char *name) {
  static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  const size_t length = strnlen(name, CLI_NAME_SIZE);
  return length > 0 && length < CLI_NAME_SIZE && name[0] != '.' && name[0] != '-' &&
         strspn(name, safe) == length;
}

void cli_inputs_free(cli_inputs_t *self) {
  for (size_t i = 0; i < self->inputs.count; i++)
    cli_origin_free(&self->origins[i]);
  free(self->origins);
  models_inputs_free(&self->inputs);
  for (size_t i = 0; i < self->correlation_count; i++)
    cli_correlation_free(&self->correlations[i]);
  free(self->correlations);
  for (size_t i = 0; i < self->file_count; i++) {
    free(self->files[i]->path);
    free(self->files[i]->name);
    free(self->files[i]);
  }
  free(self->files);
  for (size_t i = 0; i < self->label_count; i++) {
    free(self->labels[i].name);
    for (int lang = 0; lang < CLI_LANG_COUNT; lang++)
      free(self->labels[i].text[lang]);
  }
  free(self->labels);
  for (size_t i = 0; i < self->note_count; i++)
    cli_note_free(&self->notes[i]);
  free(self->notes);
  *self = (cli_inputs_t){0};
}

char *cli_loader_path(const cli_loader_t *loader, const char *name) {
  const size_t length = strlen(loader->folder);
  const bool has_slash = length > 0 && loader->folder[length - 1] == '/';
  char *path = NULL;
  return asprintf(&path, "%s%s%s", loader->folder, has_slash ? "" : "/", name) < 0 ? NULL : path;
}

/* Enters a file in the list; once, however often it is read. */
static int enter_file(cli_loader_t *loader, const char *name, const cli_table_t *table,
                      const cli_file_t **out) {
  cli_inputs_t *inputs = loader->out;
  for (size_t i = 0; i < inputs->file_count; i++)
    if (strcmp(inputs->files[i]->name, name) == 0) {
      *out = inputs->files[i];
      return SIM_OK;
    }
  cli_file_t **files = realloc(inputs->files, (inputs->file_count + 1) * sizeof(cli_file_t *));
  if (!files)
    return SIM_ERR_NO_MEMORY;
  inputs->files = files;
  cli_file_t *file = calloc(1, sizeof *file);
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

int cli_loader_table(cli_loader_t *loader, const char *name, const cli_csv_options_t *options,
                     cli_table_t *table, const cli_file_t **file) {
  const size_t before = loader->report->errors;
  const cli_csv_options_t usual = {.allows_no_rows = loader->allows_no_rows};
  char *path = cli_loader_path(loader, name);
  if (!path)
    return SIM_ERR_NO_MEMORY;
  int status = cli_csv_read(path, options ? options : &usual, table, loader->report);
  if (status == SIM_OK)
    status = enter_file(loader, name, table, file);
  loader->has_gaps = loader->has_gaps || loader->report->errors > before;
  free(path);
  return status;
}

int cli_loader_optional(cli_loader_t *loader, const char *name, cli_table_t *table,
                        const cli_file_t **file, bool *is_there) {
  char *path = cli_loader_path(loader, name);
  *is_there = path && cli_file_exists(path);
  const int status = path ? SIM_OK : SIM_ERR_NO_MEMORY;
  free(path);
  return *is_there ? cli_loader_table(loader, name, NULL, table, file) : status;
}

static int read_base(cli_loader_t *loader) {
  const cli_file_t *file;
  cli_table_t table = {0};
  int status = cli_loader_table(loader, "inputs.csv", NULL, &table, &file);
  if (status == SIM_OK) {
    loader->inputs_path = file->path;
    status = cli_rows_read(loader, &table, file, &loader->rows);
  }
  cli_table_free(&table);
  return status;
}

/* An error that a variant made for another programme has. */
static bool is_of_another(cli_message_t id) {
  return id == CLI_MSG_SEVERAL || id == CLI_MSG_NO_COST || id == CLI_MSG_NO_COMPLETION ||
         id == CLI_MSG_YEAR_GAP || id == CLI_MSG_YEAR_UNCOVERED;
}

/* Says what to do with a variant that does not fit the programme. */
static void advise(const cli_loader_t *loader, const char *variant) {
  char *path = NULL, *name = NULL;
  bool fits = true;
  if (asprintf(&name, "variants/%s.csv", variant) < 0)
    name = NULL;
  path = name ? cli_loader_path(loader, name) : NULL;
  for (size_t i = 0; path && i < loader->report->count; i++) {
    const cli_entry_t *entry = &loader->report->entries[i];
    if (!entry->is_note && entry->file && strcmp(entry->file, path) == 0 &&
        is_of_another(entry->id))
      fits = false;
  }
  if (!fits)
    cli_report_note(loader->report, &(cli_place_t){.file = path}, CLI_MSG_VARIANT_STALE, NULL);
  free(path);
  free(name);
}

/* A wrong file does not keep the others from being read, so that all errors come at once; only
   without a base there is nothing to check. */
static int load(cli_loader_t *loader, const char *const *variants, size_t variant_count,
                const char *const *overrides, size_t override_count) {
  int status = cli_folder_check(loader->folder, loader->out->name, loader->report);
  if (status != SIM_OK)
    return status;
  status = read_base(loader);
  loader->is_broken = status != SIM_OK;
  if (status != SIM_ERR_NO_MEMORY)
    status = cli_correlations_read(loader, "correlations.csv");
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < variant_count; i++)
    status = cli_variant_apply(loader, variants[i]);
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < override_count; i++)
    status = cli_override_apply(loader, overrides[i]);
  if (status == SIM_ERR_NO_MEMORY)
    return status;
  if (!loader->is_broken)
    cli_problems_report(loader);
  for (size_t i = 0; i < variant_count; i++)
    advise(loader, variants[i]);
  if (cli_correlations_check(loader) != SIM_OK)
    return SIM_ERR_NO_MEMORY;
  const int labels = cli_labels_read(loader);
  if (labels == SIM_ERR_NO_MEMORY)
    return labels;
  const int notes = cli_notes_read(loader);
  if (labels || notes || loader->report->errors)
    return labels ? labels : notes;
  return cli_doubts_report(loader);
}

int cli_inputs_load(const char *folder, const char *const *variants, size_t variant_count,
                    const char *const *overrides, size_t override_count, cli_inputs_t *out,
                    cli_report_t *report) {
  const size_t before = report->errors;
  cli_loader_t loader = {.folder = folder, .out = out, .report = report};
  *out = (cli_inputs_t){0};
  int status = load(&loader, variants, variant_count, overrides, override_count);
  if (status == SIM_OK && report->errors > before)
    status = SIM_ERR_DOMAIN;
  if (report->no_memory)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK) {
    out->inputs = loader.rows.inputs;
    out->origins = loader.rows.origins;
  } else {
    cli_rows_free(&loader.rows);
    cli_inputs_free(out);
  }
  return status;
}
