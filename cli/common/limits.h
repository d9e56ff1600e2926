// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_LIMITS_H
#define CLI_COMMON_LIMITS_H

#include "inputs/programme.h"
#include "studies/forecast.h"
#include "words/messages.h"

#include <stdio.h>

/* What a reader of the forecast must know of the population's limits, one line each, and nothing
   when there is nothing to say: that the target runs out in some year with a
   probability of 1 % or more, and that coverage of the target passes 100 % (P95, of a year or of
   all). Returns 0, or −1 when out of memory. */
int cli_limits_print(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                     words_lang_t lang, FILE *stream);

#endif
