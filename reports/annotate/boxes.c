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

enum { FIRST_BOX = 1024, LETTERS = 44, LINES_MIN = 4, LINES_MAX = 24 };

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

/* How many rows a text takes up. */
static size_t height_of(const char *text) {
  size_t lines = 0;
  for (const char *line = text; *line;) {
    const size_t length = strcspn(line, "\n");
    lines += 1 + length / LETTERS;
    line += length + (line[length] == '\n');
  }
  return lines < LINES_MIN ? LINES_MIN : lines > LINES_MAX ? LINES_MAX : lines;
}

static void put_kind(FILE *stream) {
  fputs("<v:shapetype " NAMES " id=\"" KIND "\" coordsize=\"21600,21600\" o:spt=\"202\" "
        "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
        "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>",
        stream);
}

static void put_box(FILE *stream, const reports_note_t *note, unsigned long number) {
  const size_t row = note->row - 1, column = note->column - 1;
  fprintf(stream,
          "<v:shape " NAMES " id=\"_x0000_s%lu\" type=\"#" KIND
          "\" style=\"position:absolute;margin-left:"
          "100pt;margin-top:2pt;width:260pt;height:%zupt;z-index:1;visibility:hidden\" "
          "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
          "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
          "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>"
          "</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
          "<x:Anchor>%zu, 15, %zu, 2, %zu, 15, %zu, 2</x:Anchor><x:AutoFill>False</x:AutoFill>"
          "<x:Row>%zu</x:Row><x:Column>%zu</x:Column></x:ClientData></v:shape>",
          number, 15 * height_of(note->text), column + 1, row, column + 5,
          row + height_of(note->text), row, column);
}

/* Excel counts shapes by blocks of 1,024, which the drawing names: what has its own numbers fits
   into the block that it begins in. */
static char *write_boxes(const char *bytes, size_t end, const reports_note_t *notes, size_t count) {
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
      put_box(stream, &notes[i], ++number);
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

int reports_boxes_put(reports_parts_t *parts, const char *part, const reports_note_t *notes,
                      size_t count, char **out) {
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
  char *text = write_boxes(bytes, end, notes, count), *whole = NULL;
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
