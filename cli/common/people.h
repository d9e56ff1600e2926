// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_PEOPLE_H
#define CLI_COMMON_PEOPLE_H

#include "inputs/programme.h"

#include <stdio.h>

/* Tables for people, to open in a spreadsheet set to their language: UTF-8 with its mark, CRLF; in
   Spanish ';' between cells and a decimal comma, in English ',' and a point; headings, outputs,
   units and verdicts in words; numbers in full, without thousands marks. They are written from the
   tables for programs, and hold the same rows and digits. */

/* The name of the file for people of the table `name` ("summary.csv"), "resumen.csv" in Spanish;
   NULL: there is none. Static. */
const char *cli_people_name(const char *name, words_lang_t lang);

/* Writes for people what `table` holds, the bytes of a table for programs. `inputs` gives labels;
   NULL: names stand as they are. 0, or −1 when out of memory; errors of writing are left to
   ferror. */
int cli_people_write(const char *table, const inputs_programme_t *inputs, words_lang_t lang,
                     FILE *file);

#endif
