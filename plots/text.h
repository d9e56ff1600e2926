// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_TEXT_H
#define PLOTS_TEXT_H

#include "plots/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Texts come from files that anybody may have edited. They reach a gnuplot script or an SVG only
   through the two functions below. Both keep printable Unicode, turn tabs and line ends into
   blanks, and drop the rest: control characters (C0, DEL, C1), line and paragraph separators,
   marks that reorder text (U+202A-202E, U+2066-2069), non-characters; bytes that are not
   UTF-8 become U+FFFD. `text` may be NULL, which is an empty text. */

/* Adds the text as a gnuplot string: single quotes, in which gnuplot expands nothing, with every
   quote inside doubled; at the start of the text and behind another quote, where gnuplot 5.4
   misreads the pair, U+2019 is written instead. Used with `noenhanced` it is shown letter by
   letter. */
void plots_text_quote(plots_buffer_t *out, const char *text);

/* Adds the text as XML character data: & < > " ' escaped. */
void plots_text_xml(plots_buffer_t *out, const char *text);

/* Adds the cleaned text as it is, for messages. */
void plots_text_clean(plots_buffer_t *out, const char *text);

/* An estimate, from above, of the width of the text in pixels at a font size in pixels: the
   advances of DejaVu Sans, which are wider than those of Roboto; bold adds a tenth. */
double plots_text_width(const char *text, double size, bool bold);

enum { PLOTS_LINES_MAX = 6, PLOTS_LINE_BYTES = 512 };

typedef struct {
  size_t count;
  char line[PLOTS_LINES_MAX][PLOTS_LINE_BYTES];
} plots_lines_t;

/* Breaks the text between words into lines no wider than `width` pixels, at most `most`
   (1..PLOTS_LINES_MAX) of them; a word that does not fit is cut, and what remains after the last
   line is replaced by an ellipsis. */
void plots_text_wrap(plots_lines_t *lines, const char *text, double width, double size,
                     size_t most);

#endif
