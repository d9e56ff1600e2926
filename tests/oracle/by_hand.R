# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository: Rscript tests/oracle/by_hand.R
# The tables of this folder against what has a closed form or a quadrature that does not simulate:
# prints each with its distance in standard errors, and fails beyond 5.

folder <- file.path("tests", "oracle")
table_of <- function(name) {
  t <- read.csv(file.path(folder, paste0(name, ".csv")), colClasses = c(year = "character"))
  function(output, year = "", column = "mean") t[t$output == output & t$year == as.character(year), column]
}
worst <- 0
check <- function(what, table, output, year, exact) {
  mean <- table(output, year)
  se <- table(output, year, "se_mean")
  far <- if (se > 0) (mean - exact) / se else (abs(mean - exact) > 1e-8 * abs(exact)) * 99
  worst <<- max(worst, abs(far))
  cat(sprintf("%-11s %-28s %4s exact %14.8g simulated %14.8g  %+5.2f se\n", what, output, year, exact,
              mean, far))
}
# Gauss quadrature for a probability weight, from its three-term recurrence (Golub and Welsch 1969).
gauss <- function(diagonal, off) {
  m <- length(diagonal)
  j <- diag(diagonal)
  j[cbind(2:m, 1:(m - 1))] <- j[cbind(1:(m - 1), 2:m)] <- sqrt(off)
  e <- eigen(j, symmetric = TRUE)
  list(x = e$values, w = e$vectors[1, ]^2)
}
gauss_normal <- function(m) gauss(rep(0, m), seq_len(m - 1))
gauss_beta <- function(m, alpha, beta) {  # Jacobi polynomials moved to (0, 1)
  A <- beta - 1; B <- alpha - 1; k <- 0:(m - 1); s <- 2 * k + A + B
  diagonal <- ifelse(k == 0, (B - A) / (A + B + 2), (B^2 - A^2) / (s * (s + 2)))
  k <- k[-1]; s <- s[-1]
  off <- ifelse(k == 1, 4 * (1 + A) * (1 + B) / (s^2 * (s + 1)),
                4 * k * (k + A) * (k + B) * (k + A + B) / (s^2 * (s + 1) * (s - 1)))
  g <- gauss(diagonal, off)
  list(x = (1 + g$x) / 2, w = g$w)
}
gauss_lognormal <- function(m, low, high) {
  g <- gauss_normal(m)
  list(x = exp(log(low * high) / 2 + log(high / low) / (2 * qnorm(0.95)) * g$x), w = g$w)
}

base <- table_of("base")
check("base", base, "population.target", 2026, 1157151 * 0.446 * 0.686 * 0.967 * 0.88 * 0.95)
pi_mean <- 0.03 + 0.31^(1:4) * 0.005
for (k in 1:4) check("base", base, "inflation", 2025 + k, pi_mean[k])
check("base", base, "price.index", 2027, 1 + pi_mean[2])
# Two lognormal costs: the chance that 517 places fit the ceiling, and what is afforded on average. In the
# base each cost has an effect of the year besides, of mean 1; at the costed plan its fixed part does not matter.
cost_mu <- log(240.3 * 324.2) / 2
cost_sd <- log(324.2 / 240.3) / (2 * qnorm(0.95))
below <- function(limit, mu = cost_mu, sd = cost_sd) integrate(function(z) dnorm(z) *
  plnorm(pmax(0, limit - exp(mu + sd * z)), mu, sd), -9, 9, rel.tol = 1e-11)$value
money <- 310000 * (1 - 0.069)
first <- table_of("version-1")
check("base", base, "event.budget_suffices", 2026, below(money / 517, cost_mu - 0.14^2 / 2, sqrt(cost_sd^2 + 0.14^2)))
for (y in 2026:2029) check("base", base, "budget.final", y, base("budget.ceiling", y) * exp(
  log(0.83 * 1.15) / 2 + (log(1.15 / 0.83) / (2 * qnorm(0.95)))^2 / 2))
check("version-1", first, "event.budget_suffices", 2026, below(money / 517))
check("version-1", first, "affordable", 2026, sum(vapply(1:1500, function(k) below(money / k), 0)))
# A thinned Poisson is Poisson: admissible | inputs ~ Poisson(517 * per place * admissibility).
debt <- gauss_beta(12, 264, 36)
pending <- gauss_beta(12, 285, 15)
per_place <- qlnorm((1:4000 - 0.5) / 4000, log(1.2 * 3.33) / 2, log(3.33 / 1.2) / (2 * qnorm(0.95)))
rate <- outer(per_place, as.vector(outer(debt$x, pending$x)))
enough <- sum(colMeans(ppois(516, 517 * rate, lower.tail = FALSE)) * as.vector(outer(debt$w, pending$w)))
check("version-1", first, "bound.plan", 2026, enough * below(money / 517))
check("version-1", first, "event.places_filled", 2026, enough * below(money / 517))
check("base", base, "applicants", 2026, 517 * exp(log(1.2 * 3.33) / 2 +
  (log(3.33 / 1.2) / (2 * qnorm(0.95)))^2 / 2))
