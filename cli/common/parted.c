// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/parted.h"

#include <math.h>

bool cli_parted_by_chance(double low, double high, double square) {
  return high - low <= 4.0 * sqrt(square);
}

bool cli_parted_shares(double low, double high, double replicates) {
  const double middle = (low + high) / 2.0;
  return cli_parted_by_chance(low, high, 2.0 * middle * (1.0 - middle) / replicates);
}
