// SPDX-License-Identifier: GPL-3.0-or-later
/* The boxes of comments, in the drawing language that Excel had before 2007 (VML). What Excel
   itself writes there need not be XML: it is not read, and what is new goes before its end. */
#include "reports/annotate/notes.h"

#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

#define END "</xml>"

/* With each element: others may have these prefixes otherwise, or declare them further in. */
#define NAMES                                                                                      \
  "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" " \
  "xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
#define NONE                                                                                       \
  "<xml " NAMES "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/>"              \
  "</o:shapelayout>" END

/* The kind of shape of every box. */
#define KIND "_x0000_t202"

/* A box is as wide as LETTERS of them; one with much to say is wider. */
enum {
  FIRST_BOX = 1024,
  LETTERS = 44,
  WIDE_LETTERS = 80,
  LINES_MIN = 4,
  LINES_WIDE = 24, /* from which on it is wider */
  LETTER = 8,      /* in pixels */
  POINTS = 15,     /* that a line takes */
  ASIDE = 15,      /* pixels between the cell and its box */
  COLUMNS_MAX = 16384
};

static bool holds(const char *bytes, size_t size, const char *text) {
  return memmem(bytes, size, text, strlen(text)) != NULL;
}

/* The largest number among the shapes' names: _x0000_s1027. */
static unsigned long last_box(const char *bytes, size_t size) {
  static const char mark[] = "_x0000_s";
  unsigned long last = FIRST_BOX;
  const char *at = bytes, *end = bytes + size;
  while ((at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1)) != NULL) {
    at += sizeof mark - 1;
    const size_t digits = strspn(at, "0123456789");
    const unsigned long number = digits > 0 && digits < 9 ? strtoul(at, NULL, 10) : 0;
    last = number > last ? number : last;
  }
  return last;
}

/* How many rows a text takes up in a box for so many letters. */
static size_t lines_of(const char *text, size_t letters) {
  size_t lines = 0;
  for (const char *line = text; *line;) {
    const size_t length = strcspn(line, "\n");
    lines += 1 + length / letters;
    line += length + (line[length] == '\n');
  }
  return lines;
}

typedef struct {
  size_t letters, lines;
} extent_t;

static extent_t extent_of(const char *text) {
  const size_t lines = lines_of(text, LETTERS);
  if (lines > LINES_WIDE)
    return (extent_t){WIDE_LETTERS, lines_of(text, WIDE_LETTERS) + 1};
  return (extent_t){LETTERS, lines < LINES_MIN ? LINES_MIN : lines + 1};
}

/* Where a box ends that begins right of `column` (from 1): a column, from 0, and pixels in it. */
static size_t find_end(const reports_widths_t *widths, size_t column, double pixels,
                       double *offset) {
  size_t at = column + 1;
  for (; at < COLUMNS_MAX && pixels > reports_widths_of(widths, at); at++)
    pixels -= reports_widths_of(widths, at);
  *offset = pixels;
  return at - 1;
}

static void put_kind(FILE *stream) {
  fputs("<v:shapetype " NAMES " id=\"" KIND "\" coordsize=\"21600,21600\" o:spt=\"202\" "
        "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
        "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>",
        stream);
}

static void put_box(FILE *stream, const reports_widths_t *widths, const reports_note_t *note,
                    unsigned long number) {
  const size_t row = note->row - 1, column = note->column - 1;
  const extent_t extent = extent_of(note->text);
  const size_t pixels = extent.letters * LETTER;
  double offset;
  const size_t end = find_end(widths, note->column, (double)(pixels + ASIDE), &offset);
  fprintf(stream,
          "<v:shape " NAMES " id=\"_x0000_s%lu\" type=\"#" KIND
          "\" style=\"position:absolute;margin-left:"
          "100pt;margin-top:2pt;width:%zupt;height:%zupt;z-index:1;visibility:hidden\" "
          "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
          "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
          "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>"
          "</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
          "<x:Anchor>%zu, %d, %zu, 2, %zu, %d, %zu, 2</x:Anchor><x:AutoFill>False</x:AutoFill>"
          "<x:Row>%zu</x:Row><x:Column>%zu</x:Column></x:ClientData></v:shape>",
          number, pixels * 3 / 4, POINTS * extent.lines, column + 1, ASIDE, row, end, (int)offset,
          row + extent.lines, row, column);
}

/* Excel counts shapes by blocks of 1,024, which the drawing names: what has its own numbers fits
   into the block that it begins in. */
static char *write_boxes(const char *bytes, size_t end, const reports_widths_t *widths,
                         const reports_note_t *notes, size_t count) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  unsigned long number = last_box(bytes, end);
  if (!stream)
    return NULL;
  fwrite(bytes, 1, end, stream);
  if (!holds(bytes, end, "\"" KIND "\""))
    put_kind(stream);
  for (size_t i = 0; i < count; i++)
    if (notes[i].is_new)
      put_box(stream, widths, &notes[i], ++number);
  return words_draft_end(&draft);
}

