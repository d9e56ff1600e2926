// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/script.h"

#include "plots/status.h"
#include "plots/text.h"

#include <math.h>

static double clamp(double value, double low, double high) {
  return value < low ? low : value > high ? high : value;
}

double plots_frame_x(const plots_frame_t *frame, double value) {
  const double span = frame->right - frame->left;
  if (frame->x_log)
    return frame->left + span * log(value / frame->x_low) / log(frame->x_high / frame->x_low);
  return frame->left + span * (value - frame->x_low) / (frame->x_high - frame->x_low);
}

double plots_frame_y(const plots_frame_t *frame, double value) {
  const double share = (value - frame->y_low) / (frame->y_high - frame->y_low);
  return frame->bottom - (frame->bottom - frame->top) * share;
}

void plots_script_init(plots_script_t *self, double height) {
  *self = (plots_script_t){.width = PLOTS_WIDTH};
  self->height = floor(clamp(height, 100, PLOTS_HEIGHT_MAX));
}

static double full_height(const plots_script_t *self) {
  return self->height + self->tail;
}

/* "name number\n" */
static void setting(plots_script_t *self, const char *before, double value, const char *after) {
  plots_buffer_puts(&self->body, before);
  plots_buffer_real(&self->body, value);
  plots_buffer_puts(&self->body, after);
}

static void range(plots_script_t *self, const char *axis, double low, double high) {
  plots_buffer_printf(&self->body, "set %srange [", axis);
  plots_buffer_real(&self->body, low);
  setting(self, ":", high, "]\n");
}

/* Ticks without labels: gnuplot draws the grid at our values, the texts are ours. */
static void grid(plots_script_t *self, const char *axis, const double *values, size_t count) {
  if (count == 0) {
    plots_buffer_printf(&self->body, "unset %stics\n", axis);
    return;
  }
  plots_buffer_printf(&self->body, "set %stics scale 0 format '' (", axis);
  for (size_t i = 0; i < count; i++) {
    plots_buffer_puts(&self->body, i ? ", " : "");
    plots_buffer_real(&self->body, values[i]);
  }
  plots_buffer_printf(&self->body, ")\nset grid %stics back lt 1 lw 1 lc rgb '" PLOTS_GRID "'\n",
                      axis);
}

static void close_panel(plots_script_t *self) {
  if (self->elements.length) {
    plots_buffer_puts(&self->body, "plot ");
    plots_buffer_add(&self->body, self->elements.data, self->elements.length);
    plots_buffer_puts(&self->body, "\n");
  }
  if (self->elements.status)
    self->body.status = self->elements.status;
  plots_buffer_free(&self->elements);
}

void plots_script_panel(plots_script_t *self, const plots_frame_t *frame, const double *grid_x,
                        size_t count_x, const double *grid_y, size_t count_y) {
  close_panel(self);
  setting(self, "set lmargin at screen ", frame->left / self->width, "\n");
  setting(self, "set rmargin at screen ", frame->right / self->width, "\n");
  setting(self, "set tmargin at screen ", 1.0 - frame->top / full_height(self), "\n");
  setting(self, "set bmargin at screen ", 1.0 - frame->bottom / full_height(self), "\n");
  plots_buffer_puts(&self->body, frame->x_log ? "set logscale x\n" : "unset logscale x\n");
  range(self, "x", frame->x_low, frame->x_high);
  range(self, "y", frame->y_low, frame->y_high);
  plots_buffer_puts(&self->body, "unset grid\n");
  grid(self, "x", grid_x, count_x);
  grid(self, "y", grid_y, count_y);
}

void plots_script_page(plots_script_t *self) {
  const double height = full_height(self);
  const plots_frame_t page = {
      .right = self->width, .bottom = height, .x_high = self->width, .y_low = height};
  plots_script_panel(self, &page, NULL, 0, NULL, 0);
}

/* Writes a data block and names it in the plot command. Nothing but numbers enters it, so its end
   mark cannot appear inside. Returns false when no row is complete. */
static bool block(plots_script_t *self, const double *values, size_t columns, size_t count,
                  bool gaps) {
  const size_t before = self->body.length;
  size_t kept = 0;
  plots_buffer_printf(&self->body, "$d%u << EOD\n", self->blocks);
  for (size_t i = 0; i < count; i++) {
    const double *row = values + i * columns;
    bool finite = true;
    for (size_t j = 0; j < columns; j++)
      finite = finite && isfinite(row[j]);
    for (size_t j = 0; finite && j < columns; j++) {
      plots_buffer_real(&self->body, row[j]);
      plots_buffer_puts(&self->body, j + 1 < columns ? " " : "\n");
    }
    kept += finite;
    if (!finite && gaps && kept)
      plots_buffer_puts(&self->body, "\n");
  }
  if (kept == 0) {
    if (self->body.status == PLOTS_OK)
      self->body.data[self->body.length = before] = '\0';
    return false;
  }
  plots_buffer_puts(&self->body, "EOD\n");
  return true;
}

static void element(plots_script_t *self, const char *what) {
  plots_buffer_printf(&self->elements, "%s$d%u %s", self->elements.length ? ", " : "", self->blocks,
                      what);
}

static void add_width(plots_script_t *self, const plots_pen_t *pen) {
  static const char *const dashes[] = {"solid", "(9,5)", "(2,4)"};
  plots_buffer_puts(&self->elements, " lw ");
  plots_buffer_real(&self->elements, pen->width);
  plots_buffer_printf(&self->elements, " dt %s notitle", dashes[pen->dash]);
}

