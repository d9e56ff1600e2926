// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/text_check.h"

#include <stdio.h>
#include <string.h>

static size_t characters(const char *text) {
  size_t count = 0;
  for (; *text; text++)
    count += ((unsigned char)*text & 0xc0) != 0x80;
  return count;
}

void inputs_text_check(words_report_t *report, const char *path, const inputs_cell_t *cell,
                       const char *column, size_t most) {
  const words_place_t place = {path, cell->line, cell->column};
  const char *text = cell->text;
  const size_t length = characters(text);
  char count[24], limit[24];
  snprintf(count, sizeof count, "%zu", length);
  snprintf(limit, sizeof limit, "%zu", most);
  if (cell->is_bad)
    return;
  if (length == 0)
    words_report_error(report, &place, WORDS_MSG_CELL_EMPTY,
                       WORDS_ARGS(column, words_message(WORDS_MSG_WORD_LABEL, report->lang)));
  else if (length > most)
    words_report_error(report, &place, WORDS_MSG_LABEL_LONG,
                       WORDS_ARGS(column, text, count, limit));
  else if (strchr("=+-@", text[0]))
    words_report_error(report, &place, WORDS_MSG_CSV_FORMULA, WORDS_ARGS(column, text));
  else if (strpbrk(text, "`\\"))
    words_report_error(report, &place, WORDS_MSG_LABEL_BACKTICK, WORDS_ARGS(column, text));
}
