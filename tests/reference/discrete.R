# SPDX-License-Identifier: GPL-3.0-or-later
# Writes tests/reference/discrete_wide.csv: binomial and Poisson quantiles by R on a wide random
# grid. Rows whose u is within 1e-12 (relative to the smaller tail) of a jump are left out: R counts
# u up to 64 eps above a jump as on it. For u > 1/2 the upper tail 1 - u, which is exact, is used.
# Also left out, and counted on the terminal: rows where R's quantile contradicts R's own
# distribution function (its search fails for n beyond 1e7 with p next to 1).
#   Rscript tests/reference/discrete.R
set.seed(2000)
u_of <- function(m) {
  u <- runif(m)
  tail <- 10^runif(m, -12, 0)
  kind <- sample(4, m, replace = TRUE)
  ifelse(kind == 1, pmin(tail, 0.999), ifelse(kind == 2, pmax(1 - tail, 1e-3), u))
}
clear <- function(u, f, f_before, s, s_before) {
  low <- u <= 0.5
  v <- 1 - u
  wrong <- ifelse(low, f < u * (1 - 1e-11) | f_before > u * (1 + 1e-11),
                  s > v * (1 + 1e-11) | s_before < v * (1 - 1e-11))
  message(sum(wrong), " rows where R contradicts itself")
  !wrong & ifelse(low, abs(u - f) > 1e-12 * f & abs(u - f_before) > 1e-12 * u,
                  abs(v - s) > 1e-12 * v & abs(v - s_before) > 1e-12 * s_before)
}
m <- 4500
n <- floor(2^runif(m, 0, 31))
n[1:2000] <- floor(10^runif(2000, 1, 3))
n[2001:2050] <- sample(0:3, 50, replace = TRUE)
n[2051:2060] <- 2^31
p <- runif(m)
rare <- sample(m, 1500)
p[rare] <- pmin(1, 10^runif(1500, -1, 2.5) / pmax(n[rare], 1))
flip <- sample(m, 700)
p[flip] <- 1 - p[flip]
edge <- sample(m, 200)
p[edge] <- sample(c(0, 1, 1e-9, 1 - 1e-9, 0.5, 0.25), 200, replace = TRUE)
u <- u_of(m)
k <- ifelse(u <= 0.5, qbinom(u, n, p), qbinom(1 - u, n, p, lower.tail = FALSE))
ok <- clear(u, pbinom(k, n, p), pbinom(k - 1, n, p), pbinom(k, n, p, lower.tail = FALSE),
            pbinom(k - 1, n, p, lower.tail = FALSE))
binomial <- sprintf("binomial,%.17g,%.17g,%.17g,%.17g", n, p, u, k)[ok]

m <- 2500
lambda <- 10^runif(m, -3, 9)
lambda[1:1000] <- 10^runif(1000, -1, 3.3)
lambda[1001:1010] <- 0
u <- u_of(m)
k <- ifelse(u <= 0.5, qpois(u, lambda), qpois(1 - u, lambda, lower.tail = FALSE))
ok <- clear(u, ppois(k, lambda), ppois(k - 1, lambda), ppois(k, lambda, lower.tail = FALSE),
            ppois(k - 1, lambda, lower.tail = FALSE))
poisson <- sprintf("poisson,%.17g,0,%.17g,%.17g", lambda, u, k)[ok]

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
writeLines(c("law,n,p,u,k", binomial, poisson), file.path(here, "discrete_wide.csv"))
