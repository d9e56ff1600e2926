# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository: Rscript tests/oracle/update.R tests/oracle/learned.csv
# What redes learns from invented results of two years (update.csv), by another road than the program's: a random walk of Metropolis,
# adapted to its own covariance and then held (Haario, Saksman and Tamminen, Bernoulli 7 (2001), 223-242), in which the effects of years and of rounds are
# unknowns like all others and nothing is integrated. Laws by R's own functions. Writes P5, P50, P95 and the standard deviation of each
# input; tests/test_studies_update_redes.c holds the program to them.
out <- commandArgs(trailingOnly = TRUE)[1]
seen <- read.csv(file.path("tests", "oracle", "update.csv"))
set.seed(11)
value <- function(name, year, round = NA) {
  r <- seen[seen$name == name & seen$year == year & (is.na(round) & is.na(seen$round) | !is.na(round) & seen$round %in% round), ]
  stopifnot(nrow(r) == 1)
  r$value
}
of <- function(name, year, round) seen$of[seen$name == name & seen$year == year & seen$round %in% round]
years <- c(2026, 2027)
places <- c(517, 600)
log_between <- function(z, low, high) exp(0.5 * log(low * high) + z * log(high / low) / (2 * qnorm(0.95)))
beta_of <- function(z, value, n) qbeta(pnorm(z), value * n, (1 - value) * n)
# z: the levels, then effects of two years of demand and of both costs, then of six rounds
level <- function(z) {
  list(no_debt = beta_of(z[1], 0.88, 300), no_pending_accounts = beta_of(z[2], 0.95, 300), per_place = log_between(z[3], 1.2, 3.33),
       extra = log_between(z[4], 1.8, 6.4), contact = beta_of(z[5], 0.333, 12), deal = beta_of(z[6], 0.38, 9),
       sd = 0.5 + 0.3 * pnorm(z[7]), preparation = log_between(z[8], 240.3, 324.2), round = log_between(z[9], 240.3, 324.2),
       fixed = 0.2 + 0.6 * qbeta(pnorm(z[10]), 1 + 4 * 0.5, 1 + 4 * 0.5))
}
effect <- function(z, sd) exp(sd * z - sd^2 / 2)
data <- lapply(years, function(y) list(
  applicants = value("applicants", y), admissible = value("admissible", y), beneficiaries = value("beneficiaries", y),
  spending = value("spending", y), contact = sapply(1:3, function(r) value("linked.contact", y, r)),
  firms = sapply(1:3, function(r) of("linked.contact", y, r)), deal = sapply(1:3, function(r) value("linked.deal", y, r))))
index <- c(1, 1 + value("inflation", 2027))
log_posterior <- function(z) {
  p <- level(z)
  sum <- sum(dnorm(z, log = TRUE))
  for (k in 1:2) {
    d <- data[[k]]
    rate <- p$per_place * effect(z[10 + k], 0.15) * places[k]
    sum <- sum + dpois(d$applicants, rate, log = TRUE) + dbinom(d$admissible, d$applicants, p$no_debt * p$no_pending_accounts, log = TRUE)
    preparation <- p$preparation * effect(z[12 + k], 0.14) * index[k]
    round <- p$round * effect(z[14 + k], 0.14) * index[k]
    b <- d$beneficiaries
    spending <- (preparation * b + round * (p$fixed * 517 + (1 - p$fixed) * b)) / (1 - 0.069)
    sum <- sum + dnorm(d$spending, spending, 0.01 * d$spending, log = TRUE)
    q <- plogis(qlogis(p$contact) + p$sd * z[16 + 3 * (k - 1) + 1:3])
    any <- 1 - exp(-p$extra * q)
    hard <- 1 - exp(-p$extra * q * p$deal)
    sum <- sum + sum(dbinom(d$contact, d$firms, any, log = TRUE)) + sum(dbinom(d$deal, d$contact, hard / any, log = TRUE))
  }
  sum
}
n <- 22
steps <- 1000000
burn <- steps %/% 4
z <- numeric(n)
at <- log_posterior(z)
mean <- z
cov <- diag(n)
lower <- 0.1 * diag(n)
kept <- matrix(NA, (steps - burn) %/% 10, n)
for (i in seq_len(steps)) {
  try <- z + as.vector(lower %*% rnorm(n))
  new <- log_posterior(try)
  if (is.finite(new) && log(runif(1)) < new - at) {
    z <- try
    at <- new
  }
  if (i <= burn) { # adapts until then only
    gain <- 1 / (i + 100)
    delta <- z - mean
    mean <- mean + gain * delta
    cov <- cov + gain * (tcrossprod(delta) - cov)
    if (i %% 1000 == 0) lower <- (2.38 / sqrt(n)) * t(chol(cov + 1e-6 * diag(n)))
  } else if ((i - burn) %% 10 == 0) kept[(i - burn) %/% 10, ] <- z
}
walk <- apply(kept, 1, function(z) unlist(level(z)))
walk <- rbind(walk, per_place_2026 = walk["per_place", ] * effect(kept[, 11], 0.15), per_place_2027 = walk["per_place", ] * effect(kept[, 12], 0.15),
              preparation_2026 = walk["preparation", ] * effect(kept[, 13], 0.14), round_2026 = walk["round", ] * effect(kept[, 15], 0.14),
              preparation_2027 = walk["preparation", ] * effect(kept[, 14], 0.14), round_2027 = walk["round", ] * effect(kept[, 16], 0.14))
names <- c("admissibility.no_debt", "admissibility.no_pending_accounts", "demand.applicants_per_place", "meetings.extra", "link.contact",
           "link.deal_per_contact", "link.round_effect_sd", "cost.preparation", "cost.round", "cost.round.fixed_share",
           "demand.applicants_per_place", "demand.applicants_per_place", "cost.preparation", "cost.round", "cost.preparation", "cost.round")
when <- c(rep(NA, 10), 2026, 2027, 2026, 2026, 2027, 2027)
table <- data.frame(input = names, year = when, t(apply(walk, 1, function(x) c(quantile(x, c(0.05, 0.5, 0.95), names = FALSE), sd(x)))))
names(table) <- c("input", "year", "p05", "p50", "p95", "sd")
table[3:6] <- signif(table[3:6], 6)
write.csv(table, out, row.names = FALSE, quote = FALSE, na = "")
