// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_history.h"

#include "cli/common/history.h"

int cli_chart_history(cli_sheet_t *sheet) {
  cli_history_t history = cli_history(sheet);
  const plots_fan_t chart = cli_history_chart(sheet, &history, cli_sheet_band);
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return chart.panel_count ? plots_fan_write(&chart, &sheet->target) : PLOTS_ERR_EMPTY;
}
