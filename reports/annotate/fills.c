// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/fills.h"

#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

enum { FORMATS_MAX = 64000 }; /* that Excel takes */

/* Backgrounds on which black is read. */
static const char *const colours[REPORTS_MARK_KINDS] = {[REPORTS_MARK_STATED] = "FFF8B4A6",
                                                        [REPORTS_MARK_CUT] = "FFE3D5EF",
                                                        [REPORTS_MARK_USED] = "FFD6E6F5"};

typedef struct {
  reports_outline_t outline;
  const reports_node_t *fills, *formats;
} styles_t;

static size_t count_within(const reports_outline_t *outline, const reports_node_t *parent) {
  size_t count = 0;
  const reports_node_t *node = parent + 1;
  if (parent->outer == parent->inner)
    return 0;
  for (; node < outline->nodes + outline->count && node->depth > parent->depth; node++)
    count += node->depth == parent->depth + 1;
  return count;
}

/* SIM_ERR_DOMAIN: there is nothing to add to. */
static int open_styles(styles_t *self, reports_parts_t *parts, const char *part) {
  const char *bytes;
  size_t size;
  *self = (styles_t){0};
  int status = part ? reports_parts_get(parts, part, &bytes, &size) : SIM_ERR_DOMAIN;
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, NULL, NULL, &self->outline);
  if (status != SIM_OK)
    return status;
  self->fills = reports_outline_child(&self->outline, self->outline.nodes, "fills");
  self->formats = reports_outline_child(&self->outline, self->outline.nodes, "cellXfs");
  return self->fills && self->formats &&
                 reports_node_is(&self->outline, self->outline.nodes, "styleSheet")
             ? SIM_OK
             : SIM_ERR_DOMAIN;
}

int reports_fills_init(reports_fills_t *self, reports_parts_t *parts, const char *part) {
  styles_t styles;
  *self = (reports_fills_t){0};
  const int status = open_styles(&styles, parts, part);
  if (status == SIM_OK) {
    self->first = count_within(&styles.outline, styles.formats);
    self->is_usable = self->first > 0;
  }
  reports_outline_free(&styles.outline);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK;
}

void reports_fills_free(reports_fills_t *self) {
  free(self->made);
  *self = (reports_fills_t){0};
}

int reports_fills_of(reports_fills_t *self, size_t format, reports_mark_kind_t kind, size_t *out) {
  for (size_t i = 0; i < self->count; i++)
    if (self->made[i].format == format && self->made[i].kind == kind) {
      *out = self->first + i;
      return SIM_OK;
    }
  if (!self->is_usable || format >= self->first || self->first + self->count >= FORMATS_MAX)
    return SIM_ERR_DOMAIN;
  reports_fill_t *made = realloc(self->made, (self->count + 1) * sizeof *made);
  if (!made)
    return SIM_ERR_NO_MEMORY;
  self->made = made;
  made[self->count] = (reports_fill_t){format, kind};
  *out = self->first + self->count++;
  return SIM_OK;
}

/* The elements of the backgrounds; the caller frees; NULL when out of memory. */
static char *fills_text(const char *prefix, int length) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && i < REPORTS_MARK_KINDS; i++)
    fprintf(stream,
            "<%.*sfill><%.*spatternFill patternType=\"solid\"><%.*sfgColor rgb=\"%s\"/>"
            "<%.*sbgColor indexed=\"64\"/></%.*spatternFill></%.*sfill>",
            length, prefix, length, prefix, length, prefix, colours[i], length, prefix, length,
            prefix, length, prefix);
  return words_draft_end(&draft);
}

/* The backgrounds, behind those that there are. */
static void put_fills(const styles_t *self, reports_edits_t *edits) {
  char total[24];
  int prefix;
  const size_t before = count_within(&self->outline, self->fills);
  const char *x = reports_node_prefix(&self->outline, self->fills, &prefix);
  char *text = fills_text(x, prefix);
  snprintf(total, sizeof total, "%zu", before + REPORTS_MARK_KINDS);
  reports_edits_set(edits, &self->outline, self->fills, "count", total);
  if (text)
    reports_edits_append(edits, &self->outline, self->fills, "%s", text);
  edits->is_lost = edits->is_lost || !text;
  free(text);
}

/* A format as it stands, with another background; the caller frees; NULL when out of memory. */
static char *copy_of(const styles_t *self, const reports_node_t *format, size_t fill) {
  const reports_outline_t *outline = &self->outline;
  /* the same element by itself */
  reports_node_t own = {0, 0, format->inner - format->from, format->outer - format->from,
                        format->to - format->from};
  const reports_outline_t alone = {.bytes = outline->bytes + format->from, .size = own.to};
  reports_edits_t edits = {0};
  char number[24], *text = NULL;
  size_t size;
  snprintf(number, sizeof number, "%zu", fill);
  reports_edits_set(&edits, &alone, &own, "fillId", number);
  reports_edits_set(&edits, &alone, &own, "applyFill", "1");
  (void)reports_edits_apply(&edits, alone.bytes, alone.size, &text, &size);
  reports_edits_free(&edits);
  return text;
}

static int put_formats(const reports_fills_t *self, const styles_t *styles,
                       reports_edits_t *edits) {
  const reports_outline_t *outline = &styles->outline;
  const size_t fill = count_within(outline, styles->fills);
  const reports_node_t **formats = calloc(self->first, sizeof *formats);
  const reports_node_t *node = styles->formats + 1;
  char total[24];
  int status = formats ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; status == SIM_OK && i < self->first;
       i++, node = reports_outline_next(outline, node))
    formats[i] = node;
  snprintf(total, sizeof total, "%zu", self->first + self->count);
  reports_edits_set(edits, outline, styles->formats, "count", total);
  for (size_t i = 0; status == SIM_OK && i < self->count; i++) {
    char *text = copy_of(styles, formats[self->made[i].format], fill + self->made[i].kind);
    if (text)
      reports_edits_append(edits, outline, styles->formats, "%s", text);
    else
      status = SIM_ERR_NO_MEMORY;
    free(text);
  }
  free(formats);
  return status;
}

int reports_fills_write(const reports_fills_t *self, reports_parts_t *parts, const char *part) {
  reports_edits_t edits = {0};
  styles_t styles;
  if (self->count == 0)
    return SIM_OK;
  int status = open_styles(&styles, parts, part);
  if (status == SIM_OK) {
    put_fills(&styles, &edits);
    status = put_formats(self, &styles, &edits);
  }
  reports_outline_free(&styles.outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, part, &edits);
  reports_edits_free(&edits);
  return status;
}
