// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_CHOSEN_H
#define STUDIES_CHOSEN_H

#include "models/programme.h"
#include "words/report.h"

#include <stdbool.h>

/* --only LIST: the outputs that a run computes. A list is names between commas: NAME, with all its
   years and the total; NAME.YEAR; or the beginning of names with a * behind it. In English or
   Spanish. */

/* Marks in kept[] (one for each output of the programme, all false before) what `count` lists name.
   SIM_OK; SIM_ERR_DOMAIN with every name that is none in the report, and the nearest one that is;
   SIM_ERR_NO_MEMORY. */
int studies_chosen(const char *const *lists, size_t count, const models_programme_t *programme,
                   bool *kept, words_report_t *report);

#endif
