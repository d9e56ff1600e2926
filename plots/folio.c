// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/folio.h"

#include "plots/pdf.h"
#include "plots/store.h"
#include "words/png.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double paper_width = 595.276, paper_height = 841.89, margin = 36.0; /* points */

/* Objects: the tree of pages, what is said of the document, its catalog; then three of each page.
 */
enum { TREE = 1, INFO, CATALOG, FIRST, EACH = 3 };

typedef struct {
  plots_buffer_t pixels; /* compressed, as the PNG has them */
  char *title, *alt;
  unsigned width, height;
} picture_t;

static int read_file(const char *dir, const char *name, const char *extension,
                     plots_buffer_t *out) {
  char *path = NULL, bytes[1 << 14];
  if (asprintf(&path, "%s/%s.%s", dir, name, extension) < 0)
    return PLOTS_ERR_NO_MEMORY;
  FILE *file = fopen(path, "rb");
  free(path);
  if (!file)
    return PLOTS_ERR_OUTPUT;
  for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
    plots_buffer_add(out, bytes, length);
  const bool failed = ferror(file) != 0;
  fclose(file);
  return out->status ? out->status : failed ? PLOTS_ERR_OUTPUT : PLOTS_OK;
}

/* The pixels of a PNG of three colours of eight bits each, without interlacing: a PDF takes them as
   they are. */
static bool take_pixels(const plots_buffer_t *png, picture_t *out) {
  static const char kind[] = "\x08\x02\x00\x00\x00";
  if (png->length < 33 || memcmp(png->data + 12, "IHDR", 4) != 0 ||
      memcmp(png->data + 24, kind, 5) != 0)
    return false;
  out->width = words_png_number(png->data + 16);
  out->height = words_png_number(png->data + 20);
  for (size_t at = 8; at + 12 <= png->length;) {
    const size_t length = words_png_number(png->data + at);
    if (length > png->length - at - 12)
      return false;
    if (memcmp(png->data + at + 4, "IDAT", 4) == 0)
      plots_buffer_add(&out->pixels, png->data + at + 8, length);
    at += length + 12;
  }
  return out->width > 0 && out->height > 0 && out->pixels.length > 0;
}

/* The text of an element of the SVG, with the five characters that XML escapes; "" when it has
   none. The caller frees; NULL when memory ran out. */
