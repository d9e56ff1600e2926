// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page.h"

#include "reports/prose.h"

#include <stdlib.h>
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
    "td{white-space:nowrap}.left{text-align:left;white-space:normal}.n{white-space:nowrap}"
    "td.left:last-child{min-width:18rem}.under-row{padding-left:1.6rem;color:#4a4a4a}"
    ".grouped{width:100%}.grouped th[scope=row]{width:60%}.grouped td{white-space:nowrap}.across "
    "th{font-weight:400;background:#f3f5f7}\n"
    "figure{margin:1.25rem 0;overflow-x:auto}svg,img{max-width:100%;height:auto}\n"
    "pre{background:#f3f5f7;padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "nav ul{columns:2;padding-left:1.2rem}a{color:#0a3a5c}\n"
    "@media (max-width:40rem){nav ul{columns:1}ul{padding-left:1.2rem}figure svg{width:40rem;"
    "max-width:none}}\n"
    /* Two pictures of the usual form fill a sheet; a tall one keeps letters that can be read. */
    "@media print{nav{display:none}#resumen{font-size:9.2pt}:root{font-size:10pt;line-height:1.4}"
    "body{max-width:none;margin:0;padding:0}h2{margin:1.2rem 0 .4rem}ul{padding-left:1.4rem}"
    ".wide,figure{overflow:visible}table{font-size:8.5pt;line-height:1.25;margin:.5rem 0}"
    "th,td{padding:.12rem .35rem}td.left:last-child{min-width:0}"
    "figure{margin:.5rem 0}svg,img{max-width:16cm;max-height:12.2cm}.tall "
    "svg{width:14cm;max-height:25cm}"
    "#proyeccion{break-before:page}"
    "figure,tr,li,.grouped "
    "tbody{break-inside:avoid}h2,h3,caption,thead,.across{break-after:avoid}p,li{orphans:2;"
    "widows:2}"
    "a{color:inherit;text-decoration:none}}\n"
    "@page{size:A4;margin:17mm 16mm}\n"
    "</style>\n</head>\n<body>\n<header>\n";

void reports_page_end_list(reports_page_t *self) {
  if (self->in_list)
    fputs("</ul>\n", self->stream);
  self->in_list = false;
}

static void put_prose(const reports_page_t *self, const char *text, size_t length) {
  if (self->is_plain)
    reports_prose_write(self->stream, text, length);
  else
    reports_prose_keep(self->stream, text, length);
}

static void put_element(reports_page_t *self, const char *tag, const char *text) {
  reports_page_end_list(self);
  fprintf(self->stream, "<%s>", tag);
  put_prose(self, text, strlen(text));
  fprintf(self->stream, "</%s>\n", tag);
}

void reports_page_begin(reports_page_t *self, FILE *stream, words_lang_t lang, bool is_plain,
                        const char *title, const char *subtitle) {
  *self = (reports_page_t){.stream = stream, .is_plain = is_plain};
  fprintf(stream, head, lang == WORDS_ES ? "es" : "en");
  reports_prose_put(self->stream, title);
  fputs(style, stream);
  if (!is_plain)
    put_element(self, "h1", title);
  fputs("<p class=\"under\">", stream);
  reports_prose_put(self->stream, subtitle);
  fputs("</p>\n</header>\n", stream);
}

void reports_page_contents(reports_page_t *self, const char *heading, const char *const *ids,
                           const char *const *titles, size_t count) {
  if (self->is_plain) {
    fputs("<main>\n", self->stream);
    return;
  }
  fputs("<nav aria-label=\"", self->stream);
  reports_prose_put(self->stream, heading);
  fputs("\">\n<ul>\n", self->stream);
  for (size_t i = 0; i < count; i++) {
    fprintf(self->stream, "<li><a href=\"#%s\">", ids[i]);
    reports_prose_put(self->stream, titles[i]);
    fputs("</a></li>\n", self->stream);
  }
  fputs("</ul>\n</nav>\n<main>\n", self->stream);
}

static void end_section(reports_page_t *self) {
  reports_page_end_list(self);
  if (self->in_section)
    fputs("</section>\n", self->stream);
  self->in_section = false;
}

void reports_page_section(reports_page_t *self, const char *id, const char *title) {
  end_section(self);
  fprintf(self->stream, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", id, id,
          id);
  reports_prose_put(self->stream, title);
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
  reports_page_end_list(self);
  fputs("<pre>", self->stream);
  reports_prose_put(self->stream, text);
  fputs("</pre>\n", self->stream);
}

static void put_item(reports_page_t *self, const char *text, size_t length) {
  if (!self->in_list)
    fputs("<ul>\n", self->stream);
  self->in_list = true;
  fputs("<li>", self->stream);
  put_prose(self, text, length);
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

/* So tall that two do not stand on a sheet with letters that can be read: by its viewBox. */
static bool is_tall(const char *root, size_t length) {
  static const char mark[] = "viewBox=\"0 0 ";
  const char *at = memmem(root, length, mark, sizeof mark - 1);
  char *end = NULL;
  const double width = at ? strtod(at + sizeof mark - 1, &end) : 0.0;
  return width > 0.0 && strtod(end, NULL) > 0.93 * width;
}

void reports_page_figure(reports_page_t *self, const char *svg, size_t length) {
  const char *root = memmem(svg, length, "<svg", 4);
  reports_page_end_list(self);
  if (!root)
    return;
  fprintf(self->stream, "<figure tabindex=\"0\"%s>\n",
          is_tall(root, (size_t)(svg + length - root)) ? " class=\"tall\"" : "");
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
  reports_page_end_list(self);
  fprintf(self->stream, "<p><img src=\"%s\" alt=\"", source);
  put_title(self, svg, length);
  fputs("\"></p>\n", self->stream);
}
