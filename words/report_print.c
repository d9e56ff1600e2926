// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reference.h"
#include "words/report.h"

#include <stdlib.h>
#include <string.h>

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

static void print_place(const words_entry_t *entry, FILE *stream) {
  const char *sheet = words_place_sheet(entry->file);
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
