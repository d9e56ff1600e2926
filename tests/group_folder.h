// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_GROUP_FOLDER_H
#define TESTS_GROUP_FOLDER_H

/* A folder that the tests of one program share: what sets their group up and cleans up after it. */
#include "tests/support.h"

static char group_folder[FOLDER_SIZE];

static inline int group_folder_make(void **state) {
  (void)state;
  return folder_make(group_folder) ? 0 : -1;
}

static inline int group_folder_remove(void **state) {
  (void)state;
  return folder_remove(group_folder);
}

#endif
