// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "tests/bad_corpus.h"
#include "tests/table_breaks.h"

#include "audit/account.h"
#include "audit/claims.h"
#include "cli/check/plan.h"
#include "sim/status.h"
#include "studies/forecast.h"
#include "tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every kind of broken file (table_breaks.c) in every kind of table: the same words everywhere, at
   the file and the line, or the same result as before. */

enum { PATH = 512 };

typedef enum { INPUTS, DATASET, CLAIMS, PLAN } kind_t;

typedef struct {
  const char *folder, *file;
  kind_t kind;
  const char *variant; /* INPUTS: the variant that reads the file */
  bool is_sample;      /* numbers without a header */
} kind_of_table_t;

static const kind_of_table_t tables[] = {
    {"redes", "inputs.csv", INPUTS, NULL, false},
    {"redes", "variants/documento.csv", INPUTS, "documento", false},
    {"redes", "correlations/factores-correlacionados.csv", INPUTS, "factores-correlacionados",
     false},
    {"redes", "labels.csv", INPUTS, NULL, false},
    {"redes", "notes.csv", INPUTS, NULL, false},
    {"taller", "meetings.csv", INPUTS, NULL, true},
    {"redes", "figures.csv", DATASET, NULL, false},
    {"redes", "datasets.csv", DATASET, NULL, false},
    {"redes", "claims.csv", CLAIMS, NULL, false},
    {"redes", "plan.csv", PLAN, NULL, false},
    {"cuenta-publica-2025", "figures.csv", DATASET, NULL, false},
    {"cuenta-publica-2025", "labels.csv", DATASET, NULL, false},
    {"cuenta-publica-2025", "columns.csv", DATASET, NULL, false},
    {"cuenta-publica-2025", "instruments.csv", DATASET, NULL, false},
    {"cuenta-publica-2025", "regions.csv", DATASET, NULL, false},
    {"cuenta-publica-2025", "claims.csv", CLAIMS, NULL, false},
};

static char parent[FOLDER_SIZE];

/* What claims and plans are read against: the folders unbroken. */
static audit_dataset_t redes, account;
static studies_forecast_t forecast;

static void path_of(char path[PATH], const char *folder, const char *file) {
  snprintf(path, PATH, "%s/%s%s%s", parent, folder, file[0] ? "/" : "", file);
}

static int make_folders(void **state) {
  const sim_run_options_t options = {.replicates = 256};
  words_report_t report;
  char path[PATH];
  (void)state;
  if (!folder_make(parent))
    return -1;
  path_of(path, "redes", "");
  bool ok = bad_copy_programme("scenarios/redes", path);
  path_of(path, "taller", "");
  ok = ok && bad_copy_programme("tests/programmes/taller", path);
  path_of(path, "cuenta-publica-2025", "");
  ok = ok && bad_copy_programme("scenarios/cuenta-publica-2025", path);
  words_report_init(&report, WORDS_ES);
  ok = ok && audit_dataset_load(path, &account, &report) == SIM_OK;
  path_of(path, "redes", "");
  ok = ok && audit_dataset_load(path, &redes, &report) == SIM_OK;
  ok = ok && studies_forecast_run(&forecast, &redes.inputs->inputs, 1, &options, false) == SIM_OK;
  words_report_print(&report, stdout);
  words_report_free(&report);
  return ok ? 0 : -1;
}

static int remove_folders(void **state) {
  (void)state;
  studies_forecast_free(&forecast);
  audit_dataset_free(&redes);
  audit_dataset_free(&account);
  return folder_remove(parent);
}

static void show_inputs(FILE *out, const inputs_programme_t *inputs) {
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    fprintf(out, "%s %d %d %g %g %g %g %s %d %s %zu\n", row->name, row->year, row->distribution,
            row->value, row->low, row->high, row->n, row->unit, row->grade, row->source,
            row->sample_count);
    for (size_t k = 0; k < row->sample_count; k++)
      fprintf(out, "%g ", row->sample[k]);
  }
  for (size_t i = 0; i < inputs->correlation_count; i++)
    fprintf(out, "%s %s %g\n", inputs->correlations[i].name[0], inputs->correlations[i].name[1],
            inputs->correlations[i].rank);
  for (size_t i = 0; i < inputs->label_count; i++)
    fprintf(out, "%s=%s=%s\n", inputs->labels[i].name, inputs->labels[i].text[WORDS_ES],
            inputs->labels[i].text[WORDS_EN]);
  for (size_t i = 0; i < inputs->note_count; i++)
    fprintf(out, "%s %d=%s=%s\n", inputs->notes[i].output, inputs->notes[i].year,
            inputs->notes[i].text[WORDS_ES], inputs->notes[i].text[WORDS_EN]);
}

