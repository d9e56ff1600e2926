// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/engine/engine.h"
#include "sim/engine/pilot.h"
#include "sim/engine/run.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* A model with known answers: a uniform on (2, 5), a die, an event of chance 0.3, and a ratio that
   is undefined when the die shows 1. */
enum { UNIFORM, DIE, EVENT, RATIO, OUTPUTS };

typedef struct {
  sim_stream_t streams[3];
  uint64_t fails_at; /* evaluate fails in the block that holds this replicate */
  int no_workspace;  /* allocations of a workspace that succeed before one fails; −1: all do */
  int *workspaces;   /* how many were handed out and not given back */
} toy_t;

static const bool whole[OUTPUTS] = {[DIE] = true, [EVENT] = true};

typedef struct {
  int *owner;
} workspace_t;

static pthread_mutex_t handing_out = PTHREAD_MUTEX_INITIALIZER;

static void *workspace_alloc(const void *self, size_t block) {
  const toy_t *toy = self;
  (void)block;
  workspace_t *workspace = NULL;
  pthread_mutex_lock(&handing_out);
  if (toy->no_workspace < 0 || *toy->workspaces < toy->no_workspace) {
    workspace = malloc(sizeof *workspace);
    workspace->owner = toy->workspaces;
    ++*toy->workspaces;
  }
  pthread_mutex_unlock(&handing_out);
  return workspace;
}

static void workspace_free(void *workspace) {
  pthread_mutex_lock(&handing_out);
  --*((workspace_t *)workspace)->owner;
  pthread_mutex_unlock(&handing_out);
  free(workspace);
}

static int evaluate(const void *self, void *workspace, uint64_t first, size_t count,
                    double *const *columns) {
  const toy_t *toy = self;
  (void)workspace;
  for (size_t i = 0; i < 3; i++)
    sim_stream_uniforms(&toy->streams[i], first, count, columns[i]);
  for (size_t r = 0; r < count; r++) {
    columns[UNIFORM][r] = 2.0 + 3.0 * columns[UNIFORM][r];
    columns[DIE][r] = 1.0 + floor(6.0 * columns[DIE][r]);
    columns[EVENT][r] = columns[EVENT][r] < 0.3 ? 1.0 : 0.0;
    columns[RATIO][r] =
        columns[DIE][r] == 1.0 ? (double)NAN : columns[UNIFORM][r] / (columns[DIE][r] - 1.0);
  }
  return toy->fails_at >= first && toy->fails_at < first + count;
}

static toy_t toy_of(int *workspaces) {
  static const char *const names[] = {"uniform", "die", "event"};
  toy_t toy = {.fails_at = UINT64_MAX, .no_workspace = -1, .workspaces = workspaces};
  for (size_t i = 0; i < 3; i++)
    sim_stream_init(&toy.streams[i], 4, names[i]);
  *workspaces = 0;
  return toy;
}

static sim_model_t model_of(const toy_t *toy) {
  return (sim_model_t){.self = toy,
                       .output_count = OUTPUTS,
                       .whole = whole,
                       .workspace_alloc = workspace_alloc,
                       .workspace_free = workspace_free,
                       .evaluate = evaluate};
}

/* Five standard errors: a false alarm in 1.2e-6 of choices of the seed, for 2 numbers. */
static void test_known_answers(void **unused) {
  (void)unused;
  int workspaces;
  const toy_t toy = toy_of(&workspaces);
  const sim_model_t model = model_of(&toy);
  const sim_run_options_t options = {.replicates = 200000};
  sim_summary_t s[OUTPUTS];
  assert_int_equal(sim_run(&model, &options, s), SIM_OK);
  assert_int_equal(workspaces, 0);
  assert_true(fabs(s[UNIFORM].moments.mean - 3.5) < 5.0 * sqrt(0.75 / 200000));
  assert_true(fabs(s[EVENT].moments.mean - 0.3) < 5.0 * sqrt(0.21 / 200000));
  assert_true(sim_histogram_quantile(&s[DIE].histogram, 0.5) == 3.0 ||
              sim_histogram_quantile(&s[DIE].histogram, 0.5) == 4.0);
  assert_true(sim_histogram_quantile(&s[DIE].histogram, 0.9) == 6.0);
  assert_int_equal(s[RATIO].moments.count + s[RATIO].moments.undefined, 200000);
  assert_int_equal(s[RATIO].moments.count, s[RATIO].histogram.count);
  sim_summaries_free(OUTPUTS, s);
}

