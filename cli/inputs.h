// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/messages.h"
#include "cli/report.h"
#include "models/input.h"
#include "models/schema.h"

#include <stdbool.h>
#include <stddef.h>

/* A programme as read from its folder: inputs.csv, the variants asked for, the values set on the
   command line, correlations.csv, labels.csv and the samples that `empirical` rows name. */

enum {
  CLI_NAME_SIZE = 65,    /* bytes of a programme's or variant's name, with its end */
  CLI_LABEL_CHARS = 120, /* characters of a label */
  CLI_LABEL_SIZE = 4 * CLI_LABEL_CHARS + 1
};

/* A file that was read. */
typedef struct {
  char *path;      /* folder/inputs.csv, as the user would write it */
  char *name;      /* inputs.csv, variants/documento.csv: relative to the folder */
  char digest[65]; /* SHA-256 of its bytes, lower-case hex */
  size_t bytes;
} cli_file_t;

typedef struct {
  char *name;
  char *text[CLI_LANG_COUNT];
} cli_label_row_t;

/* Where a row of inputs comes from. */
typedef struct {
  const char *path;                  /* borrowed from files, or "--set" */
  size_t line;                       /* 0 when there is none */
  size_t column[MODELS_FIELD_COUNT]; /* by models_field_t */
  char *text[MODELS_FIELD_COUNT];    /* the cells as written, by models_field_t; NULL: none */
  char separator;                    /* of the file */
  unsigned wrong; /* a bit for each models_field_t whose cell was refused: checks leave them out */
} cli_origin_t;

/* A row of correlations.csv, or of a variant's correlations/NAME.csv. */
typedef struct {
  char *name[2]; /* NAME or NAME.YEAR, as written */
  double rank;
  char *source;
  const char *path;       /* borrowed from files */
  size_t line, column[3]; /* of the names and the number */
  char separator;         /* of the file */
} cli_correlation_t;

typedef struct {
  char name[CLI_NAME_SIZE];        /* of the programme: last component of the folder's path */
  models_inputs_t inputs;          /* checked: models_schema_check finds nothing */
  cli_origin_t *origins;           /* inputs.count of them */
  cli_correlation_t *correlations; /* the i-th says inputs.correlations[i] */
  size_t correlation_count;
  cli_file_t **files; /* in the order read */
  size_t file_count;
  cli_label_row_t *labels;
  size_t label_count;
} cli_inputs_t;

/* Reads a programme. `variants` are names of files variants/NAME.csv, layered in order; each of
   their rows replaces the row of the same name and year, or is added. `overrides` are texts
   NAME=VALUE or NAME.YEAR=VALUE, applied last and in order.

   An override makes a row a constant and keeps its unit; a weight stays a weight of the same n,
   because a split is all weights or all constants. Without YEAR it sets every row of the name. With
   a YEAR that has no row of its own, one is added if the name has a row for all years. A name that
   a programme may leave out is added. VALUE takes a decimal point or comma; thousands marks only
   where they cannot be read otherwise (1.157.151, 1.157,5): "310.000" is refused as ambiguous.

   correlations.csv, if there is one, and correlations/NAME.csv of each variant that has one are
   layered alike, pair by pair in either order of the names. Their columns are
   name_a,name_b,rank_correlation,source; a name is an input's, with .YEAR for a row of one year.
   Refused: names that are no row or part of a split, a pair twice in a file or of one input, a
   number not strictly between -1 and 1, and correlations that contradict each other: then the
   nearest ones that do not are in notes. A constant may be named; a note says that it does not
   vary.

   Returns SIM_OK; SIM_ERR_DOMAIN when there was any error, all of them in `report`, each once;
   SIM_ERR_NO_MEMORY. Notes do not fail. `out` is always initialised and on failure empty; free it
   with cli_inputs_free. Reads regular files only and never blocks. */
int cli_inputs_load(const char *folder, const char *const *variants, size_t variant_count,
                    const char *const *overrides, size_t override_count, cli_inputs_t *out,
                    cli_report_t *report);

void cli_inputs_free(cli_inputs_t *self);

/* The names of the variants in a programme's folder, sorted, at most `most`; the caller frees each.
   0 when there are none or they cannot be read. */
size_t cli_variants_list(const char *programme, char **names, size_t most);

/* The name to show for `name` (an input, `programme`, `component.round`, `purpose.sell`,
   `partner.suppliers`, `region.nuble`): the label, or the last segment with spaces for '_'. The
   result is the label, owned by self, or `buffer`. */
const char *cli_label(const cli_inputs_t *self, const char *name, cli_lang_t lang,
                      char buffer[CLI_LABEL_SIZE]);

/* True for a name that may become part of a path: [A-Za-z0-9._-], at most 64 bytes, not starting
   with a point or a dash. */
bool cli_name_is_safe(const char *name);

#endif
