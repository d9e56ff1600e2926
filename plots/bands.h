// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BANDS_H
#define PLOTS_BANDS_H

#include "plots/bands_series.h"
#include "plots/chart.h"

/* Composes the chart: for each series a panel with, by year, a box P5-P95, a box P25-P75, the
   median with its value where there is room, the plan and the goal. Panels stand side by side, or
   one below the other when there are many years. script: initialised here; freed by the caller,
   also after a failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or
   PLOTS_ERR_NO_MEMORY. */
int plots_bands_script(const plots_bands_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_bands_write(const plots_bands_t *chart, plots_target_t *target);

#endif
