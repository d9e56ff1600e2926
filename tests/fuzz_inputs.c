// SPDX-License-Identifier: GPL-3.0-or-later
/* Fuzzing of the reading of inputs with libFuzzer; not part of `make test`:

     clang -std=gnu17 -g -O1 -fsanitize=fuzzer,address,undefined -I. -D_GNU_SOURCE
   tests/fuzz_inputs.c \
       models/input.c models/schema*.c sim/status.c cli/{csv,file,number,report,messages,rows}.c \
       cli/{sample,variant,override,problem,labels,inputs}.c -lcsv -lnettle -lm -o /tmp/fuzz_inputs
     /tmp/fuzz_inputs -max_len=8192 CORPUS scenarios/redes

   The first byte chooses what the others are: inputs.csv, labels.csv, a value to set. */
#include "cli/inputs.h"
#include "models/schema.h"
#include "sim/status.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_file(const char *folder, const char *name, const void *bytes, size_t size) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *stream = fopen(path, "wb");
  if (!stream || fwrite(bytes, 1, size, stream) != size || fclose(stream) != 0)
    abort();
}

static char *read_file(const char *path, size_t *size) {
  FILE *stream = fopen(path, "rb");
  char *bytes = malloc(1 << 20);
  if (!stream || !bytes)
    abort();
  *size = fread(bytes, 1, 1 << 20, stream);
  fclose(stream);
  return bytes;
}

static void check(const cli_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    if (isinf(row->value) || isinf(row->low) || isinf(row->high) || isinf(row->n))
      abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char folder[64], *set;
  size_t good_size;
  cli_inputs_t inputs;
  cli_report_t report;
  if (size == 0)
    return 0;
  snprintf(folder, sizeof folder, "/tmp/exante-fuzz-%ld", (long)getpid());
  mkdir(folder, 0700);
  char *good = read_file("scenarios/redes/inputs.csv", &good_size);
  const int kind = data[0] % 3;
  set = strndup((const char *)data + 1, size - 1);
  write_file(folder, "inputs.csv", kind == 0 ? (const void *)(data + 1) : good,
             kind == 0 ? size - 1 : good_size);
  write_file(folder, "labels.csv", kind == 1 ? (const void *)(data + 1) : "name;es;en\n",
             kind == 1 ? size - 1 : 11);
  cli_report_init(&report, data[0] & 0x80 ? CLI_EN : CLI_ES);
  if (cli_inputs_load(folder, NULL, 0, (const char *const *)&set, kind == 2, &inputs, &report) ==
      SIM_OK)
    check(&inputs);
  cli_inputs_free(&inputs);
  cli_report_free(&report);
  free(set);
  free(good);
  return 0;
}
