// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/parts.h"

#include "inputs/load.h"
#include "sim/status.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

/* A forecast in parts against the same at once. */

enum { REPLICATES = 1500, CUT = 700 };

static inputs_programme_t inputs;

static int load(void **state) {
  words_report_t report;
  const inputs_request_t request = {.folder = "scenarios/redes"};
  (void)state;
  words_report_init(&report, WORDS_EN);
  const int status = inputs_load(&request, &inputs, &report);
  words_report_free(&report);
  return status;
}

static int unload(void **state) {
  (void)state;
  inputs_programme_free(&inputs);
  return 0;
}

static void begin(studies_parts_t *parts, studies_forecast_t *forecast) {
  assert_int_equal(studies_forecast_prepare(forecast, &inputs.inputs, 7, false), SIM_OK);
  assert_int_equal(studies_parts_init(parts, forecast, REPLICATES), SIM_OK);
}

static void end(studies_parts_t *parts, studies_forecast_t *forecast) {
  studies_parts_free(parts);
  studies_forecast_free(forecast);
}

static void test_merged_parts_are_the_whole(void **state) {
  studies_forecast_t whole, here, there;
  studies_parts_t mine, other;
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 1};
  unsigned char *bytes;
  size_t size;
  (void)state;
  assert_int_equal(studies_forecast_run(&whole, &inputs.inputs, 7, &options, false), SIM_OK);
  begin(&mine, &here);
  begin(&other, &there);
  assert_int_equal(studies_parts_run(&mine, &options, CUT, REPLICATES), SIM_OK);
  assert_int_equal(studies_parts_run(&other, &options, 0, CUT), SIM_OK);
  assert_int_equal(studies_parts_pack(&other, &bytes, &size), SIM_OK);
  assert_int_equal(studies_parts_merge(&mine, size, bytes), SIM_OK);
  studies_parts_estimate(&mine);
  assert_int_equal(here.replicates, REPLICATES);
  assert_int_equal(here.count, whole.count);
  for (size_t i = 0; i < whole.count; i++) {
    assert_memory_equal(&here.estimates[i].mean, &whole.estimates[i].mean, sizeof(double));
    assert_memory_equal(&here.estimates[i].mc_se, &whole.estimates[i].mc_se, sizeof(double));
    assert_memory_equal(here.estimates[i].quantile, whole.estimates[i].quantile,
                        sizeof whole.estimates[i].quantile);
  }
  free(bytes);
  end(&mine, &here);
  end(&other, &there);
  studies_forecast_free(&whole);
}

static void test_bytes_twice_or_damaged_are_refused(void **state) {
  studies_forecast_t here;
  studies_parts_t parts;
  const sim_run_options_t options = {.replicates = REPLICATES, .threads = 1};
  unsigned char *bytes;
  size_t size;
  (void)state;
  begin(&parts, &here);
  assert_int_equal(studies_parts_run(&parts, &options, 0, CUT), SIM_OK);
  assert_int_equal(studies_parts_pack(&parts, &bytes, &size), SIM_OK);
  bytes[size / 2] ^= 1;
  assert_int_equal(studies_parts_merge(&parts, size, bytes), SIM_ERR_DOMAIN);
  bytes[size / 2] ^= 1;
  assert_int_equal(studies_parts_merge(&parts, size, bytes), SIM_ERR_DOMAIN);
  free(bytes);
  end(&parts, &here);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_merged_parts_are_the_whole),
      cmocka_unit_test(test_bytes_twice_or_damaged_are_refused),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
