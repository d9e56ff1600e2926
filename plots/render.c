// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/render.h"

#include "plots/store.h"

#include <string.h>

/* gnuplot's complaint is the last line it wrote; those before repeat the script. */
static void tell_last_line(plots_target_t *target, plots_buffer_t *messages) {
  char *text = messages->data;
  if (!text)
    return;
  size_t length = messages->length;
  while (length > 0 && strchr(" \r\n", text[length - 1]))
    text[--length] = '\0';
  const char *line = strrchr(text, '\n');
  line = line ? line + 1 : text;
  plots_store_tell(target, line + strspn(line, " "));
}

static double height_of(const plots_script_t *page) {
  return page->height + page->tail;
}

static void add_terminal(plots_buffer_t *out, const plots_script_t *page, plots_picture_kind_t kind,
                         const plots_theme_t *theme) {
  static const char *const names[] = {"svg", "pngcairo", "pdfcairo"};
  const double inch = PLOTS_PDF_INCHES / PLOTS_WIDTH; /* of a pixel on paper */
  const double png = theme && theme->png_scale > 0.0 ? theme->png_scale : PLOTS_PNG_SCALE;
  const double scale = kind == PLOTS_PNG ? png : 1.0;
  plots_buffer_puts(out, "set encoding utf8\n");
  plots_buffer_printf(out, "set terminal %s size ", names[kind]);
  if (kind == PLOTS_PDF) {
    plots_buffer_real(out, page->width * inch);
    plots_buffer_puts(out, "in,");
    plots_buffer_real(out, height_of(page) * inch);
    plots_buffer_puts(out, "in");
  } else {
    plots_buffer_printf(out, "%d,%d", (int)(page->width * scale), (int)(height_of(page) * scale));
  }
  plots_buffer_puts(out, " noenhanced font '" PLOTS_FONT ",20' background rgb '" PLOTS_WHITE "'");
  if (kind == PLOTS_PNG) {
    /* cairo counts fonts in points of 96 per 72 pixels, and marks in half the unit of the SVG */
    plots_buffer_puts(out, " fontscale ");
    plots_buffer_real(out, 0.75 * scale);
    plots_buffer_puts(out, " linewidth ");
    plots_buffer_real(out, scale);
    plots_buffer_puts(out, " pointscale ");
    plots_buffer_real(out, 2.0 * scale);
    plots_buffer_puts(out, "\n");
  } else if (kind == PLOTS_PDF) {
    /* as for PNG, by the points that a pixel takes on paper */
    plots_buffer_puts(out, " fontscale ");
    plots_buffer_real(out, 0.75 * 72 * inch);
    plots_buffer_puts(out, " linewidth ");
    plots_buffer_real(out, 2 * 72 * inch);
    plots_buffer_puts(out, " pointscale ");
    plots_buffer_real(out, 2 * 72 * inch);
    plots_buffer_puts(out, "\n");
  } else {
    plots_buffer_puts(out, " dynamic\n");
  }
}

static void add_page(plots_buffer_t *out, const plots_script_t *page, const plots_theme_t *theme) {
  plots_buffer_puts(out, "set multiplot\nunset key\nunset border\nunset label\n");
  plots_buffer_add(out, page->body.data, page->body.length);
  if (theme)
    plots_logo_add(&theme->logo, page->width, height_of(page), out);
  plots_buffer_puts(out, "unset multiplot\n");
}

static bool begins(const plots_buffer_t *bytes, const char *text, size_t length) {
  return bytes->length > length && memcmp(bytes->data, text, length) == 0;
}

static bool ends(const plots_buffer_t *bytes, const char *text, size_t length) {
  return bytes->length > length && memcmp(bytes->data + bytes->length - length, text, length) == 0;
}

/* A PNG ends with an empty IEND chunk, a PDF with its own mark; anything else was cut off. */
static bool is_whole(const plots_buffer_t *picture, plots_picture_kind_t kind) {
  if (kind == PLOTS_PNG)
    return begins(picture, "\x89PNG\r\n\x1A\n", 8) && ends(picture, "IEND\xAE\x42\x60\x82", 8);
  return kind == PLOTS_SVG || (begins(picture, "%PDF-", 5) && ends(picture, "%%EOF\n", 6));
}

/* With the logo in its hand. */
static int run(const plots_buffer_t *source, const plots_target_t *target, plots_buffer_t *picture,
               plots_buffer_t *messages) {
  plots_gnuplot_t gnuplot = *target->gnuplot;
  if (target->theme) {
    gnuplot.more = target->theme->logo.bytes;
    gnuplot.more_length = target->theme->logo.size;
  }
  return plots_gnuplot_run(&gnuplot, source, picture, messages);
}

int plots_render(const plots_script_t *pages, size_t count, plots_picture_kind_t kind,
                 plots_target_t *target, plots_buffer_t *picture) {
  plots_buffer_t source = {0}, messages = {0};
  if (count < 1 || (count > 1 && kind != PLOTS_PDF))
    return PLOTS_ERR_ARGUMENT;
  add_terminal(&source, &pages[0], kind, target->theme);
  int status = PLOTS_OK;
  for (size_t i = 0; i < count && status == PLOTS_OK; i++) {
    status = pages[i].body.status;
    if (!pages[i].body.length || height_of(&pages[i]) < height_of(&pages[0]) ||
        height_of(&pages[i]) > height_of(&pages[0]))
      status = PLOTS_ERR_ARGUMENT;
    if (status == PLOTS_OK)
      add_page(&source, &pages[i], target->theme);
  }
  plots_theme_apply(target->theme, &source);
  if (kind != PLOTS_SVG) /* which names its fonts in the end, with what may stand for them */
    plots_theme_letters(target->theme, &source);
  if (status == PLOTS_OK)
    status = source.status;
  if (status == PLOTS_OK)
    status = run(&source, target, picture, &messages);
  if (status == PLOTS_OK && !is_whole(picture, kind))
    status = PLOTS_ERR_GNUPLOT;
  if (status)
    tell_last_line(target, &messages);
  plots_buffer_free(&source);
  plots_buffer_free(&messages);
  return status;
}
