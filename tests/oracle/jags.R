# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository: Rscript tests/oracle/jags.R tests/oracle/jags.csv [ITERATIONS]
# What redes learns from update.csv and what it forecasts then, by JAGS (Debian: jags, r-cran-rjags): four chains of Gibbs and
# slice sampling of update.jags, a road of which neither a line nor a method is the program's. Writes mean, standard deviation
# and the error of each, from the effective number of draws (coda); tests/test_studies_update_redes.c holds the program to them.
# Fails where chains disagree: potential scale reduction (Gelman and Rubin 1992) above 1.01.
suppressMessages(library(rjags))
arguments <- commandArgs(trailingOnly = TRUE)
iterations <- if (length(arguments) > 1) as.numeric(arguments[2]) else 400000
seen <- read.csv(file.path("tests", "oracle", "update.csv"))
years <- c(2026, 2027)
row <- function(name, year, round = NA) seen[seen$name == name & seen$year == year & seen$round %in% round, ]
of_years <- function(name) vapply(years, function(y) row(name, y)$value, 0)
of_rounds <- function(name, column) t(vapply(years, function(y) vapply(1:3, function(i) row(name, y, i)[[column]], 0), numeric(3)))
# A lognormal with P5 and P95: mean of the logarithm, and its precision.
between <- function(low, high) c(0.5 * log(low * high), (2 * qnorm(0.95) / log(high / low))^2)
unknown <- matrix(NA, 2, 3)
data <- list(between = rbind(between(1.2, 3.33), between(1.8, 6.4), between(240.3, 324.2), between(0.83, 1.15)),
             places = c(517, 600, 600, 600), index = c(1, 1 + row("inflation", 2027)$value),
             seen_inflation = row("inflation", 2027)$value, applicants = c(of_years("applicants"), NA, NA),
             admissible = c(of_years("admissible"), NA, NA), served = of_years("beneficiaries"), accounts = of_years("spending"),
             error = 0.01 * of_years("spending"), came = of_rounds("linked.contact", "of"),
             contacts = rbind(of_rounds("linked.contact", "value"), unknown), deals = rbind(of_rounds("linked.deal", "value"), unknown))
inputs <- c(no_debt = "admissibility.no_debt,", no_pending_accounts = "admissibility.no_pending_accounts,",
            per_place = "demand.applicants_per_place,", extra = "meetings.extra,", contact = "link.contact,",
            deal = "link.deal_per_contact,", sd = "link.round_effect_sd,", preparation = "cost.preparation,", round = "cost.round,",
            fixed = "cost.round.fixed_share,", "per_place_of[1]" = "demand.applicants_per_place,2026",
            "per_place_of[2]" = "demand.applicants_per_place,2027", "preparation_of[1]" = "cost.preparation,2026",
            "preparation_of[2]" = "cost.preparation,2027", "round_of[1]" = "cost.round,2026", "round_of[2]" = "cost.round,2027")
outputs <- c("applicants", "admissible", "beneficiaries", "participants", "spending")
nodes <- unique(sub("\\[.*", "", c(names(inputs), outputs, "contacts", "deals")))
start <- lapply(1:4, function(c) list(.RNG.name = "base::Mersenne-Twister", .RNG.seed = 1000 + c))
model <- jags.model(file.path("tests", "oracle", "update.jags"), data, start, n.chains = 4, n.adapt = 5000, quiet = TRUE)
update(model, 5000, progress.bar = "none")
draws <- coda.samples(model, nodes, n.iter = iterations, thin = 40, progress.bar = "none")
draws <- lapply(draws, as.matrix)
kept <- list()
for (name in names(inputs)) kept[[inputs[name]]] <- lapply(draws, function(d) d[, name])
for (k in 3:4) {
  for (name in outputs) kept[[sprintf("%s,%d", name, 2025 + k)]] <- lapply(draws, function(d) d[, sprintf("%s[%d]", name, k)])
  for (name in c("contact", "deal"))
    kept[[sprintf("linked.%s,%d", name, 2025 + k)]] <- lapply(draws, function(d) rowSums(d[, sprintf("%ss[%d,%d]", name, k, 1:3)]))
}
summarise <- function(name) {
  x <- do.call(mcmc.list, lapply(kept[[name]], mcmc))
  reduction <- gelman.diag(x, autoburnin = FALSE)$psrf[1]
  if (reduction > 1.01) stop(name, ": the chains disagree, ", signif(reduction, 4))
  all <- unlist(x)
  square <- do.call(mcmc.list, lapply(kept[[name]], function(x) mcmc((x - mean(all))^2)))
  error <- function(x) sd(unlist(x)) / sqrt(effectiveSize(x))
  sprintf("%s,%.7g,%.7g,%.3g,%.3g", name, mean(all), sd(all), error(x), error(square) / (2 * sd(all)))
}
writeLines(c("name,year,mean,sd,se_mean,se_sd", vapply(names(kept), summarise, "")), arguments[1])
