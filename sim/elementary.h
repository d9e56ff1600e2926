// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_ELEMENTARY_H
#define SIM_ELEMENTARY_H

#include <stdint.h>
#include <string.h>

/* exp, log, log1p and expm1 in plain IEEE double arithmetic: additions, multiplications, divisions
   and selects, no call into the mathematical library. The result is the same to the bit for every
   compiler, optimisation level and vector width (given -ffp-contract=off), and loops over these
   functions vectorise from SSE2 on.

   Method: argument reduction by ln 2 in two parts and polynomials fitted at Chebyshev nodes to 60
   digits (Muller, Elementary Functions, 3rd ed. 2016, ch. 3 and 11); the logarithm through
   log(1+f) = 2 atanh(f/(2+f)) (Tang 1990, ACM TOMS 16).
   Accuracy: largest error measured against 64-bit-mantissa values, over the whole
   range with subnormals, in units in the last place: exp 0.88, log 0.83, log1p 0.83, expm1 1.03;
   tests/test_sim_elementary.c holds the first three below 1, expm1 below 1.1.
   Special values follow IEEE: NaN gives NaN, log(0) = -inf, log(x < 0) = NaN, overflow gives inf,
   underflow goes through the subnormals to 0.

   tanh, atanh and hypot stand on these and on the square root, which IEEE rounds correctly:
   tanh 2.39, atanh 1.71, hypot 1.21, held below 2.6, 1.8 and 1.3. */

/* Adding 1.5 * 2^52 rounds to an integer and leaves it in the low bits of the mantissa. */
#define SIM_ROUNDER_ 6755399441055744.0
#define SIM_LOG2E_   1.4426950408889634
#define SIM_LN2_HI_  6.93147180369123816490e-01 /* 32 bits: k * hi is exact for |k| < 2^20 */
#define SIM_LN2_LO_  1.9082149292705877e-10

