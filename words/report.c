// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/report.h"

#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

enum { ARGUMENT_CHARS = 60 };

void words_report_init(words_report_t *self, words_lang_t lang) {
  *self = (words_report_t){.lang = lang};
}

void words_report_free(words_report_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->entries[i].file);
    free(self->entries[i].text);
  }
  for (size_t i = 0; i < self->origin_count; i++) {
    free(self->origins[i].file);
    free(self->origins[i].of_file);
  }
  for (size_t i = 0; i < self->heading_count; i++) {
    free(self->headings[i].file);
    free(self->headings[i].name);
    free(self->headings[i].written);
  }
  free(self->headings);
  free(self->origins);
  free(self->entries);
  *self = (words_report_t){.lang = self->lang};
}

static char *format_escaped(words_message_t id, words_lang_t lang, const char *const *args) {
  char *escaped[WORDS_ARGS_MAX + 1] = {NULL};
  char *text = NULL;
  bool lost = false;
  for (size_t i = 0; args && i < WORDS_ARGS_MAX && args[i]; i++) {
    /* Lists of our own words come as arguments too, and are longer than a cell may show. */
    escaped[i] = words_escape(args[i], i == WORDS_ARGS_MAX - 1 || strstr(args[i], ", ")
                                           ? (size_t)5 * ARGUMENT_CHARS
                                           : ARGUMENT_CHARS);
    lost = lost || !escaped[i];
  }
  if (!lost)
    text = words_message_format(id, lang, (const char *const *)escaped);
  for (size_t i = 0; i < WORDS_ARGS_MAX; i++)
    free(escaped[i]);
  return text;
}

static bool has_room(words_report_t *self) {
  if (self->count < self->capacity)
    return true;
  const size_t capacity = self->capacity ? 2 * self->capacity : 16;
  words_entry_t *entries = realloc(self->entries, capacity * sizeof *entries);
  if (!entries)
    return false;
  self->entries = entries;
  self->capacity = capacity;
  return true;
}

static size_t rank_of(const words_report_t *self, const char *file) {
  size_t next = 0;
  for (size_t i = 0; i < self->count; i++) {
    const words_entry_t *entry = &self->entries[i];
    if (entry->file && file ? strcmp(entry->file, file) == 0 : entry->file == file)
      return entry->file_rank;
    next = entry->file_rank >= next ? entry->file_rank + 1 : next;
  }
  return next;
}

static bool is_at(const words_entry_t *self, const char *file, size_t line, size_t column) {
  return self->line == line && self->column == column &&
         (self->file && file ? strcmp(self->file, file) == 0 : self->file == file);
}

static bool is_said(const words_report_t *self, const words_entry_t *entry) {
  for (size_t i = 0; i < self->count; i++) {
    const words_entry_t *other = &self->entries[i];
    if (entry->is_note == other->is_note && is_at(other, entry->file, entry->line, entry->column) &&
        strcmp(entry->text, other->text) == 0)
      return true;
  }
  return false;
}

static bool has_error(const words_report_t *self, const words_origin_t *origin) {
  for (size_t i = 0; i < self->count; i++)
    if (!self->entries[i].is_note &&
        is_at(&self->entries[i], origin->of_file, origin->of_line, origin->of_column))
      return true;
  return false;
}

static bool is_from(const words_origin_t *self, const words_place_t *place) {
  return self->line == place->line && self->column == place->column &&
         strcmp(self->file, place->file) == 0;
}

/* The cell that this one shows; NULL: none. *follows: something was said of one that it uses. */
static const words_origin_t *origin_of(const words_report_t *self, const words_place_t *place,
                                       bool *follows) {
  const words_origin_t *shown = NULL;
  *follows = false;
  for (size_t i = 0; place && place->file && i < self->origin_count; i++) {
    if (!is_from(&self->origins[i], place))
      continue;
    *follows = *follows || has_error(self, &self->origins[i]);
    shown = self->origins[i].is_all ? &self->origins[i] : shown;
  }
  return shown;
}

void words_report_origin(words_report_t *self, const words_place_t *place, const words_place_t *of,
                         bool is_all) {
  words_origin_t *origins =
      realloc(self->origins, (self->origin_count + 1) * sizeof *self->origins);
  self->origins = origins ? origins : self->origins;
  const words_origin_t origin = {.file = strdup(place->file),
                                 .of_file = words_escape(of->file, 0),
                                 .line = place->line,
                                 .column = place->column,
                                 .of_line = of->line,
                                 .of_column = of->column,
                                 .is_all = is_all};
  if (origins && origin.file && origin.of_file) {
    origins[self->origin_count++] = origin;
    return;
  }
  free(origin.file);
  free(origin.of_file);
  self->no_memory = true;
}

