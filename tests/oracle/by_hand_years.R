# SPDX-License-Identifier: GPL-3.0-or-later
# Part of by_hand.R, which sources it: laws by points, cut laws, years, cohorts, parts.
school <- table_of("capacitacion")
check("capacit.", school, "budget.final", 2027, 240000 * (0.2 * 0.8 + 0.6 * 0.95 + 0.2 * 1.075))
check("capacit.", school, "event.sin_recorte", 2028, 0.5)
first_part <- function(x) dlnorm(x, log(520 * 760) / 2, log(760 / 520) / (2 * qnorm(0.95)))
second_part <- function(x) ifelse(x < 380, (x - 250) / 130, (560 - x) / 180) * 2 / 310 * (x > 250 & x < 560)
over <- function(f, from, to) integrate(f, from, to, rel.tol = 1e-10)$value
mixed <- function(g) 0.75 * over(function(x) g(x) * first_part(x), 200, 4000) +
  0.25 * (over(function(x) g(x) * second_part(x), 250, 380) + over(function(x) g(x) * second_part(x), 380, 560))
check("capacit.", school, "applicants", 2028, mixed(identity) / mixed(function(x) 1 + 0 * x))
check("capacit.", school, "result.certified", "", 0.82 * school("participants"))
cohort <- gauss_normal(24)
level <- gauss_beta(20, 0.42 * 35, 0.58 * 35)
sds <- gauss_beta(6, 1, 1)
grid2 <- expand.grid(p = level$x, sd = sds$x, z = cohort$x)
weight2 <- Reduce(`*`, expand.grid(level$w, sds$w, cohort$w))
check("capacit.", school, "result.employed", 2027, school("participants", 2027) *
  sum(weight2 * plogis(qlogis(grid2$p) + (0.2 + 0.3 * grid2$sd) * grid2$z)))
check("capacit.", school, "participants.group.semester.first", 2028, 0.6 * school("participants", 2028))
check("capacit.", school, "result.employed.group.semester.first", 2028, 0.6 * school("result.employed", 2028))
check("capacit.", school, "population.potential", 2028, {
  mean <- 21000; sd <- 6000 / (2 * qnorm(0.95)); a <- (15000 - mean) / sd; b <- (30000 - mean) / sd
  1.01^3 * (mean + sd * (dnorm(a) - dnorm(b)) / (pnorm(b) - pnorm(a))) })

grant <- table_of("fondo")
check("fondo", grant, "budget.ceiling", 2032, 165000)
check("fondo", grant, "budget.final", 2031, 0.9 * grant("budget.ceiling", 2031))
check("fondo", grant, "participants", 2028, 0.93 * grant("beneficiaries", 2028))
# The share of administration differs from year to year on the logit scale.
found <- read.csv(file.path(folder, "monitor", "fondo.csv"), colClasses = c(year = "character"))
found <- found[found$rule == "admin_over20" & found$year == 2028, ]
exact <- pnorm((qlogis(0.18) - qlogis(0.2)) / 0.2)
far <- (found$probability - exact) / sqrt(exact * (1 - exact) / (found$n * found$defined))
cat(sprintf("fondo       admin_over20 2028 exact %.6f simulated %.6f %+5.2f se\n", exact, found$probability, far))
worst <- max(worst, abs(far))

country <- table_of("nacional")
check("nacional", country, "participants.group.trade.none", "", 0)
check("nacional", country, "linked.contact.group.head.woman", "", 0.58 * country("linked.contact"))
check("nacional", country, "linked.deal.group.head.man", "", 0.42 * country("linked.deal"))
check("nacional", country, "produced.diagnosis", "", 0.97 * country("produced.visit"))