/* All that a summary says, as bytes. */
static void digest(const sim_summary_t *s, double out[OUTPUTS][12]) {
  for (size_t i = 0; i < OUTPUTS; i++) {
    out[i][0] = (double)s[i].moments.count;
    out[i][1] = s[i].moments.mean;
    out[i][2] = s[i].moments.m2;
    for (int q = 0; q < 9; q++)
      out[i][3 + q] = sim_histogram_quantile(&s[i].histogram, 0.1 * (q + 0.5));
  }
}

static void test_same_bytes_for_threads_and_blocks(void **unused) {
  (void)unused;
  static const uint64_t sizes[] = {1, 2, 255, 256, 257, 1024, 5000, 100003};
  for (size_t n = 0; n < sizeof sizes / sizeof sizes[0]; n++) {
    double first[OUTPUTS][12], other[OUTPUTS][12];
    memset(first, 0, sizeof first);
    bool have_first = false;
    for (int threads = 1; threads <= 8; threads += threads < 3 ? 1 : 5)
      for (size_t block = 1; block <= 5000; block = 7 * block + 300) {
        int workspaces;
        const toy_t toy = toy_of(&workspaces);
        const sim_model_t model = model_of(&toy);
        const sim_run_options_t options = {
            .replicates = sizes[n], .threads = threads, .block = block};
        sim_summary_t s[OUTPUTS];
        assert_int_equal(sim_run(&model, &options, s), SIM_OK);
        digest(s, have_first ? other : first);
        if (have_first)
          assert_memory_equal(first, other, sizeof first);
        have_first = true;
        sim_summaries_free(OUTPUTS, s);
      }
  }
}

static void test_a_run_in_stages_is_one_run(void **unused) {
  (void)unused;
  static const uint64_t stages[][3] = {
      {1024, 5120, 16000}, {16384, 18688, 100003}, {16384, 16640, 0}, {16390, 16391, 20000}};
  for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
    int workspaces;
    const toy_t toy = toy_of(&workspaces);
    const sim_model_t model = model_of(&toy);
    sim_run_options_t options = {.replicates = stages[i][0], .threads = 2};
    sim_summary_t s[OUTPUTS], t[OUTPUTS];
    sim_part_t part;
    sim_pilot_t pilot;
    double staged[OUTPUTS][12], once[OUTPUTS][12];
    assert_int_equal(sim_pilot_init(&pilot, &model, options.replicates, options.threads), SIM_OK);
    assert_int_equal(sim_pilot_lay(&pilot, &part), SIM_OK);
    for (size_t k = 0; k < 3 && stages[i][k]; k++) {
      options.replicates = stages[i][k];
      assert_int_equal(
          sim_engine_run(&model, &options, k ? stages[i][k - 1] : 0, stages[i][k], &part), SIM_OK);
      sim_part_finish(&part);
    }
    sim_part_take(&part, s);
    sim_pilot_free(&pilot);
    assert_int_equal(sim_run(&model, &options, t), SIM_OK);
    digest(s, staged);
    digest(t, once);
    assert_memory_equal(staged, once, sizeof once);
    sim_summaries_free(OUTPUTS, s);
    sim_summaries_free(OUTPUTS, t);
    assert_int_equal(workspaces, 0);
  }
}

typedef struct {
  uint64_t next;
  int stop_after, calls, cancel;
} watch_t;

static int sink(void *ctx, uint64_t first, size_t count, double *const *columns) {
  watch_t *watch = ctx;
  (void)columns;
  if (watch->next != first) /* replicates arrive in order, each once */
    return 1;
  watch->next += count;
  return watch->stop_after && ++watch->calls == watch->stop_after;
}

static bool cancelled(void *ctx) {
  const watch_t *watch = ctx;
  return watch->cancel && watch->next > 3000;
}

static void test_sink_sees_every_replicate_in_order(void **unused) {
  (void)unused;
  int workspaces;
  const toy_t toy = toy_of(&workspaces);
  const sim_model_t model = model_of(&toy);
  watch_t watch = {0};
  const sim_run_options_t options = {
      .replicates = 100000, .threads = 3, .block = 256, .ctx = &watch, .sink = sink};
  sim_summary_t s[OUTPUTS];
  assert_int_equal(sim_run(&model, &options, s), SIM_OK);
  assert_int_equal(watch.next, 100000);
  sim_summaries_free(OUTPUTS, s);
}

