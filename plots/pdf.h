// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_PDF_H
#define PLOTS_PDF_H

#include "plots/buffer.h"
#include "words/language.h"

/* What a PDF of pictures lacks as cairo writes it: a title, its language, a bookmark for each page,
   the page of A4, and a structure in which each page is a figure with its alternative text, so that
   it is read aloud (ISO 32000-1, 14.7 and 14.8; PDF/UA asks for these). */

enum { PLOTS_PDF_PAGES = 64 };

typedef struct {
  const char *title; /* of the bookmark */
  const char *alt;   /* what the figure shows */
} plots_pdf_page_t;

typedef struct {
  const char *title;
  words_lang_t lang;
  const plots_pdf_page_t *pages; /* in order */
  size_t count;                  /* 1..PLOTS_PDF_PAGES */
} plots_pdf_info_t;

/* Copies a PDF and adds that to its end, as an update (7.5.6): what was there stays as it is. One
   of another form than is expected, with a table of offsets and as many pages as `info` has, is
   copied and nothing more. Returns PLOTS_OK or PLOTS_ERR_NO_MEMORY. */
int plots_pdf_finish(plots_buffer_t *out, const plots_buffer_t *pdf, const plots_pdf_info_t *info);

#endif
