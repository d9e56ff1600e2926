// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_PROGRAMME_H
#define INPUTS_PROGRAMME_H

#include "inputs/folder.h"
#include "inputs/theme.h"
#include "models/table/schema.h"
#include "words/messages.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A programme as read from its folder: inputs.csv, the variants asked for, the values set on the
   command line, correlations.csv, labels.csv and the samples that `empirical` rows name. */

/* A file that was read. */
typedef struct {
  char *path;      /* folder/inputs.csv, as the user would write it */
  char *name;      /* inputs.csv, variants/documento.csv: relative to the folder */
  char digest[65]; /* SHA-256 of its bytes, lower-case hex */
  size_t bytes;
} inputs_file_t;

typedef struct {
  char *name;
  char *text[WORDS_LANG_COUNT];
} inputs_label_row_t;

/* A row of notes.csv (inputs/notes.h). */
typedef struct {
  char *output;
  int year; /* 0: every year and the total */
  size_t line;
  char *text[WORDS_LANG_COUNT];
} inputs_note_row_t;

/* An event of events.csv (inputs/event.h). */
typedef struct inputs_event inputs_event_t;

/* A row of history.csv (inputs/history.h): a figure of a year before the plan. */
typedef struct {
  char *name; /* spending, beneficiaries, budget.initial, indicator.NAME, inflation */
  int year;
  double value;
  int base; /* of money: the year of its pesos; 0: nominal, and no money */
  size_t line;
} inputs_history_row_t;

/* Where a row of inputs comes from. */
typedef struct {
  const char *path;                  /* borrowed from files, or "--set" */
  size_t line;                       /* 0 when there is none */
  size_t column[MODELS_FIELD_COUNT]; /* by models_field_t */
  char *text[MODELS_FIELD_COUNT];    /* the cells as written, by models_field_t; NULL: none */
  char separator;                    /* of the file */
  bool is_sheet;                     /* where numbers are told in the report's language */
  unsigned wrong; /* a bit for each models_field_t whose cell was refused: checks leave them out */
} inputs_origin_t;

/* A row of correlations.csv, or of a variant's correlations/NAME.csv. */
typedef struct {
  char *name[2]; /* NAME or NAME.YEAR, as written */
  double rank;
  char *source;
  const char *path;       /* borrowed from files */
  size_t line, column[3]; /* of the names and the number */
  char separator;         /* of the file */
} inputs_correlation_t;

/* A value for the rows of NAME or NAME.YEAR, as an override sets them. */
typedef struct {
  const char *name;
  double value;
} inputs_setting_t;

typedef struct {
  char name[INPUTS_NAME_SIZE];        /* of the programme: last component of the folder's path */
  char title[INPUTS_LABEL_SIZE];      /* the same as it was written, to be read */
  models_inputs_t inputs;             /* checked: models_schema_check finds nothing */
  inputs_origin_t *origins;           /* inputs.count of them */
  inputs_correlation_t *correlations; /* the i-th says inputs.correlations[i] */
  size_t correlation_count;
  inputs_file_t **files; /* in the order read */
  size_t file_count;
  inputs_label_row_t *labels;
  size_t label_count;
  inputs_note_row_t *notes;
  size_t note_count;
  inputs_theme_t theme; /* theme.csv */
  inputs_history_row_t *history;
  size_t history_count;
  inputs_event_t *events;         /* event_count of them, as of the following */
  models_own_event_t *own_events; /* the same as the model knows them: inputs.events */
  size_t event_count;
} inputs_programme_t;

void inputs_programme_free(inputs_programme_t *self);

/* Free what one of them holds. */
void inputs_origin_free(inputs_origin_t *origin);
void inputs_correlation_free(inputs_correlation_t *self);
void inputs_note_free(inputs_note_row_t *self);

/* The names of the variants in a programme's folder, sorted, at most `most`; the caller frees each.
   0 when there are none or they cannot be read. */
size_t inputs_variants_list(const char *programme, char **names, size_t most);

/* Whether the label `variant.NAME`, whose names have no dashes, is of the variant in the first
   `length` bytes of `variant`: variant.techo_nominal of techo-nominal. */
bool inputs_variant_labelled(const char *label, const char *variant, size_t length);

/* What labels.csv calls `name`, owned by self; NULL when it does not, and for self NULL. */
const char *inputs_label_given(const inputs_programme_t *self, const char *name, words_lang_t lang);

/* Whether what it is called follows other words, so that it takes no capital: a result does. */
bool inputs_label_follows(const char *name);

/* The name to show for `name` (an input, `programme`, `component.round`, `purpose.sell`,
   `partner.suppliers`, `region.nuble`): the label, or the title of the programme, or the last
   segment with spaces for '_' and, but for a result, which follows other words, a capital. The
   result is the label, owned by self, or `buffer`. */
const char *inputs_label(const inputs_programme_t *self, const char *name, words_lang_t lang,
                         char buffer[INPUTS_LABEL_SIZE]);

#endif
