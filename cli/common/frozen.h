// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_FROZEN_H
#define CLI_COMMON_FROZEN_H

#include "cli/command/options.h"
#include "inputs/held.h"
#include "inputs/programme.h"
#include "reports/results.h"
#include "studies/effort.h"

/* A frozen forecast: data/frozen.json of its results, from which the same bytes follow years later
   without any other file. It is JSON, and its last line but one is

     "seal": "…"

   the SHA-256 of all bytes before that line, so that anybody recomputes it without this program:
   head -n -2 frozen.json | sha256sum. No clock enters: the seal shows that nothing was changed, and
   not when it was made. */

#define CLI_FROZEN_FILE REPORTS_RESULTS_DATA "/frozen.json"

enum { CLI_DIGEST_SIZE = 65 };

/* What is sealed. */
typedef struct {
  const inputs_programme_t *inputs;
  const cli_options_t *options;
  const studies_effort_t *effort;
  const char *scenario;
  const char *summary; /* digest of data/summary.csv */
} cli_freeze_t;

/* Makes the text of a record (the caller frees) and its seal. The files are read again, and must be
   those that the programme was read from. SIM_OK; SIM_ERR_DOMAIN, reported; SIM_ERR_NO_MEMORY. */
int cli_frozen_make(const cli_freeze_t *what, char **text, char seal[CLI_DIGEST_SIZE],
                    words_report_t *report);

/* The digest of summary.csv of a forecast, as it is written. 0, or −1 when out of memory. */
int cli_frozen_summary(const studies_forecast_t *forecast, char digest[CLI_DIGEST_SIZE]);

/* A record that was read. */
typedef struct {
  char *program, *algorithm, *programme, *folder, *scenario, *summary;
  char **variants, **overrides;
  size_t variant_count, override_count;
  uint64_t seed, replicates;
  sim_design_kind_t design;
  inputs_held_file_t *files; /* what they point to is owned */
  inputs_held_t held;
  char seal[CLI_DIGEST_SIZE];
} cli_frozen_t;

/* Reads a record of `size` bytes; `path` names it where it is refused: it is none, a byte was
   changed, or its numbers are made by another algorithm than this program's. SIM_OK;
   SIM_ERR_DOMAIN, reported; SIM_ERR_NO_MEMORY. To be freed in any case. */
int cli_frozen_parse(const char *path, const char *bytes, size_t size, cli_frozen_t *out,
                     words_report_t *report);
void cli_frozen_free(cli_frozen_t *self);

/* The programme that was frozen; borrows. */
inputs_request_t cli_frozen_request(const cli_frozen_t *self);

/* What stands before the digest in the file, and after it. */
#define CLI_FROZEN_SEAL "  \"seal\": \""
#define CLI_FROZEN_END  "\"\n}\n"

/* What the first key says of a record that this program reads. */
#define CLI_FROZEN_WORD "exante frozen forecast"
#define CLI_FROZEN_KIND CLI_FROZEN_WORD ", format 1"

#endif
