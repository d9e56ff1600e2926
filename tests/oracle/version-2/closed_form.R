# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository: Rscript tests/oracle/closed_form.R OUT.csv
# The target population of the base scenario, 1 157 151 firms times five independent betas (three
# criteria, two admissibility rates): mean and standard deviation in closed form, quantiles by two
# ways that share nothing but the parameters and must agree to 1e-8:
#   A. the characteristic function of the logarithm, a product of gamma functions of complex
#      argument, inverted by Gil-Pelaez (Biometrika 38, 1951);
#   B. the densities of the five logarithms on a grid, convolved by FFT.

firms <- 1157151
share <- c(0.446, 0.686, 0.967, 0.88, 0.95)
size <- c(10000, 10000, 3100, 300, 300)
a <- share * size
b <- (1 - share) * size
probabilities <- c(0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95)

mean <- prod(a / (a + b))
second <- prod(a * (a + 1) / ((a + b) * (a + b + 1)))
sd <- sqrt(second - mean^2)

# A. log gamma by Stirling's series: |z| > 260 here, the first term left out is below 1e-20.
complex_lgamma <- function(z) {
  (z - 0.5) * log(z) - z + 0.5 * log(2 * pi) + 1 / (12 * z) - 1 / (360 * z^3) + 1 / (1260 * z^5)
}
log_moment <- function(t) {  # log E exp(i t log X)
  total <- complex(length(t))
  for (j in seq_along(a))
    total <- total + complex_lgamma(a[j] + 1i * t) - complex_lgamma(a[j] + 0i) -
      complex_lgamma(a[j] + b[j] + 1i * t) + complex_lgamma(a[j] + b[j] + 0i)
  total
}
step <- 0.5  # trapezoid: the error is P(|log X| beyond 2 pi / step), nil
t <- step * (seq_len(1200) - 0.5)
phi <- exp(log_moment(t))
stopifnot(Mod(phi[length(phi)]) < 1e-18)
cdf_a <- function(u) 0.5 - step / pi * sum(Im(exp(-1i * t * u) * phi) / t)

# B. each logarithm about the logarithm of its mean, on a grid wide enough for all five together.
h <- 1e-4
half <- 8192
grid <- h * (-half:(half - 1))
centre <- log(share)
density <- function(j, u) ifelse(u < 0, exp(u) * dbeta(exp(pmin(u, 0)), a[j], b[j]), 0)
transform <- 1
for (j in 1:4) transform <- transform * fft(density(j, centre[j] + grid)) * h
four <- Re(fft(transform, inverse = TRUE)) / length(grid) / h
# Each grid starts at -half * h; the sum of four at -4 * half * h, which is 0 modulo the period.
u_four <- h * c(0:(half - 1), -half:-1) + sum(centre[1:4])
cdf_b <- function(u) h * sum(four * pbeta(exp(pmin(u - u_four, 0)), a[5], b[5]))

solve_quantile <- function(cdf, p)
  uniroot(function(u) cdf(u) - p, log(mean) + c(-0.3, 0.3), tol = 1e-14)$root
quantile_a <- exp(vapply(probabilities, function(p) solve_quantile(cdf_a, p), 0))
quantile_b <- exp(vapply(probabilities, function(p) solve_quantile(cdf_b, p), 0))
apart <- max(abs(quantile_a / quantile_b - 1))
cat(sprintf("the two ways differ by at most %.1e (relative)\n", apart))
stopifnot(apart < 1e-8)
# And the moments once more, from the density of way B.
x <- exp(u_four)
moment <- function(k) h * sum(four * x^k) * a[5] / (a[5] + b[5]) *
  (if (k == 2) (a[5] + 1) / (a[5] + b[5] + 1) else 1)
stopifnot(abs(moment(1) / mean - 1) < 1e-10, abs(moment(2) / second - 1) < 1e-10)

out <- commandArgs(trailingOnly = TRUE)
if (length(out) != 1) stop("usage: closed_form.R OUT.csv")
writeLines(c("statistic,value", sprintf("mean,%.13g", firms * mean), sprintf("sd,%.13g", firms * sd),
             sprintf("p%02d,%.13g", round(100 * probabilities), firms * (quantile_a + quantile_b) / 2)),
           out)
