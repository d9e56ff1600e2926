// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/edits.h"

#include "sim/status.h"
#include "words/draft.h"
#include "words/report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Takes `text` over; NULL is one that was lost. */
static void add(reports_edits_t *self, size_t at, size_t length, char *text) {
  if (text && self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 32;
    reports_edit_t *items = realloc(self->items, capacity * sizeof *items);
    self->items = items ? items : self->items;
    self->capacity = items ? capacity : self->capacity;
  }
  if (text && self->count < self->capacity) {
    self->items[self->count] = (reports_edit_t){at, length, self->count, text};
    self->count++;
    return;
  }
  free(text);
  self->is_lost = true;
}

void reports_edits_put(reports_edits_t *self, size_t at, size_t length, const char *format, ...) {
  va_list args;
  char *text = NULL;
  va_start(args, format);
  if (vasprintf(&text, format, args) < 0)
    text = NULL;
  va_end(args);
  add(self, at, length, text);
}

void reports_edits_set(reports_edits_t *self, const reports_outline_t *outline,
                       const reports_node_t *node, const char *name, const char *value) {
  size_t from, to;
  if (reports_node_attribute(outline, node, name, false, &from, &to)) {
    reports_edits_put(self, from, to - from, "%s", value);
    return;
  }
  const size_t end = node->inner - (outline->bytes[node->inner - 2] == '/' ? 2 : 1);
  reports_edits_put(self, end, 0, " %s=\"%s\"", name, value);
}

void reports_edits_append(reports_edits_t *self, const reports_outline_t *outline,
                          const reports_node_t *node, const char *format, ...) {
  va_list args;
  char *text = NULL;
  va_start(args, format);
  if (vasprintf(&text, format, args) < 0)
    text = NULL;
  va_end(args);
  if (!text || node->outer > node->inner || outline->bytes[node->inner - 2] != '/') {
    add(self, node->outer, 0, text);
    return;
  }
  /* <fills count="0"/> opens */
  const char *name = outline->bytes + node->from + 1;
  reports_edits_put(self, node->inner - 2, 2, ">%s</%.*s>", text, (int)strcspn(name, " \t\r\n/>"),
                    name);
  free(text);
}

static int compare(const void *a, const void *b) {
  const reports_edit_t *left = a, *right = b;
  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

int reports_edits_apply(reports_edits_t *self, const char *bytes, size_t length, char **out,
                        size_t *size) {
  words_draft_t draft;
  size_t at = 0;
  *out = NULL;
  if (self->is_lost)
    return SIM_ERR_NO_MEMORY;
  if (self->count > 0)
    qsort(self->items, self->count, sizeof *self->items, compare);
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return SIM_ERR_NO_MEMORY;
  bool is_apart = true;
  for (size_t i = 0; is_apart && i < self->count; i++) {
    const reports_edit_t *edit = &self->items[i];
    is_apart = edit->at >= at && edit->at + edit->length <= length;
    if (is_apart) {
      fwrite(bytes + at, 1, edit->at - at, stream);
      fputs(edit->text, stream);
      at = edit->at + edit->length;
    }
  }
  fwrite(bytes + at, 1, length - at, stream);
  *out = words_draft_end(&draft);
  if (!*out)
    return SIM_ERR_NO_MEMORY;
  *size = strlen(*out);
  if (is_apart)
    return SIM_OK;
  free(*out);
  *out = NULL;
  return SIM_ERR_DOMAIN;
}

void reports_edits_free(reports_edits_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->items[i].text);
  free(self->items);
  *self = (reports_edits_t){0};
}

/* _x0041_ stands for a letter in the texts of a workbook: one that only looks so has its first mark
   written out (ECMA-376, part 1, 22.9.2.19). */
static bool looks_like_mark(const char *text) {
  return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 &&
         text[6] == '_';
}

static void put_character(FILE *stream, unsigned code) {
  if (code == '&')
    fputs("&amp;", stream);
  else if (code == '<')
    fputs("&lt;", stream);
  else if (code == '>')
    fputs("&gt;", stream);
  else if (code == '"')
    fputs("&quot;", stream);
  else if (code == '\n' || (code >= ' ' && code < 0x7f))
    fputc((int)code, stream);
  else if (!words_is_control(code))
    fprintf(stream, "&#%u;", code);
}

char *reports_xml_text(const char *text) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  size_t left = strlen(text);
  while (stream && left > 0) {
    unsigned code;
    const size_t length = words_utf8(text, left, &code);
    if (looks_like_mark(text))
      fputs("_x005F", stream);
    if (length)
      put_character(stream, code);
    text += length ? length : 1;
    left -= length ? length : 1;
  }
  return words_draft_end(&draft);
}
