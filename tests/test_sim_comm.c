// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/comm.h"
#include "sim/engine/crew.h"
#include "sim/engine/pack.h"
#include "sim/engine/pilot.h"
#include "sim/engine/ranks.h"
#include "sim/engine/run.h"
#include "sim/status.h"
#include "tests/post.h"
#include "tests/support.h"
#include "tests/toy.h"

enum { OUTPUTS = 3, N = 7000 };

static void row(const double *u, double *x, size_t outputs) {
  (void)outputs;
  x[0] = 1.0 / u[0] + u[1];
  x[1] = floor(9.0 * u[1]);
  x[2] = u[0] < 0.5 ? u[1] : (double)NAN;
}

static const bool whole[OUTPUTS] = {[1] = true};

/* One job of `size` ranks; what goes wrong in one of them. */
typedef struct {
  post_t post;
  sim_lock_t *lock;
  int size, next;
  int leaves, fails; /* the rank that leaves without a word, or whose model fails; −1: none */
  int status[MOST], left[MOST];
  sim_summary_t summaries[MOST][OUTPUTS];
} job_t;

static int broken(const void *self, void *workspace, uint64_t first, size_t count,
                  double *const *columns) {
  (void)self;
  (void)workspace;
  (void)first;
  (void)count;
  (void)columns;
  return 1;
}

/* The model of a rank fails beyond the pilot only, so that all get as far as to share. */
static int run_rank(job_t *job, int rank, sim_comm_t *comm) {
  toy_t toy = {.uniforms = 2, .row = row, .outputs = OUTPUTS};
  toy_seed(&toy, 4);
  sim_model_t model = toy_model(&toy, whole);
  const sim_run_options_t options = {.replicates = N, .threads = 1, .comm = comm};
  sim_pilot_t pilot;
  sim_part_t part = {0};
  assert_int_equal(sim_pilot_init(&pilot, &model, N, 1), SIM_OK);
  assert_int_equal(sim_pilot_lay(&pilot, &part), SIM_OK);
  if (rank == job->fails)
    model.evaluate = broken;
  const int status = sim_ranks_run(&model, &options, 0, N, &part);
  if (!status)
    sim_part_take(&part, job->summaries[rank]);
  sim_part_free(&part);
  sim_pilot_free(&pilot);
  return status;
}

static void work(void *ctx) {
  job_t *job = ctx;
  sim_lock_take(job->lock);
  const int rank = job->next++;
  sim_lock_give(job->lock);
  address_t address;
  sim_comm_t comm = post_comm(&job->post, &address, rank, job->size);
  if (rank != job->leaves)
    job->status[rank] = run_rank(job, rank, &comm);
  job->left[rank] = sim_comm_leave(&comm, NULL);
}

static void job_run(job_t *job, int size, int leaves, int fails) {
  *job = (job_t){.size = size, .leaves = leaves, .fails = fails};
  job->lock = sim_lock_alloc();
  job->post.lock = sim_lock_alloc();
  sim_crew_run(size, work, job);
  assert_int_equal(job->next, size);
  sim_lock_free(job->lock);
  sim_lock_free(job->post.lock);
}

/* Every rank ends with the bytes of one process alone. */
static void test_same_bytes_for_any_number_of_ranks(void **unused) {
  (void)unused;
  toy_t toy = {.uniforms = 2, .row = row, .outputs = OUTPUTS};
  toy_seed(&toy, 4);
  const sim_model_t model = toy_model(&toy, whole);
  const sim_run_options_t options = {.replicates = N, .threads = 2};
  sim_summary_t alone[OUTPUTS];
  assert_int_equal(sim_run(&model, &options, alone), SIM_OK);
  for (int size = 1; size <= MOST; size++) {
    job_t job;
    job_run(&job, size, -1, -1);
    for (int rank = 0; rank < size; rank++) {
      assert_int_equal(job.status[rank], SIM_OK);
      assert_int_equal(job.left[rank], SIM_OK);
      for (size_t i = 0; i < OUTPUTS; i++) {
        const sim_summary_t *got = &job.summaries[rank][i];
        assert_memory_equal(&got->moments, &alone[i].moments, sizeof got->moments);
        for (double p = 0.0; p <= 1.0; p += 0.0625)
          assert_true(sim_histogram_quantile(&got->histogram, p) ==
                      sim_histogram_quantile(&alone[i].histogram, p));
      }
      sim_summaries_free(OUTPUTS, job.summaries[rank]);
    }
  }
  sim_summaries_free(OUTPUTS, alone);
}

/* One that fails tells all, and all can go on or leave. */
static void test_a_failure_is_everybodys(void **unused) {
  (void)unused;
  for (int size = 2; size <= MOST; size++)
    for (int fails = 0; fails < size; fails++) {
      job_t job;
      job_run(&job, size, -1, fails);
      for (int rank = 0; rank < size; rank++) {
        assert_int_equal(job.status[rank], SIM_ERR_MODEL);
        assert_int_equal(job.left[rank], SIM_OK);
      }
    }
}

/* One that leaves early hangs nobody. */
static void test_one_that_leaves(void **unused) {
  (void)unused;
  for (int size = 2; size <= MOST; size++)
    for (int leaves = 0; leaves < size; leaves++) {
      job_t job;
      job_run(&job, size, leaves, -1);
      for (int rank = 0; rank < size; rank++) {
        assert_int_equal(job.status[rank], rank == leaves ? SIM_OK : SIM_ERR_PEER);
        assert_int_equal(job.left[rank], SIM_ERR_PEER);
      }
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_same_bytes_for_any_number_of_ranks),
      cmocka_unit_test(test_a_failure_is_everybodys),
      cmocka_unit_test(test_one_that_leaves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
