# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository: Rscript tests/oracle/calibration.R
# The findings of the official monitoring in the base of redes and in its variants (monitor/*.csv), beside
# what was found in 2025: of all the programmes monitored, and of Sercotec's (13, of which 10 have a spending per
# beneficiary, and 10 an indicator, that could be judged). Fails where the base's mean over the years leaves
# the 95 % interval (Clopper-Pearson) of the class it is held to.
exact <- function(x, n) c(if (x == 0) 0 else qbeta(0.025, x, n - x + 1), if (x == n) 1 else qbeta(0.975, x + 1, n - x))
class <- read.table(header = TRUE, text = "
rule                       all  of sercotec of_sercotec held_to
initial_under85            104 677        1          13 all
initial_over110             45 677        1          13 all
final_under90               77 677        0          13 all
initial_under85_3years      41 677        0          13 all
spending_per_beneficiary   122 609        4          10 all
final_over110               20 677        0          13 sercotec
admin_over20                46 677        0          13 sercotec
indicator_fell.deal        100 473        2          10 sercotec
none                       323 677        5          13 sercotec")
table_of <- function(name) {
  t <- read.csv(file.path("tests", "oracle", "monitor", paste0(name, ".csv")), colClasses = c(year = "character"))
  t[t$year != "", ]
}
show <- function(p) ifelse(is.nan(p), "    -", sprintf("%5.1f", 100 * p))
base <- table_of("base")
outside <- character(0)
cat("rule                       2026  2027  2028  2029   mean | all programmes      Sercotec\n")
for (i in seq_len(nrow(class))) {
  c <- class[i, ]
  p <- base$probability[base$rule == c$rule]
  all <- exact(c$all, c$of)
  own <- exact(c$sercotec, c$of_sercotec)
  limits <- if (c$held_to == "all") all else own
  mean <- mean(p, na.rm = TRUE)
  if (mean < limits[1] || mean > limits[2]) outside <- c(outside, c$rule)
  cat(sprintf("%-25s %s  %s | %s [%s, %s] %s [%s, %s] held to %s\n", c$rule, paste(show(p), collapse = " "), show(mean),
              show(c$all / c$of), show(all[1]), show(all[2]), show(c$sercotec / c$of_sercotec), show(own[1]), show(own[2]),
              c$held_to))
}
cat("\nmean over the years     ", paste(sprintf("%10s", substr(class$rule[1:5], 1, 10)), collapse = " "), "\n")
for (name in c("base", "sin-costo-fijo", "sin-lista-de-espera", "sin-revision", "sin-variacion-anual", "version-1")) {
  t <- table_of(name)
  p <- vapply(class$rule[1:5], function(r) mean(t$probability[t$rule == r], na.rm = TRUE), 0)
  cat(sprintf("%-24s %s\n", name, paste(sprintf("%10s", show(p)), collapse = " ")))
}
if (length(outside) > 0) stop("outside its class: ", paste(outside, collapse = ", "))
