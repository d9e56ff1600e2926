// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/docx.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { MOST = 64 << 20, DAY = 1 << 5 | 1 /* 1 January 1980, as pandoc has it */ };

/* In twentieths of a point: 210 × 297 mm, 18 mm; in half points: 8.5. */
static const char sheet[] =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1021\" w:right=\"1021\" "
    "w:bottom=\"1021\" w:left=\"1021\" w:header=\"567\" w:footer=\"567\" "
    "w:gutter=\"0\"/></w:sectPr>";
static const char no_sheet[] = "<w:sectPr />";
static const char in_cell[] = "\"Compact\"", cell[] = "\"TableText\"";
static const char styles_end[] = "</w:styles>";
static const char cell_style[] =
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableText\"><w:name "
    "w:val=\"Table Text\"/><w:basedOn w:val=\"Compact\"/><w:rPr><w:sz w:val=\"17\"/><w:szCs "
    "w:val=\"17\"/></w:rPr></w:style></w:styles>";

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

/* Puts the text, which it takes over, in the place of a part. */
static bool put_part(zip_t *zip, const char *name, char *text) {
  const zip_int64_t at = zip_name_locate(zip, name, 0);
  zip_source_t *source = text ? zip_source_buffer(zip, text, strlen(text), 1) : NULL;
  if (!source)
    free(text);
  if (source && at >= 0 && !zip_file_replace(zip, (zip_uint64_t)at, source, 0))
    return !zip_file_set_dostime(zip, (zip_uint64_t)at, 0, DAY, 0);
  if (source)
    zip_source_free(source);
  return false;
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

/* Paragraphs in cells are in a style of their own. */
static char *with_cells(const char *text) {
  char *changed = NULL;
  size_t size;
  FILE *out = open_memstream(&changed, &size);
  if (!out)
    return NULL;
  for (const char *at = text; *at;) {
    const char *begin = strstr(at, "<w:tbl>"), *end = begin ? strstr(begin, "</w:tbl>") : NULL;
    const char *style;
    fwrite(at, 1, end ? (size_t)(begin - at) : strlen(at), out);
    at = end ? begin : "";
    while (end && (style = strstr(at, in_cell)) && style < end) {
      fwrite(at, 1, (size_t)(style - at), out);
      fputs(cell, out);
      at = style + strlen(in_cell);
    }
    if (end)
      fwrite(at, 1, (size_t)(end - at), out);
    at = end ? end : at;
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
  char *fitted = on_sheet ? with_cells(on_sheet) : NULL;
  bool ok = styles && fitted;
  ok = ok && put_part(zip, "word/styles.xml", with_last(styles, styles_end, cell_style));
  if (ok) {
    ok = put_part(zip, "word/document.xml", fitted);
    fitted = NULL;
  }
  free(fitted);
  free(on_sheet);
  free(styles);
  free(body);
  if (ok && !zip_close(zip))
    return 0;
  zip_discard(zip);
  return -1;
}