static void show_figure(FILE *out, const audit_figure_t *figure) {
  fprintf(out, " %g %d %g %d", figure->value, figure->decimals, figure->half, figure->is_missing);
}

static void show_dataset(FILE *out, const audit_dataset_t *dataset) {
  for (size_t i = 0; i < dataset->figure_count; i++) {
    const audit_figure_row_t *figure = &dataset->figures[i];
    fprintf(out, "\n%s %s %s %s", figure->id, figure->text, figure->unit, figure->what);
    show_figure(out, &figure->figure);
  }
  for (size_t t = 0; t < dataset->table_count; t++)
    for (size_t c = 0; c < dataset->tables[t].column_count; c++) {
      const audit_document_table_t *table = &dataset->tables[t];
      fprintf(out, "\n%s.%s", table->name, table->columns[c].id);
      for (size_t r = 0; r < table->row_count; r++) {
        fprintf(out, " %s", audit_table_text(table, r, 0));
        show_figure(out, &table->columns[c].figures[r]);
      }
    }
  for (size_t i = 1; i < dataset->label_file.count; i++) {
    const char *name = dataset->label_file.records[i].cells[0].text;
    fprintf(out, "\n%s=%s=%s", name, audit_dataset_label(dataset, name, WORDS_ES),
            audit_dataset_label(dataset, name, WORDS_EN));
  }
  for (size_t i = 0; i < dataset->neighbour_count; i++)
    fprintf(out, "\n%s %zu", dataset->neighbour_names[i], dataset->neighbours[i].figure_count);
}

static int read_inputs(const kind_of_table_t *table, const char *folder, FILE *out,
                       words_report_t *report) {
  inputs_programme_t inputs;
  const int status = inputs_load(&(inputs_request_t){.folder = folder,
                                                     .variants = &table->variant,
                                                     .variant_count = table->variant ? 1 : 0},
                                 &inputs, report);
  show_inputs(out, &inputs);
  inputs_programme_free(&inputs);
  return status;
}

static int read_dataset(const char *folder, FILE *out, words_report_t *report) {
  audit_dataset_t dataset;
  audit_account_t found = {0};
  int status = audit_dataset_load(folder, &dataset, report);
  if (!status && dataset.table_count > 0)
    status = audit_account_find(&dataset, &found, report);
  show_dataset(out, &dataset);
  audit_account_free(&found);
  audit_dataset_free(&dataset);
  return status;
}

static int read_claims(const audit_dataset_t *dataset, FILE *out, words_report_t *report) {
  audit_claims_t claims;
  const int status = audit_claims_load(dataset, &claims, report);
  for (size_t i = 0; i < claims.check_count; i++) {
    const audit_check_t *check = &claims.checks[i];
    fprintf(out, "%s %d %s %s\n", check->claim->id, check->judgement.verdict,
            check->claim->claim[WORDS_ES], check->note[WORDS_ES] ? check->note[WORDS_ES] : "");
  }
  audit_claims_free(&claims);
  return status;
}

static int read_plan(FILE *out, words_report_t *report) {
  cli_plan_t plan;
  const int status = cli_plan_load(&redes, &forecast, &plan, report);
  for (size_t i = 0; i < plan.count; i++)
    fprintf(out, "%s %g %s\n", plan.rows[i].figure, plan.rows[i].probability,
            plan.rows[i].label[WORDS_ES]);
  cli_plan_free(&plan);
  return status;
}

/* Reads the table with what it is part of; its result as text, which the caller frees. */
static char *read_table(const kind_of_table_t *table, int *status, words_report_t *report) {
  char folder[PATH], *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  path_of(folder, table->folder, "");
  words_report_init(report, WORDS_ES);
  switch (table->kind) {
  case INPUTS:
    *status = read_inputs(table, folder, out, report);
    break;
  case DATASET:
    *status = read_dataset(folder, out, report);
    break;
  case CLAIMS:
    *status = read_claims(strcmp(table->folder, "redes") == 0 ? &redes : &account, out, report);
    break;
  default:
    *status = read_plan(out, report);
  }
  fclose(out);
  return text;
}

