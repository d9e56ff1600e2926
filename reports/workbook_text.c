// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook_text.h"

#include "reports/board.h"
#include "words/grid.h"

#include <stdlib.h>
#include <string.h>

enum {
  NARROW_LAST = 14,   /* the last column, where there is no board, which makes columns wide */
  NARROW_WIDTH = 152, /* in digits, of those columns */
  LINE_HEIGHT = 14    /* in points */
};

static bool is_among(const char *line, const char *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(line, texts[i]) == 0)
      return true;
  return false;
}

static bool is_said(const char *line, const reports_answer_t *said) {
  line += strspn(line, " ");
  for (; said && *line; said = said->next) {
    if (is_among(line, said->says, said->say_count))
      return true;
    for (size_t b = 0; b < said->count; b++)
      if (is_among(line, said->boards[b].notes, said->boards[b].note_count))
        return true;
  }
  return false;
}

/* Rows of a table have columns, which two spaces part. */
static bool is_sentence(const char *line) {
  return !strstr(line + strspn(line, " "), "  ");
}

static void put_line(reports_book_t *book, lxw_worksheet *sheet, size_t row, const char *line,
                     const reports_answer_t *said) {
  const lxw_col_t last = said ? REPORTS_BOARD_LAST : NARROW_LAST;
  /* its letters, all of one width, are wider than digits */
  const size_t width = (said ? reports_board_width(said) : NARROW_WIDTH) * 5 / 6;
  const size_t letters = words_text_width(line);
  const bool is_long = letters > width && is_sentence(line);
  if (is_long) {
    reports_book_note(book, worksheet_set_row(sheet, (lxw_row_t)row,
                                              (double)((letters / width + 1) * LINE_HEIGHT), NULL));
    reports_book_note(book, worksheet_merge_range(sheet, (lxw_row_t)row, 0, (lxw_row_t)row, last,
                                                  "", book->fixed_wrapped));
  }
  reports_book_text(book, sheet, row, 0, line, is_long ? book->fixed_wrapped : book->fixed);
}

void reports_text_put(reports_book_t *book, lxw_worksheet *sheet, size_t row, const char *text,
                      const reports_answer_t *said) {
  char *copy = strdup(text), *rest = copy;
  if (!copy)
    reports_book_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  for (char *line; rest && (line = strsep(&rest, "\n"));)
    if ((*line || rest) && !is_said(line, said))
      put_line(book, sheet, row++, line, said);
  free(copy);
}
