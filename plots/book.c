// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/book.h"

#include "plots/render.h"
#include "plots/store.h"

#include <string.h>

/* Overwrites the date of creation with blanks: the document keeps its length, and so the table of
   offsets at its end stays true. */
static void blank_date(plots_buffer_t *pdf) {
  static const char mark[] = "/CreationDate (";
  char *rest = pdf->data, *end = pdf->data + pdf->length;
  while ((rest = memmem(rest, (size_t)(end - rest), mark, sizeof mark - 1))) {
    char *close = memchr(rest, ')', (size_t)(end - rest));
    if (!close)
      return;
    memset(rest, ' ', (size_t)(close - rest) + 1);
    rest = close;
  }
}

int plots_book_write(const plots_script_t *pages, const plots_pdf_info_t *info, const char *name,
                     plots_target_t *target) {
  plots_buffer_t drawn = {0}, pdf = {0};
  target->detail[0] = '\0';
  if (!plots_name_valid(name) || !target->gnuplot || !target->dir)
    return PLOTS_ERR_ARGUMENT;
  int status = plots_render(pages, info->count, PLOTS_PDF, target, &drawn);
  if (status == PLOTS_OK) {
    blank_date(&drawn);
    status = plots_pdf_finish(&pdf, &drawn, info);
  }
  const plots_picture_t picture = {"pdf", &pdf};
  if (status == PLOTS_OK)
    status = plots_store(target, name, &picture, 1);
  plots_buffer_free(&drawn);
  plots_buffer_free(&pdf);
  return status;
}
