// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/page.h"

#include "plots/layout.h"
#include "plots/text.h"

#include <math.h>

enum { NOTE_LINES = 3 };
static const double note_gap = 5, footer_height = 44, label_most = 380, text_most = 420;
static const plots_type_t note_type = {17, false, PLOTS_GREY};

static double paragraph_height(const char *text, double width) {
  plots_lines_t lines;
  plots_text_wrap(&lines, text, width, note_type.size, NOTE_LINES);
  return 1.25 * note_type.size * (double)lines.count;
}

static double notes_height(const plots_foot_t *foot) {
  double height = 0.0;
  for (size_t i = 0; i < foot->count; i++)
    height += paragraph_height(foot->notes[i], PLOTS_WIDTH - 2 * PLOTS_MARGIN) + note_gap;
  return height;
}

/* The heading, written on a page that is thrown away. */
static double heading_height(const plots_caption_t *caption) {
  plots_script_t trial;
  plots_script_init(&trial, PLOTS_HEIGHT);
  const double height = plots_layout_heading(&trial, caption);
  plots_script_free(&trial);
  return height;
}

/* With a body of at least `body`, and of no more than `roomy` on a page of the usual height. */
static void open_page(plots_script_t *script, const plots_caption_t *caption,
                      const plots_foot_t *foot, double body, double roomy, double *top,
                      double *bottom) {
  const double notes = notes_height(foot);
  const double rest = heading_height(caption) + notes + footer_height;
  const double usual = fmin(PLOTS_HEIGHT, ceil(rest + roomy));
  plots_script_init(script, fmax(fmax(usual, ceil(rest + body)), foot->height));
  *top = plots_layout_heading(script, caption);
  *bottom = script->height - footer_height - notes;
  double y = *bottom;
  for (size_t i = 0; i < foot->count; i++)
    y += note_gap + plots_script_paragraph(script, PLOTS_MARGIN, y,
                                           script->width - 2 * PLOTS_MARGIN, PLOTS_LEFT, &note_type,
                                           NOTE_LINES, false, foot->notes[i]);
}

void plots_page_open(plots_script_t *script, const plots_caption_t *caption,
                     const plots_foot_t *foot, double body, double *top, double *bottom) {
  open_page(script, caption, foot, body, PLOTS_HEIGHT, top, bottom);
}

void plots_page_open_rows(plots_script_t *script, const plots_caption_t *caption,
                          const plots_foot_t *foot, const plots_page_rows_t *rows, double *top,
                          double *bottom) {
  open_page(script, caption, foot, rows->fixed + rows->least * rows->count,
            rows->fixed + rows->most * rows->count, top, bottom);
}

double plots_page_row(double slots) {
  return fmin(fmax(26.0, fmin(38.0, 900.0 / slots)), 5000.0 / slots);
}

void plots_columns_start(plots_columns_t *self, double row) {
  *self = (plots_columns_t){.labels = 60, .size = fmin(plots_type_label.size, row * 0.62)};
}

void plots_columns_add(plots_columns_t *self, const char *label, const char *text) {
  self->labels = fmax(self->labels, plots_text_width(label, self->size, false) + 1);
  self->texts = fmax(self->texts, plots_text_width(text, self->size, false));
}

void plots_columns_finish(plots_columns_t *self) {
  if (self->labels > label_most) {
    const double shrink = fmax(0.75, label_most / self->labels);
    self->labels *= shrink;
    self->texts *= shrink;
    self->size *= shrink;
  }
  self->labels = fmin(self->labels + 1, label_most);
  self->texts = fmin(self->texts + 1, text_most);
}

/* The letters of a label of two lines: as large as the row lets them be, or smaller rather than
   that it is cut. */
static double size_in_two(const plots_columns_t *self, double row, const char *label) {
  static const double least = 13.0;
  double size = fmin(self->size, row * 0.4);
  plots_lines_t lines;
  for (; size > least; size -= 0.5) {
    plots_text_wrap(&lines, label, self->labels, size, 3);
    if (lines.count <= 2)
      return size;
  }
  return size;
}

void plots_columns_label(const plots_columns_t *self, plots_script_t *script, double x, double y,
                         double row, const char *label) {
  const plots_type_t usual = {self->size, false, plots_type_label.colour};
  const plots_type_t small = {size_in_two(self, row, label), false, plots_type_label.colour};
  const bool fits = plots_text_width(label, usual.size, false) < self->labels;
  plots_script_paragraph(script, x, y, self->labels, PLOTS_RIGHT, fits ? &usual : &small,
                         fits || row < 26 ? 1 : 2, true, label);
}

void plots_page_describe(plots_script_t *script, const char *label, const char *text) {
  if (label && text && *text)
    plots_buffer_printf(&script->description, "%s: %s. ", label, text);
}
