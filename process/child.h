// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PROCESS_CHILD_H
#define PROCESS_CHILD_H

#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A program of somebody else (gnuplot, pandoc), run beside ours: found once, started by its
   absolute path without a shell, in a group of its own, with a clean environment, and never waited
   for longer than was said. */

/* The file of `program` in the absolute folders of PATH (what lies in the current folder is not to
   be run); false, and an empty text, when it is not there. */
bool process_find(const char *program, char path[PATH_MAX]);

/* A file in memory that holds `length` bytes, read from its start: no pipe to fill, none to break,
   and nothing to remove. Its descriptor, above those of the standard streams and closed in what is
   started; −1 when there is none. */
int process_memory_file(const char *bytes, size_t length);

/* The descriptor, or a copy of it that no standard stream of a child will take; −1 stays −1. */
int process_raised(int descriptor);

typedef struct {
  const char *path;             /* from process_find */
  const char *const *arguments; /* after the program's name; up to NULL, 8 at most */
  const char *const *settings;  /* NAME=value of the environment; up to NULL, 4 at most */
  const char *folder;           /* where it runs; NULL: where we are */
  int input, output, errors;    /* its standard streams; −1: nowhere */
  int more;                     /* what it finds as its descriptor 3; 0: nothing */
} process_plan_t;

/* Starts it. Of our environment it sees PATH and what fonts are found with; all signals are
   open and at their defaults, whatever the caller had set. Its process, or −1: then `error` says
   why, as an error number. */
pid_t process_start(const process_plan_t *plan, int *error);

/* How long it may take. What it works is measured by its own processor time, so that a machine busy
   with other things ends nothing; one that does not work at all ends by the clock. */
typedef struct {
  pid_t child;
  long long work_ms, begun_ms;
  const volatile sig_atomic_t *cancel; /* not 0: nobody waits any more; NULL: never; borrowed */
} process_patience_t;

enum { PROCESS_PATIENCE = 5 }; /* the clock's time for each of the processor's */

/* From now on, `work_ms` of the processor's time. */
process_patience_t process_patience(pid_t child, long long work_ms,
                                    const volatile sig_atomic_t *cancel);

typedef enum { PROCESS_GOING, PROCESS_CANCELLED, PROCESS_LATE } process_limit_t;

/* Whether it may go on. */
process_limit_t process_limit(const process_patience_t *self);

/* Waits for its end, as long as process_limit lets it: 0 and its `code` as of waitpid; 1 when it
   may not go on, 2 when it cannot be waited for. */
int process_wait(const process_patience_t *self, int *code);

/* Ends it and whatever it started, and waits for it. */
void process_end(pid_t child);

#endif
