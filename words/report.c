// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/report.h"

#include "words/draft.h"
#include "words/reference.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ARGUMENT_CHARS = 60 };

size_t words_utf8(const char *text, size_t size, unsigned *code) {
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *p = (const unsigned char *)text;
  if (size == 0)
    return 0;
  const size_t length = p[0] < 0x80             ? 1
                        : (p[0] & 0xe0) == 0xc0 ? 2
                        : (p[0] & 0xf0) == 0xe0 ? 3
                        : (p[0] & 0xf8) == 0xf0 ? 4
                                                : 0;
  if (length == 0 || length > size)
    return 0;
  unsigned value = length == 1 ? p[0] : p[0] & (0x7fu >> length);
  for (size_t i = 1; i < length; i++) {
    if ((p[i] & 0xc0) != 0x80)
      return 0;
    value = value << 6 | (p[i] & 0x3fu);
  }
  if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
    return 0;
  *code = value;
  return length;
}

bool words_is_control(unsigned code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad ||
         (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
         (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
         (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

static void put_escaped(FILE *stream, unsigned code) {
  if (code == '\n' || code == '\r' || code == '\t')
    fputs(code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t", stream);
  else
    fprintf(stream, code < 0x100 ? "\\x%02x" : "\\u%04x", code);
}

char *words_escape(const char *text, size_t limit) {
  words_draft_t out;
  size_t left = strlen(text), shown = 0;
  FILE *stream = words_draft_begin(&out);
  if (!stream)
    return NULL;
  while (left > 0 && (limit == 0 || shown < limit)) {
    unsigned code = (unsigned char)*text;
    const size_t length = words_utf8(text, left, &code);
    if (length == 0 || words_is_control(code))
      put_escaped(stream, code);
    else
      fwrite(text, 1, length, stream);
    text += length ? length : 1;
    left -= length ? length : 1;
    shown++;
  }
  if (left > 0)
    fputs("…", stream);
  return words_draft_end(&out);
}

void words_report_init(words_report_t *self, words_lang_t lang) {
  *self = (words_report_t){.lang = lang};
}

void words_report_free(words_report_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->entries[i].file);
    free(self->entries[i].text);
  }
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

static bool is_said(const words_report_t *self, const words_entry_t *entry) {
  for (size_t i = 0; i < self->count; i++) {
    const words_entry_t *other = &self->entries[i];
    if (entry->is_note == other->is_note && entry->line == other->line &&
        entry->column == other->column && strcmp(entry->text, other->text) == 0 &&
        (entry->file && other->file ? strcmp(entry->file, other->file) == 0
                                    : entry->file == other->file))
      return true;
  }
  return false;
}

static void add(words_report_t *self, bool is_note, const words_place_t *place, words_message_t id,
                const char *const *args) {
  static const words_place_t nowhere = {NULL, 0, 0};
  const words_place_t *at = place ? place : &nowhere;
  const size_t said = is_note ? self->notes++ : self->errors++ - self->repeated;
  /* Far more than is shown is only counted. */
  if (said >= (size_t)10 * WORDS_REPORT_SHOWN)
    return;
  words_entry_t entry = {.is_note = is_note, .id = id, .line = at->line, .column = at->column};
  entry.file = at->file ? words_escape(at->file, 0) : NULL;
  entry.text = format_escaped(id, self->lang, args);
  entry.order = self->count;
  if ((at->file && !entry.file) || !entry.text || !has_room(self)) {
    free(entry.file);
    free(entry.text);
    self->no_memory = true;
    return;
  }
  if (is_said(self, &entry)) {
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

static int compare_sizes(size_t a, size_t b) {
  return (a > b) - (a < b);
}

static int compare(const void *a, const void *b) {
  const words_entry_t *p = a, *q = b;
  /* Line 0 minus 1 wraps to the largest: what concerns a whole file comes after its lines. */
  const int by_note = q->is_note - p->is_note;
  const int by_file = compare_sizes(p->file_rank, q->file_rank);
  const int by_line = compare_sizes(p->line - 1, q->line - 1);
  const int by_column = compare_sizes(p->column, q->column);
  return by_note     ? by_note
         : by_file   ? by_file
         : by_line   ? by_line
         : by_column ? by_column
                     : compare_sizes(p->order, q->order);
}

/* Where a sheet's name begins in BOOK.xlsx!SHEET; NULL for another file. */
static const char *sheet_of(const char *file) {
  for (const char *mark = strchr(file, '!'); mark; mark = strchr(mark + 1, '!'))
    if (mark - file > 5 &&
        (strncasecmp(mark - 5, ".xlsx", 5) == 0 || strncasecmp(mark - 5, ".xlsm", 5) == 0))
      return mark + 1;
  return NULL;
}

static void print_place(const words_entry_t *entry, FILE *stream) {
  const char *sheet = sheet_of(entry->file);
  char cell[WORDS_REFERENCE_SIZE];
  if (sheet) {
    words_reference(entry->line, entry->column, cell);
    fprintf(stream, "%.*s: %s%s%s: ", (int)(sheet - 1 - entry->file), entry->file, sheet,
            entry->line ? "!" : "", entry->line ? cell : "");
    return;
  }
  fprintf(stream, "%s:", entry->file);
  if (entry->line)
    fprintf(stream, "%zu:", entry->line);
  if (entry->line && entry->column)
    fprintf(stream, "%zu:", entry->column);
  fputc(' ', stream);
}

static void print_entry(const words_report_t *self, const words_entry_t *entry, FILE *stream) {
  if (entry->file)
    print_place(entry, stream);
  char *note = entry->is_note
                   ? words_message_format(WORDS_MSG_NOTE, self->lang, WORDS_ARGS(entry->text))
                   : NULL;
  fprintf(stream, "%s\n", note ? note : entry->text);
  free(note);
}

void words_report_print(words_report_t *self, FILE *stream) {
  size_t shown = 0;
  if (self->count > 0)
    qsort(self->entries, self->count, sizeof *self->entries, compare);
  for (size_t i = 0; i < self->count; i++) {
    const words_entry_t *entry = &self->entries[i];
    if (!entry->is_note && shown == WORDS_REPORT_SHOWN)
      break;
    shown += !entry->is_note;
    print_entry(self, entry, stream);
  }
  const size_t left = self->errors - self->repeated - shown;
  if (left == 0)
    return;
  char number[24];
  snprintf(number, sizeof number, "%zu", left);
  char *more = words_message_format(left == 1 ? WORDS_MSG_MORE_ONE : WORDS_MSG_MORE_ERRORS,
                                    self->lang, WORDS_ARGS(number));
  fprintf(stream, "%s\n", more ? more : number);
  free(more);
}
