// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_AUDIT_SUPPORT_H
#define TESTS_AUDIT_SUPPORT_H

/* Figures and claims in a folder of their own, read as the program reads them. */
#include "audit/claims.h"
#include "sim/status.h"
#include "tests/support.h"

typedef struct {
  char folder[FOLDER_SIZE];
  audit_dataset_t dataset;
  audit_claims_t claims;
  words_report_t report;
  int status;
} world_t;

/* An empty world in a folder that holds these figures, and these claims unless NULL. */
static inline void world_write(world_t *w, const char *figures, const char *claims) {
  *w = (world_t){0};
  words_report_init(&w->report, WORDS_EN);
  assert_true(folder_make(w->folder));
  folder_write(w->folder, "figures.csv", figures);
  if (claims)
    folder_write(w->folder, "claims.csv", claims);
}

/* Reads what its folder holds; `status` says how that went. */
static inline void world_read(world_t *w) {
  w->status = audit_dataset_load(w->folder, &w->dataset, &w->report);
  if (!w->status)
    w->status = audit_claims_load(&w->dataset, &w->claims, &w->report);
}

static inline void unload(world_t *w) {
  assert_int_equal(folder_remove(w->folder), 0);
  audit_claims_free(&w->claims);
  audit_dataset_free(&w->dataset);
  words_report_free(&w->report);
  memset(w, 0, sizeof *w);
}

#endif
