// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "cli/inputs.h"

/* Checks that `folder` is one that can be entered and that its last component may name results,
   and copies that component to `name`. Returns SIM_OK, SIM_ERR_DOMAIN (reported) or
   SIM_ERR_NO_MEMORY. */
int cli_folder_check(const char *folder, char name[CLI_NAME_SIZE], cli_report_t *report);

#endif
