// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page.h"

#include "words/report.h"

#include <math.h>
#include <string.h>

/* Nothing may be loaded from anywhere; inline styles and pictures are all there is. */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'; img-src data:\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";

static const char style[] =
    "</title>\n<style>\n"
    ":root{color:#1a1a1a;background:#fff;font:16px/1.5 Roboto,'Segoe UI',Arial,sans-serif}\n"
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0}h2{font-size:1.4rem;margin:2.5rem 0 .5rem;"
    "border-bottom:2px solid #0a3a5c}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}\n"
    ".under{color:#4a4a4a;margin:.25rem 0 1.5rem}\n"
    ".wide{overflow-x:auto}table{border-collapse:collapse;margin:.75rem 0;font-size:.9rem}\n"
    "caption{text-align:left;font-weight:700;padding:.25rem 0}\n"
    "th,td{padding:.2rem .6rem;border-bottom:1px solid #d5d5d5;text-align:right;"
    "vertical-align:top}\n"
    "thead th{border-bottom:2px solid #0a3a5c}th[scope=row]{font-weight:400}\n"
    "td{font-variant-numeric:tabular-nums}\n"
    ".left{text-align:left}td.left:last-child{min-width:18rem}.under-row{padding-left:1.6rem;color:"
    "#4a4a4a}\n"
    "figure{margin:1.25rem 0}svg,img{max-width:100%;height:auto}\n"
    "pre{background:#f3f5f7;padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "nav ul{columns:2;padding-left:1.2rem}a{color:#0a3a5c}\n"
    "@media (max-width:40rem){nav ul{columns:1}}\n"
    "@media "
    "print{nav{display:none}#resumen{font-size:9.2pt}:root{font-size:10pt}body{max-width:none;"
    "margin:0;padding:0}"
    ".wide{overflow:visible}table{font-size:8.5pt}th,td{padding:.15rem .35rem}"
    "svg,img{max-height:10.5cm}section:nth-of-type(2){break-before:page}"
    "figure,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}a{color:inherit;"
    "text-decoration:none}}\n"
    "@page{size:A4;margin:18mm 16mm}\n"
    "</style>\n</head>\n<body>\n<header>\n";

/* One character, escaped for text and for quoted values; bytes that are none become U+FFFD. */
static size_t put_character(FILE *stream, const char *text, size_t left) {
  unsigned code = 0;
  const size_t size = words_utf8(text, left, &code);
  if (size == 0 || (words_is_control(code) && code != '\n' && code != '\t'))
    fputs("\uFFFD", stream);
  else if (code == '&' || code == '<' || code == '>' || code == '"' || code == '\'')
    fprintf(stream, "&#%u;", code);
  else
    fwrite(text, 1, size, stream);
  return size ? size : 1;
}

static void put(const reports_page_t *self, const char *text, size_t length) {
  for (size_t at = 0; at < length;)
    at += put_character(self->stream, text + at, length - at);
}

static void put_text(const reports_page_t *self, const char *text) {
  put(self, text, strlen(text));
}

static void end_list(reports_page_t *self) {
  if (self->in_list)
    fputs("</ul>\n", self->stream);
  self->in_list = false;
}

static void put_element(reports_page_t *self, const char *tag, const char *text) {
  end_list(self);
  fprintf(self->stream, "<%s>", tag);
  put_text(self, text);
  fprintf(self->stream, "</%s>\n", tag);
}

void reports_page_begin(reports_page_t *self, FILE *stream, words_lang_t lang, bool is_plain,
                        const char *title, const char *subtitle) {
  *self = (reports_page_t){.stream = stream, .is_plain = is_plain};
  fprintf(stream, head, lang == WORDS_ES ? "es" : "en");
  put_text(self, title);
  fputs(style, stream);
  if (!is_plain)
    put_element(self, "h1", title);
  fputs("<p class=\"under\">", stream);
  put_text(self, subtitle);
  fputs("</p>\n</header>\n", stream);
}

void reports_page_contents(reports_page_t *self, const char *heading, const char *const *ids,
                           const char *const *titles, size_t count) {
  fputs("<nav aria-label=\"", self->stream);
  put_text(self, heading);
  fputs("\">\n<ul>\n", self->stream);
  for (size_t i = 0; i < count; i++) {
    fprintf(self->stream, "<li><a href=\"#%s\">", ids[i]);
    put_text(self, titles[i]);
    fputs("</a></li>\n", self->stream);
  }
  fputs("</ul>\n</nav>\n<main>\n", self->stream);
}

static void end_section(reports_page_t *self) {
  end_list(self);
  if (self->in_section)
    fputs("</section>\n", self->stream);
  self->in_section = false;
}

void reports_page_section(reports_page_t *self, const char *id, const char *title) {
  end_section(self);
  fprintf(self->stream, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", id, id,
          id);
  put_text(self, title);
  fputs("</h2>\n", self->stream);
  self->in_section = true;
}

void reports_page_end(reports_page_t *self) {
  end_section(self);
  fputs("</main>\n</body>\n</html>\n", self->stream);
}

void reports_page_heading(reports_page_t *self, const char *title) {
  put_element(self, "h3", title);
}

void reports_page_text(reports_page_t *self, const char *text) {
  put_element(self, "p", text);
}

void reports_page_code(reports_page_t *self, const char *text) {
  put_element(self, "pre", text);
}

static void put_item(reports_page_t *self, const char *text, size_t length) {
  if (!self->in_list)
    fputs("<ul>\n", self->stream);
  self->in_list = true;
  fputs("<li>", self->stream);
  put(self, text, length);
  fputs("</li>\n", self->stream);
}

void reports_page_item(reports_page_t *self, const char *text) {
  put_item(self, text, strlen(text));
}

void reports_page_items(reports_page_t *self, const char *text) {
  for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
    end = strchrnul(line, '\n');
    const size_t blank = strspn(line, " ");
    if (blank < (size_t)(end - line))
      put_item(self, line + blank, (size_t)(end - line) - blank);
  }
}

/* From white to the blue of the charts; dark cells have white digits (contrast above 4.5). */
static void put_shade(const reports_page_t *self, double share) {
  const double s = fmin(fmax(share, 0.0), 1.0);
  const int red = (int)lround(255.0 - 245.0 * s), green = (int)lround(255.0 - 197.0 * s);
  const int blue = (int)lround(255.0 - 163.0 * s);
  fprintf(self->stream, " style=\"background:#%02x%02x%02x;color:%s\"", red, green, blue,
          s > 0.68 ? "#fff" : "#000");
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
  put_text(self, text + strspn(text, " "));
  fprintf(self->stream, "</%s>", tag);
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

/* The letters of the widest cell of a column. */
static size_t widest_of(const words_grid_t *grid, size_t column) {
  size_t widest = 0;
  for (size_t i = column; i < grid->count; i += grid->columns) {
    const size_t shown = grid->cells[i] ? words_text_width(grid->cells[i]) : 0;
    widest = shown > widest ? shown : widest;
  }
  return widest;
}

/* In whole percent of a page on which PAGE letters stand side by side: columns of figures and of
   short texts are as wide as these, so that none is broken; longer texts share what is left. */
static void put_widths(const reports_page_t *self, const words_grid_t *grid, const bool *left) {
  enum { SHORT = 12, MOST = 40, ROOM = 4, PAGE = 90 }; /* ROOM: at the sides of a cell */
  double whole = 0.0, shared = 0.0, least = 0.0;
  for (size_t c = 0; c < grid->columns; c++) {
    const size_t width = widest_of(grid, c);
    const bool is_shared = left[c] && width > SHORT;
    whole += is_shared ? 0.0 : (double)width + ROOM;
    shared += is_shared ? fmin((double)width, MOST) : 0.0;
    least += is_shared ? SHORT + ROOM : 0.0;
  }
  const double rest = shared > 0.0 ? fmax(PAGE - whole, least) : 0.0;
  for (size_t c = 0; c < grid->columns; c++) {
    const size_t width = widest_of(grid, c);
    const double part =
        left[c] && width > SHORT ? fmin((double)width, MOST) / shared * rest : (double)width + ROOM;
    fprintf(self->stream, "<col style=\"width:%ld%%\">", lround(100.0 * part / (whole + rest)));
  }
}

void reports_page_table(reports_page_t *self, const char *caption, const words_grid_t *grid,
                        const bool *left, const double *shades) {
  const size_t rows = grid->columns ? grid->count / grid->columns : 0;
  end_list(self);
  if (grid->lost || rows == 0)
    return;
  /* It scrolls on a narrow screen: then the keyboard has to reach it, and its name says what it is.
   */
  if (self->is_plain) {
    fputs("<div class=\"wide\">", self->stream);
  } else {
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", self->stream);
    put_text(self, caption);
    fputs("\">", self->stream);
  }
  fputs("<table>\n<caption>", self->stream);
  put_text(self, caption);
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
    put_row(self, grid, row, left, shades);
  fputs("</tbody>\n</table></div>\n", self->stream);
}

void reports_page_figure(reports_page_t *self, const char *svg, size_t length) {
  const char *root = memmem(svg, length, "<svg", 4);
  end_list(self);
  if (!root)
    return;
  fputs("<figure>\n", self->stream);
  fwrite(root, 1, length - (size_t)(root - svg), self->stream);
  fputs("</figure>\n", self->stream);
}

/* What stands between <title …> and </title>, which is XML, as the value of an attribute. */
static void put_title(const reports_page_t *self, const char *svg, size_t length) {
  const char *end = svg + length, *at = memmem(svg, length, "<title", 6);
  at = at ? memchr(at, '>', (size_t)(end - at)) : NULL;
  for (at = at ? at + 1 : end; at < end && *at != '<'; at++)
    if (*at == '"')
      fputs("&#34;", self->stream);
    else
      fputc(*at, self->stream);
}

void reports_page_picture(reports_page_t *self, const char *source, const char *svg,
                          size_t length) {
  end_list(self);
  fprintf(self->stream, "<p><img src=\"%s\" alt=\"", source);
  put_title(self, svg, length);
  fputs("\"></p>\n", self->stream);
}
