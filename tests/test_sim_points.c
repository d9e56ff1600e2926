// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/crew.h"
#include "sim/estimate/points.h"
#include "sim/status.h"
#include "tests/post.h"
#include "tests/support.h"

/* A model whose value says where it stands: output, sample and point; evaluated by this process, by
   threads, and by several processes, of which each must end with all of it. */

enum { SETS = 2, SAMPLES = 2 + SETS, OUTPUTS = 2, LARGEST = 2100, BLOCK = 512 };

typedef struct {
  sim_lock_t *lock;
  size_t blocks, most, asked, reported_count, workspaces;
  uint64_t reported[16], cells; /* cells: points of all samples that were evaluated */
  size_t cancel_at;             /* the how-manieth question is answered yes; 0: none */
  bool fails;
} bench_t;

static double value_at(size_t output, size_t sample, size_t point) {
  return 1e6 * (double)output + 1e4 * (double)sample + (double)point;
}

static void *desk_alloc(const void *self, size_t block) {
  bench_t *bench = *(bench_t *const *)self;
  assert_int_equal(block, BLOCK);
  sim_lock_take(bench->lock);
  bench->workspaces++;
  sim_lock_give(bench->lock);
  return malloc(1);
}

static int evaluate(const void *self, void *workspace, size_t sample, uint64_t first, size_t count,
                    double *const *columns) {
  bench_t *bench = *(bench_t *const *)self;
  (void)workspace;
  for (size_t o = 0; o < OUTPUTS; o++)
    for (size_t i = 0; i < count; i++)
      columns[o][i] = value_at(o, sample, (size_t)first + i);
  sim_lock_take(bench->lock);
  bench->cells += count;
  bench->most = count > bench->most ? count : bench->most;
  sim_lock_give(bench->lock);
  return bench->fails;
}

static bool cancelled(void *ctx) {
  bench_t *bench = ctx;
  return ++bench->asked == bench->cancel_at;
}

static void progress(void *ctx, uint64_t done) {
  bench_t *bench = ctx;
  bench->reported[bench->reported_count++ % 16] = done;
}

static int evaluate_all(bench_t *bench, size_t points, int threads, sim_comm_t *comm,
                        double *values) {
  const sim_sensitivity_model_t model = {.self = &bench,
                                         .set_count = SETS,
                                         .output_count = OUTPUTS,
                                         .workspace_alloc = desk_alloc,
                                         .workspace_free = free,
                                         .evaluate = evaluate};
  const sim_sensitivity_options_t options = {.points = points,
                                             .threads = threads,
                                             .ctx = bench,
                                             .cancelled = cancelled,
                                             .progress = progress,
                                             .comm = comm};
  sim_points_t self = {.model = &model,
                       .options = &options,
                       .samples = SAMPLES,
                       .values = values,
                       .threads = threads};
  for (size_t i = 0; i < OUTPUTS * SAMPLES * points; i++)
    values[i] = -1.0;
  return sim_points_evaluate(&self);
}

static void assert_whole(const double *values, size_t points) {
  for (size_t o = 0; o < OUTPUTS; o++)
    for (size_t s = 0; s < SAMPLES; s++)
      for (size_t i = 0; i < points; i++)
        assert_true(values[(o * SAMPLES + s) * points + i] == value_at(o, s, i));
}

/* Every point of every sample once, in blocks of 512; progress in base points. */
static void alone(void **state) {
  (void)state;
  static const size_t sizes[] = {64, 511, 512, 513, 1024, LARGEST};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    for (int threads = 1; threads <= 3; threads += 2) {
      bench_t bench = {.lock = sim_lock_alloc()};
      const size_t points = sizes[i], blocks = (points + BLOCK - 1) / BLOCK;
      double *values = malloc(OUTPUTS * SAMPLES * points * sizeof *values);
      assert_int_equal(evaluate_all(&bench, points, threads, NULL, values), SIM_OK);
      assert_whole(values, points);
      assert_int_equal(bench.cells, SAMPLES * points);
      assert_int_equal(bench.most, points < BLOCK ? points : BLOCK);
      assert_int_equal(bench.workspaces, threads);
      assert_int_equal(bench.reported_count, blocks);
      assert_int_equal(bench.reported[blocks - 1], points);
      for (size_t b = 0; threads == 1 && b + 1 < blocks; b++)
        assert_int_equal(bench.reported[b], (b + 1) * BLOCK);
      free(values);
      sim_lock_free(bench.lock);
    }
}

static void ended(void **state) {
  (void)state;
  static double values[OUTPUTS * SAMPLES * LARGEST];
  bench_t bench = {.lock = sim_lock_alloc(), .cancel_at = 3};
  assert_int_equal(evaluate_all(&bench, LARGEST, 1, NULL, values), SIM_ERR_CANCELLED);
  assert_int_equal(bench.cells, 2 * SAMPLES * BLOCK);
  assert_int_equal(bench.reported_count, 2);
  bench = (bench_t){.lock = bench.lock, .fails = true};
  assert_int_equal(evaluate_all(&bench, LARGEST, 1, NULL, values), SIM_ERR_MODEL);
  assert_int_equal(bench.cells, BLOCK);
  sim_lock_free(bench.lock);
}

/* What each of several processes ends with. */
typedef struct {
  post_t post;
  sim_lock_t *lock;
  int size, next, fails, cancels; /* which rank; −1: none */
  size_t points;
  uint64_t cells[MOST];
  int status[MOST];
  double *values[MOST];
} job_t;