/* Where the last </xml> begins; `size` when there is none. */
static size_t end_of(const char *bytes, size_t size) {
  size_t found = size;
  const char *at = bytes;
  while ((at = memmem(at, size - (size_t)(at - bytes), END, sizeof END - 1)) != NULL)
    found = (size_t)(at++ - bytes);
  return found;
}

static bool is_drawing(const char *bytes, size_t size) {
  return !memchr(bytes, '\0', size) && end_of(bytes, size) < size && holds(bytes, size, "<xml");
}

/* The place of `what` within [from, to); `to` when it is not there. */
static size_t find(const char *bytes, size_t from, size_t to, const char *what) {
  const char *at = from < to ? memmem(bytes + from, to - from, what, strlen(what)) : NULL;
  return at ? (size_t)(at - bytes) : to;
}

/* Makes the box in [from, to) higher by as many rows as the text takes. */
static void grow_box(const char *bytes, size_t from, size_t to, const char *text,
                     reports_edits_t *edits) {
  static const char anchor[] = "<x:Anchor>";
  const size_t at = find(bytes, from, to, anchor) + sizeof anchor - 1;
  const size_t end = find(bytes, at < to ? at : to, to, "</x:Anchor>");
  char copy[160];
  unsigned long n[8];
  if (end >= to || end - at >= sizeof copy)
    return;
  memcpy(copy, bytes + at, end - at);
  copy[end - at] = '\0';
  char *rest = copy;
  for (size_t i = 0; i < 8; i++) {
    char *start = rest + strspn(rest, " ,\r\n\t");
    n[i] = strtoul(start, &rest, 10);
    if (rest == start || n[i] > 10000000)
      return;
  }
  reports_edits_put(edits, at, end - at, "%lu, %lu, %lu, %lu, %lu, %lu, %lu, %lu", n[0], n[1], n[2],
                    n[3], n[4], n[5], n[6] + lines_of(text, LETTERS / 2) + 1, n[7]);
}

/* The boxes of comments that were there and got a text below theirs. */
static void grow_boxes(const char *bytes, size_t size, const reports_note_t *note,
                       reports_edits_t *edits) {
  static const char begin[] = "<v:shape ", close[] = "</v:shape>";
  char row[48], column[48];
  snprintf(row, sizeof row, "<x:Row>%zu</x:Row>", note->row - 1);
  snprintf(column, sizeof column, "<x:Column>%zu</x:Column>", note->column - 1);
  for (size_t from = find(bytes, 0, size, begin); from < size;) {
    const size_t to = find(bytes, from, size, close);
    if (find(bytes, from, to, row) < to && find(bytes, from, to, column) < to) {
      grow_box(bytes, from, to, note->text, edits);
      return;
    }
    from = find(bytes, to, size, begin);
  }
}

int reports_boxes_grow(reports_parts_t *parts, const char *part, const reports_note_t *notes,
                       size_t count) {
  reports_edits_t edits = {0};
  const char *bytes;
  size_t size;
  int status = reports_parts_get(parts, part, &bytes, &size);
  if (status == SIM_OK && is_drawing(bytes, size)) {
    for (size_t i = 0; i < count; i++)
      if (notes[i].is_put && !notes[i].is_new)
        grow_boxes(bytes, size, &notes[i], &edits);
    status = edits.count || edits.is_lost ? reports_parts_edit(parts, part, &edits) : SIM_OK;
  }
  reports_edits_free(&edits);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK; /* else they stay as they are */
}

int reports_boxes_put(reports_parts_t *parts, const char *part, const reports_widths_t *widths,
                      const reports_note_t *notes, size_t count, char **out) {
  const char *bytes = NONE;
  size_t size = sizeof NONE - 1;
  int status = SIM_OK;
  *out = NULL;
  if (part)
    status = reports_parts_get(parts, part, &bytes, &size);
  if (status == SIM_OK && !is_drawing(bytes, size))
    status = SIM_ERR_DOMAIN;
  if (status != SIM_OK)
    return status;
  const size_t end = end_of(bytes, size);
  char *text = write_boxes(bytes, end, widths, notes, count), *whole = NULL;
  if (!text || asprintf(&whole, "%s%.*s", text, (int)(size - end), bytes + end) < 0)
    whole = NULL;
  free(text);
  if (!part)
    *out = reports_parts_new(parts, "xl/drawings/vmlDrawing", ".vml");
  if (!whole || (!part && !*out)) {
    free(whole);
    return SIM_ERR_NO_MEMORY;
  }
  return reports_parts_put(parts, part ? part : *out, whole, strlen(whole));
}
