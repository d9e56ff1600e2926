// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_ARCHIVE_H
#define REPORTS_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zip.h>

/* A day as ZIP archives have it: no clock enters a document. */
#define REPORTS_ARCHIVE_DAY(year) ((uint16_t)(((year)-1980) << 9 | 1 << 5 | 1))

/* Puts bytes in the place of a part, whatever its capitals, or as a new one, with that day as its
   date. They are lent until the archive is closed or, `is_owned`, taken over, on failure too. 0;
   −1, with the error in `zip`. */
int reports_archive_put(zip_t *zip, const char *name, char *bytes, size_t size, bool is_owned,
                        uint16_t day);

#endif
