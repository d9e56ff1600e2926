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
