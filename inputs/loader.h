// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_LOADER_H
#define INPUTS_LOADER_H

#include "inputs/csv.h"
#include "inputs/held.h"
#include "inputs/joint.h"
#include "inputs/number/number_report.h"
#include "inputs/programme.h"
#include "inputs/suggest.h"
#include "models/table/schema.h"

#include <stdbool.h>

/* Shared by the files that read a programme; not for others. */

/* Rows with where each comes from. */
typedef struct {
  models_inputs_t inputs;
  inputs_origin_t *origins;
  size_t capacity;
} inputs_rows_t;

typedef struct {
  const inputs_held_t *held; /* NULL: the folder is on the disk */
  const char *folder;
  const char *theme;       /* a file in the place of theme.csv; NULL: none */
  inputs_programme_t *out; /* its files are filled as they are read */
  words_report_t *report;
  inputs_rows_t rows;
  const char *inputs_path; /* for what concerns the programme as a whole */
  inputs_table_t joint;    /* the file of joint rows that was read last; its name NULL: none */
  char *joint_name, *joint_told; /* of which a change was said */
  char joint_code[INPUTS_JOINT_CODE];
  const inputs_file_t *joint_file;
  bool is_broken;      /* a file could not be read as a table: no further checks */
  bool tells_replaced; /* see inputs_request_t */
  bool allows_no_rows; /* a variant that changes correlations only has no rows */
  bool lacks_pairs;    /* a row of correlations was refused */
  bool has_gaps;       /* rows were left out: what seems to be missing may not be */
} inputs_loader_t;

#define INPUTS_SET "--set"

/* The bit of a field in inputs_origin_t.wrong. */
#define INPUTS_WRONG(field) (1u << (field))
_Static_assert(MODELS_FIELD_COUNT <= 32, "a bit for each field of a row");

/* rows.c */
int inputs_rows_append(inputs_rows_t *self, models_input_t *row, inputs_origin_t *origin);
void inputs_rows_free(inputs_rows_t *self);
/* Reads the table of `file` into rows: names and words are put into English, cells are converted,
 * bad ones reported. */
int inputs_rows_read(inputs_loader_t *loader, inputs_table_t *table, const inputs_file_t *file,
                     inputs_rows_t *rows);

/* sample.c: fills the sample of an empirical row. */
int inputs_sample_read(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin);

/* sheets_unread.c: notes the sheets of a workbook that nothing reads; those called # … are notes of
   one's own. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_sheets_unread(const inputs_loader_t *loader);

/* joint_file.c: fills the sample of a joint row, and lets go of the file it keeps for the next. */
int inputs_joint_read(inputs_loader_t *loader, models_input_t *row, inputs_origin_t *origin);
void inputs_joint_free(inputs_loader_t *loader);

/* points.c: fills the points of a row of quantiles or of a mixture from the cell's text, and says
   whether it was refused (reported), and whether values stand with a percent sign, and without it
   where one could be. SIM_OK or SIM_ERR_NO_MEMORY. */
typedef struct {
  bool wrong, has_percent, has_plain;
} inputs_points_t;
int inputs_points_read(inputs_loader_t *loader, const words_place_t *place,
                       inputs_number_style_t style, const char *text, models_input_t *row,
                       inputs_points_t *found);

/* variant.c: layers variants/NAME.csv over loader->rows. */
int inputs_variant_apply(inputs_loader_t *loader, const char *name);

/* override.c: sets NAME[.YEAR]=VALUE in loader->rows. */
int inputs_override_apply(inputs_loader_t *loader, const char *text);
/* The same for a number at hand. */
int inputs_setting_apply(inputs_loader_t *loader, const inputs_setting_t *setting);

/* correlations.c: layers folder/name, if it is there, over out->correlations. */
int inputs_correlations_read(inputs_loader_t *loader, const char *name);

/* correlations_check.c: turns them into correlations of loader->rows, or says why not. Returns
   SIM_OK (errors are in the report) or SIM_ERR_NO_MEMORY. */
int inputs_correlations_check(inputs_loader_t *loader);

/* labels.c: reads labels.csv, if there is one. */
int inputs_labels_read(inputs_loader_t *loader);

/* label_known.c: whether a label is of a name that the programme, or any, has. */
bool inputs_label_is_known(const inputs_loader_t *loader, const char *label);

/* label_shown.c: adds a label. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_label_add(inputs_programme_t *out, const char *name,
                     const char *const text[WORDS_LANG_COUNT]);
/* Adds the labels that follow from those there are, to a list with room for two of each row. SIM_OK
   or SIM_ERR_NO_MEMORY. */
int inputs_labels_derive(inputs_programme_t *out, const models_inputs_t *inputs);

/* unit.c: refuses a unit of the programme that has no words; once labels are read. */
void inputs_unit_check(const inputs_loader_t *loader);

/* notes.c: reads notes.csv, if there is one. */
int inputs_notes_read(inputs_loader_t *loader);

/* theme_folder.c: reads theme.csv, if there is one, or what was asked for in its place. */
int inputs_theme_read(inputs_loader_t *loader);

/* problem.c: checks loader->rows against the schema and reports in words. */
void inputs_problems_report(inputs_loader_t *loader);

/* doubts.c: notes of what loader->rows, without errors, say and hardly mean. SIM_OK or a status. */
int inputs_doubts_report(inputs_loader_t *loader);

/* inputs.c: reads folder/name as a table and enters it in the list of files. */
int inputs_loader_table(inputs_loader_t *loader, const char *name,
                        const inputs_csv_options_t *options, inputs_table_t *table,
                        const inputs_file_t **file);
/* The same for a file that a programme may lack: *is_there says whether it has it. */
int inputs_loader_optional(inputs_loader_t *loader, const char *name, inputs_table_t *table,
                           const inputs_file_t **file, bool *is_there);
/* The same for a file that is elsewhere on the disk and stands in the place of folder/name. */
int inputs_loader_outside(inputs_loader_t *loader, const char *name, const char *path,
                          inputs_table_t *table, const inputs_file_t **file);
/* variant.c: inputs_variants_list of the folder. */
size_t inputs_loader_variants(const inputs_loader_t *loader, char **names, size_t most);
/* folder/name; the caller frees; NULL when memory ran out. */
char *inputs_loader_path(const inputs_loader_t *loader, const char *name);

#endif
