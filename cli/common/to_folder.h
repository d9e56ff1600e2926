// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_TO_FOLDER_H
#define CLI_COMMON_TO_FOLDER_H

#include "inputs/collection.h"

/* The tables of a programme as a folder, at a path where nothing is yet; what a failure leaves is
   for the caller to remove. 0, or an errno. */
int cli_to_folder(const inputs_collection_t *tables, const char *path);

#endif
