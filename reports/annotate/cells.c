// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/cells.h"

#include "inputs/xlsx/cell.h"
#include "inputs/xlsx/xml.h"
#include "reports/annotate/links.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* worksheet › sheetData › row › c */
enum { ROW = 2, CELL = 3 };

typedef struct {
  reports_marked_t *marked;
  size_t row, column, next;    /* the first mark that may still come */
  reports_cell_mark_t **found; /* those of the elements that are wanted */
  size_t count;
} search_t;

/* Cells say where they stand, or stand behind the last. */
static bool at_mark(search_t *self, const char *const *attributes) {
  const char *reference = inputs_xml_attribute(attributes, "r");
  const reports_marked_t *marked = self->marked;
  size_t row = self->row, column = self->column + 1, length;
  if (reference && !inputs_xlsx_reference(reference, &row, &column, &length))
    return false;
  self->column = column;
  while (self->next < marked->count && (marked->marks[self->next].mark->row < self->row ||
                                        (marked->marks[self->next].mark->row == self->row &&
                                         marked->marks[self->next].mark->column < column)))
    self->next++;
  return self->next < marked->count && marked->marks[self->next].mark->row == self->row &&
         marked->marks[self->next].mark->column == column;
}

static bool wants_cell(void *data, size_t depth, const char *element,
                       const char *const *attributes) {
  search_t *self = data;
  if (depth == ROW && strcmp(element, "row") == 0) {
    const char *number = inputs_xml_attribute(attributes, "r");
    self->row = number ? strtoul(number, NULL, 10) : self->row + 1;
    self->column = 0;
  }
  if (depth != CELL || strcmp(element, "c") != 0 || !at_mark(self, attributes))
    return false;
  reports_cell_mark_t *mark = &self->marked->marks[self->next++];
  mark->is_found = true;
  self->found[self->count++] = mark;
  return true;
}

static int fill_cells(const search_t *self, const reports_outline_t *outline,
                      reports_fills_t *fills, reports_edits_t *edits) {
  int status = SIM_OK;
  for (size_t i = 0; status != SIM_ERR_NO_MEMORY && i < outline->count; i++) {
    reports_cell_mark_t *mark = self->found[i];
    char number[24];
    size_t format;
    mark->format = reports_node_number(outline, &outline->nodes[i], "s", 0);
    status = reports_fills_of(fills, mark->format, mark->mark->kind, &format);
    mark->is_filled = status == SIM_OK;
    if (status != SIM_OK)
      continue;
    snprintf(number, sizeof number, "%zu", format);
    reports_edits_set(edits, outline, &outline->nodes[i], "s", number);
  }
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK;
}

int reports_cells_fill(reports_marked_t *self, reports_parts_t *parts, reports_fills_t *fills) {
  search_t search = {.marked = self, .found = calloc(self->count, sizeof *search.found)};
  reports_outline_t outline = {0};
  reports_edits_t edits = {0};
  const char *bytes;
  size_t size;
  int status = search.found ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (status == SIM_OK)
    status = reports_parts_get(parts, self->part, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, wants_cell, &search, &outline);
  if (status == SIM_OK)
    status = fill_cells(&search, &outline, fills, &edits);
  reports_outline_free(&outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, self->part, &edits);
  reports_edits_free(&edits);
  free(search.found);
  return status;
}

static bool wants_top(void *data, size_t depth, const char *element,
                      const char *const *attributes) {
  (void)data, (void)element, (void)attributes;
  return depth < 2;
}

static int read_top(const char *part, reports_parts_t *parts, reports_outline_t *out) {
  const char *bytes;
  size_t size;
  *out = (reports_outline_t){0};
  int status = reports_parts_get(parts, part, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, wants_top, NULL, out);
  return status == SIM_OK && !reports_node_is(out, out->nodes, "worksheet") ? SIM_ERR_DOMAIN
                                                                            : status;
}

int reports_cells_boxes(const char *part, reports_parts_t *parts, char **id) {
  reports_outline_t outline;
  size_t from = 0, to = 0;
  *id = NULL;
  const int status = read_top(part, parts, &outline);
  if (status == SIM_OK) {
    const reports_node_t *node = reports_outline_child(&outline, outline.nodes, "legacyDrawing");
    if (!node || !reports_node_attribute(&outline, node, "id", true, &from, &to))
      from = to = 0;
    *id = strndup(outline.bytes + from, to - from);
  }
  reports_outline_free(&outline);
  return status == SIM_OK && !*id ? SIM_ERR_NO_MEMORY : status;
}

/* What stands behind the boxes in a sheet (CT_Worksheet). */
static bool is_behind(const reports_outline_t *outline, const reports_node_t *node) {
  static const char *const names[] = {"legacyDrawingHF", "drawingHF",        "picture",
                                      "oleObjects",      "controls",         "webPublishItems",
                                      "tableParts",      "AlternateContent", "extLst"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (reports_node_is(outline, node, names[i]))
      return true;
  return false;
}

int reports_cells_set_boxes(const char *part, reports_parts_t *parts, const char *id) {
  reports_outline_t outline;
  reports_edits_t edits = {0};
  int prefix, status = read_top(part, parts, &outline);
  if (status == SIM_OK && outline.nodes->outer == outline.nodes->inner)
    status = SIM_ERR_DOMAIN; /* nothing in it */
  if (status == SIM_OK) {
    const reports_node_t *root = outline.nodes, *node = root + 1;
    const char *x = reports_node_prefix(&outline, root, &prefix);
    while (node < root + outline.count && !is_behind(&outline, node))
      node++;
    const size_t at = node < root + outline.count ? node->from : root->outer;
    reports_edits_put(&edits, at, 0,
                      "<%.*slegacyDrawing xmlns:r=\"" REPORTS_RELATIONS "\" r:id=\"%s\"/>", prefix,
                      x, id);
  }
  reports_outline_free(&outline);
  if (status == SIM_OK)
    status = reports_parts_edit(parts, part, &edits);
  reports_edits_free(&edits);
  return status;
}
