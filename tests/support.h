// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

/* What the unit tests share: cmocka with the headers that it wants before it, a comparison of
   numbers, and folders of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Fails unless |got − expected| ≤ relative · |expected|; NaN is near nothing. */
static inline void near(double got, double expected, double relative) {
  if (!(fabs(got - expected) <= relative * fabs(expected)))
    fail_msg("%.17g, expected %.17g", got, expected);
}

/* THOROUGH in the environment: the number of times that a sweep is to be as long as in the slower
   checks (make check-thorough); 0: as short as in `make test`. */
static inline int thorough(void) {
  const char *times = getenv("THOROUGH");
  const int count = times ? atoi(times) : 0;
  return count > 0 && count <= 1000 ? count : 0;
}

enum { FOLDER_SIZE = 256 }; /* bytes of the path of a folder of folder_make */

/* Makes an empty folder with a name of its own, in TMPDIR or /tmp; false when it cannot. */
static inline bool folder_make(char path[FOLDER_SIZE]) {
  const char *parent = getenv("TMPDIR");
  const int length =
      snprintf(path, FOLDER_SIZE, "%s/exante-test-XXXXXX", parent && *parent ? parent : "/tmp");
  return length > 0 && length < FOLDER_SIZE && mkdtemp(path);
}

static inline int folder_remove_entry(const char *path, const struct stat *info, int kind,
                                      struct FTW *place) {
  (void)info;
  (void)kind;
  (void)place;
  return remove(path);
}

/* Removes a folder and all that it holds; no link is followed. 0, or −1 when something stays. */
static inline int folder_remove(const char *path) {
  return nftw(path, folder_remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* Writes a file of a folder: `name`, with this text. */
static inline void folder_write(const char *folder, const char *name, const char *text) {
  char path[2 * FOLDER_SIZE];
  const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = length < (int)sizeof path ? fopen(path, "w") : NULL;
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

#endif
