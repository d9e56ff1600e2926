// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/table_breaks.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK "\xef\xbb\xbf"
enum { OK = BREAK_ACCEPTED };

const break_t table_breaks[] = {
    /* Files that hold no table. */
    {"empty", BREAK_WHOLE, 0, "", NULL, WORDS_MSG_FILE_EMPTY, false, true},
    {"blank-lines", BREAK_WHOLE, 0, "\n\n\n", NULL, WORDS_MSG_FILE_EMPTY, false, true},
    {"blanks", BREAK_WHOLE, 0, "   \n", NULL, WORDS_MSG_FILE_EMPTY, false, true},
    {"mark-only", BREAK_WHOLE, 0, MARK, NULL, WORDS_MSG_FILE_EMPTY, false, true},
    {"prose", BREAK_WHOLE, 0, "abc\nde\n", NULL, WORDS_MSG_CSV_NO_SEPARATOR, true, false},
    {"header-only", BREAK_HEADER_ONLY, 0, NULL, NULL, WORDS_MSG_CSV_NO_ROWS, false, false},
    {"no-header", BREAK_NO_HEADER, 0, NULL, NULL, WORDS_MSG_COLUMNS_MISSING, true, false},
    {"directory", BREAK_DIRECTORY, 0, NULL, NULL, WORDS_MSG_FILE_DIRECTORY, false, true},
    {"fifo", BREAK_FIFO, 0, NULL, NULL, WORDS_MSG_FILE_SPECIAL, false, true},
    {"device", BREAK_LINK, 0, "/dev/zero", NULL, WORDS_MSG_FILE_SPECIAL, false, true},
    {"link-to-nothing", BREAK_LINK, 0, "nothing-here", NULL, WORDS_MSG_FILE_MISSING, false, true},
    {"link-to-folder", BREAK_LINK, 0, "/", NULL, WORDS_MSG_FILE_DIRECTORY, false, true},
    /* Encodings. */
    {"nul", BREAK_INTO, 1, "", NULL, WORDS_MSG_NUL, true, true},
    {"utf-16", BREAK_UTF16, 0, "UTF-16LE", MARK, WORDS_MSG_UTF16, false, true},
    {"utf-16-without-mark", BREAK_UTF16, 0, "UTF-16BE", "", WORDS_MSG_UTF16, false, true},
    {"broken-byte", BREAK_INTO, 1, "\xf3", NULL, WORDS_MSG_UTF8_BROKEN, true, false},
    {"overlong", BREAK_INTO, 1, "\xc0\xaf", NULL, WORDS_MSG_UTF8_BROKEN, true, false},
    {"surrogate", BREAK_INTO, 1, "\xed\xa0\x80", NULL, WORDS_MSG_UTF8_BROKEN, true, false},
    {"windows-1252", BREAK_WINDOWS, 0, NULL, NULL, OK, false, false},
    {"no-mark", BREAK_NO_MARK, 0, NULL, NULL, OK, false, true},
    {"two-marks", BREAK_BEFORE, 0, MARK, NULL, WORDS_MSG_CSV_CONTROL, true, false},
    /* Separators and ends of lines. */
    {"tabs", BREAK_SEPARATOR, 0, "\t", NULL, WORDS_MSG_CSV_TAB, true, false},
    {"pipes", BREAK_SEPARATOR, 0, "|", NULL, WORDS_MSG_CSV_NO_SEPARATOR, true, false},
    {"sep-pipe", BREAK_BEFORE, 0, "sep=|\n", NULL, WORDS_MSG_CSV_SEP, true, true},
    {"sep-semicolon", BREAK_BEFORE, 0, "sep=;\n", NULL, OK, false, true},
    {"crlf", BREAK_ENDS, 0, "\r\n", NULL, OK, false, true},
    {"cr", BREAK_ENDS, 0, "\r", NULL, OK, false, true},
    {"double-ends", BREAK_ENDS, 0, "\n\n", NULL, OK, false, true},
    {"mixed-ends", BREAK_ROW, 1, "\r", NULL, OK, false, true},
    {"blank-tail", BREAK_AFTER, 0, "\n\r\n  \n", NULL, OK, false, true},
    {"separators-tail", BREAK_AFTER, 0, ";;;;\n", NULL, OK, false, false},
    {"empty-columns", BREAK_ROWS, 0, ";;", ";;", OK, false, false},
    /* Headers. */
    {"first-last", BREAK_FIRST_LAST, 0, NULL, NULL, OK, false, false},
    {"column-missing", BREAK_NO_FIRST, 0, NULL, NULL, WORDS_MSG_COLUMN_MISSING, true, false},
    {"column-misspelt", BREAK_INTO, 0, "x", NULL, WORDS_MSG_COLUMN_MISSING, true, false},
    {"column-in-capitals", BREAK_CELL, 0, "NAME", NULL, WORDS_MSG_COLUMN_MISSING, true, false},
    {"column-empty", BREAK_ROWS_HEAD, 0, ";", ";", WORDS_MSG_COLUMN_UNKNOWN, true, false},
    {"column-of-capitals", BREAK_ROWS, 0, ";x", ";Nota", WORDS_MSG_COLUMN_UNKNOWN, true, false},
    {"column-twice", BREAK_TWIN_HEADER, 0, NULL, NULL, WORDS_MSG_COLUMN_TWICE, true, false},
    {"title-above", BREAK_BEFORE, 0, "Programa;de;2026\n", NULL, WORDS_MSG_COLUMNS_MISSING, true,
     false},
    /* Rows. */
    {"row-short", BREAK_SHORT, 1, NULL, NULL, WORDS_MSG_ROW_SHORT, true, false},
    {"row-alone", BREAK_ALONE, 1, NULL, NULL, WORDS_MSG_ROW_SHORT, true, false},
    {"row-long", BREAK_ROW, 1, ";x", NULL, WORDS_MSG_ROW_LONG, true, false},
    {"row-of-nothing-and-text", BREAK_AFTER, 0, ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;x\n", NULL,
     WORDS_MSG_ROW_LONG, true, false},
    {"row-shifted", BREAK_SHIFTED, 1, NULL, NULL, BREAK_REFUSED, true, false},
    {"row-twice", BREAK_TWIN_ROW, 1, NULL, NULL, WORDS_MSG_DUPLICATE, true, false},
    {"key-empty", BREAK_CELL, 1, "", NULL, WORDS_MSG_CELL_EMPTY, true, false},
    {"key-blank", BREAK_CELL, 1, "   ", NULL, WORDS_MSG_CELL_EMPTY, true, false},
    {"key-with-accent", BREAK_INTO, 1, "ñ", NULL, BREAK_REFUSED, true, true},
    {"key-in-capitals", BREAK_CELL, 1, "CLAVE", NULL, BREAK_REFUSED, true, true},
    {"key-quoted", BREAK_QUOTED, 1, NULL, NULL, OK, false, true},
    {"key-spaced", BREAK_ROWS_HEAD, 0, "  ", "", OK, false, true},
    /* Quotes. */
    {"quote-inside", BREAK_INTO, 1, "\"", NULL, WORDS_MSG_CSV_QUOTE_INSIDE, true, true},
    {"quote-text-after", BREAK_CELL, 1, "\"x\"y", NULL, WORDS_MSG_CSV_QUOTE_AFTER, true, true},
    {"quote-backslash", BREAK_CELL, 1, "\"x\\\"y\"", NULL, WORDS_MSG_CSV_QUOTE_AFTER, true, true},
    {"quote-open", BREAK_AFTER, 0, "\"x", NULL, WORDS_MSG_CSV_QUOTE_OPEN, true, true},
    {"quote-open-swallows", BREAK_AFTER, 0, "\"x\n1;2\n", NULL, WORDS_MSG_CSV_QUOTE_OPEN, true,
     true},
    /* Characters. */
    {"newline", BREAK_CELL, 1, "\"x\ny\"", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"tab", BREAK_INTO, 1, "\t", NULL, WORDS_MSG_CSV_CONTROL, true, false},
    {"escape", BREAK_INTO, 1, "\x1b[31m", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"bell", BREAK_INTO, 1, "\a", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"delete", BREAK_INTO, 1, "\x7f", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"next-line", BREAK_INTO, 1, "\xc2\x85", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"zero-width", BREAK_INTO, 1, "\u200b", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"right-to-left", BREAK_INTO, 1, "\u202e", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"line-separator", BREAK_INTO, 1, "\u2028", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"soft-hyphen", BREAK_INTO, 1, "\u00ad", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"u-fffe", BREAK_INTO, 1, "\xef\xbf\xbe", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"u-ffff", BREAK_INTO, 1, "\xef\xbf\xbf", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"u-fdd0", BREAK_INTO, 1, "\xef\xb7\x90", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"u-1fffe", BREAK_INTO, 1, "\xf0\x9f\xbf\xbe", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"u-10ffff", BREAK_INTO, 1, "\xf4\x8f\xbf\xbf", NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"mark-inside", BREAK_INTO, 1, MARK, NULL, WORDS_MSG_CSV_CONTROL, true, true},
    {"control-in-header", BREAK_INTO, 0, "\x01", NULL, WORDS_MSG_CSV_CONTROL, true, false},
    {"long-cell", BREAK_LONG, 1, "", NULL, WORDS_MSG_CSV_CELL_LONG, true, true},
    /* What a spreadsheet would compute. */
    {"formula", BREAK_CELL, 1, "=1+1", NULL, WORDS_MSG_CSV_FORMULA, true, true},
    {"formula-plus", BREAK_CELL, 1, "+A1", NULL, WORDS_MSG_CSV_FORMULA, true, true},
    {"formula-minus", BREAK_CELL, 1, "-cmd|' /C calc'!A0", NULL, WORDS_MSG_CSV_FORMULA, true, true},
    {"formula-at", BREAK_CELL, 1, "@SUM(A1)", NULL, WORDS_MSG_CSV_FORMULA, true, true},
    {"formula-in-header", BREAK_CELL, 0, "=A1", NULL, WORDS_MSG_CSV_FORMULA, true, false},
};

