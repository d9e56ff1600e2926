// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"

#include "inputs/events.h"
#include "inputs/history.h"
#include "inputs/loader.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

static int read_base(inputs_loader_t *loader) {
  const inputs_file_t *file;
  inputs_table_t table = {0};
  int status = inputs_loader_table(loader, "inputs.csv", NULL, &table, &file);
  if (status == SIM_OK) {
    loader->inputs_path = file->path;
    status = inputs_rows_read(loader, &table, file, &loader->rows);
  }
  inputs_table_free(&table);
  return status;
}

/* An error that a variant made for another programme has. */
static bool is_of_another(words_message_t id) {
  return id == WORDS_MSG_SEVERAL || id == WORDS_MSG_NO_COST || id == WORDS_MSG_NO_COMPLETION ||
         id == WORDS_MSG_NEEDS || id == WORDS_MSG_YEAR_GAP || id == WORDS_MSG_YEAR_UNCOVERED;
}

/* Says what to do with a variant that does not fit the programme. */
static void advise(const inputs_loader_t *loader, const char *variant) {
  char *path = NULL, *name = NULL;
  bool fits = true;
  if (asprintf(&name, "variants/%s.csv", variant) < 0)
    name = NULL;
  path = name ? inputs_loader_path(loader, name) : NULL;
  for (size_t i = 0; path && i < loader->report->count; i++) {
    const words_entry_t *entry = &loader->report->entries[i];
    if (!entry->is_note && entry->file && strcmp(entry->file, path) == 0 &&
        is_of_another(entry->id))
      fits = false;
  }
  if (!fits)
    words_report_note(loader->report, &(words_place_t){.file = path}, WORDS_MSG_VARIANT_STALE,
                      NULL);
  free(path);
  free(name);
}

/* A wrong file does not keep the others from being read, so that all errors come at once; only
   without a base there is nothing to check. */
static int load(inputs_loader_t *loader, const inputs_request_t *request) {
  int status = loader->held
                   ? inputs_folder_name(loader->folder, loader->out->name, loader->report)
                   : inputs_folder_check(loader->folder, loader->out->name, loader->report);
  if (status == SIM_OK)
    status = inputs_folder_title(loader->folder, loader->out->title);
  if (status != SIM_OK)
    return status;
  status = read_base(loader);
  loader->is_broken = status != SIM_OK;
  if (status != SIM_ERR_NO_MEMORY)
    status = inputs_correlations_read(loader, "correlations.csv");
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < request->variant_count; i++)
    status = inputs_variant_apply(loader, request->variants[i]);
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < request->override_count; i++)
    status = inputs_override_apply(loader, request->overrides[i]);
  if (status != SIM_ERR_NO_MEMORY && request->setting)
    status = inputs_setting_apply(loader, request->setting);
  if (status == SIM_ERR_NO_MEMORY)
    return status;
  if (!loader->is_broken)
    inputs_problems_report(loader);
  for (size_t i = 0; i < request->variant_count; i++)
    advise(loader, request->variants[i]);
  if (inputs_correlations_check(loader) != SIM_OK)
    return SIM_ERR_NO_MEMORY;
  const int labels = inputs_labels_read(loader);
  if (labels == SIM_ERR_NO_MEMORY)
    return labels;
  inputs_unit_check(loader);
  const int events = inputs_events_read(loader);
  if (events == SIM_ERR_NO_MEMORY)
    return events;
  const int notes = inputs_notes_read(loader);
  const int history = notes == SIM_ERR_NO_MEMORY ? notes : inputs_history_read(loader);
  const int theme = history == SIM_ERR_NO_MEMORY ? history : inputs_theme_read(loader);
  if (inputs_sheets_unread(loader) != SIM_OK)
    return SIM_ERR_NO_MEMORY;
  if (labels || events || notes || history || theme || loader->report->errors)
    return labels ? labels : events ? events : notes ? notes : history ? history : theme;
  return inputs_doubts_report(loader);
}

int inputs_load(const inputs_request_t *request, inputs_programme_t *out, words_report_t *report) {
  const size_t before = report->errors;
  inputs_loader_t loader = {.folder = request->folder,
                            .held = request->held,
                            .theme = request->theme,
                            .tells_replaced = request->tells_replaced,
                            .out = out,
                            .report = report};
  *out = (inputs_programme_t){0};
  int status = load(&loader, request);
  inputs_joint_free(&loader);
  if (status == SIM_OK && report->errors > before)
    status = SIM_ERR_DOMAIN;
  if (report->no_memory)
    status = SIM_ERR_NO_MEMORY;
  if (status == SIM_OK) {
    out->inputs = loader.rows.inputs;
    out->origins = loader.rows.origins;
  } else {
    inputs_rows_free(&loader.rows);
    inputs_programme_free(out);
  }
  return status;
}