static void test_failures_stop_and_free(void **unused) {
  (void)unused;
  int workspaces;
  toy_t toy = toy_of(&workspaces);
  const sim_model_t model = model_of(&toy);
  sim_summary_t s[OUTPUTS];
  watch_t watch = {.stop_after = 5};
  sim_run_options_t options = {
      .replicates = 100000, .threads = 2, .block = 256, .ctx = &watch, .sink = sink};
  assert_int_equal(sim_run(&model, &options, s), SIM_ERR_SINK);
  watch = (watch_t){.cancel = 1};
  options.cancelled = cancelled;
  assert_int_equal(sim_run(&model, &options, s), SIM_ERR_CANCELLED);
  assert_true(watch.next < 100000);
  watch = (watch_t){0};
  toy.fails_at = 50000;
  assert_int_equal(sim_run(&model, &options, s), SIM_ERR_MODEL);
  toy.fails_at = 10; /* in the pilot */
  assert_int_equal(sim_run(&model, &options, s), SIM_ERR_MODEL);
  toy.fails_at = UINT64_MAX;
  for (toy.no_workspace = 0; toy.no_workspace < 1; toy.no_workspace++)
    assert_int_equal(sim_run(&model, &options, s), SIM_ERR_NO_MEMORY);
  assert_int_equal(workspaces, 0);
}

/* The first thread takes all blocks; the other gets no workspace, and only once they are done. */
enum { LATE = 10000 };

typedef struct {
  toy_t toy;
  atomic_int *asked, *evaluated;
} late_t;

static void *late_workspace(const void *self, size_t block) {
  const late_t *late = self;
  if (atomic_fetch_add(late->asked, 1) == 0)
    return workspace_alloc(&late->toy, block);
  while (atomic_load(late->evaluated) < LATE)
    sched_yield();
  return NULL;
}

static int late_evaluate(const void *self, void *workspace, uint64_t first, size_t count,
                         double *const *columns) {
  const late_t *late = self;
  const int status = evaluate(&late->toy, workspace, first, count, columns);
  atomic_fetch_add(late->evaluated, (int)count);
  return status;
}

static void test_a_thread_without_work_needs_no_memory(void **unused) {
  (void)unused;
  int workspaces;
  atomic_int asked = 0, evaluated = 0;
  const late_t late = {toy_of(&workspaces), &asked, &evaluated};
  const sim_model_t plain = model_of(&late.toy);
  sim_model_t model = plain;
  model.self = &late;
  model.workspace_alloc = late_workspace;
  model.evaluate = late_evaluate;
  const sim_run_options_t options = {.replicates = LATE, .threads = 2};
  sim_pilot_t pilot;
  sim_part_t part;
  assert_int_equal(sim_pilot_init(&pilot, &plain, LATE, 1), SIM_OK);
  assert_int_equal(sim_pilot_lay(&pilot, &part), SIM_OK);
  assert_int_equal(sim_engine_run(&model, &options, 0, LATE, &part), SIM_OK);
  assert_int_equal(sim_forest_replicates(&part.forest), LATE);
  assert_int_equal(part.summaries[UNIFORM].histogram.count, LATE);
  assert_int_equal(workspaces, 0);
  sim_part_free(&part);
  sim_pilot_free(&pilot);
}

static void test_options_are_checked(void **unused) {
  (void)unused;
  int workspaces;
  const toy_t toy = toy_of(&workspaces);
  const sim_model_t model = model_of(&toy);
  sim_summary_t s[OUTPUTS];
  static const sim_run_options_t bad[] = {
      {.replicates = 0},
      {.replicates = (UINT64_C(1) << 48) + 1},
      {.replicates = UINT64_MAX},
      {.replicates = 1, .threads = -1},
      {.replicates = 1, .threads = 1025},
      {.replicates = 1, .block = (size_t)1 << 21},
  };
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
    assert_int_equal(sim_run(&model, &bad[i], s), SIM_ERR_DOMAIN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_known_answers),
      cmocka_unit_test(test_same_bytes_for_threads_and_blocks),
      cmocka_unit_test(test_a_run_in_stages_is_one_run),
      cmocka_unit_test(test_sink_sees_every_replicate_in_order),
      cmocka_unit_test(test_failures_stop_and_free),
      cmocka_unit_test(test_a_thread_without_work_needs_no_memory),
      cmocka_unit_test(test_options_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