# Given the beneficiaries of the same replicates, exact on average.
check("base", base, "participants", "", 0.855 * base("beneficiaries") + base("replaced"))
check("version-1", first, "participants", "", 0.855 * first("beneficiaries"))
check("base", base, "linked.baseline", "", 0.1217 * base("participants"))
check("base", base, "participants.region.maule", "", 33 / 608 * base("participants"))
check("base", base, "linked.partner.suppliers", "", 1.090 / 2.942 * base("linked.contact"))
check("base", base, "linked.purpose.sell", "", 0.818 / 2.942 * base("linked.contact"))
# Chance of a link by quadrature over its five inputs; independent of the number of participants.
parts <- list(q = gauss_beta(20, 0.333 * 12, 0.667 * 12), h = list(x = 1, w = 1),
              x = gauss_lognormal(16, 1.8, 6.4), e = gauss_normal(24), sd = gauss_beta(4, 1, 1))
grid <- do.call(expand.grid, lapply(parts, `[[`, "x"))
weight <- Reduce(`*`, do.call(expand.grid, lapply(parts, `[[`, "w")))
grid$q <- plogis(qlogis(grid$q) + (0.5 + 0.3 * grid$sd) * grid$e)
chance <- function(factor) {
  met <- grid$h * grid$q * factor
  sum(weight * (1 - exp(-grid$x * met)))
}
contact <- chance(1)
per_contact <- gauss_beta(16, 0.38 * 9, 0.62 * 9)
deal <- sum(per_contact$w * vapply(per_contact$x, chance, 0))
check("base", base, "linked.contact", "", contact * base("participants"))
check("base", base, "linked.deal", "", deal * base("participants"))
check("base", base, "linked.form", "", sum(parts$x$w * (1 - exp(-parts$x$x))) * base("participants"))

stated <- table_of("documento")
completion <- 0.854932301741
check("documento", stated, "population.target", 2026, 286207.99477966)
check("documento", stated, "beneficiaries", 2026, 517)
check("documento", stated, "participants", 2026, 517 * completion)
check("documento", stated, "cost.per_beneficiary", 2026, 2 * 279.11992263 / 0.931)
check("documento", stated, "spending", 2026, 2 * 279.11992263 / 0.931 * 517)
chances <- dbinom(1:517, 517, completion)
inverse <- sum(chances / 1:517) / sum(chances)  # E[1/X] of the participants
check("documento", stated, "cost.per_participant", 2026, 2 * 279.11992263 / 0.931 * 517 * inverse)
check("documento", stated, "cost.per_unit.round", 2026, 279.11992263 * 517 * inverse)
p <- 1 - exp(-3.4 * 0.333)
check("documento", stated, "indicator.contact", 2026, 100 * p)
p_deal <- 1 - exp(-3.4 * 0.333 * 0.38)
check("documento", stated, "indicator.deal", 2026, 100 * p_deal)
check("documento", stated, "indicator.form", 2026, 100 * (1 - exp(-3.4)))
check("documento", stated, "participants.region.maule", "", 33 / 608 * 2068 * completion)
links <- dbinom(0:517, 517, completion * p)
check("documento", stated, "cost.per_linked", 2026,
      2 * 279.11992263 / 0.931 * 517 * sum(links[-1] / 1:517) / sum(links[-1]))
check("documento", stated, "participants.region.magallanes", 2026, 26 / 608 * 517 * completion)

trend <- table_of("tendencia")
check("tendencia", trend, "population.potential", 2029, 1157151 * 1.0287^6)
check("tendencia", trend, "population.target", 2029, 286207.9947797 * 1.0287^6)
crisis <- table_of("inflacion-alta")
for (k in 1:4) check("inflacion", crisis, "inflation", 2025 + k, 0.03 + 0.31^k * 0.0458)
# Without preparation the untrained, 68.5 %, meet with their odds divided by the odds ratio.
alone <- table_of("sin-preparacion")
prepared <- grid$q
odds_ratio <- gauss_lognormal(12, 1.0, 1.69)
lower <- function(factor) sum(odds_ratio$w * vapply(odds_ratio$x, function(r) {
  grid$q <<- prepared / (prepared + r * (1 - prepared))
  chance(factor)
}, 0))
low_contact <- lower(1)
low_deal <- sum(per_contact$w * vapply(per_contact$x, lower, 0))
check("sin-prep.", alone, "linked.contact", "",
      (0.315 * contact + 0.685 * low_contact) * alone("participants"))
check("sin-prep.", alone, "linked.deal", "", (0.315 * deal + 0.685 * low_deal) * alone("participants"))

other <- table_of("taller")  # one draw of growth for every year; count, pert and uniform shares
growth_sd <- 0.04 / (2 * qnorm(0.95))
check("taller", other, "population.target", 2027, 48250 * (1.01^3 + 3 * 1.01 * growth_sd^2) *
  0.31 * 412.5 / 1301 * (0.5 + 4 * 0.62 + 0.7) / 6 * 0.875)
check("taller", other, "applicants", 2029, 150 * (0.9 + 1.4 + 2.6) / 3)
check("taller", other, "admissible", 2029, 150 * (0.9 + 1.4 + 2.6) / 3 * 0.875)
check("taller", other, "budget.ceiling", 2031, 20000)
check("taller", other, "participants", "", 0.81 * other("beneficiaries"))

source(file.path("tests", "oracle", "by_hand_years.R"))
stopifnot(worst < 5)
