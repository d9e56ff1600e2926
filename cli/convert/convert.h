// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CONVERT_CONVERT_H
#define CLI_CONVERT_CONVERT_H

#include "inputs/collection.h"

/* The tables of a programme as a workbook, at a path where nothing is yet; what a failure leaves is
   for the caller to remove. `folder` takes files for a while. 0, or an errno. */
int cli_convert_to_book(const inputs_collection_t *tables, const char *path, const char *folder);

#endif
