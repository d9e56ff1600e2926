// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_JSON_READ_H
#define CLI_JSON_READ_H

#include <jansson.h>
#include <stddef.h>

/* Reads `size` bytes of JSON in which no name stands twice. SIM_OK: *out is what they hold, which
   the caller gives back with json_decref, or NULL where they are no such JSON. Error:
   SIM_ERR_NO_MEMORY, and *out is NULL. */
int cli_json_read(const char *bytes, size_t size, json_t **out);

#endif
