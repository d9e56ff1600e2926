// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CONVERT_CONVERT_H
#define CLI_CONVERT_CONVERT_H

#include "inputs/collection.h"

/* A programme from a folder to a workbook and back. Both appear whole or not at all, and neither
   replaces anything. 0, or an errno. */

int cli_convert_to_book(const inputs_collection_t *tables, const char *path);
int cli_convert_to_folder(const inputs_collection_t *tables, const char *path);

#endif
