// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_COLLECTION_H
#define INPUTS_COLLECTION_H

#include "inputs/table.h"

/* Every table of a programme as it stands, whether it is a folder or a workbook: what is needed to
   make the one from the other. Nothing is judged but what no table may have. */

typedef struct {
  char *file; /* "inputs.csv", "variants/objetado.csv", "regions.csv" */
  bool is_headless;
  inputs_table_t table;
} inputs_collected_t;

typedef struct {
  inputs_collected_t *items; /* inputs.csv first; variants by name; what other tables name last */
  size_t count;
} inputs_collection_t;

/* Reads the programme. SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY; free in any case. */
int inputs_collection_read(const char *programme, inputs_collection_t *out, words_report_t *report);
void inputs_collection_free(inputs_collection_t *self);

#endif
