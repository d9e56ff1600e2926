// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/svg.h"

#include "plots/status.h"
#include "plots/style.h"
#include "plots/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool starts(const char *text, const char *with) {
  return strncmp(text, with, strlen(with)) == 0;
}

/* The end of the tag that begins at `tag`: behind its '>', quoted values passed over. NULL: none.
 */
static const char *tag_end(const char *tag) {
  char quote = 0;
  for (const char *c = tag; *c; c++) {
    if (quote)
      quote = *c == quote ? 0 : quote;
    else if (*c == '"' || *c == '\'')
      quote = *c;
    else if (*c == '>')
      return c + 1;
  }
  return NULL;
}

/* The text between tags. gnuplot leaves '>' as it is, and XML forbids "]]>" in text. */
static void add_text(plots_buffer_t *out, const char *text, size_t length) {
  for (const char *end = text + length; text < end; text++)
    plots_buffer_add(out, *text == '>' ? "&gt;" : text, *text == '>' ? 4 : 1);
}

/* gnuplot's <title> and <desc> hold no tags: skips to behind the closing one. */
static const char *behind_element(const char *end, const char *closing) {
  const char *close = strstr(end, closing);
  return close ? close + strlen(closing) : end;
}

/* An identifier of this chart: its name, which may begin with a digit, behind a letter. */
static void add_id(plots_buffer_t *out, const char *name, const char *part) {
  plots_buffer_printf(out, "c-%s-%s", name, part);
}

static void add_heading(plots_buffer_t *out, const plots_svg_heading_t *heading) {
  plots_buffer_puts(out, "\n<title id=\"");
  add_id(out, heading->name, "title");
  plots_buffer_puts(out, "\">");
  plots_text_xml(out, heading->title);
  plots_buffer_puts(out, "</title>\n<desc id=\"");
  add_id(out, heading->name, "desc");
  plots_buffer_puts(out, "\">");
  plots_text_xml(out, heading->description);
  plots_buffer_puts(out, "</desc>");
}

static void add_root(plots_buffer_t *out, const char *tag, const char *end,
                     const plots_svg_heading_t *heading) {
  plots_buffer_add(out, tag, (size_t)(end - tag) - 1);
  plots_buffer_printf(out, " xml:lang=\"%s\" role=\"img\" aria-labelledby=\"",
                      heading->lang == WORDS_EN ? "en" : "es");
  add_id(out, heading->name, "title ");
  add_id(out, heading->name, "desc");
  plots_buffer_puts(out, "\">");
}

/* Where gnuplot names a part of its document, or points to one; what follows is the name. */
static const char *const id_marks[] = {" id='", " id=\"", " xlink:href='#", " xlink:href=\"#",
                                       "url(#"};

static size_t id_mark(const char *text) {
  for (size_t i = 0; i < sizeof id_marks / sizeof id_marks[0]; i++)
    if (starts(text, id_marks[i]))
      return strlen(id_marks[i]);
  return 0;
}

/* The value of an attribute of the tag; its length is 0 when there is none. */
static const char *value_of(const char *tag, const char *end, const char *mark, size_t *length) {
  const char *at = memmem(tag, (size_t)(end - tag), mark, strlen(mark));
  *length = 0;
  if (!at)
    return tag;
  at += strlen(mark);
  const char *close = memchr(at, mark[strlen(mark) - 1], (size_t)(end - at));
  *length = close ? (size_t)(close - at) : 0;
  return at;
}

/* gnuplot draws a mark as the use of a shape in the colour of wherever it is used, in which not
   every reader of SVG follows it (WeasyPrint 57 ends in an error): the shape is written out. False:
   the tag is no such mark. */
