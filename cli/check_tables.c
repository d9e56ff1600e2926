// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check_tables.h"

#include "cli/numeral.h"
#include "cli/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The decimals worth showing of a recomputed figure: two more than printed. */
int cli_check_decimals(const cli_check_t *check) {
  const int decimals = check->stated->decimals + 2;
  return decimals > 6 ? 6 : decimals;
}

void cli_check_number(double x, int decimals, cli_lang_t lang, char *out) {
  /* No zeros that say nothing. */
  while (decimals > 0) {
    const double scaled = x * pow(10.0, decimals - 1);
    if (fabs(scaled - rint(scaled)) > 1e-9 * fmax(1.0, fabs(scaled)))
      break;
    decimals--;
  }
  cli_numeral(out, x, decimals, lang);
}

void cli_check_id(const cli_check_t *check, char *id, size_t size) {
  if (check->table)
    snprintf(id, size, "%s.%s", check->claim->id, cli_table_text(check->table, check->row, 0));
  else
    snprintf(id, size, "%s", check->claim->id);
}

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

void cli_check_write_csv(const cli_audit_t *self, FILE *file) {
  fputs("id,claim,stated,recomputed,low,high,difference,verdict,section,note\n", file);
  for (size_t i = 0; i < self->claims->check_count; i++) {
    const cli_check_t *check = &self->claims->checks[i];
    const models_judgement_t *j = &check->judgement;
    char id[2 * MODELS_FORMULA_NAME];
    cli_check_id(check, id, sizeof id);
    fprintf(file, "%s,", id);
    put_text(file, check->claim->claim[self->lang]);
    fputc(',', file);
    put_text(file, check->text ? check->text : "");
    const bool checked = j->verdict != MODELS_UNCHECKED;
    put_number(file, checked ? j->recomputed : (double)NAN);
    put_number(file, checked ? j->low : (double)NAN);
    put_number(file, checked ? j->high : (double)NAN);
    put_number(file, checked ? j->difference : (double)NAN);
    fprintf(file, ",%s,", models_verdict_name(j->verdict));
    put_text(file, check->claim->section);
    fputc(',', file);
    put_text(file, check->claim->note[self->lang]);
    fputc('\n', file);
  }
}

void cli_check_write_plan(const cli_audit_t *self, FILE *file) {
  fputs("figure,stated,output,year,direction,probability,mc_se,p05,p50,p95,probability_low,probability_high\n", file);
  for (size_t i = 0; i < self->plan->count; i++) {
    const cli_placed_t *row = &self->plan->rows[i];
    put_text(file, row->figure);
    fputc(',', file);
    put_text(file, row->text);
    fprintf(file, ",%s,%d,%s", row->estimate->output, row->estimate->year,
            row->at_least ? "at_least" : "at_most");
    put_number(file, row->probability);
    put_number(file, row->se);
    put_number(file, row->estimate->quantile[CLI_P05]);
    put_number(file, row->estimate->quantile[CLI_P50]);
    put_number(file, row->estimate->quantile[CLI_P95]);
    put_number(file, row->low);
    put_number(file, row->high);
    fputc('\n', file);
  }
}
