// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook_paper.h"

#include "words/messages.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  A4 = 9,
  PAPER_WIDTH = 232, /* in digits, which are then some 6.5 points high */
  FIRST = ' ',
  USUAL = 100, /* of a letter beyond ASCII, in % of a digit */
  USED = 95    /* of a line, in %: a word that does not fit goes to the next */
};

/* How wide Calibri's letters are, in % of its digits, from the space on. */
static const unsigned char letters[] = {
    45,  64,  79,  98,  100, 141, 135, 44,  60,  60,  98,  98,  49,  60,  50,  76,  100, 100, 100,
    100, 100, 100, 100, 100, 100, 100, 53,  53,  98,  98,  98,  91,  176, 114, 107, 105, 121, 96,
    91,  124, 123, 50,  63,  103, 83,  169, 127, 131, 102, 133, 107, 91,  96,  127, 112, 176, 102,
    96,  92,  61,  76,  61,  98,  98,  57,  95,  104, 83,  104, 98,  60,  93,  104, 45,  47,  90,
    45,  158, 104, 104, 104, 104, 69,  77,  66,  104, 89,  141, 85,  89,  78,  62,  91,  62,  98};

static void set_foot(reports_book_t *self, lxw_worksheet *sheet, const char *columns) {
  char foot[256];
  snprintf(foot, sizeof foot, "&L&A&C%.150s&R%.60s", columns,
           words_message(WORDS_MSG_WORKBOOK_PAGE, self->naming->lang));
  reports_book_note(self, worksheet_set_footer(sheet, foot));
}

void reports_paper(reports_book_t *self, lxw_worksheet *sheet) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, A4);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6); /* in inches */
  worksheet_fit_to_pages(sheet, 1, 0);
  set_foot(self, sheet, "");
}

/* "Columnas A a O, de A a AI" */
static void say_columns(reports_book_t *self, lxw_worksheet *sheet, size_t shown, size_t columns) {
  char last[8], end[8];
  lxw_col_to_name(last, (lxw_col_t)(shown - 1), LXW_FALSE);
  lxw_col_to_name(end, (lxw_col_t)(columns - 1), LXW_FALSE);
  char *text =
      words_message_format(WORDS_MSG_WORKBOOK_PRINTED, self->naming->lang, WORDS_ARGS(last, end));
  if (text)
    set_foot(self, sheet, text);
  else
    reports_book_note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(text);
}

void reports_paper_table(reports_book_t *self, lxw_worksheet *sheet, size_t rows,
                         const size_t *widths, size_t columns) {
  size_t shown = 0, width = 0;
  reports_paper(self, sheet);
  reports_book_note(self, worksheet_repeat_rows(sheet, 0, 0));
  while (shown < columns && (shown == 0 || width + widths[shown] <= PAPER_WIDTH))
    width += widths[shown++];
  if (shown == columns || rows == 0)
    return;
  reports_book_note(
      self, worksheet_print_area(sheet, 0, 0, (lxw_row_t)(rows - 1), (lxw_col_t)(shown - 1)));
  say_columns(self, sheet, shown, columns);
}

size_t reports_paper_lines(const char *text, size_t width) {
  size_t needed = 0; /* in % of a digit */
  for (const char *at = text; *at; at++)
    if (*at >= FIRST && (size_t)(*at - FIRST) < sizeof letters)
      needed += letters[*at - FIRST];
    else if (((unsigned char)*at & 0xc0) != 0x80)
      needed += USUAL;
  return needed > width * 100 ? (needed + width * USED - 1) / (width * USED) : 1;
}
