// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook_sheet.h"

#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char font[] = "Calibri", fixed_font[] = "Courier New";

enum { INK = 0x1f2933, PAPER = 0xe8eef4, BLUE = 0x0b5394 };

void reports_book_note(reports_book_t *self, lxw_error error) {
  self->error = self->error ? self->error : error;
}

static lxw_format *format_of(reports_book_t *self, const char *name) {
  lxw_format *format = workbook_add_format(self->book);
  if (!format) {
    reports_book_note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return NULL;
  }
  format_set_font_name(format, name);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

lxw_format *reports_book_format(reports_book_t *self) {
  return format_of(self, font);
}

static lxw_format *heading_of(reports_book_t *self) {
  lxw_format *format = format_of(self, font);
  if (!format)
    return NULL;
  format_set_bold(format);
  format_set_text_wrap(format);
  format_set_font_color(format, INK);
  format_set_bg_color(format, PAPER);
  format_set_bottom(format, LXW_BORDER_THIN);
  return format;
}

void reports_book_init(reports_book_t *self, lxw_workbook *book, const words_naming_t *naming) {
  *self = (reports_book_t){.book = book, .naming = naming};
  self->text = format_of(self, font);
  self->general = format_of(self, font);
  self->wrapped = format_of(self, font);
  self->left = format_of(self, font);
  self->label = format_of(self, font);
  self->title = format_of(self, font);
  self->heading = heading_of(self);
  self->heading_number = heading_of(self);
  self->fixed = format_of(self, fixed_font);
  self->fixed_wrapped = format_of(self, fixed_font);
  self->link = format_of(self, font);
  self->part = format_of(self, font);
  self->says = format_of(self, font);
  self->says_wrapped = format_of(self, font);
  if (self->error)
    return;
  format_set_indent(self->text, 1); /* apart from the number before it */
  format_set_indent(self->wrapped, 1);
  format_set_text_wrap(self->wrapped);
  format_set_num_format(self->left, "#,##0");
  format_set_align(self->left, LXW_ALIGN_LEFT);
  format_set_indent(self->part, 3);
  format_set_text_wrap(self->part);
  format_set_font_size(self->says, 12);
  format_set_font_size(self->says_wrapped, 12);
  format_set_text_wrap(self->says_wrapped);
  format_set_bold(self->label);
  format_set_bold(self->title);
  format_set_font_size(self->title, 16);
  format_set_font_size(self->fixed, 10);
  format_set_font_size(self->fixed_wrapped, 10);
  format_set_text_wrap(self->fixed_wrapped);
  format_set_indent(self->heading, 1);
  format_set_align(self->heading_number, LXW_ALIGN_RIGHT);
  format_set_font_color(self->link, BLUE);
  format_set_underline(self->link, LXW_UNDERLINE_SINGLE);
}

lxw_worksheet *reports_book_sheet(reports_book_t *self, const char *name) {
  lxw_worksheet *sheet = workbook_add_worksheet(self->book, name);
  if (!sheet)
    reports_book_note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  return sheet;
}

/* In a workbook _x0041_ is the letter A: where a text has such a mark, its first '_' is written so.
 */
static char *escaped(const char *text) {
  static const char digits[] = "0123456789abcdefABCDEF", mark[] = "_x005F";
  size_t room = strlen(text) + 1;
  for (const char *at = text; (at = strstr(at, "_x")); at++)
    room += strlen(mark);
  char *copy = malloc(room), *to = copy;
  for (; copy && *text; text++) {
    if (text[0] == '_' && text[1] == 'x' && strspn(text + 2, digits) >= 4 && text[6] == '_') {
      memcpy(to, mark, strlen(mark));
      to += strlen(mark);
    }
    *to++ = *text;
  }
  if (copy)
    *to = '\0';
  return copy;
}

void reports_book_text(reports_book_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                       const char *text, lxw_format *format) {
  char *plain = *text ? escaped(text) : NULL;
  if (plain)
    reports_book_note(self, worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, plain,
                                                   format ? format : self->text));
  else if (*text)
    reports_book_note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(plain);
}

/* "#,##0.00", "0.0%": marks of the reader's own language stand in their place. */
static lxw_format *number_format(reports_book_t *self, reports_look_t look, int decimals) {
  lxw_format **kept = &self->numbers[look][decimals];
  char code[32];
  if (*kept)
    return *kept;
  *kept = format_of(self, font);
  if (!*kept)
    return NULL;
  if (look == REPORTS_YEAR)
    format_set_align(*kept, LXW_ALIGN_CENTER);
  snprintf(code, sizeof code, "%s%s%.*s%s", look == REPORTS_PLAIN ? "#,##0" : "0",
           decimals ? "." : "", decimals, "0000000000", look == REPORTS_PERCENT ? "%" : "");
  format_set_num_format(*kept, code);
  return *kept;
}

void reports_book_number(reports_book_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                         double x, reports_look_t look, int decimals) {
  const int shown = decimals > REPORTS_DECIMALS ? REPORTS_DECIMALS : decimals;
  reports_book_note(self, worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, x,
                                                 number_format(self, look, shown)));
}

int reports_percent_decimals(double x) {
  const double size = fabs(x), away = 100.0 * (size > 0.5 && size < 1.0 ? 1.0 - size : size);
  return away >= 1.0 || size > 1.0 || size == 0.0 ? 1 : words_amount_decimals(away);
}
