// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/crew.h"
#include "tests/support.h"

#include <stdatomic.h>

/* A crew does every task once, each worker one at a time, tells of each, and ends with the first
   failure, whichever thread was quicker. */

enum { TASKS = 300, MOST = 8 };

typedef struct {
  int done[TASKS], told; /* told: under the crew's own lock */
  atomic_int busy[MOST];
  atomic_bool wrong;
  size_t fails_from; /* tasks from here on fail, with their number */
} job_t;

static int do_task(void *ctx, int worker, size_t i) {
  job_t *job = ctx;
  if (worker < 0 || worker >= MOST)
    job->wrong = true;
  if (atomic_fetch_add(&job->busy[worker], 1) != 0)
    job->wrong = true;
  job->done[i]++;
  atomic_fetch_sub(&job->busy[worker], 1);
  return i >= job->fails_from ? -(int)i : 0;
}

static void tell(void *ctx, size_t i, int status) {
  job_t *job = ctx;
  job->told++;
  job->wrong = job->wrong || (status != 0) != (i >= job->fails_from) || job->done[i] != 1;
}

static void test_every_task_is_done_once(void **unused) {
  (void)unused;
  for (int threads = 1; threads <= MOST; threads++) {
    job_t job = {.fails_from = TASKS};
    const sim_tasks_t tasks = {TASKS, &job, do_task, tell};
    assert_int_equal(sim_crew_share(threads, &tasks), 0);
    assert_false(job.wrong);
    assert_int_equal(job.told, TASKS);
    for (size_t i = 0; i < TASKS; i++)
      assert_int_equal(job.done[i], 1);
  }
}

static void test_the_first_failure_is_the_verdict(void **unused) {
  (void)unused;
  for (int threads = 1; threads <= MOST; threads++) {
    job_t job = {.fails_from = 41};
    const sim_tasks_t tasks = {TASKS, &job, do_task, tell};
    assert_int_equal(sim_crew_share(threads, &tasks), -41);
    assert_false(job.wrong);
    assert_in_range(job.told, 42, 41 + threads);
    for (size_t i = 0; i < 41; i++)
      assert_int_equal(job.done[i], 1);
  }
}

static void test_no_tasks(void **unused) {
  (void)unused;
  const sim_tasks_t none = {0};
  assert_int_equal(sim_crew_share(4, &none), 0);
  assert_true(sim_crew_size() >= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_task_is_done_once),
      cmocka_unit_test(test_the_first_failure_is_the_verdict),
      cmocka_unit_test(test_no_tasks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
