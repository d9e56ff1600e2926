// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_BAD_CORPUS_H
#define TESTS_BAD_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

/* The corpus of wrong inputs, tests/bad/cases.tsv: each case is a good programme with one change,
   and the message that it must give. See tests/bad/README.md. */

enum { BAD_ARGS_MAX = 8 };

typedef struct {
  char *line; /* owns the texts below */
  const char *id, *lang, *base, *file, *op, *a, *b;
  const char *variants[BAD_ARGS_MAX], *sets[BAD_ARGS_MAX];
  size_t variant_count, set_count;
  const char *message; /* whole lines, each with its '\n', without the directory */
} bad_case_t;

typedef struct {
  bad_case_t *cases;
  size_t count;
} bad_corpus_t;

/* Reads the manifest. False, with the reason on stdout, when it is malformed. */
bool bad_corpus_load(const char *path, bad_corpus_t *out);
void bad_corpus_free(bad_corpus_t *self);

/* Makes parent/<base>, the changed programme, and writes its path into `folder`. */
bool bad_case_prepare(const bad_case_t *self, const char *parent, char *folder, size_t size);

/* A file's bytes, which the caller frees, with a '\0' after them; NULL when it cannot be read. */
char *bad_read(const char *path, size_t *size);
bool bad_write(const char *path, const char *bytes, size_t size);

/* Copies a programme's folder (inputs, labels, samples, variants). */
bool bad_copy_programme(const char *from, const char *to);

/* Deletes every `what` from text, in place. */
void bad_delete_all(char *text, const char *what);

#endif
