// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_PAGE_H
#define REPORTS_PAGE_H

#include "words/grid.h"
#include "words/language.h"

#include <stdio.h>

/* A page of HTML that stands alone: no script, no address of elsewhere, its style and its pictures
   within. Every text is escaped, and a character that XML forbids becomes U+FFFD. What the
   functions write goes to `stream`, whose errors are left to ferror. */
typedef struct {
  FILE *stream;
  bool in_section, in_list;
  bool is_plain;
} reports_page_t;

/* The head of the page, a title and what stands under it. `style` of the page: for screens, phones
   and paper (A4). `is_plain`: for programs that make another document of it, which set the title
   themselves; columns have widths, and cells say where their text stands. */
void reports_page_begin(reports_page_t *self, FILE *stream, words_lang_t lang, bool is_plain,
                        const char *title, const char *subtitle);
void reports_page_end(reports_page_t *self);

/* A list of links to sections to come, which a plain page leaves to the program that takes it:
 * `ids` and `titles`, `count` of each. */
void reports_page_contents(reports_page_t *self, const char *heading, const char *const *ids,
                           const char *const *titles, size_t count);

/* A section with its heading; one that is open ends. `id`: small letters, digits and hyphens. */
void reports_page_section(reports_page_t *self, const char *id, const char *title);
void reports_page_heading(reports_page_t *self, const char *title); /* of a part of a section */

void reports_page_text(reports_page_t *self, const char *text);
void reports_page_item(reports_page_t *self, const char *text); /* of a list; others end it */
void reports_page_end_list(reports_page_t *self);
void reports_page_code(reports_page_t *self, const char *text); /* a command to copy */

/* Each line of `text` that is not blank as an item of a list. */
void reports_page_items(reports_page_t *self, const char *text);

/* What the first cell of a row begins with that goes across the table, above those it is about. */
#define REPORTS_PAGE_ACROSS "\t"

/* A table: the first row of `grid` is its head. A cell of the first column that begins with two
   spaces belongs to the row above. `shades`: for each cell a share from 0 to 1 that its shade
   shows, NAN for none; NULL: no shades. Nothing when the grid is lost: that is for the caller to
   see. */
void reports_page_table(reports_page_t *self, const char *caption, const words_grid_t *grid,
                        const bool *left, const double *shades);

/* A picture: an SVG document of `length` bytes, as plots/ writes them, whose XML head is left out.
   Nothing when it holds no <svg>. */
void reports_page_figure(reports_page_t *self, const char *svg, size_t length);

/* The same as a picture in the file `source`, letters, '/', '.', '_' and digits: what the SVG
   document calls itself stands in for it. */
void reports_page_picture(reports_page_t *self, const char *source, const char *svg, size_t length);

#endif
