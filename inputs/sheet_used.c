// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/sheet_used.h"

#include "inputs/number/percent.h"
#include "inputs/xlsx/cell.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

int inputs_sheet_others_init(inputs_sheet_others_t *self, const inputs_book_t *book) {
  *self = (inputs_sheet_others_t){.book = book,
                                  .sheets = calloc(book->sheet_count + 1, sizeof *self->sheets),
                                  .is_read = calloc(book->sheet_count + 1, sizeof *self->is_read)};
  return self->sheets && self->is_read ? SIM_OK : SIM_ERR_NO_MEMORY;
}

void inputs_sheet_others_free(inputs_sheet_others_t *self) {
  for (size_t i = 0; self->sheets && self->book && i < self->book->sheet_count; i++)
    inputs_xlsx_sheet_free(&self->sheets[i]);
  free(self->sheets);
  free(self->is_read);
}

/* The sheet of that name; NULL: there is none, or it cannot be read, which is said elsewhere. */
static const inputs_xlsx_sheet_t *sheet_of(inputs_sheet_others_t *self, const char *name) {
  words_report_t unheard;
  const size_t i = inputs_book_find(self->book, name);
  if (i == self->book->sheet_count)
    return NULL;
  if (!self->is_read[i]) {
    words_report_init(&unheard, WORDS_ES);
    (void)inputs_xlsx_sheet_read(self->book, i, name, &self->sheets[i], &unheard);
    words_report_free(&unheard);
  }
  self->is_read[i] = true;
  return self->sheets[i].count > 0 ? &self->sheets[i] : NULL;
}

static int compare(const void *a, const void *b) {
  const inputs_xlsx_cell_t *p = a, *q = b;
  return p->row != q->row ? (p->row > q->row) - (p->row < q->row)
                          : (p->column > q->column) - (p->column < q->column);
}

/* Cells come row by row, as Excel writes them. */
static const inputs_xlsx_cell_t *cell_of(const inputs_xlsx_sheet_t *sheet,
                                         const inputs_xlsx_used_t *used) {
  const inputs_xlsx_cell_t wanted = {.row = used->row, .column = used->column};
  return bsearch(&wanted, sheet->cells, sheet->count, sizeof *sheet->cells, compare);
}

static bool is_percentage(const inputs_xlsx_cell_t *cell) {
  double number;
  return cell && cell->kind == INPUTS_XLSX_TEXT &&
         inputs_percent_number(cell->text, INPUTS_NUMBER_EITHER, &number, NULL) == INPUTS_NUMBER_OK;
}

/* What looks wrong with the cell, in words that the caller frees; NULL: nothing, or no memory. */
static char *look_of(const inputs_xlsx_cell_t *cell, bool is_hundredth, words_lang_t lang) {
  const inputs_number_style_t style = lang == WORDS_ES ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
  char number[INPUTS_NUMBER_SIZE], hundredth[INPUTS_NUMBER_SIZE];
  if (!cell)
    return strdup(words_message(WORDS_MSG_USED_EMPTY, lang));
  if (is_percentage(cell))
    return NULL;
  if (cell->kind == INPUTS_XLSX_TEXT)
    return words_message_format(WORDS_MSG_USED_TEXT, lang, WORDS_ARGS(cell->text));
  if (cell->kind != INPUTS_XLSX_NUMBER)
    return NULL;
  inputs_number_write(cell->number, 15, style, number);
  inputs_number_write(cell->number / 100.0, 15, style, hundredth);
  if (is_hundredth && cell->number > 100.0)
    return words_message_format(WORDS_MSG_USED_PERCENT, lang, WORDS_ARGS(number, hundredth));
  return cell->number > 0.0 ? NULL
         : cell->number < 0.0
             ? words_message_format(WORDS_MSG_USED_NEGATIVE, lang, WORDS_ARGS(number))
             : strdup(words_message(WORDS_MSG_USED_ZERO, lang));
}

/* Formulas that say what an empty cell is worth. */
static bool minds_empty(const char *formula) {
  return strstr(formula, "IF") || strstr(formula, "ISBLANK(") || strstr(formula, "SUM(");
}

/* What follows from one of them, NULL where it is empty. */
static void add_use(const inputs_xlsx_cell_t *cell, const inputs_xlsx_used_t *used,
                    const inputs_xlsx_cell_t *found, inputs_sheet_use_t *use) {
  const bool is_number = cell->kind == INPUTS_XLSX_NUMBER || cell->kind == INPUTS_XLSX_FAULT;
  use->shows_empty = use->shows_empty || (used->is_all && !found);
  use->uses_empty =
      use->uses_empty || (!used->is_all && !found && is_number && !minds_empty(cell->formula));
  if (is_number && is_percentage(found) && (used->is_all || used->is_hundredth))
    use->shown = found->text;
  if (is_number && used->is_all && found && found->kind == INPUTS_XLSX_DATE)
    use->shown = found->text;
  use->divides = use->shown && used->is_hundredth;
}

void inputs_sheet_used(inputs_sheet_others_t *others, const char *file,
                       const inputs_xlsx_cell_t *cell, words_report_t *report,
                       inputs_sheet_use_t *use) {
  const words_place_t place = {file, cell->row, cell->column};
  const char *mark = strrchr(file, '!');
  inputs_xlsx_used_t used;
  *use = (inputs_sheet_use_t){.shown = NULL};
  for (size_t at = 0; mark && inputs_xlsx_used(cell->formula, &at, &used);) {
    const inputs_xlsx_sheet_t *sheet = others ? sheet_of(others, used.sheet) : NULL;
    const inputs_xlsx_cell_t *found = sheet ? cell_of(sheet, &used) : NULL;
    char *look = sheet ? look_of(found, used.is_hundredth, report->lang) : NULL, *of = NULL;
    if (asprintf(&of, "%.*s%s", (int)(mark + 1 - file), file, used.sheet) < 0) {
      free(look);
      report->no_memory = true;
      return;
    }
    words_report_origin(report, &place, &(words_place_t){of, used.row, used.column}, used.is_all,
                        look);
    if (sheet)
      add_use(cell, &used, found, use);
    free(look);
    free(of);
  }
}
