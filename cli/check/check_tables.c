// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"

#include "cli/common/say.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A cell of a CSV file: quoted where it must be. Texts cannot start like a formula: claims.csv is
   refused if they do. */
static void put_text(FILE *file, const char *text) {
  if (!strpbrk(text, ",\"\r\n")) {
    fputs(text, file);
    return;
  }
  fputc('"', file);
  for (; *text; text++) {
    if (*text == '"')
      fputc('"', file);
    fputc(*text, file);
  }
  fputc('"', file);
}

static void put_number(FILE *file, double x) {
  if (isfinite(x))
    fprintf(file, ",%.10g", x == 0.0 ? 0.0 : x);
  else
    fputc(',', file);
}

/* The figure with the decimals it is printed with: what is as printed reads differently in a
   spreadsheet of another country. */
static void put_stated(FILE *file, const audit_figure_t *stated) {
  if (stated->is_missing)
    fputc(',', file);
  else
    fprintf(file, ",%.*f", stated->decimals, stated->value);
}

/* What `recomputed` is to the figure: its value, or its limit. */
static const char *relation_of(audit_claim_kind_t kind) {
  return audit_claim_is_most(kind) ? "at_most" : audit_claim_is_least(kind) ? "at_least" : "equal";
}

static void put_row(const cli_audit_t *self, const audit_check_t *check, FILE *file) {
  const audit_judgement_t *j = &check->judgement;
  const bool checked = j->verdict != AUDIT_UNCHECKED;
  const char *note = check->note[self->lang];
  char id[2 * AUDIT_FORMULA_NAME], corrected[WORDS_NUMBER_BYTES];
  cli_check_id(check, id, sizeof id);
  fprintf(file, "%s,", id);
  put_text(file, check->claim->claim[self->lang]);
  if (check->text) {
    fputc(',', file);
    put_text(file, check->text);
  } else {
    put_number(file, check->stated->value);
  }
  put_number(file, checked ? j->recomputed : (double)NAN);
  put_number(file, checked ? j->low : (double)NAN);
  put_number(file, checked ? j->high : (double)NAN);
  put_number(file, checked ? j->difference : (double)NAN);
  fprintf(file, ",%s,", audit_verdict_name(j->verdict));
  put_text(file, check->claim->section);
  fputc(',', file);
  put_text(file, note ? note : "");
  fprintf(file, ",%s,", *check->claim->fact ? check->claim->fact : id);
  put_text(file, cli_check_corrected(self, check, corrected) ? corrected : "");
  fprintf(file, ",%s", check->claim->is_own ? "tool" : "document");
  put_stated(file, check->stated);
  fprintf(file, ",%s\n", checked ? relation_of(check->claim->kind) : "");
}

void cli_check_write_csv(const cli_audit_t *self, FILE *file) {
  fputs("id,claim,stated,recomputed,low,high,difference,verdict,section,note,fact,corrected,"
        "compares,stated_value,relation\n",
        file);
  for (size_t i = 0; i < self->claims->check_count; i++)
    put_row(self, &self->claims->checks[i], file);
}

void cli_check_write_plan(const cli_audit_t *self, FILE *file) {
  fputs("figure,stated,output,year,direction,probability,mc_se,p05,p50,p95,probability_low,"
        "probability_high,stated_value\n",
        file);
  for (size_t i = 0; i < self->plan->count; i++) {
    const cli_placed_t *row = &self->plan->rows[i];
    put_text(file, row->figure);
    fputc(',', file);
    put_text(file, row->text);
    fprintf(file, ",%s,%d,%s", row->estimate->output, row->estimate->year,
            row->at_least ? "at_least" : "at_most");
    put_number(file, row->probability);
    put_number(file, row->se);
    put_number(file, row->estimate->quantile[STUDIES_P05]);
    put_number(file, row->estimate->quantile[STUDIES_P50]);
    put_number(file, row->estimate->quantile[STUDIES_P95]);
    put_number(file, row->low);
    put_number(file, row->high);
    put_stated(file, row->stated);
    fputc('\n', file);
  }
}