void words_report_heading(words_report_t *self, const char *file, const char *name,
                          const char *written) {
  words_heading_t *headings =
      realloc(self->headings, (self->heading_count + 1) * sizeof *self->headings);
  self->headings = headings ? headings : self->headings;
  const words_heading_t heading = {strdup(file), strdup(name), words_escape(written, 0)};
  if (headings && heading.file && heading.name && heading.written) {
    headings[self->heading_count++] = heading;
    return;
  }
  free(heading.file);
  free(heading.name);
  free(heading.written);
  self->no_memory = true;
}

/* The heading in that file of the column whose name is the `length` bytes at `word`; NULL: its own.
 */
static const char *heading_of(const words_report_t *self, const char *file, const char *word,
                              size_t length) {
  for (size_t i = 0; i < self->heading_count; i++)
    if (strlen(self->headings[i].name) == length &&
        memcmp(self->headings[i].name, word, length) == 0 &&
        strcmp(self->headings[i].file, file) == 0)
      return self->headings[i].written;
  return NULL;
}

static size_t word_length(const char *text) {
  size_t length = 0;
  while ((text[length] >= 'a' && text[length] <= 'z') || text[length] == '_')
    length++;
  return length;
}

/* The text with the names of columns as the file has them. It takes the text over; NULL when out of
   memory. */
static char *with_headings(const words_report_t *self, const char *file, char *text) {
  static const char open[] = "«", close[] = "»";
  const bool is_first_only = self->lang != WORDS_ES;
  words_draft_t draft;
  FILE *stream = self->heading_count && file && text ? words_draft_begin(&draft) : NULL;
  bool is_quoted = false, is_inside = false; /* of a word that goes on */
  if (!stream)
    return self->heading_count && file ? (free(text), NULL) : text;
  for (const char *at = text; *at;) {
    const size_t length = word_length(at);
    const bool ends = !strchr(".-0123456789", at[length]) || at[length] == '\0' ||
                      (at[length] == '.' && (at[length + 1] == ' ' || !at[length + 1]));
    const bool is_candidate = length > 0 && !is_quoted && !is_inside && ends &&
                              (is_first_only ? at == text && at[length] == ':' : true);
    const char *heading = is_candidate ? heading_of(self, file, at, length) : NULL;
    const size_t step = length ? length : 1;
    is_quoted = strncmp(at, open, strlen(open)) == 0 ||
                (is_quoted && strncmp(at, close, strlen(close)) != 0);
    if (heading)
      fputs(heading, stream);
    else
      fwrite(at, 1, step, stream);
    at += step;
    is_inside = (unsigned char)at[-1] > 0x7f ||
                (length == 0 && strchr(".-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", at[-1]));
  }
  free(text);
  return words_draft_end(&draft);
}

static void add(words_report_t *self, bool is_note, const words_place_t *place, words_message_t id,
                const char *const *args) {
  static const words_place_t nowhere = {NULL, 0, 0};
  const size_t said = is_note ? self->notes++ : self->errors++ - self->repeated;
  /* Far more than is shown is only counted. */
  if (said >= (size_t)10 * WORDS_REPORT_SHOWN)
    return;
  bool follows;
  const words_origin_t *shown = origin_of(self, place, &follows);
  const words_place_t *at = place ? place : &nowhere;
  words_entry_t entry = {.is_note = is_note,
                         .id = id,
                         .line = shown ? shown->of_line : at->line,
                         .column = shown ? shown->of_column : at->column};
  entry.file = shown ? strdup(shown->of_file) : at->file ? words_escape(at->file, 0) : NULL;
  entry.text = with_headings(self, at->file, format_escaped(id, self->lang, args));
  entry.order = self->count;
  if ((at->file && !entry.file) || !entry.text || !has_room(self)) {
    free(entry.file);
    free(entry.text);
    self->no_memory = true;
    return;
  }
  if ((follows && !is_note) || is_said(self, &entry)) {
    self->repeated += !is_note;
    free(entry.file);
    free(entry.text);
    return;
  }
  entry.file_rank = rank_of(self, entry.file);
  self->entries[self->count++] = entry;
}

void words_report_error(words_report_t *self, const words_place_t *place, words_message_t id,
                        const char *const *args) {
  add(self, false, place, id, args);
}

void words_report_note(words_report_t *self, const words_place_t *place, words_message_t id,
                       const char *const *args) {
  add(self, true, place, id, args);
}
