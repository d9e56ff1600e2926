// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/pdf.h"

#include "words/report.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY = 20, OBJECTS_MAX = 2 * PLOTS_PDF_PAGES + 12 };
static const double paper_width = 595.276, paper_height = 841.89; /* A4, in points */

/* A document as it was read. */
typedef struct {
  const char *data, *entries; /* the table of offsets, from object 0 on */
  size_t length, objects, before, catalog, info, tree;
  size_t pages[PLOTS_PDF_PAGES], page_count;
} pdf_t;

/* An update in the making: where each new or changed object begins. */
typedef struct {
  plots_buffer_t *out;
  size_t numbers[OBJECTS_MAX], offsets[OBJECTS_MAX], count;
} update_t;

/* The number behind `key` in a text that ends with a zero; false when there is none. */
static bool number_after(const char *text, const char *key, size_t *number) {
  const char *at = text ? strstr(text, key) : NULL;
  char *end;
  if (!at)
    return false;
  *number = strtoul(at + strlen(key), &end, 10);
  return end != at + strlen(key);
}

/* Where object n begins; NULL when it is not where the table says. */
static const char *object_at(const pdf_t *self, size_t n) {
  char head[32];
  if (n >= self->objects)
    return NULL;
  const size_t offset = strtoul(self->entries + ENTRY * n, NULL, 10);
  const int length = snprintf(head, sizeof head, "%zu 0 obj\n", n);
  return offset + (size_t)length < self->length &&
                 memcmp(self->data + offset, head, (size_t)length) == 0
             ? self->data + offset + length
             : NULL;
}

static bool read_pages(pdf_t *self) {
  const char *tree = object_at(self, self->tree), *kids = tree ? strstr(tree, "/Kids [") : NULL;
  char *end;
  if (!kids)
    return false;
  for (const char *c = kids + strlen("/Kids ["); self->page_count < PLOTS_PDF_PAGES; c = end) {
    const size_t page = strtoul(c, &end, 10);
    if (end == c)
      break;
    if (strncmp(end, " 0 R", 4) != 0)
      return false;
    self->pages[self->page_count++] = page;
    end += 4;
  }
  return self->page_count > 0;
}

/* The bytes end with a zero, as those of a buffer do. */
static bool read_document(const plots_buffer_t *pdf, pdf_t *self) {
  *self = (pdf_t){.data = pdf->data, .length = pdf->length};
  const char *trailer = NULL, *start = NULL;
  for (const char *c = pdf->data;
       (c = memmem(c, pdf->length - (size_t)(c - pdf->data), "\ntrailer\n", 9)); c++)
    trailer = c;
  if (!number_after(trailer, "startxref\n", &self->before) || self->before >= pdf->length)
    return false;
  start = pdf->data + self->before;
  int head = 0;
  if (sscanf(start, "xref\n0 %zu%n", &self->objects, &head) != 1)
    return false;
  const char *line = strchr(start + head, '\n');
  if (!line || self->objects > self->length)
    return false;
  self->entries = line + 1;
  return self->entries + ENTRY * self->objects < pdf->data + pdf->length &&
         number_after(trailer, "/Root ", &self->catalog) &&
         number_after(trailer, "/Info ", &self->info) &&
         number_after(object_at(self, self->catalog), "/Pages ", &self->tree) && read_pages(self);
}

static void begin(update_t *self, size_t number) {
  self->numbers[self->count] = number;
  self->offsets[self->count++] = self->out->length;
  plots_buffer_printf(self->out, "%zu 0 obj\n", number);
}

static void end(update_t *self) {
  plots_buffer_puts(self->out, "\nendobj\n");
}

