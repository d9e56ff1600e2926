// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_INPUTS_PRIVATE_H
#define CLI_INPUTS_PRIVATE_H

#include "cli/csv.h"
#include "cli/inputs.h"
#include "models/schema.h"

#include <stdbool.h>

/* Shared by the files that read a programme; not for others. */

/* Rows with where each comes from. */
typedef struct {
  models_inputs_t inputs;
  cli_origin_t *origins;
  size_t capacity;
} cli_rows_t;

typedef struct {
  const char *folder;
  cli_inputs_t *out; /* its files are filled as they are read */
  cli_report_t *report;
  cli_rows_t rows;
  const char *inputs_path; /* for what concerns the programme as a whole */
  bool is_broken;          /* a file could not be read as a table: no further checks */
  bool allows_no_rows;     /* a variant that changes correlations only has no rows */
  bool lacks_pairs;        /* a row of correlations was refused */
  bool has_gaps;           /* rows were left out: what seems to be missing may not be */
} cli_loader_t;

#define CLI_SET "--set"

/* The bit of a field in cli_origin_t.wrong. */
#define CLI_WRONG(field) (1u << (field))
_Static_assert(MODELS_FIELD_COUNT <= 32, "a bit for each field of a row");

/* rows.c */
int cli_rows_append(cli_rows_t *self, models_input_t *row, cli_origin_t *origin);
void cli_rows_free(cli_rows_t *self);
void cli_origin_free(cli_origin_t *origin);
/* Reads the table of `file` into rows: cells are converted, bad ones reported. */
int cli_rows_read(cli_loader_t *loader, const cli_table_t *table, const cli_file_t *file,
                  cli_rows_t *rows);

/* sample.c: fills the sample of an empirical row. */
int cli_sample_read(cli_loader_t *loader, models_input_t *row, cli_origin_t *origin);

/* variant.c: layers variants/NAME.csv over loader->rows. */
int cli_variant_apply(cli_loader_t *loader, const char *name);

/* override.c: sets NAME[.YEAR]=VALUE in loader->rows. */
int cli_override_apply(cli_loader_t *loader, const char *text);

/* correlations.c: layers folder/name, if it is there, over out->correlations. */
int cli_correlations_read(cli_loader_t *loader, const char *name);
void cli_correlation_free(cli_correlation_t *self);

/* correlations_check.c: turns them into correlations of loader->rows, or says why not. Returns
   SIM_OK (errors are in the report) or SIM_ERR_NO_MEMORY. */
int cli_correlations_check(cli_loader_t *loader);

/* labels.c: reads labels.csv, if there is one. */
int cli_labels_read(cli_loader_t *loader);
/* Refuses a text for people that is empty, longer than `most` characters, or holds what a
   spreadsheet or gnuplot would not take as text. `column` names it. */
void cli_text_check(const cli_loader_t *loader, const cli_file_t *file, const cli_cell_t *cell,
                    const char *column, size_t most);

/* notes.c: reads notes.csv, if there is one. */
int cli_notes_read(cli_loader_t *loader);
void cli_note_free(cli_note_row_t *self);

/* problem.c: checks loader->rows against the schema and reports in words. */
void cli_problems_report(cli_loader_t *loader);

/* doubts.c: notes of what loader->rows, without errors, say and hardly mean. SIM_OK or a status. */
int cli_doubts_report(cli_loader_t *loader);

/* inputs.c: reads folder/name as a table and enters it in the list of files. */
int cli_loader_table(cli_loader_t *loader, const char *name, const cli_csv_options_t *options,
                     cli_table_t *table, const cli_file_t **file);
/* The same for a file that a programme may lack: *is_there says whether it has it. */
int cli_loader_optional(cli_loader_t *loader, const char *name, cli_table_t *table,
                        const cli_file_t **file, bool *is_there);
/* folder/name; the caller frees; NULL when memory ran out. */
char *cli_loader_path(const cli_loader_t *loader, const char *name);

/* Reports a number that could not be read. `field` names the column or the option. */
void cli_number_report(cli_report_t *report, const cli_place_t *place, const char *field,
                       const char *text, cli_number_status_t status, const char *mend);

/* " Did you mean ...?" for the nearest of words, or "" when none is near; the caller frees. */
char *cli_did_you_mean(cli_lang_t lang, const char *word, const char *const *words, size_t count);

/* The same for the names of the inputs. */
char *cli_did_you_mean_input(cli_lang_t lang, const char *word, const models_inputs_t *inputs);

/* The years of the rows of `name`, as text: "2026, 2027"; "" when none has a year. */
void cli_rows_years(const cli_rows_t *rows, const char *name, char *buffer, size_t size);

#endif