static inline uint64_t sim_bits_of_(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static inline double sim_from_bits_(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/* (exp(r) - 1 - r) / r^2 for |r| <= ln(2)/2, relative error below 1e-17. */
static inline double sim_exp_tail_(double r) {
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double a =
      (0.5 + r * 0.16666666666666666) + r2 * (0.04166666666666668 + r * 0.008333333333333333);
  const double b = (0.0013888888888879004 + r * 0.00019841269841263252) +
                   r2 * (2.480158733663095e-05 + r * 2.7557319247344507e-06);
  const double c = (2.755726307730941e-07 + r * 2.5052070959803662e-08) +
                   r2 * (2.091821231913398e-09 + r * 1.6086677666787362e-10);
  return a + r4 * (b + r4 * c);
}

/* y * 2^k for -2046 < k < 2046, in two exact or once-rounded steps; shifted holds k in its low
   bits as SIM_ROUNDER_ leaves it. */
static inline double sim_scale_(double y, double shifted) {
  const uint64_t biased = sim_bits_of_(shifted) - sim_bits_of_(SIM_ROUNDER_) + 2046;
  const uint64_t half = biased >> 1;
  return y * sim_from_bits_(half << 52) * sim_from_bits_((biased - half) << 52);
}

/* e^x. */
static inline double sim_exp(double x) {
  double t = x < -746.0 ? -746.0 : x;
  t = t > 710.0 ? 710.0 : t;
  const double shifted = t * SIM_LOG2E_ + SIM_ROUNDER_;
  const double k = shifted - SIM_ROUNDER_;
  const double hi = t - k * SIM_LN2_HI_;
  const double lo = k * SIM_LN2_LO_;
  const double r = hi - lo;
  const double y = 1.0 + (hi - (lo - r * r * sim_exp_tail_(r)));
  return sim_scale_(y, shifted);
}

/* e^x - 1, accurate for small x too. */
static inline double sim_expm1(double x) {
  double t = x < -50.0 ? -50.0 : x;
  t = t > 710.0 ? 710.0 : t;
  const double shifted = t * SIM_LOG2E_ + SIM_ROUNDER_;
  const double k = shifted - SIM_ROUNDER_;
  const double hi = t - k * SIM_LN2_HI_;
  const double lo = k * SIM_LN2_LO_;
  const double r = hi - lo;
  const double tail = r * r * sim_exp_tail_(r) - lo;
  /* e^x - 1 = 2^k (expm1(r) + c), c = 1 - 2^-k: the sum hi + c is kept in two parts */
  const double bounded = k > 70.0 ? 70.0 : k;
  const uint64_t power = sim_bits_of_(SIM_ROUNDER_ - bounded) - sim_bits_of_(SIM_ROUNDER_) + 1023;
  const double inverse = sim_from_bits_(power << 52);
  const double c = 1.0 - inverse;
  const double sum = hi + c;
  const double back = sum - hi;
  const double error = (hi - (sum - back)) + (c - back) + ((1.0 - c) - inverse);
  const double y = sim_scale_(sum + (error + tail), shifted);
  return x < 5e-17 && x > -5e-17 ? x : y;
}

/* log(1 + f) + k ln 2 + c for 1 + f in [1/sqrt 2, sqrt 2], c a small correction. */
static inline double sim_log_core_(double f, double k, double c) {
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double z2 = z * z;
  const double a = (0.6666666666666666 + z * 0.4000000000000089) +
                   z2 * (0.28571428570795937 + z * 0.2222222239345263);
  const double b = (0.181817954545265 + z * 0.15386249788196105) +
                   z2 * (0.1326850331279476 + z * 0.13089445145246312);
  const double r = z * (a + z2 * z2 * b);
  const double half_square = 0.5 * f * f;
  return k * SIM_LN2_HI_ - ((half_square - (s * (half_square + r) + (k * SIM_LN2_LO_ + c))) - f);
}

/* Splits a positive normal x = 2^k m, m in [1/sqrt 2, sqrt 2); returns m, sets k. */
static inline double sim_split_(double x, double *k) {
  const uint64_t root = UINT64_C(0x3fe6a09e667f3bcd);
  const uint64_t shifted = sim_bits_of_(x) + (UINT64_C(0x3ff0000000000000) - root);
  const uint64_t magic = UINT64_C(0x4330000000000000);
  *k = sim_from_bits_((shifted >> 52) | magic) - (4503599627370496.0 + 1023.0);
  return sim_from_bits_((shifted & UINT64_C(0x000fffffffffffff)) + root);
}

/* Natural logarithm. */
static inline double sim_log(double x) {
  const double inf = __builtin_inf();
  const double tiny = x < 2.2250738585072014e-308 ? 1.0 : 0.0;
  const double scaled = tiny > 0.0 ? x * 18014398509481984.0 : x;
  double k;
  const double m = sim_split_(scaled, &k);
  double y = sim_log_core_(m - 1.0, k - 54.0 * tiny, 0.0);
  y = x < inf ? y : x; /* inf and NaN give themselves */
  y = x > 0.0 || x != x ? y : __builtin_nan("");
  return x == 0.0 ? -inf : y;
}

/* log(1 + x), accurate for small x too. */
static inline double sim_log1p(double x) {
  const double inf = __builtin_inf();
  const double u = 1.0 + x;
  double k;
  const double m = sim_split_(u, &k);
  const double lost = u >= 2.0 ? 1.0 - (u - x) : x - (u - 1.0); /* what rounding took from 1 + x */
  double y = sim_log_core_(k == 0.0 ? x : m - 1.0, k, k == 0.0 ? 0.0 : lost / u);
  y = x < 5e-17 && x > -5e-17 ? x : y;
  y = x < inf ? y : x;
  y = x > -1.0 || x != x ? y : __builtin_nan("");
  return x == -1.0 ? -inf : y;
}

/* Hyperbolic tangent. */
static inline double sim_tanh(double x) {
  const double size = x < 0.0 ? -x : x;
  const double t = sim_expm1(size < 1.0 ? -2.0 * size : 2.0 * size);
  return __builtin_copysign(size < 1.0 ? -t / (2.0 + t) : 1.0 - 2.0 / (2.0 + t), x);
}

/* Its inverse: +-inf at +-1, NaN beyond. */
static inline double sim_atanh(double x) {
  const double size = x < 0.0 ? -x : x, twice = size + size;
  const double y =
      0.5 * sim_log1p(size < 0.5 ? twice + twice * size / (1.0 - size) : twice / (1.0 - size));
  return size <= 1.0 ? __builtin_copysign(y, x) : __builtin_nan("");
}

/* sqrt(x^2 + y^2) without overflow or underflow on the way: both are scaled by a power of 2 first.
   An infinity gives infinity, also beside NaN. */
static inline double sim_hypot(double x, double y) {
  const double a = x < 0.0 ? -x : x, b = y < 0.0 ? -y : y, most = a > b ? a : b;
  const double inf = __builtin_inf();
  if (a == inf || b == inf)
    return inf;
  const double down = most > 0x1p500 ? 0x1p-600 : most < 0x1p-450 ? 0x1p600 : 1.0;
  const double u = a * down, v = b * down;
  return __builtin_sqrt(u * u + v * v) / down;
}

#endif
