// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page_board.h"

#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>

void reports_page_says(reports_page_t *self, const reports_answer_t *answer) {
  for (size_t i = 0; i < answer->say_count; i++)
    reports_page_item(self, answer->says[i]);
}

static void add_number(words_grid_t *grid, reports_form_t form, double x, words_lang_t lang) {
  char text[WORDS_NUMBER_BYTES] = "–";
  if (isfinite(x) && form.is_share)
    words_numeral_chance(text, x, form.decimals > 1 ? form.decimals : 1, lang);
  else if (isfinite(x))
    words_numeral_unit(text, x, form.decimals, form.is_year ? "year" : "", lang);
  words_grid_add(grid, text);
}

static void add_label(words_grid_t *grid, const reports_line_t *line) {
  char *label = NULL;
  if (!line->is_part) {
    words_grid_add(grid, line->label);
    return;
  }
  grid->lost |= asprintf(&label, "  %s", line->label) < 0;
  words_grid_add(grid, grid->lost ? NULL : label);
  free(label);
}

static void fill(words_grid_t *grid, const reports_board_t *board, double *shades,
                 words_lang_t lang) {
  words_grid_add(grid, board->title);
  for (size_t c = 0; c < board->columns; c++)
    words_grid_add(grid, board->heads[c]);
  for (size_t i = 0; i < board->count; i++) {
    const reports_line_t *line = &board->lines[i];
    add_label(grid, line);
    for (size_t c = 0; c < board->columns; c++) {
      const reports_form_t form = reports_board_form(board, line, c);
      if (form.is_share && !line->is_part)
        shades[(i + 1) * (board->columns + 1) + c + 1] = line->values[c];
      add_number(grid, form, line->values[c], lang);
    }
  }
}

int reports_page_board(reports_page_t *self, const char *caption, const reports_board_t *board,
                       words_lang_t lang) {
  if (board->count == 0)
    return 0;
  const size_t columns = board->columns + 1, cells = (board->count + 1) * columns;
  double *shades = calloc(cells, sizeof *shades);
  bool *left = calloc(columns, sizeof *left);
  words_grid_t grid;
  words_grid_init(&grid, columns);
  const bool is_ready = shades && left;
  for (size_t i = 0; is_ready && i < cells; i++)
    shades[i] = (double)NAN;
  if (is_ready) {
    left[0] = true;
    fill(&grid, board, shades, lang);
    reports_page_table(self, caption, &grid, left, shades);
  }
  for (size_t i = 0; i < board->note_count; i++)
    reports_page_item(self, board->notes[i]);
  const int status = is_ready && !grid.lost ? 0 : -1;
  words_grid_free(&grid);
  free(shades);
  free(left);
  return status;
}
