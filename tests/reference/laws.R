# SPDX-License-Identifier: GPL-3.0-or-later
# Writes tests/reference/laws.csv: quantiles of mixtures, of cut laws and of laws given by points, by R's
# distribution functions. Mixtures are solved by bisection down to neighbouring numbers, for the smaller
# tail; a cut law is the quantile function of the law where its distribution function lies within.
#   Rscript tests/reference/laws.R
z95 <- qnorm(0.95)
normal <- function(low, high) list(
  p = function(x, lower = TRUE) pnorm(x, (low + high) / 2, (high - low) / (2 * z95), lower.tail = lower),
  q = function(u) qnorm(u, (low + high) / 2, (high - low) / (2 * z95)))
lognormal <- function(low, high) list(
  p = function(x, lower = TRUE) plnorm(x, log(low * high) / 2, log(high / low) / (2 * z95), lower.tail = lower),
  q = function(u) qlnorm(u, log(low * high) / 2, log(high / low) / (2 * z95)))
uniform <- function(low, high) list(
  p = function(x, lower = TRUE) punif(x, low, high, lower.tail = lower), q = function(u) qunif(u, low, high))
beta <- function(a, b, low = 0, high = 1) list(
  p = function(x, lower = TRUE) pbeta((x - low) / (high - low), a, b, lower.tail = lower),
  q = function(u) low + (high - low) * qbeta(u, a, b))
proportion <- function(value, n) beta(value * n, (1 - value) * n)
pert <- function(low, mode, high)
  beta(1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low), low, high)
triangular <- function(low, mode, high) {
  side <- function(from, near, far) if (from <= 0) 0 else if (from >= near + far) 1 else
    if (from < near) from^2 / (near * (near + far)) else 1 - (near + far - from)^2 / (far * (near + far))
  list(p = function(x, lower = TRUE)
         if (lower) side(x - low, mode - low, high - mode) else side(high - x, high - mode, mode - low),
       q = function(u) if (u < (mode - low) / (high - low)) low + sqrt(u * (mode - low) * (high - low)) else
         high - sqrt((1 - u) * (high - mode) * (high - low)))
}
constant <- function(value) list(
  p = function(x, lower = TRUE) if (lower) as.numeric(x >= value) else as.numeric(x < value), q = function(u) value)
points <- function(p, x) list(
  p = function(at, lower = TRUE) stop("not asked"), q = function(u) approx(p, x, u)$y)
mixture <- function(weights, ...) {
  parts <- list(...)
  p <- function(x, lower = TRUE) sum(weights * vapply(parts, function(k) k$p(x, lower), 0))
  list(p = p, q = function(u) {
    ends <- vapply(parts, function(k) k$q(u), 0)
    low <- min(ends) - 1e-9; high <- max(ends)
    for (i in 1:2000) {
      x <- (low + high) / 2
      if (x <= low || x >= high) break
      reached <- if (u <= 0.5) p(x) >= u else p(x, FALSE) <= 1 - u
      if (reached) high <- x else low <- x
    }
    high
  })
}
cut <- function(law, low, high) {
  below <- if (is.finite(low)) law$p(low) else 0
  above <- if (is.finite(high)) law$p(high, FALSE) else 0
  list(q = function(u) law$q(below + u * (1 - below - above)))
}
two <- mixture(c(0.75, 0.25), lognormal(520, 760), triangular(250, 380, 560))
laws <- list(
  mixture(c(0.75, 0.25), lognormal(240.3, 324.2), lognormal(400, 640)),
  two,
  mixture(c(0.3, 0.5, 0.2), constant(0.4375), proportion(0.4, 12), uniform(0.1, 0.6)),
  mixture(c(0.5, 0.5), normal(-3, 5), pert(-4, 1, 2)),
  mixture(c(0.6, 0.4), uniform(1, 2), uniform(5, 9)),
  cut(lognormal(0.5, 0.9), 0.2, 0.95),
  cut(normal(60, 140), 10, Inf),
  cut(proportion(0.9, 60), 0.8, 0.9),
  cut(pert(2, 3, 9), -Inf, 4),
  cut(two, 200, Inf),
  points(c(0, 0.05, 0.5, 0.95, 1), c(200, 240, 279, 400, 600)))
u <- c(1e-9, 1e-4, 0.01, 0.05, 0.2, 0.3, 0.45, 0.5, 0.55, 0.7, 0.75, 0.9, 0.95, 0.99, 0.9999, 1 - 1e-9)
out <- file("tests/reference/laws.csv", "w")
writeLines("law,u,x", out)
for (k in seq_along(laws)) for (v in u)
  writeLines(sprintf("%d,%.17g,%.17g", k - 1, v, laws[[k]]$q(v)), out)
close(out)
