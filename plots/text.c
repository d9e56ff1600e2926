// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/text.h"

#include "plots/status.h"

#include <stdint.h>
#include <string.h>

static const uint32_t replacement = 0xFFFD;

/* Reads one code point and moves `*text` behind it; a byte that begins no valid sequence (Unicode
   standard, table 3-7: no overlong forms, no surrogates) counts as one U+FFFD. */
static uint32_t decode(const char **text) {
  const unsigned char *s = (const unsigned char *)*text;
  uint32_t code = s[0];
  int more = code < 0x80 ? 0 : code < 0xC2 ? -1 : code < 0xE0 ? 1 : code < 0xF0 ? 2 : 3;
  if (code > 0xF4)
    more = -1;
  *text += 1;
  if (more <= 0)
    return more < 0 ? replacement : code;
  code &= 0x3FU >> more;
  for (int i = 1; i <= more; i++) {
    if ((s[i] & 0xC0) != 0x80)
      return replacement;
    code = code << 6 | (s[i] & 0x3FU);
  }
  const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
    return replacement;
  *text += more;
  return code;
}

/* Writes a code point as UTF-8 and returns its number of bytes, at most 4. */
static size_t encode(uint32_t code, char out[4]) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  for (int i = more; i > 0; i--, code >>= 6)
    out[i] = (char)(0x80 | (code & 0x3F));
  static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
  out[0] = (char)(lead[more] | code);
  return (size_t)more + 1;
}

/* What a code point may appear as: itself, a blank, or 0 for nothing. */
static uint32_t allowed(uint32_t code) {
  if (code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
    return ' ';
  if (code < 0x20 || (code >= 0x7F && code < 0xA0))
    return 0;
  if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
    return 0;
  if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF) || code == 0xFEFF)
    return 0;
  return code;
}

static const char *no_escape(uint32_t code, char before) {
  (void)code;
  (void)before;
  return NULL;
}

/* gnuplot 5.4 reads a doubled quote right behind the opening one, or behind another pair, as the
   end of the string: there a typographic apostrophe takes its place. */
static const char *quote_escape(uint32_t code, char before) {
  if (code != '\'')
    return NULL;
  return before == '\'' ? "\xE2\x80\x99" : "''";
}

static const char *xml_escape(uint32_t code, char before) {
  (void)before;
  switch (code) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return NULL;
  }
}

/* escape: what stands for a code point behind the byte before; NULL for the code point itself. */
static void add_cleaned(plots_buffer_t *out, const char *text,
                        const char *(*escape)(uint32_t, char)) {
  while (text && *text) {
    const uint32_t code = allowed(decode(&text));
    const char before = out->length ? out->data[out->length - 1] : '\0';
    const char *special = code ? escape(code, before) : "";
    char bytes[4];
    if (special)
      plots_buffer_puts(out, special);
    else
      plots_buffer_add(out, bytes, encode(code, bytes));
  }
}

void plots_text_quote(plots_buffer_t *out, const char *text) {
  plots_buffer_add(out, "'", 1);
  add_cleaned(out, text, quote_escape);
  plots_buffer_add(out, "'", 1);
}

void plots_text_xml(plots_buffer_t *out, const char *text) {
  add_cleaned(out, text, xml_escape);
}

void plots_text_clean(plots_buffer_t *out, const char *text) {
  add_cleaned(out, text, no_escape);
}

/* Advances of DejaVu Sans in thousandths of the font size, from blank to tilde. */
static const short advances[] = {
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361,  318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635,  611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353,  635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592,  525, 637, 337, 637, 838};

static int advance(uint32_t code) {
  if (code >= ' ' && code <= '~')
    return advances[code - ' '];
  if (code == 0xA0 || code == 0xB7)
    return 318;
  if (code < 0x250) /* accented Latin letters: capitals are wider */
    return code < 0xC0 ? 531 : code < 0xE0 ? 788 : 635;
  if (code == 0x2013)
    return 656;
  return code < 0x2E80 && code != 0x2026 ? 840 : 1040;
}

static double scaled(int thousandths, double size, bool bold) {
  return thousandths * size * (bold ? 0.0011 : 0.001);
}

double plots_text_width(const char *text, double size, bool bold) {
  int sum = 0;
  while (text && *text) {
    const uint32_t code = allowed(decode(&text));
    sum += code ? advance(code) : 0;
  }
  return scaled(sum, size, bold);
}

/* The number of bytes of `text` that fit into a line: to the last blank that fits, else to the
   last letter; at least one letter. */
static size_t fitting(const char *text, double width, double size) {
  const char *cursor = text, *at_blank = NULL, *at_letter = text;
  for (double used = 0.0; *cursor;) {
    const char *before = cursor;
    const uint32_t code = decode(&cursor);
    used += scaled(advance(code), size, false);
    if (code == ' ')
      at_blank = before;
    const bool too_wide = used > width && at_letter > text;
    const bool too_long = cursor - text > PLOTS_LINE_BYTES - 8;
    if (code != ' ' && (too_wide || too_long))
      return (size_t)((at_blank && at_blank > text ? at_blank : at_letter) - text);
    at_letter = cursor;
  }
  return (size_t)(cursor - text);
}

static void add_line(plots_lines_t *lines, const char *text, size_t length, bool ellipsis) {
  char *line = lines->line[lines->count++];
  memcpy(line, text, length);
  strcpy(line + length, ellipsis ? "…" : "");
}

void plots_text_wrap(plots_lines_t *lines, const char *text, double width, double size,
                     size_t most) {
  plots_buffer_t clean = {0};
  *lines = (plots_lines_t){0};
  plots_text_clean(&clean, text);
  const char *rest = clean.status == PLOTS_OK && clean.data ? clean.data : "";
  most = most < 1 ? 1 : most > PLOTS_LINES_MAX ? PLOTS_LINES_MAX : most;
  while (*(rest += strspn(rest, " ")) && lines->count < most) {
    size_t length = fitting(rest, width, size);
    const bool cut = lines->count + 1 == most && rest[length + strspn(rest + length, " ")];
    if (cut)
      length = fitting(rest, width - scaled(advance(0x2026), size, false), size);
    add_line(lines, rest, length, cut);
    rest += length;
  }
  plots_buffer_free(&clean);
}
