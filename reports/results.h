// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_RESULTS_H
#define REPORTS_RESULTS_H

#include <stddef.h>
#include <stdio.h>

/* In a folder of results: what programs read, and the charts. What people open is at its top. */
#define REPORTS_RESULTS_DATA   "data"
#define REPORTS_RESULTS_CHARTS "charts"

/* A folder of results that appears whole or not at all. Files are written aside, in a hidden folder
   within, and moved to their places at the end; data/run.json, which lists them with their digests,
   leaves first and comes last, so that a folder with a data/run.json is a finished one. Files that
   the run before had listed, finished or not, and this one did not write are removed; nothing else
   is touched. */
typedef struct {
  char *folder; /* where the results will be */
  char *aside;  /* where they are written until then; NULL when not open */
  int guard;    /* holds `aside` locked while it is in use */
  size_t kept;  /* length of the part of `folder` that existed before */
  char *failed; /* the path of the last failure; errno says why */
  int error;    /* errno of that failure */
} reports_results_t;

/* Makes the folder (with its parents) and the one aside, and removes what dead runs left aside.
   0, or −1 with failed and error set; close the results in either case. */
int reports_results_open(reports_results_t *self, const char *folder);

/* Opens `name` ("data/summary.csv", "charts/funnel.svg") for writing; NULL on failure. */
FILE *reports_results_create(reports_results_t *self, const char *name);

/* The path of `name` aside, for a file that somebody else writes; NULL when out of memory, noted.
   The caller frees. */
char *reports_results_path(reports_results_t *self, const char *name);

/* Flushes to disk and closes what reports_results_create gave; 0, or −1 on any earlier error too.
 */
int reports_results_finish(reports_results_t *self, const char *name, FILE *file);

/* Notes that `name` could not be made because of `error`, an errno; returns −1. */
int reports_results_fail(reports_results_t *self, const char *name, int error);

/* Notes the failure of `path`, which it takes over (NULL: there was no memory for it), with errno;
   returns −1. */
int reports_results_note(reports_results_t *self, char *path);

/* The folder for charts aside, made when it is not there; NULL on failure. The caller frees. */
char *reports_results_charts(reports_results_t *self);

/* Removes the charts that are aside: a set of charts is whole or not there. */
void reports_results_drop_charts(reports_results_t *self);

/* Moves everything into place. 0, or −1: *begun says whether earlier results were changed. */
int reports_results_commit(reports_results_t *self, int *begun);

/* Removes what is still aside, and the folders that were made for nothing; frees. */
void reports_results_close(reports_results_t *self);

/* Calls `visit` with the relative name of each file aside, in alphabetical order; stops at a
   non-zero answer and returns it; −1 when the folder cannot be read. */
int reports_results_each(const reports_results_t *self, int (*visit)(void *ctx, const char *name),
                         void *ctx);

#endif
