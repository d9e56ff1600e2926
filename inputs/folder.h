// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_FOLDER_H
#define INPUTS_FOLDER_H

#include "words/report.h"

#include <stdbool.h>

enum {
  INPUTS_NAME_SIZE = 65,    /* bytes of a programme's or variant's name, with its end */
  INPUTS_LABEL_CHARS = 120, /* characters of a label */
  INPUTS_LABEL_SIZE = 4 * INPUTS_LABEL_CHARS + 1
};

/* Checks that `folder` is one that can be entered, or a workbook that stands for one, and that its
   last component may name results, and copies that component to `name`. Returns SIM_OK,
   SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int inputs_folder_check(const char *folder, char name[INPUTS_NAME_SIZE], words_report_t *report);

/* The same name alone, of a folder that need not be on the disk: its letters with their accents,
   dashes for spaces, nothing but that, digits and "._-". */
int inputs_folder_name(const char *folder, char name[INPUTS_NAME_SIZE], words_report_t *report);

/* What that folder is called where people read it, "Niñez y años", as it was written; without what
   a label may not have. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_folder_title(const char *folder, char out[INPUTS_LABEL_SIZE]);

/* True for a name that may become part of a path: [A-Za-z0-9._-], at most 64 bytes, not starting
   with a point or a dash. */
bool inputs_name_is_safe(const char *name);

#endif
