// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_XLSX_PACKAGE_H
#define INPUTS_XLSX_PACKAGE_H

#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* The zip file that a workbook is: parts by name. Nothing is unpacked before its size is known and
   bounded, so that a small file cannot fill the memory. */

enum {
  INPUTS_PACKAGE_PARTS_MAX = 4000,
  INPUTS_PACKAGE_PART_MB = 64 /* of a part, unpacked */
};

typedef struct inputs_package inputs_package_t;

/* Opens a workbook that lies in memory; `path` names it in what is reported. `bytes` are borrowed
   until inputs_package_close. Refused with a message of its own: a password, the old format .xls,
   .ods, what is no zip file, too many parts. SIM_OK, SIM_ERR_DOMAIN (reported), SIM_ERR_NO_MEMORY;
   *out is NULL on failure. */
int inputs_package_open(const char *path, const char *bytes, size_t size, inputs_package_t **out,
                        words_report_t *report);
void inputs_package_close(inputs_package_t *self);

bool inputs_package_has(const inputs_package_t *self, const char *part);

/* Unpacks a part into *bytes, which the caller frees. SIM_OK, SIM_ERR_DOMAIN (reported: not there,
   damaged, larger than INPUTS_PACKAGE_PART_MB) or SIM_ERR_NO_MEMORY. */
int inputs_package_read(const inputs_package_t *self, const char *part, char **bytes, size_t *size,
                        words_report_t *report);

/* True when a part's name begins so. */
bool inputs_package_has_under(const inputs_package_t *self, const char *prefix);

/* The name under which the package is reported. */
const char *inputs_package_path(const inputs_package_t *self);

#endif
