// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_SOURCE_H
#define CLI_COMMON_SOURCE_H

#include <jansson.h>
#include <stdbool.h>

/* Whether a folder of results holds those of another programme of the same name: two workbooks
   called formulario.xlsx in two folders have one folder of results. */

enum { CLI_SOURCE_SIZE = 17 };

/* A mark of the last two components of a programme's path, its own name and its folder's: no name
   of a folder leaves the machine, and the same programme in a folder of the same name has the same
   mark. "" when out of memory. */
void cli_source_mark(const char *programme, char out[CLI_SOURCE_SIZE]);

/* The first characters of `source`, or, where that is NULL, the mark of the programme. */
void cli_source_of(const char *programme, const char *source, char out[CLI_SOURCE_SIZE]);

/* What the record of the results in a folder says; NULL where there is
   none, or it cannot be read. The caller frees it with json_decref. */
json_t *cli_source_record(const char *folder);

/* True when the results in the folder, as their record says, are those of another. */
bool cli_source_is_other(const char *folder, const char *mark);

/* True when a folder holds a programme, its variants, or a document's figures, rather than results:
   that which is computed from, `programme` (NULL: none), or any other that was never made by this
   program. */
bool cli_source_is_data(const char *folder, const char *programme);

/* True when the results in the folder are sealed (cli/common/frozen.h). */
bool cli_source_is_sealed(const char *folder);

#endif