void plots_script_boxes(plots_script_t *self, const plots_pen_t *pen, const plots_box_t *rows,
                        size_t count) {
  if (!block(self, &rows->x_low, 4, count, false))
    return;
  element(self, "using (($1+$2)/2):(($3+$4)/2):1:2:3:4 with boxxyerror");
  plots_buffer_printf(&self->elements, " fc rgb '%s' fs %s", pen->fill ? pen->fill : PLOTS_WHITE,
                      pen->fill ? "solid" : "empty");
  if (pen->colour)
    plots_buffer_printf(&self->elements, " border lc rgb '%s'", pen->colour);
  else
    plots_buffer_puts(&self->elements, " noborder");
  add_width(self, pen);
  self->blocks++;
}

void plots_script_lines(plots_script_t *self, const plots_pen_t *pen, const plots_line_t *rows,
                        size_t count) {
  if (!block(self, &rows->x, 4, count, false))
    return;
  element(self, "using 1:2:($3-$1):($4-$2) with vectors nohead");
  plots_buffer_printf(&self->elements, " lc rgb '%s'", pen->colour);
  add_width(self, pen);
  self->blocks++;
}

/* gnuplot's mark of size 1 spans about 15 pixels; some symbols are wider. */
static void add_points(plots_script_t *self, int symbol, double size, const char *colour) {
  static const int types[] = {[PLOTS_CIRCLE] = 7,
                              [PLOTS_DIAMOND] = 13,
                              [PLOTS_SQUARE] = 5,
                              [PLOTS_TRIANGLE] = 9,
                              [PLOTS_TRIANGLE_DOWN] = 11};
  plots_buffer_printf(&self->elements, " with points pt %d ps ", types[symbol]);
  plots_buffer_real(&self->elements, size / (symbol == PLOTS_DIAMOND ? 18.0 : 15.0));
  plots_buffer_printf(&self->elements, " lc rgb '%s' notitle", colour);
}

void plots_script_points(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                         size_t count) {
  if (!block(self, &rows->x, 2, count, false))
    return;
  element(self, "using 1:2");
  add_points(self, pen->symbol, pen->size, pen->colour);
  if (pen->fill && pen->size > 2 * pen->width) {
    element(self, "using 1:2");
    add_points(self, pen->symbol, pen->size - 2 * pen->width, pen->fill);
  }
  self->blocks++;
}

void plots_script_curve(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                        size_t count) {
  if (!block(self, &rows->x, 2, count, true))
    return;
  element(self, "using 1:2 with lines");
  plots_buffer_printf(&self->elements, " lc rgb '%s'", pen->colour);
  add_width(self, pen);
  self->blocks++;
}

void plots_script_area(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                       size_t count, double base) {
  if (!block(self, &rows->x, 2, count, true))
    return;
  element(self, "using 1:2 with filledcurves y=");
  plots_buffer_real(&self->elements, base);
  plots_buffer_printf(&self->elements, " fc rgb '%s' fs solid noborder notitle",
                      pen->fill ? pen->fill : PLOTS_WHITE);
  self->blocks++;
}

void plots_script_text(plots_script_t *self, double x, double y, plots_anchor_t anchor,
                       const plots_type_t *type, const char *text) {
  static const char *const anchors[] = {"left", "center", "right"};
  if (!isfinite(x) || !isfinite(y) || !text || !*text)
    return;
  plots_buffer_puts(&self->texts, "set label ");
  plots_text_quote(&self->texts, text);
  plots_buffer_puts(&self->texts, " at ");
  plots_buffer_real(&self->texts, x);
  plots_buffer_puts(&self->texts, ",");
  plots_buffer_real(&self->texts, y);
  plots_buffer_printf(&self->texts, " %s norotate font '" PLOTS_FONT "%s,", anchors[anchor],
                      type->bold ? ":Bold" : "");
  plots_buffer_real(&self->texts, type->size);
  plots_buffer_printf(&self->texts, "' tc rgb '%s' noenhanced front\n", type->colour);
}

double plots_script_paragraph(plots_script_t *self, double x, double y, double width,
                              plots_anchor_t anchor, const plots_type_t *type, size_t most,
                              bool centred, const char *text) {
  const double pitch = 1.25 * type->size;
  plots_lines_t lines;
  plots_text_wrap(&lines, text, width / (type->bold ? 1.1 : 1.0), type->size, most);
  const double height = pitch * (double)lines.count;
  const double first = centred ? y - (height - pitch) / 2 : y + pitch / 2;
  for (size_t i = 0; i < lines.count; i++)
    plots_script_text(self, x, first + pitch * (double)i, anchor, type, lines.line[i]);
  return height;
}

int plots_script_finish(plots_script_t *self) {
  plots_buffer_add(&self->body, self->texts.data, self->texts.length);
  close_panel(self);
  if (self->texts.status || self->description.status || self->marks.lost)
    self->body.status = PLOTS_ERR_NO_MEMORY;
  return self->body.status;
}

void plots_script_free(plots_script_t *self) {
  plots_buffer_free(&self->body);
  plots_buffer_free(&self->elements);
  plots_buffer_free(&self->texts);
  plots_buffer_free(&self->description);
  words_table_free(&self->marks);
}
