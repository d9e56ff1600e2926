// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page.h"
#include "reports/prose.h"
#include "words/report.h"

#include <math.h>
#include <string.h>

/* From white to the blue of the charts; dark cells have white digits (contrast above 4.5). */
static void put_shade(const reports_page_t *self, double share) {
  const double s = fmin(fmax(share, 0.0), 1.0);
  const int red = (int)lround(255.0 - 245.0 * s), green = (int)lround(255.0 - 197.0 * s);
  const int blue = (int)lround(255.0 - 163.0 * s);
  fprintf(self->stream, " style=\"background:#%02x%02x%02x;color:%s\"", red, green, blue,
          s > 0.68 ? "#fff" : "#000");
}

static bool goes_across(const words_grid_t *grid, size_t row) {
  const char *cell = grid->cells[row * grid->columns];
  return cell && strncmp(cell, REPORTS_PAGE_ACROSS, strlen(REPORTS_PAGE_ACROSS)) == 0;
}

static void put_cell(const reports_page_t *self, const char *text, size_t column, bool is_head,
                     const bool *left, const double *shade) {
  const bool is_under = !is_head && column == 0 && strncmp(text, "  ", 2) == 0;
  const char *tag = is_head || column == 0 ? "th" : "td";
  fprintf(self->stream, "<%s", tag);
  if (tag[1] == 'h')
    fprintf(self->stream, " scope=\"%s\"", is_head ? "col" : "row");
  if (self->is_plain)
    fprintf(self->stream, " style=\"text-align:%s\"", left[column] ? "left" : "right");
  else if (left[column] || is_under)
    fprintf(self->stream, " class=\"%s%s\"", left[column] ? "left" : "",
            is_under ? " under-row" : "");
  if (shade && isfinite(*shade) && !self->is_plain)
    put_shade(self, *shade);
  fputc('>', self->stream);
  fputs(self->is_plain && is_under ? "\u2003" : "", self->stream);
  reports_prose_put(self->stream, text + strspn(text, " "));
  fprintf(self->stream, "</%s>", tag);
}

/* Then the first column takes what the others leave. */
static bool rows_go_across(const words_grid_t *grid) {
  bool found = false;
  for (size_t row = 1; grid->columns && row < grid->count / grid->columns; row++)
    found |= goes_across(grid, row);
  return found;
}

/* A group of rows of its own. */
static void put_across(const reports_page_t *self, const words_grid_t *grid, size_t row) {
  fprintf(self->stream, "%s<tr class=\"across\"><th colspan=\"%zu\" scope=\"rowgroup\" %s>",
          row > 1 ? "</tbody>\n<tbody>\n" : "", grid->columns,
          self->is_plain ? "style=\"text-align:left\"" : "class=\"left\"");
  reports_prose_put(self->stream, grid->cells[row * grid->columns] + strlen(REPORTS_PAGE_ACROSS));
  fputs("</th></tr>\n", self->stream);
}

static void put_row(const reports_page_t *self, const words_grid_t *grid, size_t row,
                    const bool *left, const double *shades) {
  fputs("<tr>", self->stream);
  for (size_t c = 0; c < grid->columns; c++) {
    const size_t at = row * grid->columns + c;
    put_cell(self, grid->cells[at] ? grid->cells[at] : "", c, row == 0, left,
             shades ? &shades[at] : NULL);
  }
  fputs("</tr>\n", self->stream);
}

/* The letters of the longest word of a text. */
static size_t longest_word(const char *text) {
  size_t longest = 0, width = 0;
  for (const char *c = text; *c; c++) {
    width = *c == ' ' ? 0 : width + (((unsigned char)*c & 0xC0) != 0x80);
    longest = width > longest ? width : longest;
  }
  return longest;
}

/* What a column takes, in letters: at least, and at most. Figures and short texts stand on one
 * line.
 */
static void measure(const words_grid_t *grid, size_t column, bool is_left, double *least,
                    double *most) {
  enum { SHORT = 18, MOST = 90, ROOM = 4 }; /* ROOM: at the sides of a cell */
  size_t word = 0, body = 0, whole = 0;
  for (size_t i = column; i < grid->count; i += grid->columns) {
    if (goes_across(grid, i / grid->columns))
      continue;
    const char *cell = grid->cells[i] ? grid->cells[i] : "";
    const size_t width = words_text_width(cell), longest = longest_word(cell);
    word = longest > word ? longest : word;
    body = i >= grid->columns && width > body ? width : body;
    whole = width > whole ? width : whole;
  }
  *least = (double)(body > word && (!is_left || body <= SHORT) ? body : word) + ROOM;
  *most = fmax(*least, fmin((double)whole, MOST) + ROOM);
}

/* In whole percent of a page on which PAGE letters stand side by side: each column as wide as it
   must be, and what is left to those that would be wider. */
static void put_widths(const reports_page_t *self, const words_grid_t *grid, const bool *left) {
  enum { PAGE = 104 };
  double least, most, needed = 0.0, wished = 0.0;
  for (size_t c = 0; c < grid->columns; c++) {
    measure(grid, c, left[c], &least, &most);
    needed += least;
    wished += most;
  }
  const double part =
      wished > needed ? fmin(fmax((PAGE - needed) / (wished - needed), 0.0), 1.0) : 0.0;
  const double sum = needed + part * (wished - needed);
  for (size_t c = 0; c < grid->columns; c++) {
    measure(grid, c, left[c], &least, &most);
    fprintf(self->stream, "<col style=\"width:%ld%%\">",
            lround(100.0 * (least + part * (most - least)) / sum));
  }
}

void reports_page_table(reports_page_t *self, const char *caption, const words_grid_t *grid,
                        const bool *left, const double *shades) {
  const size_t rows = grid->columns ? grid->count / grid->columns : 0;
  reports_page_end_list(self);
  if (grid->lost || rows == 0)
    return;
  /* It scrolls on a narrow screen: then the keyboard has to reach it, and its name says what it is.
   */
  if (self->is_plain) {
    fputs("<div class=\"wide\">", self->stream);
  } else {
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", self->stream);
    reports_prose_put(self->stream, caption);
    fputs("\">", self->stream);
  }
  fprintf(self->stream, "<table%s>\n<caption>", rows_go_across(grid) ? " class=\"grouped\"" : "");
  reports_prose_put(self->stream, caption);
  fputs("</caption>\n", self->stream);
  if (self->is_plain) {
    fputs("<colgroup>", self->stream);
    put_widths(self, grid, left);
    fputs("</colgroup>\n", self->stream);
  }
  fputs("<thead>\n", self->stream);
  put_row(self, grid, 0, left, NULL);
  fputs("</thead>\n<tbody>\n", self->stream);
  for (size_t row = 1; row < rows; row++)
    if (goes_across(grid, row))
      put_across(self, grid, row);
    else
      put_row(self, grid, row, left, shades);
  fputs("</tbody>\n</table></div>\n", self->stream);
}
