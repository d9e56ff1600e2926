// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_RECORD_H
#define CLI_COMMON_RECORD_H

#include "audit/dataset.h"
#include "cli/command/options.h"
#include "cli/common/book.h"
#include "inputs/programme.h"
#include "reports/results.h"
#include "studies/effort.h"

#include <jansson.h>

/* Writes run.json: what is needed to repeat a run and to know that its files are the ones it
   wrote: version, generator, seed, replicates used, design, precisions, programme, scenario,
   digests (SHA-256) of every input file and of every result. No clock and no path enters. 0; −1
   with the failure noted in `results`. */
int cli_record_write(reports_results_t *results, const inputs_programme_t *inputs,
                     const cli_options_t *options, const studies_effort_t *effort,
                     const char *scenario);

/* What names the generator and the way of drawing, as run.json has it. */
const char *cli_record_algorithm(void);

/* Texts of an option as JSON, which the caller lets go of; NULL when out of memory. */
json_t *cli_record_texts(const cli_texts_t *self);

/* What work on the figures of a document was done with. */
typedef struct {
  const char *work; /* "check", "charts" or "chapter" */
  const audit_dataset_t *dataset;
  const inputs_table_t *claims, *plan; /* further files read; NULL: none */
  uint64_t seed, replicates;           /* of the forecast; replicates 0: none was run */
} cli_document_record_t;

/* The same for such work: run.json with the digests of the files of the dataset and of its
   neighbours, by folder/file, and of the results. */
int cli_record_write_document(reports_results_t *results, const cli_document_record_t *record);

/* The same for work on a file of data: run.json with the digest of the file, by its name, and of
   the results. */
int cli_record_write_data(reports_results_t *results, const char *work, const char *file,
                          const char *digest);

/* What an analysis over one or several scenarios was done with. */
typedef struct {
  const char *work; /* "compare", "solve" … */
  const cli_options_t *options;
  const inputs_programme_t *const *inputs; /* of each scenario */
  const char *const *scenarios;            /* their names */
  size_t scenario_count;                   /* at least 1 */
  const char *const *details;              /* further pairs name, text; NULL: none */
  size_t detail_count;                     /* pairs */
  const char *source; /* a mark of what it is of (cli/common/source.h), whose first characters
                         count; NULL: of the programme that the options name */
} cli_analysis_record_t;

/* What the workbook of an analysis says of it, but for options and inputs. Texts are borrowed. */
cli_book_t cli_record_book(const cli_analysis_record_t *record);

/* The same for an analysis: run.json with the scenarios, the details, and the digests of every file
   that any of them read. */
int cli_record_write_analysis(reports_results_t *results, const cli_analysis_record_t *record);

#endif