/* A text string: UTF-16 with its mark, in hexadecimal digits. */
static void add_text(plots_buffer_t *out, const char *text) {
  plots_buffer_puts(out, "<FEFF");
  for (size_t left = strlen(text ? text : ""), size; left > 0; text += size, left -= size) {
    unsigned code = 0xFFFD;
    size = words_utf8(text, left, &code);
    if (size == 0)
      size = 1, code = 0xFFFD;
    if (code < 0x10000)
      plots_buffer_printf(out, "%04X", code);
    else
      plots_buffer_printf(out, "%04X%04X", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
  }
  plots_buffer_puts(out, ">");
}

/* The value of a key ends where the next key begins. */
static const char *skip_value(const char *value) {
  const char *next = strchr(value + 1, '/');
  return next ? next : value + strlen(value);
}

/* The dictionary of a page as it was, but on A4, and with what it draws inside of a figure. */
static bool add_page(update_t *self, const pdf_t *pdf, size_t i, size_t open, size_t close) {
  const char *page = object_at(pdf, pdf->pages[i]);
  const char *box = page ? strstr(page, "/MediaBox [") : NULL,
             *drawn = page ? strstr(page, "/Contents ") : NULL,
             *stop = page ? strstr(page, "\nendobj") : NULL;
  double width, height;
  size_t contents;
  if (!box || !drawn || !stop || box > stop || drawn > stop || drawn < box ||
      sscanf(box, "/MediaBox [ 0 0 %lf %lf ]", &width, &height) != 2 ||
      !number_after(drawn, "/Contents ", &contents))
    return false;
  begin(self, pdf->pages[i]);
  plots_buffer_add(self->out, page, (size_t)(box - page));
  if (height <= paper_height) {
    plots_buffer_puts(self->out, "/MediaBox [ 0 ");
    plots_buffer_real(self->out, height - paper_height);
    plots_buffer_puts(self->out, " ");
    plots_buffer_real(self->out, paper_width);
    plots_buffer_puts(self->out, " ");
    plots_buffer_real(self->out, height);
    plots_buffer_puts(self->out, " ]\n   ");
  } else {
    plots_buffer_add(self->out, box, (size_t)(skip_value(box) - box));
  }
  plots_buffer_printf(self->out,
                      "/StructParents %zu\n   /Contents [ %zu 0 R %zu 0 R %zu 0 R ]\n   ", i, open,
                      contents, close);
  const char *rest = skip_value(drawn);
  plots_buffer_add(self->out, rest, (size_t)(stop - rest));
  end(self);
  return true;
}

static void add_stream(update_t *self, size_t number, const char *stream) {
  begin(self, number);
  plots_buffer_printf(self->out, "<< /Length %zu >>\nstream\n%s\nendstream", strlen(stream),
                      stream);
  end(self);
}

/* Numbers of the new objects: two streams, the roots of structure and bookmarks, and of each page
   an element and a bookmark. */
typedef struct {
  size_t open, close, root, document, parents, outlines, elements, marks, size;
} numbers_t;

static numbers_t numbers_of(const pdf_t *pdf) {
  const size_t first = pdf->objects;
  return (numbers_t){.open = first,
                     .close = first + 1,
                     .root = first + 2,
                     .document = first + 3,
                     .parents = first + 4,
                     .outlines = first + 5,
                     .elements = first + 6,
                     .marks = first + 6 + pdf->page_count,
                     .size = first + 6 + 2 * pdf->page_count};
}

static void add_structure(update_t *self, const pdf_t *pdf, const numbers_t *n,
                          const plots_pdf_info_t *info) {
  begin(self, n->root);
  plots_buffer_printf(self->out,
                      "<< /Type /StructTreeRoot /K %zu 0 R /ParentTree %zu 0 R "
                      "/ParentTreeNextKey %zu >>",
                      n->document, n->parents, pdf->page_count);
  end(self);
  begin(self, n->document);
  plots_buffer_printf(self->out, "<< /Type /StructElem /S /Document /P %zu 0 R /K [", n->root);
  for (size_t i = 0; i < pdf->page_count; i++)
    plots_buffer_printf(self->out, " %zu 0 R", n->elements + i);
  plots_buffer_puts(self->out, " ] >>");
  end(self);
  begin(self, n->parents);
  plots_buffer_puts(self->out, "<< /Nums [");
  for (size_t i = 0; i < pdf->page_count; i++)
    plots_buffer_printf(self->out, " %zu [ %zu 0 R ]", i, n->elements + i);
  plots_buffer_puts(self->out, " ] >>");
  end(self);
  for (size_t i = 0; i < pdf->page_count; i++) {
    begin(self, n->elements + i);
    plots_buffer_printf(self->out,
                        "<< /Type /StructElem /S /Figure /P %zu 0 R /Pg %zu 0 R /K 0 /Alt ",
                        n->document, pdf->pages[i]);
    add_text(self->out, info->pages[i].alt);
    plots_buffer_puts(self->out, " >>");
    end(self);
  }
}

static void add_bookmarks(update_t *self, const pdf_t *pdf, const numbers_t *n,
                          const plots_pdf_info_t *info) {
  const size_t last = n->marks + pdf->page_count - 1;
  begin(self, n->outlines);
  plots_buffer_printf(self->out, "<< /Type /Outlines /First %zu 0 R /Last %zu 0 R /Count %zu >>",
                      n->marks, last, pdf->page_count);
  end(self);
  for (size_t i = 0; i < pdf->page_count; i++) {
    const size_t own = n->marks + i;
    begin(self, own);
    plots_buffer_puts(self->out, "<< /Title ");
    add_text(self->out, info->pages[i].title);
    plots_buffer_printf(self->out, " /Parent %zu 0 R /Dest [ %zu 0 R /Fit ]", n->outlines,
                        pdf->pages[i]);
    if (i > 0)
      plots_buffer_printf(self->out, " /Prev %zu 0 R", own - 1);
    if (own < last)
      plots_buffer_printf(self->out, " /Next %zu 0 R", own + 1);
    plots_buffer_puts(self->out, " >>");
    end(self);
  }
}

static void add_catalog(update_t *self, const pdf_t *pdf, const numbers_t *n,
                        const plots_pdf_info_t *info) {
  begin(self, pdf->info);
  plots_buffer_puts(self->out, "<< /Title ");
  add_text(self->out, info->title);
  plots_buffer_puts(self->out, " /Creator (exante) >>");
  end(self);
  begin(self, pdf->catalog);
  plots_buffer_printf(self->out,
                      "<< /Type /Catalog /Pages %zu 0 R /Lang (%s) /MarkInfo << /Marked true >>\n"
                      "   /StructTreeRoot %zu 0 R /Outlines %zu 0 R /PageMode /UseOutlines\n"
                      "   /ViewerPreferences << /DisplayDocTitle true >> >>",
                      pdf->tree, info->lang == WORDS_EN ? "en" : "es", n->root, n->outlines);
  end(self);
}

/* The table of what was added, one section for each object, and where the one before is. */
static void add_table(const update_t *self, const pdf_t *pdf, const numbers_t *n) {
  const size_t start = self->out->length;
  plots_buffer_puts(self->out, "xref\n");
  for (size_t i = 0; i < self->count; i++)
    plots_buffer_printf(self->out, "%zu 1\n%010zu 00000 n \n", self->numbers[i], self->offsets[i]);
  plots_buffer_printf(self->out,
                      "trailer\n<< /Size %zu\n   /Root %zu 0 R\n   /Info %zu 0 R\n   /Prev %zu\n"
                      ">>\nstartxref\n%zu\n%%%%EOF\n",
                      n->size, pdf->catalog, pdf->info, pdf->before, start);
}

int plots_pdf_finish(plots_buffer_t *out, const plots_buffer_t *pdf, const plots_pdf_info_t *info) {
  pdf_t document;
  update_t update = {.out = out};
  const size_t length = pdf->length;
  plots_buffer_add(out, pdf->data, length);
  if (!length || !read_document(pdf, &document) || document.page_count != info->count)
    return out->status;
  const numbers_t n = numbers_of(&document);
  bool whole = true;
  for (size_t i = 0; whole && i < document.page_count; i++)
    whole = add_page(&update, &document, i, n.open, n.close);
  add_stream(&update, n.open, "/Figure << /MCID 0 >> BDC");
  add_stream(&update, n.close, "EMC");
  add_structure(&update, &document, &n, info);
  add_bookmarks(&update, &document, &n, info);
  add_catalog(&update, &document, &n, info);
  add_table(&update, &document, &n);
  if (!whole && !out->status) { /* a page of another form: as it was */
    out->length = length;
    out->data[length] = '\0';
  }
  return out->status;
}
