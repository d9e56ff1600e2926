// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/events.h"

#include "inputs/event.h"
#include "inputs/formula_cell.h"
#include "inputs/names.h"
#include "inputs/text_check.h"
#include "models/programme.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

enum { NAME, FORMULA, ES, EN, COLUMNS };

static const char *const columns[COLUMNS] = {"name", "formula", "es", "en"};

#define STEM "event."

typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  const models_programme_t *programme;
  const inputs_cell_t *cells[COLUMNS];
} reader_t;

static words_place_t place_of(const reader_t *self, int column) {
  const inputs_cell_t *cell = self->cells[column];
  return (words_place_t){self->file->path, cell->line, cell->column};
}

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const words_place_t place = place_of(self, column);
  words_report_error(self->loader->report, &place, id, args);
}

static bool has_output(const reader_t *self, const char *name, bool with_years) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  for (size_t i = 0; i < models_programme_output_count(self->programme); i++)
    if (strcmp(outputs[i].name, name) == 0 && (!with_years || outputs[i].year))
      return true;
  return false;
}

/* One segment that no event has. */
static bool read_name(const reader_t *self, inputs_event_t *event) {
  const inputs_programme_t *out = self->loader->out;
  const char *name = self->cells[NAME]->text;
  char line[24];
  if (name[0] == '\0') {
    refuse(
        self, NAME, WORDS_MSG_CELL_EMPTY,
        WORDS_ARGS(columns[NAME], words_message(WORDS_MSG_WORD_NAME, self->loader->report->lang)));
    return false;
  }
  if (!models_name_is_valid(name) || strchr(name, '.') ||
      strlen(name) + strlen(STEM) > MODELS_NAME_MAX) {
    refuse(self, NAME, WORDS_MSG_EVENT_NAME, WORDS_ARGS(name));
    return false;
  }
  for (size_t i = 0; i < out->event_count; i++)
    if (strcmp(out->events[i].name + strlen(STEM), name) == 0) {
      snprintf(line, sizeof line, "%zu", out->events[i].line);
      refuse(self, NAME, WORDS_MSG_DUPLICATE, WORDS_ARGS(name, line));
      return false;
    }
  if (asprintf(&event->name, STEM "%s", name) < 0) {
    event->name = NULL;
    self->loader->report->no_memory = true;
    return false;
  }
  if (has_output(self, event->name, false))
    refuse(self, NAME, WORDS_MSG_EVENT_TAKEN, WORDS_ARGS(event->name));
  return !has_output(self, event->name, false);
}

/* A name that is no output of a year: says which, and what else there is. */
static void refuse_output(const reader_t *self, const char *name) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  const size_t count = models_programme_output_count(self->programme);
  const char **names = calloc(count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++)
    names[i] = outputs[i].name;
  const bool is_budget = strcmp(name, "budget.final") == 0 || strcmp(name, "budget.initial") == 0;
  char *hint = names ? inputs_did_you_mean(self->loader->report->lang, name, names, count) : NULL;
  self->loader->report->no_memory = self->loader->report->no_memory || !hint;
  if (hint)
    refuse(self, FORMULA,
           is_budget                       ? WORDS_MSG_EVENT_NO_REVISION
           : has_output(self, name, false) ? WORDS_MSG_EVENT_NO_YEARS
                                           : WORDS_MSG_EVENT_OUTPUT,
           WORDS_ARGS(name, hint));
  free(hint);
  free(names);
}

