// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_NUMBERS_SUPPORT_H
#define TESTS_NUMBERS_SUPPORT_H

#include "tests/support.h"

/* Numbers of record: what the program computed for a fixed seed, to ten digits, as one digest for
   each of many small runs (tests/reference/numbers.tsv). They say nothing of whether a number is
   right, which other tests do; they notice that one has changed, and a change of what is computed
   is a change of ALGORITHM (CONTRIBUTING.md). RENEW=1 in the environment writes them anew. */

#define NUMBERS "tests/reference/numbers.tsv"

typedef struct {
  const char *name;
  uint64_t digest;
  size_t count;
} numbers_t;

static inline void numbers_text(numbers_t *self, const char *text) {
  for (; *text; text++)
    self->digest = (self->digest ^ (unsigned char)*text) * UINT64_C(0x100000001b3); /* FNV-1a */
  self->digest = (self->digest ^ 0x0a) * UINT64_C(0x100000001b3);
  self->count++;
}

static inline numbers_t numbers_begin(const char *name) {
  return (numbers_t){name, UINT64_C(0xcbf29ce484222325), 0};
}

static inline void numbers_add(numbers_t *self, double x) {
  char text[40];
  snprintf(text, sizeof text, "%.10g", x == 0.0 ? 0.0 : x); /* no −0 */
  numbers_text(self, isnan(x) ? "nan" : text);
}

static inline void numbers_add_all(numbers_t *self, size_t count, const double *x) {
  for (size_t i = 0; i < count; i++)
    numbers_add(self, x[i]);
}

/* The line of record with that name; empty when there is none. */
static inline void numbers_recorded(const char *name, char line[256]) {
  FILE *file = fopen(NUMBERS, "r");
  const size_t length = strlen(name);
  bool found = false;
  assert_non_null(file);
  while (!found && fgets(line, 256, file))
    found = strncmp(line, name, length) == 0 && line[length] == '\t';
  line[found ? strcspn(line, "\n") : 0] = '\0';
  assert_int_equal(fclose(file), 0);
}

/* Writes the lines of record with this one in the place of that with its name. */
static inline void numbers_renew(const char *name, const char *line) {
  char old[1024][256];
  size_t count = 0;
  FILE *file = fopen(NUMBERS, "r");
  assert_non_null(file);
  while (count < 1024 && fgets(old[count], 256, file))
    count += !(strncmp(old[count], name, strlen(name)) == 0 && old[count][strlen(name)] == '\t');
  assert_int_equal(fclose(file), 0);
  file = fopen(NUMBERS, "w");
  assert_non_null(file);
  for (size_t i = 0; i < count; i++)
    fputs(old[i], file);
  fprintf(file, "%s\n", line);
  assert_int_equal(fclose(file), 0);
}

static inline void numbers_end(const numbers_t *self) {
  char line[256], got[256];
  snprintf(got, sizeof got, "%s\t%zu\t%016llx", self->name, self->count,
           (unsigned long long)self->digest);
  if (getenv("RENEW"))
    numbers_renew(self->name, got);
  numbers_recorded(self->name, line);
  if (strcmp(line, got) != 0)
    fail_msg("%s: other numbers than those of record: '%s', not '%s'; if they were meant to change:"
             " RENEW=1, once for each test of numbers",
             self->name, got, line);
}

#endif
