// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NUMBER_REPORT_H
#define INPUTS_NUMBER_REPORT_H

#include "inputs/number.h"
#include "words/report.h"

/* Reports a number that could not be read. `field` names the column or the option. */
void inputs_number_report(words_report_t *report, const words_place_t *place, const char *field,
                          const char *text, inputs_number_status_t status, const char *mend);

#endif
