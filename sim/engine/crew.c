// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/crew.h"

#include "sim/status.h"

#include <stdlib.h>

#ifdef __wasm__

struct sim_lock {
  bool is_taken;
};

sim_lock_t *sim_lock_alloc(void) {
  return calloc(1, sizeof(sim_lock_t));
}

void sim_lock_free(sim_lock_t *self) {
  free(self);
}

void sim_lock_take(sim_lock_t *self) {
  self->is_taken = true;
}

void sim_lock_give(sim_lock_t *self) {
  self->is_taken = false;
}

void sim_lock_wait(sim_lock_t *self) {
  (void)self;
}

void sim_lock_wake(sim_lock_t *self) {
  (void)self;
}

void sim_crew_run(int threads, void (*work)(void *ctx), void *ctx) {
  (void)threads;
  work(ctx);
}

int sim_crew_size(void) {
  return 1;
}

#else

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

struct sim_lock {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
};

sim_lock_t *sim_lock_alloc(void) {
  sim_lock_t *self = calloc(1, sizeof *self);
  if (!self)
    return NULL;
  if (pthread_mutex_init(&self->mutex, NULL)) {
    free(self);
    return NULL;
  }
  if (pthread_cond_init(&self->changed, NULL)) {
    pthread_mutex_destroy(&self->mutex);
    free(self);
    return NULL;
  }
  return self;
}

void sim_lock_free(sim_lock_t *self) {
  if (!self)
    return;
  pthread_cond_destroy(&self->changed);
  pthread_mutex_destroy(&self->mutex);
  free(self);
}

void sim_lock_take(sim_lock_t *self) {
  pthread_mutex_lock(&self->mutex);
}

void sim_lock_give(sim_lock_t *self) {
  pthread_mutex_unlock(&self->mutex);
}

void sim_lock_wait(sim_lock_t *self) {
  pthread_cond_wait(&self->changed, &self->mutex);
}

void sim_lock_wake(sim_lock_t *self) {
  pthread_cond_broadcast(&self->changed);
}

typedef struct {
  void (*work)(void *ctx);
  void *ctx;
} task_t;

static void *start(void *task_of) {
  const task_t *task = task_of;
  task->work(task->ctx);
  return NULL;
}

void sim_crew_run(int threads, void (*work)(void *ctx), void *ctx) {
  task_t task = {work, ctx};
  pthread_t *others = threads > 1 ? calloc((size_t)threads - 1, sizeof *others) : NULL;
  int started = 0;
  while (others && started < threads - 1 &&
         pthread_create(&others[started], NULL, start, &task) == 0)
    started++;
  work(ctx);
  for (int i = 0; i < started; i++)
    pthread_join(others[i], NULL);
  free(others);
}

int sim_crew_size(void) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) > 0)
    return CPU_COUNT(&allowed);
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 1;
}

#endif

/* Tasks as they are handed out; all under the lock. */
typedef struct {
  const sim_tasks_t *tasks;
  sim_lock_t *lock;
  int workers; /* that have begun */
  size_t next;
  int status; /* of the first task to fail, by number, and which that is */
  size_t failed;
} share_t;

static void note(share_t *self, size_t i, int status) {
  if (status && (!self->status || i < self->failed)) {
    self->status = status;
    self->failed = i;
  }
  if (self->tasks->ended)
    self->tasks->ended(self->tasks->ctx, i, status);
}

static void work_off(void *ctx) {
  share_t *self = ctx;
  sim_lock_take(self->lock);
  const int worker = self->workers++;
  while (!self->status && self->next < self->tasks->count) {
    const size_t i = self->next++;
    sim_lock_give(self->lock);
    const int status = self->tasks->task(self->tasks->ctx, worker, i);
    sim_lock_take(self->lock);
    note(self, i, status);
  }
  sim_lock_give(self->lock);
}

int sim_crew_share(int threads, const sim_tasks_t *tasks) {
  share_t self = {.tasks = tasks, .lock = sim_lock_alloc()};
  if (!self.lock)
    return SIM_ERR_NO_MEMORY;
  sim_crew_run((size_t)threads < tasks->count ? threads : (int)tasks->count, work_off, &self);
  sim_lock_free(self.lock);
  return self.status;
}