const size_t table_break_count = sizeof table_breaks / sizeof table_breaks[0];

/* The broken file in the making. */
typedef struct {
  FILE *stream;
  const break_t *how;
} out_t;

/* Where the cell at `text` ends: before its separator or the end of the line. */
static const char *cell_end(const char *text) {
  bool is_quoted = false;
  for (; *text && (is_quoted || (*text != ';' && *text != '\n')); text++)
    is_quoted = is_quoted != (*text == '"');
  return text;
}

static const char *last_cell(const char *row) {
  const char *cell = row;
  while (*cell_end(cell) == ';')
    cell = cell_end(cell) + 1;
  return cell;
}

static void put(const out_t *self, const char *from, const char *to) {
  fwrite(from, 1, (size_t)(to - from), self->stream);
}

static void put_text(const out_t *self, const char *text) {
  fputs(text, self->stream);
}

/* One row of the file, from `row` up to its end, without the end of the line. */
static void put_row(const out_t *self, const char *row, const char *end, size_t number) {
  const break_t *how = self->how;
  const char *first = cell_end(row), *rest = *first == ';' ? first + 1 : first;
  const bool is_it = number == how->row;
  switch (how->op) {
  case BREAK_CELL:
    is_it ? put_text(self, how->text) : put(self, row, first);
    put(self, first, end);
    break;
  case BREAK_LONG:
    for (size_t i = 0; is_it && i < 5000; i++)
      fputc('x', self->stream);
    put(self, row, end);
    break;
  case BREAK_INTO:
    put(self, row, row + (is_it ? 1 : 0));
    if (is_it && how->text[0])
      put_text(self, how->text);
    else if (is_it)
      fputc('\0', self->stream);
    put(self, row + (is_it ? 1 : 0), end);
    break;
  case BREAK_ROWS:
    put(self, row, end);
    put_text(self, number ? how->text : how->head);
    break;
  case BREAK_ROWS_HEAD:
    put_text(self, number ? how->text : how->head);
    put(self, row, end);
    break;
  case BREAK_ROW:
    put(self, row, end);
    put_text(self, is_it ? how->text : "");
    break;
  case BREAK_SEPARATOR:
    for (const char *cell = row; cell <= end; cell = cell_end(cell) + 1) {
      put(self, cell, cell_end(cell));
      put_text(self, cell_end(cell) < end ? how->text : "");
    }
    break;
  case BREAK_NO_FIRST:
    put(self, rest, end);
    break;
  case BREAK_FIRST_LAST:
    put(self, rest, end);
    fputc(';', self->stream);
    put(self, row, first);
    break;
  case BREAK_TWIN_HEADER:
    put(self, row, end);
    fputc(';', self->stream);
    number ? put_text(self, "x") : put(self, row, first);
    break;
  case BREAK_TWIN_ROW:
    put(self, row, end);
    if (is_it)
      put_text(self, "\n");
    put(self, row, is_it ? end : row);
    break;
  case BREAK_SHORT:
    put(self, row, is_it ? last_cell(row) - 1 : end);
    break;
  case BREAK_ALONE:
    put(self, row, is_it ? first : end);
    break;
  case BREAK_SHIFTED:
    put(self, is_it ? rest : row, end);
    put_text(self, is_it ? ";" : "");
    break;
  case BREAK_QUOTED:
    put_text(self, is_it ? "\"" : "");
    put(self, row, first);
    put_text(self, is_it ? "\"" : "");
    put(self, first, end);
    break;
  default:
    put(self, row, end);
  }
}