static bool add_mark(plots_buffer_t *out, const char *tag, const char *end) {
  static const char use[] = "<use xlink:href='#gpPt";
  static const char *const shapes[] = {[4] = "rect x='-1' y='-1' width='2' height='2'",
                                       [6] = "circle r='1'",
                                       [8] = "path d='M0,-1.33 L-1.33,0.67 L1.33,0.67 z'",
                                       [10] = "path d='M0,1.33 L1.33,-0.67 L-1.33,-0.67 z'",
                                       [12] = "path d='M0,-1.414 L1.414,0 L0,1.414 L-1.414,0 z'"};
  size_t where_length, colour_length;
  const char *where = value_of(tag, end, " transform='", &where_length),
             *colour = value_of(tag, end, " color='", &colour_length);
  if (!starts(tag, use) || !where_length || !colour_length)
    return false;
  const unsigned long k = strtoul(tag + sizeof use - 1, NULL, 10);
  if (k >= sizeof shapes / sizeof shapes[0] || !shapes[k])
    return false;
  plots_buffer_printf(out, "<%s transform='%.*s' fill='%.*s' stroke='%.*s' stroke-width='0.133'/>",
                      shapes[k], (int)where_length, where, (int)colour_length, colour,
                      (int)colour_length, colour);
  return true;
}

static void add_font(plots_buffer_t *out, const char *font) {
  plots_buffer_puts(out, "font-family=\"");
  if (font)
    plots_buffer_printf(out, "'%s', ", font);
  plots_buffer_puts(out, PLOTS_FONT_LIST "\"");
}

/* Copies a tag; a stroke in the colour of its place says which, a font of ours gets its
   alternatives and weight, a name within the document the chart's before it. */
static void add_tag(plots_buffer_t *out, const char *tag, const char *end,
                    const plots_svg_heading_t *heading) {
  static const char bold[] = "font-family=\"" PLOTS_FONT ":Bold\"";
  static const char plain[] = "font-family=\"" PLOTS_FONT "\"";
  static const char current[] = " stroke=\"currentColor\"";
  size_t length;
  const char *colour = value_of(tag, end, " color=\"", &length);
  while (tag < end) {
    const bool is_bold = starts(tag, bold);
    const size_t mark = id_mark(tag);
    if (is_bold || starts(tag, plain)) {
      add_font(out, heading->font);
      plots_buffer_puts(out, is_bold ? " font-weight=\"bold\"" : "");
      tag += is_bold ? sizeof bold - 1 : sizeof plain - 1;
    } else if (length > 0 && starts(tag, current)) {
      plots_buffer_printf(out, " stroke=\"%.*s\"", (int)length, colour);
      tag += sizeof current - 1;
    } else if (mark) {
      plots_buffer_add(out, tag, mark);
      add_id(out, heading->name, "");
      tag += mark;
    } else {
      plots_buffer_add(out, tag++, 1);
    }
  }
}

int plots_svg_finish(plots_buffer_t *out, const plots_buffer_t *svg,
                     const plots_svg_heading_t *heading) {
  const char *rest = svg->data ? svg->data : "";
  bool opened = false, closed = false;
  while (*rest && !closed) {
    const size_t text = strcspn(rest, "<");
    add_text(out, rest, text);
    rest += text;
    const char *end = tag_end(rest);
    if (!end)
      break;
    if (starts(rest, "<svg") && !opened) {
      add_root(out, rest, end, heading);
      add_heading(out, heading);
      opened = true;
    } else if (starts(rest, "<title>")) {
      end = behind_element(end, "</title>");
    } else if (starts(rest, "<desc>")) {
      end = behind_element(end, "</desc>");
    } else if (starts(rest, "<g id=")) {
      plots_buffer_puts(out, "<g>");
    } else if (!add_mark(out, rest, end)) {
      add_tag(out, rest, end, heading);
      closed = starts(rest, "</svg");
    }
    rest = end;
  }
  plots_buffer_puts(out, "\n");
  return out->status ? out->status : opened && closed ? PLOTS_OK : PLOTS_ERR_GNUPLOT;
}
