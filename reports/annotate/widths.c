// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/annotate/widths.h"

#include "inputs/number/number.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* A width is in digits of the font; in Calibri 11 a digit is 7 pixels (ECMA-376, part 1,
   18.3.1.13). A column without one is 64 pixels. */
#define DIGIT  7.0
#define COLUMN 64.0

/* worksheet › cols › col */
enum { TOP = 1, COL = 2 };

static bool wants(void *data, size_t depth, const char *element, const char *const *attributes) {
  (void)data, (void)attributes;
  return depth == 0 || (depth == TOP && strcmp(element, "sheetFormatPr") == 0) ||
         (depth == COL && strcmp(element, "col") == 0);
}

/* The attribute in pixels; `otherwise` when it is no number. */
static double pixels_of(const reports_outline_t *outline, const reports_node_t *node,
                        const char *name, double otherwise) {
  char text[INPUTS_NUMBER_SIZE];
  size_t from, to;
  double digits;
  if (!reports_node_attribute(outline, node, name, false, &from, &to) || to - from >= sizeof text)
    return otherwise;
  memcpy(text, outline->bytes + from, to - from);
  text[to - from] = '\0';
  const inputs_number_status_t status =
      inputs_number_parse(text, INPUTS_NUMBER_POINT, &digits, NULL);
  return status == INPUTS_NUMBER_OK && digits >= 0.0 && digits < 1000.0 ? digits * DIGIT
                                                                        : otherwise;
}

static void take(reports_widths_t *self, const reports_outline_t *outline,
                 const reports_node_t *node) {
  if (reports_node_is(outline, node, "sheetFormatPr"))
    self->rest = pixels_of(outline, node, "defaultColWidth", COLUMN);
  if (!reports_node_is(outline, node, "col"))
    return;
  const size_t from = reports_node_number(outline, node, "min", 0);
  const bool is_hidden = reports_node_says(outline, node, "hidden", "1") ||
                         reports_node_says(outline, node, "hidden", "true");
  self->items[self->count++] =
      (reports_width_t){.from = from,
                        .to = reports_node_number(outline, node, "max", from),
                        .pixels = is_hidden ? 0.0 : pixels_of(outline, node, "width", self->rest)};
}

int reports_widths_read(reports_widths_t *self, reports_parts_t *parts, const char *part) {
  reports_outline_t outline = {0};
  const char *bytes;
  size_t size;
  *self = (reports_widths_t){.rest = COLUMN};
  int status = reports_parts_get(parts, part, &bytes, &size);
  if (status == SIM_OK)
    status = reports_outline_read(bytes, size, wants, NULL, &outline);
  if (status == SIM_OK && !(self->items = calloc(outline.count + 1, sizeof *self->items)))
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 0; status == SIM_OK && i < outline.count; i++)
    take(self, &outline, &outline.nodes[i]);
  reports_outline_free(&outline);
  return status;
}

void reports_widths_free(reports_widths_t *self) {
  free(self->items);
  *self = (reports_widths_t){0};
}

double reports_widths_of(const reports_widths_t *self, size_t column) {
  for (size_t i = 0; i < self->count; i++)
    if (column >= self->items[i].from && column <= self->items[i].to)
      return self->items[i].pixels;
  return self->rest;
}