static void put_rows(const out_t *self, const char *text) {
  const break_op_t op = self->how->op;
  for (size_t number = 0; *text; number++) {
    const char *end = text;
    while (*cell_end(end) == ';')
      end = cell_end(end) + 1;
    end = cell_end(end);
    const bool is_left_out =
        (op == BREAK_HEADER_ONLY && number > 0) || (op == BREAK_NO_HEADER && number == 0);
    if (!is_left_out) {
      put_row(self, text, end, number);
      put_text(self, op == BREAK_ENDS ? self->how->text : "\n");
    }
    text = *end ? end + 1 : end;
  }
}

static void recode(const out_t *self, const char *to, const char *text) {
  const size_t most = 4 * strlen(text) + 4;
  char *buffer = malloc(most), *in = strdup(text), *at = in, *out = buffer;
  size_t left = strlen(text), room = most;
  const iconv_t converter = iconv_open(to, "UTF-8");
  if (iconv(converter, &at, &left, &out, &room) != (size_t)-1)
    fwrite(buffer, 1, most - room, self->stream);
  iconv_close(converter);
  free(in);
  free(buffer);
}

char *table_break(const break_t *how, const char *bytes, size_t size, size_t *out_size) {
  char *broken = NULL;
  const bool has_mark = size >= 3 && memcmp(bytes, MARK, 3) == 0;
  const char *text = bytes + (has_mark ? 3 : 0);
  if (how->op >= BREAK_DIRECTORY)
    return NULL;
  const out_t self = {.stream = open_memstream(&broken, out_size), .how = how};
  const bool keeps_mark = has_mark && how->op != BREAK_WHOLE && how->op != BREAK_UTF16 &&
                          how->op != BREAK_WINDOWS && how->op != BREAK_NO_MARK;
  put_text(&self, keeps_mark ? MARK : "");
  switch (how->op) {
  case BREAK_WHOLE:
    put_text(&self, how->text);
    break;
  case BREAK_BEFORE:
    put_text(&self, how->text);
    put_text(&self, text);
    break;
  case BREAK_AFTER:
    put_text(&self, text);
    put_text(&self, how->text);
    break;
  case BREAK_UTF16:
    if (how->head[0])
      put_text(&self, "\xff\xfe");
    recode(&self, how->text, text);
    break;
  case BREAK_WINDOWS:
    recode(&self, "WINDOWS-1252", text);
    break;
  default:
    put_rows(&self, text);
  }
  fclose(self.stream);
  if (*out_size == 0 && how->op == BREAK_WINDOWS) {
    free(broken);
    broken = NULL;
  }
  return broken;
}
