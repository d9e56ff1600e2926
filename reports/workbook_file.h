// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_WORKBOOK_FILE_H
#define REPORTS_WORKBOOK_FILE_H

#include "reports/workbook_sheet.h"

/* Puts the sheets into a book that is open; stops at the first error of the book. */
typedef void (*reports_fill_fn)(const void *what, reports_book_t *book);

/* Writes a workbook to `path`, where no file may be; `folder` takes files for a while; `cells`: how
   many it will have, at least. 0, or an errno. libxlsxwriter 1.1 tells its errors to standard
   error, and may leave something out when memory is short: it works in a process of its own, on
   memory that was there before it began. The same sheets give the same bytes: no clock enters. */
int reports_book_write(const char *path, const char *folder, const words_naming_t *naming,
                       size_t cells, reports_fill_fn fill, const void *what);

#endif
