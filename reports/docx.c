// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/docx.h"

#include "reports/archive.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { MOST = 64 << 20 };

/* In twentieths of a point: 210 × 297 mm, 18 mm; in half points: 8.5. */
static const char sheet[] =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1021\" w:right=\"1021\" "
    "w:bottom=\"1021\" w:left=\"1021\" w:header=\"567\" w:footer=\"567\" "
    "w:gutter=\"0\"/></w:sectPr>";
static const char no_sheet[] = "<w:sectPr />";
static const char styles_end[] = "</w:styles>";
static const char cell_styles[] =
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableText\"><w:name "
    "w:val=\"Table Text\"/><w:basedOn w:val=\"Compact\"/><w:rPr><w:sz w:val=\"17\"/><w:szCs "
    "w:val=\"17\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableAcross\"><w:name "
    "w:val=\"Table Across\"/><w:basedOn w:val=\"TableText\"/><w:pPr><w:keepNext/></w:pPr></w:style>"
    "</w:styles>";

typedef struct {
  const char *from, *to;
} change_t;

/* In tables: paragraphs of cells in a style of their own, those across the table with what follows,
   and no row broken by the end of a page. The first that fits is made. */
static const change_t in_tables[] = {{"<w:tr><w:trPr>", "<w:tr><w:trPr><w:cantSplit/>"},
                                     {"<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>"},
                                     {"</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Compact\"",
                                      "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableAcross\""},
                                     {"\"Compact\"", "\"TableText\""}};

/* In styles, where pandoc writes them so: letters and their size as on the page. */
static const change_t in_styles[] = {
    {"<w:rFonts w:asciiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\" w:eastAsiaTheme=\"minorHAnsi\" "
     "w:hAnsiTheme=\"minorHAnsi\" />",
     "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"},
    {"<w:sz w:val=\"24\" />", "<w:sz w:val=\"20\"/>"},
    {"<w:szCs w:val=\"24\" />", "<w:szCs w:val=\"20\"/>"},
    {"<w:spacing w:after=\"180\" w:before=\"180\" />",
     "<w:spacing w:after=\"100\" w:before=\"100\"/>"}};

/* The text of a part; NULL when it is not there, too large, or out of memory. The caller frees. */
static char *read_part(zip_t *zip, const char *name) {
  zip_stat_t info;
  if (zip_stat(zip, name, 0, &info) || !(info.valid & ZIP_STAT_SIZE) || info.size > MOST)
    return NULL;
  char *text = calloc((size_t)info.size + 1, 1);
  zip_file_t *file = text ? zip_fopen(zip, name, 0) : NULL;
  const bool is_read = file && zip_fread(file, text, info.size) == (zip_int64_t)info.size &&
                       !memchr(text, 0, info.size);
  if (file)
    zip_fclose(file);
  if (is_read)
    return text;
  free(text);
  return NULL;
}

/* Puts the text, which it takes over, in the place of a part; the day is that of pandoc. */
static bool put_part(zip_t *zip, const char *name, char *text) {
  return text &&
         !reports_archive_put(zip, name, text, strlen(text), true, REPORTS_ARCHIVE_DAY(1980));
}

/* The text with its last `from` as `to`; NULL when it has none, or out of memory. */
static char *with_last(const char *text, const char *from, const char *to) {
  const char *last = NULL;
  for (const char *at = text; (at = strstr(at, from)); at++)
    last = at;
  char *changed = NULL;
  if (last && asprintf(&changed, "%.*s%s%s", (int)(last - text), text, to, last + strlen(from)) < 0)
    return NULL;
  return changed;
}

/* Writes `length` bytes with the changes. */
static void put_changed(FILE *out, const char *text, size_t length, const change_t *changes,
                        size_t count) {
  for (size_t at = 0; at < length;) {
    size_t k = 0;
    while (k < count && strncmp(text + at, changes[k].from, strlen(changes[k].from)) != 0)
      k++;
    if (k < count)
      fputs(changes[k].to, out);
    else
      fputc(text[at], out);
    at += k < count ? strlen(changes[k].from) : 1;
  }
}

/* The text with the changes, in its tables alone or everywhere; NULL when out of memory. */
static char *with_changes(const char *text, const change_t *changes, size_t count,
                          bool only_tables) {
  char *changed = NULL;
  size_t size;
  FILE *out = open_memstream(&changed, &size);
  if (!out)
    return NULL;
  for (const char *at = text; *at;) {
    const char *begin = only_tables ? strstr(at, "<w:tbl>") : at;
    const char *end = begin && only_tables ? strstr(begin, "</w:tbl>") : NULL;
    end = only_tables ? end : at + strlen(at);
    fwrite(at, 1, end ? (size_t)(begin - at) : strlen(at), out);
    if (end)
      put_changed(out, begin, (size_t)(end - begin), changes, count);
    at = end ? end : at + strlen(at);
  }
  const bool is_lost = ferror(out) != 0;
  if (!fclose(out) && !is_lost)
    return changed;
  free(changed);
  return NULL;
}

int reports_docx_fit(const char *path) {
  zip_t *zip = zip_open(path, 0, NULL);
  if (!zip)
    return -1;
  char *body = read_part(zip, "word/document.xml"), *styles = read_part(zip, "word/styles.xml");
  char *on_sheet = body ? with_last(body, no_sheet, sheet) : NULL;
  char *fitted = on_sheet
                     ? with_changes(on_sheet, in_tables, sizeof in_tables / sizeof *in_tables, true)
                     : NULL;
  char *plain =
      styles ? with_changes(styles, in_styles, sizeof in_styles / sizeof *in_styles, false) : NULL;
  bool ok = plain && fitted;
  ok = ok && put_part(zip, "word/styles.xml", with_last(plain, styles_end, cell_styles));
  if (ok) {
    ok = put_part(zip, "word/document.xml", fitted);
    fitted = NULL;
  }
  free(fitted);
  free(on_sheet);
  free(plain);
  free(styles);
  free(body);
  if (ok && !zip_close(zip))
    return 0;
  zip_discard(zip);
  return -1;
}