/* Compiles it, and keeps the outputs that it reads. */
static bool read_formula(const reader_t *self, inputs_event_t *event) {
  const words_place_t place = place_of(self, FORMULA);
  inputs_formula_t formula;
  inputs_formula_fault_t fault;
  bool is_good = true;
  event->marks = inputs_formula_marks(self->table);
  const inputs_formula_error_t error =
      inputs_condition_init(&formula, self->cells[FORMULA]->text, event->marks, &fault);
  if (error) {
    self->loader->report->no_memory =
        self->loader->report->no_memory || error == INPUTS_FORMULA_NO_MEMORY;
    if (error != INPUTS_FORMULA_NO_MEMORY)
      inputs_formula_report(self->loader->report, &place, columns[FORMULA], event->marks, error,
                            &fault);
    return false;
  }
  if (formula.count > MODELS_OWN_OUTPUTS_MAX) {
    refuse(self, FORMULA, WORDS_MSG_EVENT_OUTPUTS, NULL);
    is_good = false;
  }
  for (size_t i = 0; is_good && i < formula.count; i++) {
    char *name = inputs_name_english_copy(MODELS_NAMES_OUTPUT, formula.names[i]);
    is_good = name && has_output(self, name, true);
    if (name && !is_good)
      refuse_output(self, name);
    self->loader->report->no_memory = self->loader->report->no_memory || !name;
    event->outputs[event->output_count++] = name;
  }
  inputs_formula_free(&formula);
  event->formula = strdup(self->cells[FORMULA]->text);
  self->loader->report->no_memory = self->loader->report->no_memory || !event->formula;
  return is_good;
}

static void read_row(const reader_t *self) {
  inputs_programme_t *out = self->loader->out;
  inputs_event_t event = {.line = self->cells[NAME]->line};
  for (int column = ES; column <= EN; column++)
    inputs_text_check(self->loader->report, self->file->path, self->cells[column], columns[column],
                      INPUTS_LABEL_CHARS);
  const bool has_name = !self->cells[NAME]->is_bad && read_name(self, &event);
  const bool has_formula = !self->cells[FORMULA]->is_bad && read_formula(self, &event);
  if (!has_name || !has_formula) {
    inputs_event_free(&event);
    return;
  }
  out->events[out->event_count++] = event;
  if (inputs_label_add(out, event.name,
                       (const char *const[]){
                           [WORDS_ES] = self->cells[ES]->text, [WORDS_EN] = self->cells[EN]->text}))
    self->loader->report->no_memory = true;
}

/* The events as the model knows them. */
static void hand_over(inputs_loader_t *loader) {
  inputs_programme_t *out = loader->out;
  for (size_t i = 0; i < out->event_count; i++)
    out->own_events[i] = inputs_event_model(&out->events[i]);
  loader->rows.inputs.events = out->own_events;
  loader->rows.inputs.event_count = out->event_count;
}

static int read_rows(reader_t *self) {
  const inputs_table_t *table = self->table;
  inputs_loader_t *loader = self->loader;
  size_t index[COLUMNS];
  char limit[24];
  int status = inputs_csv_columns(table, columns, COLUMNS, COLUMNS, index, loader->report);
  if (status)
    return status;
  if (table->count > MODELS_OWN_EVENTS_MAX + 1) {
    snprintf(limit, sizeof limit, "%d", MODELS_OWN_EVENTS_MAX);
    words_report_error(loader->report, &(words_place_t){.file = self->file->path},
                       WORDS_MSG_EVENTS_MANY, WORDS_ARGS(limit));
    return SIM_ERR_DOMAIN;
  }
  loader->out->events = calloc(table->count + 1, sizeof *loader->out->events);
  loader->out->own_events = calloc(table->count + 1, sizeof *loader->out->own_events);
  if (!loader->out->events || !loader->out->own_events)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 1; i < table->count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self->cells[column] = &table->records[i].cells[index[column]];
    read_row(self);
  }
  hand_over(loader);
  return loader->report->no_memory ? SIM_ERR_NO_MEMORY : SIM_OK;
}

/* Which outputs there are is known once the programme is compiled, and it is when nothing is wrong
   with it; else the events go unread until it is mended. */
int inputs_events_read(inputs_loader_t *loader) {
  reader_t self = {.loader = loader};
  inputs_table_t table = {0};
  models_programme_t *programme = NULL;
  bool is_there;
  const bool is_right = loader->report->errors == 0;
  int status = inputs_loader_optional(loader, "events.csv", &table, &self.file, &is_there);
  if (!status && is_there && is_right)
    status = models_programme_outline(&programme, &loader->rows.inputs);
  self.table = &table;
  self.programme = programme;
  if (!status && programme)
    status = read_rows(&self);
  models_programme_free(programme);
  inputs_table_free(&table);
  return status;
}