static void work(void *ctx) {
  job_t *job = ctx;
  sim_lock_take(job->lock);
  const int rank = job->next++;
  sim_lock_give(job->lock);
  address_t address;
  sim_comm_t comm = post_comm(&job->post, &address, rank, job->size);
  bench_t bench = {.lock = sim_lock_alloc(),
                   .fails = rank == job->fails,
                   .cancel_at = rank == job->cancels ? 1 : 0};
  job->values[rank] = malloc(OUTPUTS * SAMPLES * job->points * sizeof(double));
  job->status[rank] = evaluate_all(&bench, job->points, 1, &comm, job->values[rank]);
  job->cells[rank] = bench.cells;
  (void)sim_comm_leave(&comm, NULL);
  sim_lock_free(bench.lock);
}

static void job_run(job_t *job, int size, size_t points, int fails, int cancels) {
  *job = (job_t){.size = size, .points = points, .fails = fails, .cancels = cancels};
  job->lock = sim_lock_alloc();
  job->post.lock = sim_lock_alloc();
  sim_crew_run(size, work, job);
  sim_lock_free(job->lock);
  sim_lock_free(job->post.lock);
}

static void job_free(job_t *job) {
  for (int rank = 0; rank < job->size; rank++)
    free(job->values[rank]);
}

/* Each evaluates whole blocks, all together every point once, and all end with everything. */
static void several(void **state) {
  (void)state;
  static const size_t sizes[] = {64, 513, 1024, LARGEST};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    for (int size = 1; size <= 6; size++) {
      const size_t points = sizes[i], blocks = (points + BLOCK - 1) / BLOCK;
      uint64_t cells = 0;
      job_t job;
      job_run(&job, size, points, -1, -1);
      for (int rank = 0; rank < size; rank++) {
        const size_t first = blocks * (size_t)rank / (size_t)size * BLOCK;
        const size_t last = blocks * ((size_t)rank + 1) / (size_t)size * BLOCK;
        const size_t own = (last < points ? last : points) - (first < points ? first : points);
        assert_int_equal(job.status[rank], SIM_OK);
        assert_int_equal(job.cells[rank], SAMPLES * own);
        assert_whole(job.values[rank], points);
        cells += job.cells[rank];
      }
      assert_int_equal(cells, SAMPLES * points);
      job_free(&job);
    }
}

/* The model of one fails: everybody's. One is stopped: to the others a peer is gone. */
static void failures(void **state) {
  (void)state;
  for (int who = 0; who < 3; who++) {
    job_t job;
    job_run(&job, 3, LARGEST, who, -1);
    for (int rank = 0; rank < 3; rank++)
      assert_int_equal(job.status[rank], SIM_ERR_MODEL);
    job_free(&job);
    job_run(&job, 3, LARGEST, -1, who);
    assert_int_equal(job.status[who], SIM_ERR_PEER);
    job_free(&job);
    if (who > 0)
      continue;
    job_run(&job, 1, LARGEST, -1, who);
    assert_int_equal(job.status[who], SIM_ERR_CANCELLED);
    job_free(&job);
  }
}

/* Messages that no process packed are refused: too short, ends that are none, another size. */
typedef struct {
  size_t size;
  uint64_t ends[2];
  int received; /* the first message says that the other fared well */
} forged_t;

static int forged_send(void *self, int to, size_t size, const unsigned char *bytes,
                       const sim_wait_t *wait) {
  (void)self, (void)to, (void)size, (void)bytes, (void)wait;
  return SIM_OK;
}

static int forged_receive(void *self, int from, size_t *size, unsigned char **bytes,
                          const sim_wait_t *wait) {
  forged_t *forged = self;
  const bool is_head = forged->received++ == 0;
  (void)from, (void)wait;
  *size = is_head ? 16 : forged->size;
  *bytes = calloc(*size + 16, 1);
  if (!is_head)
    memcpy(*bytes, forged->ends, sizeof forged->ends);
  return SIM_OK;
}

static void forged(void **state) {
  (void)state;
  static double values[OUTPUTS * SAMPLES * LARGEST];
  enum { WORD = sizeof(double), COLUMNS = OUTPUTS * SAMPLES };
  static const struct {
    size_t size;
    uint64_t ends[2];
    int status;
  } cases[] = {{0, {0, 0}, SIM_ERR_PEER},
               {15, {0, 0}, SIM_ERR_PEER},
               {2 * WORD, {4, 4}, SIM_OK},
               {2 * WORD, {0, 1}, SIM_ERR_PEER},
               {(2 + COLUMNS) * WORD, {LARGEST - 1, LARGEST}, SIM_OK},
               {(1 + COLUMNS) * WORD, {7, 8}, SIM_ERR_PEER},
               {(3 + COLUMNS) * WORD, {7, 8}, SIM_ERR_PEER},
               {(2 + 2 * COLUMNS) * WORD, {7, 8}, SIM_ERR_PEER},
               {(2 + COLUMNS) * WORD, {LARGEST, LARGEST + 1}, SIM_ERR_PEER},
               /* 64 times as many points are 2^64, and so none */
               {2 * WORD, {(UINT64_C(1) << 58) + 4, 4}, SIM_ERR_PEER}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    forged_t one = {.size = cases[i].size, .ends = {cases[i].ends[0], cases[i].ends[1]}};
    bench_t bench = {.lock = sim_lock_alloc()};
    sim_comm_t comm = {
        .rank = 0, .size = 2, .self = &one, .send = forged_send, .receive = forged_receive};
    assert_int_equal(evaluate_all(&bench, LARGEST, 1, &comm, values), cases[i].status);
    sim_lock_free(bench.lock);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(alone),    cmocka_unit_test(ended),  cmocka_unit_test(several),
      cmocka_unit_test(failures), cmocka_unit_test(forged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