static char *element(const char *svg, const char *open, const char *close) {
  static const struct {
    const char *escape, *text;
  } escapes[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  const char *from = svg ? strstr(svg, open) : NULL, *start = from ? strchr(from, '>') : NULL,
             *stop = start ? strstr(start, close) : NULL;
  const size_t length = stop ? (size_t)(stop - start) - 1 : 0;
  char *text = malloc(length + 1), *end = text;
  for (const char *c = stop ? start + 1 : ""; text && c < stop && *c;) {
    size_t k = 0;
    while (k < 5 && strncmp(c, escapes[k].escape, strlen(escapes[k].escape)) != 0)
      k++;
    *end++ = k < 5 ? *escapes[k].text : *c;
    c += k < 5 ? strlen(escapes[k].escape) : 1;
  }
  if (text)
    *end = '\0';
  return text;
}

static int read_picture(const char *dir, const char *name, picture_t *out) {
  plots_buffer_t png = {0}, svg = {0};
  int status = read_file(dir, name, "png", &png);
  if (!status)
    status = read_file(dir, name, "svg", &svg);
  if (!status && !take_pixels(&png, out))
    status = out->pixels.status ? out->pixels.status : PLOTS_ERR_EMPTY;
  out->title = element(svg.data, "<title", "</title>");
  out->alt = element(svg.data, "<desc", "</desc>");
  if (!status && (!out->title || !out->alt || out->pixels.status))
    status = PLOTS_ERR_NO_MEMORY;
  plots_buffer_free(&png);
  plots_buffer_free(&svg);
  return status;
}

static void begin(plots_buffer_t *out, size_t *offsets, size_t n) {
  offsets[n] = out->length;
  plots_buffer_printf(out, "%zu 0 obj\n", n);
}

/* As large as the paper lets it be, at the top. */
static void add_drawing(plots_buffer_t *out, const picture_t *picture) {
  const double scale = fmin((paper_width - 2 * margin) / picture->width,
                            (paper_height - 2 * margin) / picture->height);
  const double width = scale * picture->width, height = scale * picture->height;
  plots_buffer_t drawing = {0};
  plots_buffer_puts(&drawing, "q ");
  plots_buffer_real(&drawing, width);
  plots_buffer_puts(&drawing, " 0 0 ");
  plots_buffer_real(&drawing, height);
  plots_buffer_puts(&drawing, " ");
  plots_buffer_real(&drawing, (paper_width - width) / 2);
  plots_buffer_puts(&drawing, " ");
  plots_buffer_real(&drawing, paper_height - margin - height);
  plots_buffer_puts(&drawing, " cm /x Do Q");
  plots_buffer_printf(out, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n", drawing.length,
                      drawing.data ? drawing.data : "");
  if (drawing.status)
    out->status = drawing.status;
  plots_buffer_free(&drawing);
}

static void add_picture(plots_buffer_t *out, size_t *offsets, size_t page,
                        const picture_t *picture) {
  begin(out, offsets, page);
  plots_buffer_printf(
      out,
      "<< /Type /Page\n   /Parent %d 0 R\n   /MediaBox [ 0 0 595.276 841.89 ]\n   "
      "/Contents %zu 0 R\n   /Resources << /XObject << /x %zu 0 R >> >>\n>>\nendobj\n",
      TREE, page + 1, page + 2);
  begin(out, offsets, page + 1);
  add_drawing(out, picture);
  begin(out, offsets, page + 2);
  plots_buffer_printf(out,
                      "<< /Type /XObject /Subtype /Image /Width %u /Height %u /ColorSpace "
                      "/DeviceRGB /BitsPerComponent 8\n   /Filter /FlateDecode /DecodeParms << "
                      "/Predictor 15 /Colors 3 /Columns %u >> /Length %zu >>\nstream\n",
                      picture->width, picture->height, picture->width, picture->pixels.length);
  plots_buffer_add(out, picture->pixels.data, picture->pixels.length);
  plots_buffer_puts(out, "\nendstream\nendobj\n");
}

/* In the form that plots_pdf_finish expects. */
static void compose(plots_buffer_t *out, const picture_t *pictures, size_t count) {
  size_t offsets[FIRST + EACH * PLOTS_PDF_PAGES];
  plots_buffer_puts(out, "%PDF-1.5\n%\xB5\xED\xAE\xFB\n");
  for (size_t i = 0; i < count; i++)
    add_picture(out, offsets, FIRST + EACH * i, &pictures[i]);
  begin(out, offsets, TREE);
  plots_buffer_puts(out, "<< /Type /Pages\n   /Kids [");
  for (size_t i = 0; i < count; i++)
    plots_buffer_printf(out, " %zu 0 R", FIRST + EACH * i);
  plots_buffer_printf(out, " ]\n   /Count %zu\n>>\nendobj\n", count);
  begin(out, offsets, INFO);
  plots_buffer_puts(out, "<< >>\nendobj\n");
  begin(out, offsets, CATALOG);
  plots_buffer_printf(out, "<< /Type /Catalog\n   /Pages %d 0 R\n>>\nendobj\n", TREE);
  const size_t start = out->length, size = FIRST + EACH * count;
  plots_buffer_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", size);
  for (size_t n = 1; n < size; n++)
    plots_buffer_printf(out, "%010zu 00000 n \n", offsets[n]);
  plots_buffer_printf(
      out,
      "trailer\n<< /Size %zu\n   /Root %d 0 R\n   /Info %d 0 R\n>>\nstartxref\n%zu\n"
      "%%%%EOF\n",
      size, CATALOG, INFO, start);
}

static int write_pdf(const picture_t *pictures, size_t count, const char *title, words_lang_t lang,
                     const char *file, plots_target_t *target) {
  plots_buffer_t plain = {0}, pdf = {0};
  plots_pdf_page_t pages[PLOTS_PDF_PAGES];
  for (size_t i = 0; i < count; i++)
    pages[i] = (plots_pdf_page_t){pictures[i].title, pictures[i].alt};
  compose(&plain, pictures, count);
  const plots_pdf_info_t info = {.title = title, .lang = lang, .pages = pages, .count = count};
  int status = plain.status ? plain.status : plots_pdf_finish(&pdf, &plain, &info);
  const plots_picture_t picture = {"pdf", &pdf};
  if (!status)
    status = plots_store(target, file, &picture, 1);
  plots_buffer_free(&plain);
  plots_buffer_free(&pdf);
  return status;
}

int plots_folio_write(const char *const *names, size_t count, const char *title, words_lang_t lang,
                      const char *file, plots_target_t *target) {
  picture_t pictures[PLOTS_PDF_PAGES] = {0};
  int status = PLOTS_OK;
  if (count < 1 || count > PLOTS_PDF_PAGES || !plots_name_valid(file))
    return PLOTS_ERR_ARGUMENT;
  for (size_t i = 0; i < count && !status; i++)
    status = plots_name_valid(names[i]) ? read_picture(target->dir, names[i], &pictures[i])
                                        : PLOTS_ERR_ARGUMENT;
  if (!status)
    status = write_pdf(pictures, count, title, lang, file, target);
  for (size_t i = 0; i < count; i++) {
    plots_buffer_free(&pictures[i].pixels);
    free(pictures[i].title);
    free(pictures[i].alt);
  }
  return status;
}
