// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/origin.h"

#include "words/escape.h"
#include "words/list.h"
#include "words/reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL = 2 * WORDS_REFERENCE_SIZE, CELLS = 4 * CELL };

void words_origins_free(words_origins_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->items[i].file);
    free(self->items[i].of_file);
    free(self->items[i].what);
  }
  free(self->items);
  *self = (words_origins_t){0};
}

/* "Datos!F17". */
static void name_cell(const char *file, size_t line, size_t column, char out[CELL]) {
  char reference[WORDS_REFERENCE_SIZE];
  const char *sheet = words_place_sheet(file);
  words_reference(line, column, reference);
  snprintf(out, CELL, "%.60s!%s", sheet ? sheet : file, reference);
}

static bool has_error(const words_entry_t *entries, size_t count, const words_origin_t *origin) {
  for (size_t i = 0; i < count; i++)
    if (!entries[i].is_note &&
        words_entry_is_at(&entries[i], origin->of_file, origin->of_line, origin->of_column))
      return true;
  return false;
}

static bool is_from(const words_origin_t *self, const words_place_t *place) {
  return self->line == place->line && self->column == place->column &&
         strcmp(self->file, place->file) == 0;
}

/* Before any other that which the cell shows; then one that looks wrong; then the only one. */
void words_origins_trace(const words_origins_t *self, const words_place_t *place,
                         const words_entry_t *entries, size_t entry_count, words_trace_t *trace) {
  const words_origin_t *strange = NULL;
  *trace = (words_trace_t){.moved = NULL};
  for (size_t i = 0; place->file && i < self->count; i++) {
    const words_origin_t *origin = &self->items[i];
    if (!is_from(origin, place))
      continue;
    trace->follows = trace->follows || has_error(entries, entry_count, origin);
    trace->first = trace->first ? trace->first : origin;
    trace->count++;
    trace->moved = origin->is_all ? origin : trace->moved;
    strange = !strange && origin->what ? origin : strange;
  }
  if (!trace->moved)
    trace->moved = strange ? strange : trace->count == 1 ? trace->first : NULL;
}

/* "Formulario!B33, Formulario!B34". */
static void list_cells(const words_origins_t *self, const words_place_t *place, char out[CELLS]) {
  char cell[CELL];
  out[0] = '\0';
  for (size_t i = 0; i < self->count; i++) {
    const words_origin_t *origin = &self->items[i];
    if (!is_from(origin, place))
      continue;
    name_cell(origin->of_file, origin->of_line, origin->of_column, cell);
    if (!words_list_add(out, CELLS, cell))
      return;
  }
}

char *words_origins_retold(const words_origins_t *self, const words_place_t *place,
                           const words_trace_t *trace, words_lang_t lang, char *text) {
  const words_origin_t *moved = trace->moved;
  char cell[CELL], cells[CELLS], *retold;
  if (!text || trace->count == 0 || (moved && moved->is_all))
    return text;
  name_cell(place->file, place->line, place->column, cell);
  list_cells(self, place, cells);
  retold = !moved ? words_message_format(WORDS_MSG_ORIGIN_CELLS, lang, WORDS_ARGS(text, cells))
           : moved->what
               ? words_message_format(WORDS_MSG_ORIGIN_STRANGE, lang,
                                      WORDS_ARGS(moved->what, cell, text))
               : words_message_format(WORDS_MSG_ORIGIN_ONLY, lang, WORDS_ARGS(cell, text));
  free(text);
  return retold;
}

bool words_origins_add(words_origins_t *self, const words_place_t *place, const words_place_t *of,
                       bool is_all, const char *what) {
  words_origin_t *items = realloc(self->items, (self->count + 1) * sizeof *items);
  self->items = items ? items : self->items;
  const words_origin_t origin = {.file = strdup(place->file),
                                 .of_file = words_escape(of->file, 0),
                                 .what = what ? words_escape(what, 0) : NULL,
                                 .line = place->line,
                                 .column = place->column,
                                 .of_line = of->line,
                                 .of_column = of->column,
                                 .is_all = is_all};
  if (items && origin.file && origin.of_file && (origin.what || !what)) {
    items[self->count++] = origin;
    return true;
  }
  free(origin.file);
  free(origin.of_file);
  free(origin.what);
  return false;
}
