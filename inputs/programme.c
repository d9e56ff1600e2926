// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/programme.h"

#include "inputs/event.h"
#include "inputs/folder.h"
#include "sim/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void inputs_origin_free(inputs_origin_t *origin) {
  for (size_t i = 0; i < MODELS_FIELD_COUNT; i++)
    free(origin->text[i]);
  *origin = (inputs_origin_t){0};
}

void inputs_correlation_free(inputs_correlation_t *self) {
  free(self->name[0]);
  free(self->name[1]);
  free(self->source);
  *self = (inputs_correlation_t){0};
}

void inputs_note_free(inputs_note_row_t *self) {
  free(self->output);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    free(self->text[lang]);
}

void inputs_programme_free(inputs_programme_t *self) {
  for (size_t i = 0; i < self->inputs.count; i++)
    inputs_origin_free(&self->origins[i]);
  free(self->origins);
  models_inputs_free(&self->inputs);
  for (size_t i = 0; i < self->correlation_count; i++)
    inputs_correlation_free(&self->correlations[i]);
  free(self->correlations);
  for (size_t i = 0; i < self->file_count; i++) {
    free(self->files[i]->path);
    free(self->files[i]->name);
    free(self->files[i]);
  }
  free(self->files);
  for (size_t i = 0; i < self->label_count; i++) {
    free(self->labels[i].name);
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      free(self->labels[i].text[lang]);
  }
  free(self->labels);
  for (size_t i = 0; i < self->note_count; i++)
    inputs_note_free(&self->notes[i]);
  free(self->notes);
  inputs_theme_free(&self->theme);
  for (size_t i = 0; i < self->history_count; i++)
    free(self->history[i].name);
  free(self->history);
  for (size_t i = 0; i < self->event_count; i++)
    inputs_event_free(&self->events[i]);
  free(self->events);
  free(self->own_events);
  *self = (inputs_programme_t){0};
}
