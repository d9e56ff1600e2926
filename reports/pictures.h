// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_PICTURES_H
#define REPORTS_PICTURES_H

#include "reports/workbook_sheet.h"

/* A sheet with the PNG files of a folder, in the order of their names, below one another; none when
   it has no such file. What cannot be read is an error of the book. */
void reports_pictures_put(reports_book_t *book, const char *folder);

#endif
