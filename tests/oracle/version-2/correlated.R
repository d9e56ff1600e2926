# The target population of redes with correlated factors (the variant factores-correlacionados),
# by R's own generators and quantile functions:
#   Rscript tests/oracle/correlated.R tests/oracle/correlated.csv
# R has no rank correlation in its normals either: the matrix of the normals is Pearson's 1907
# 2 sin(pi rho/6), and the rank correlations that the draws reach are printed for comparison.
out <- commandArgs(TRUE)[1]
set.seed(20260101)
n <- 1e6
p <- c(sales_band = 0.446, sector = 0.686, untrained = 0.967, no_debt = 0.88, no_pending = 0.95)
size <- c(10000, 10000, 3100, 300, 300)
asked <- diag(5)
dimnames(asked) <- list(names(p), names(p))
set <- function(a, b, r) asked[a, b] <<- asked[b, a] <<- r
set("sales_band", "sector", 0.2)
set("sales_band", "untrained", -0.3)
set("sales_band", "no_debt", 0.2)
set("untrained", "no_debt", -0.2)
set("untrained", "no_pending", 0.2)
set("no_debt", "no_pending", 0.5)
normal <- 2 * sin(pi * asked / 6)
diag(normal) <- 1
z <- matrix(rnorm(5 * n), n) %*% chol(normal)
x <- sapply(1:5, function(i) qbeta(pnorm(z[, i]), p[i] * size[i], (1 - p[i]) * size[i]))
reached <- cor(x, method = "spearman")
message("largest error of a rank correlation: ", signif(max(abs(reached - asked)), 2))
target <- 1157151 * apply(x, 1, prod)
probability <- c(0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95)
rows <- c(mean = mean(target), sd = sd(target),
          setNames(quantile(target, probability), sprintf("p%02.0f", 100 * probability)))
write.csv(data.frame(statistic = names(rows), value = signif(rows, 10)), out, row.names = FALSE,
          quote = FALSE)
