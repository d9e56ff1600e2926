// SPDX-License-Identifier: GPL-3.0-or-later
/* What is admitted and yet likely a slip, as notes. */
#include "models/doubts.h"
#include "cli/inputs_private.h"
#include "cli/numeral.h"

#include <math.h>
#include <stdio.h>

static const cli_message_t messages[MODELS_DOUBT_CODE_COUNT] = {
    [MODELS_DOUBT_CEILING_HIGH] = CLI_MSG_DOUBT_CEILING_HIGH,
    [MODELS_DOUBT_CEILING_LOW] = CLI_MSG_DOUBT_CEILING_LOW,
    [MODELS_DOUBT_SURE] = CLI_MSG_DOUBT_SURE,
    [MODELS_DOUBT_SURE_PART] = CLI_MSG_DOUBT_SURE_PART,
    [MODELS_DOUBT_SURE_SAMPLE] = CLI_MSG_DOUBT_SURE_SAMPLE,
    [MODELS_DOUBT_WIDE] = CLI_MSG_DOUBT_WIDE,
    [MODELS_DOUBT_RATE] = CLI_MSG_DOUBT_RATE,
};

/* Decimals that show a value of a share, and none of what is large. */
static int decimals_of(double x) {
  return fabs(x) < 10.0 && x != floor(x) ? 3 : 0;
}

static void report_doubt(void *context, const models_doubt_t *doubt) {
  const cli_loader_t *loader = context;
  const cli_lang_t lang = loader->report->lang;
  const models_input_t *row = &loader->rows.inputs.rows[doubt->row];
  const cli_origin_t *origin = &loader->rows.origins[doubt->row];
  const cli_place_t place = {origin->path, origin->line, origin->column[MODELS_FIELD_NAME]};
  char name[MODELS_NAME_MAX + 24], value[PLOTS_NUMBER_BYTES], number[PLOTS_NUMBER_BYTES];
  char other[PLOTS_NUMBER_BYTES], years[24];
  snprintf(name, sizeof name, row->year ? "%s %d" : "%s", row->name, row->year);
  cli_numeral(value, row->value, decimals_of(row->value), lang);
  cli_numeral(number, doubt->number, decimals_of(doubt->number), lang);
  cli_numeral(other, doubt->other, decimals_of(doubt->other), lang);
  snprintf(years, sizeof years, "%zu", doubt->years);
  cli_report_note(loader->report, &place, messages[doubt->code],
                  CLI_ARGS(name, value, number, other, years, row->unit));
}

int cli_doubts_report(cli_loader_t *loader) {
  return models_doubts(&loader->rows.inputs, report_doubt, loader);
}
