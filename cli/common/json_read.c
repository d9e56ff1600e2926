// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/json_read.h"

#include "sim/status.h"

/* jansson 2.14 may cut a text or speak of a syntax error where it lacked memory. So the bytes are
   read twice, and what is read is what both times agree on. */
int cli_json_read(const char *bytes, size_t size, json_t **out) {
  json_t *first = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL);
  json_t *again = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL), *spare = json_object();
  const int is_read = first && json_equal(first, again), is_none = !first && !again && spare;
  *out = is_read ? json_incref(first) : NULL;
  json_decref(first);
  json_decref(again);
  json_decref(spare);
  return is_read || is_none ? SIM_OK : SIM_ERR_NO_MEMORY;
}
