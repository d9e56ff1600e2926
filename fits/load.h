// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FITS_LOAD_H
#define FITS_LOAD_H

#include "fits/data.h"

/* Reads a CSV file, or the sheet of a workbook (book.xlsx/SHEET), for an input: numbers in the unit
   of the input and within its range; the years of a series each once, and none missing. SIM_OK;
   SIM_ERR_DOMAIN, all problems in the report; SIM_ERR_NO_MEMORY. To be freed in any case. */
int fits_load(const char *path, const fits_target_t *target, fits_data_t *out,
              words_report_t *report);

#endif
