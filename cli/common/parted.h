// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_PARTED_H
#define CLI_COMMON_PARTED_H

#include <stdbool.h>

/* Whether the draws alone may have parted the least and the most of several figures, as those of
   the years: their difference is within four of its standard errors, not two, as the ends were
   picked among up to twelve. Years of one run share their draws and mostly go together, so that
   what is called chance may be a small difference, and seldom the other way. */

/* square: the variance of the difference. */
bool cli_parted_by_chance(double low, double high, double square);

/* Two shares, 0 to 1, of so many replicates each; the variance is that of their common share. */
bool cli_parted_shares(double low, double high, double replicates);

#endif
