// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_CREW_H
#define SIM_CREW_H

#include <stdbool.h>
#include <stddef.h>

/* Threads that share work, and what they need to hold it in common. A thread that waits is asleep:
   none spins, so that a busy machine gives its processors to those that work. Where there are no
   threads (WebAssembly) the caller works alone and the lock is nothing. */

typedef struct sim_lock sim_lock_t;

/* NULL when out of memory. */
sim_lock_t *sim_lock_alloc(void);
void sim_lock_free(sim_lock_t *self);
void sim_lock_take(sim_lock_t *self);
void sim_lock_give(sim_lock_t *self);

/* Holding the lock: gives it up, sleeps until another thread wakes all, and takes it again. */
void sim_lock_wait(sim_lock_t *self);
void sim_lock_wake(sim_lock_t *self);

/* Calls work(ctx) on `threads` threads, the caller one of them, and returns when all have. Where
   the machine grants fewer threads, fewer work: the work must be such that one can do it all. */
void sim_crew_run(int threads, void (*work)(void *ctx), void *ctx);

/* As many threads as the machine has processors for this process. */
int sim_crew_size(void);

/* Tasks 0 … count − 1, which any thread may do; the functions are handed ctx. */
typedef struct {
  size_t count;
  void *ctx;
  /* Returns 0, or else no more tasks are begun. What is of `worker`, 0 … threads − 1, is used by
     one task at a time. */
  int (*task)(void *ctx, int worker, size_t i);
  /* Told of each task that has ended, one at a time; may be NULL. */
  void (*ended)(void *ctx, size_t i, int status);
} sim_tasks_t;

/* Does the tasks on `threads` threads, 1 or more, and returns SIM_OK; or what the first of those
   that failed returned, first by number, whichever was quicker; or SIM_ERR_NO_MEMORY. */
int sim_crew_share(int threads, const sim_tasks_t *tasks);

#endif