/* Columns that are missing are told as one or as several, as the table has them. */
static bool is_expected(int expected, words_message_t found) {
  return found == (words_message_t)expected ||
         (expected == WORDS_MSG_COLUMNS_MISSING && found == WORDS_MSG_COLUMN_MISSING);
}

/* True when an error in the file says what the break must be told. */
static bool is_said(const words_report_t *report, const break_t *how, const char *file) {
  for (size_t i = 0; i < report->count; i++) {
    const words_entry_t *entry = &report->entries[i];
    const size_t length = entry->file ? strlen(entry->file) : 0, tail = strlen(file);
    if (!entry->is_note && length > tail && strcmp(entry->file + length - tail, file) == 0 &&
        (how->expected == BREAK_REFUSED ? entry->line > 0
                                        : is_expected(how->expected, entry->id)) &&
        (entry->line > 0) >= how->in_line)
      return true;
  }
  return false;
}

static bool is_right(const kind_of_table_t *table, const break_t *how, const char *before) {
  words_report_t report;
  int status;
  char *after = read_table(table, &status, &report);
  const bool is_accepted = how->expected == BREAK_ACCEPTED;
  const bool is_good = is_accepted ? status == SIM_OK && strcmp(before, after) == 0
                                   : status == SIM_ERR_DOMAIN && is_said(&report, how, table->file);
  if (!is_good) {
    print_message("%s in %s/%s: status %d%s\n", how->name, table->folder, table->file, status,
                  is_accepted && !status ? ", another result" : "");
    words_report_print(&report, stdout);
  }
  words_report_free(&report);
  free(after);
  return is_good;
}

/* Puts what is broken in the place of the file; false when it cannot be. */
static bool put_broken(const break_t *how, const char *path, const char *bytes, size_t size) {
  size_t broken_size = 0;
  if (how->op == BREAK_DIRECTORY)
    return remove(path) == 0 && mkdir(path, 0777) == 0;
  if (how->op == BREAK_FIFO)
    return remove(path) == 0 && mkfifo(path, 0666) == 0;
  if (how->op == BREAK_LINK)
    return remove(path) == 0 && symlink(how->text, path) == 0;
  char *broken = table_break(how, bytes, size, &broken_size);
  const bool is_put = broken && bad_write(path, broken, broken_size);
  free(broken);
  return is_put;
}

/* The file of the table with LF at the ends of lines, as the breaks expect. */
static char *plain_file(const char *path, size_t *size) {
  char *bytes = bad_read(path, size);
  assert_non_null(bytes);
  bad_delete_all(bytes, "\r");
  *size = strlen(bytes);
  return bytes;
}

/* Of two columns and one row less is left: the file is broken in another way. */
static bool is_another(const kind_of_table_t *table, const break_t *how) {
  return strcmp(table->file, "datasets.csv") == 0 &&
         (how->op == BREAK_NO_HEADER || how->op == BREAK_NO_FIRST);
}

static void every_break_in(const kind_of_table_t *table, size_t *wrong, size_t *tried) {
  char path[PATH];
  size_t size;
  words_report_t report;
  int status;
  path_of(path, table->folder, table->file);
  char *bytes = plain_file(path, &size), *before = read_table(table, &status, &report);
  assert_int_equal(status, SIM_OK);
  words_report_free(&report);
  for (size_t i = 0; i < table_break_count; i++) {
    const break_t *how = &table_breaks[i];
    if ((table->is_sample && !how->on_sample) || is_another(table, how) ||
        !put_broken(how, path, bytes, size))
      continue;
    *wrong += !is_right(table, how, before);
    *tried += 1;
    assert_int_equal(remove(path), 0);
    assert_true(bad_write(path, bytes, size));
  }
  free(before);
  free(bytes);
}

static void test_matrix(void **state) {
  size_t wrong = 0, tried = 0;
  (void)state;
  for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
    every_break_in(&tables[t], &wrong, &tried);
  print_message("%zu broken files, %zu read wrongly\n", tried, wrong);
  assert_true(table_break_count >= 75 && tried >= 1000);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_matrix)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
