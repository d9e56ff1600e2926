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
  for (size_t i = 0; i < self->heading_count; i++) {
    free(self->headings[i].file);
    free(self->headings[i].name);
    free(self->headings[i].written);
  }
  free(self->headings);
  words_origins_free(&self->origins);
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

/* The same of the same place, or that a cell computed from it went wrong. */
static bool is_said(const words_report_t *self, const words_entry_t *entry) {
  for (size_t i = 0; i < self->count; i++) {
    const words_entry_t *other = &self->entries[i];
    if (entry->is_note == other->is_note &&
        words_entry_is_at(other, entry->file, entry->line, entry->column) &&
        ((other->is_moved && !other->is_note) || strcmp(entry->text, other->text) == 0))
      return true;
  }
  return false;
}

void words_report_origin(words_report_t *self, const words_place_t *place, const words_place_t *of,
                         bool is_all, const char *what) {
  self->no_memory = !words_origins_add(&self->origins, place, of, is_all, what) || self->no_memory;
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
   What was told last counts. */
static const char *heading_of(const words_report_t *self, const char *file, const char *word,
                              size_t length) {
  for (size_t i = self->heading_count; i-- > 0;)
    if (strlen(self->headings[i].name) == length &&
        memcmp(self->headings[i].name, word, length) == 0 &&
        strcmp(self->headings[i].file, file) == 0)
      return self->headings[i].written;
  return NULL;
}

/* A name at the start of the text, "plan.places", without the point that ends a sentence. */
static size_t word_length(const char *text) {
  size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_./");
  while (length > 0 && strchr("./", text[length - 1]))
    length--;
  return length;
}

enum { ACCENTED = 0xc3 /* begins ú and the like: minúsculas does not hold the name min */ };

/* The text with names as the file has them. It takes the text over; NULL when out of
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
    const bool ends = at[length] != '-' && (unsigned char)at[length] != ACCENTED;
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
                (length == 0 && strchr(".-$ABCDEFGHIJKLMNOPQRSTUVWXYZ", at[-1]));
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
  const words_place_t *at = place ? place : &nowhere;
  words_trace_t trace;
  words_origins_trace(&self->origins, at, self->entries, self->count, &trace);
  if (is_note && !trace.moved) /* it blames none of them */
    trace.moved = trace.first;
  const words_origin_t *moved = trace.moved;
  words_entry_t entry = {.is_note = is_note,
                         .is_moved = moved && !moved->is_all,
                         .id = id,
                         .line = moved ? moved->of_line : at->line,
                         .column = moved ? moved->of_column : at->column};
  entry.file = moved ? strdup(moved->of_file) : at->file ? words_escape(at->file, 0) : NULL;
  entry.text = with_headings(self, at->file, format_escaped(id, self->lang, args));
  entry.text = words_origins_retold(&self->origins, at, &trace, self->lang, entry.text);
  entry.order = self->count;
  if ((at->file && !entry.file) || !entry.text || !has_room(self)) {
    free(entry.file);
    free(entry.text);
    self->no_memory = true;
    return;
  }
  if ((trace.follows && !is_note) || is_said(self, &entry)) {
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
