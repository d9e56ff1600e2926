# What fits/yearly.c computes, by R: the weighted regression of the logits on a constant by lm(), with the spread
# between years that makes its weighted squares add up to the years less 1 (Paule and Mandel 1982), by uniroot().
# Writes tests/reference/fit_yearly.csv:  Rscript tests/reference/fit_yearly.R > tests/reference/fit_yearly.csv
data <- list(
  far = list(year = 2019:2024, k = c(31, 48, 40, 25, 66, 51), n = c(50, 80, 55, 61, 90, 95)),
  alike = list(year = c(2015, 2017, 2018, 2020, 2021), k = c(20, 23, 31, 19, 40), n = c(50, 55, 70, 48, 95)),
  rising = list(year = 2016:2024, k = c(21, 25, 30, 36, 33, 47, 50, 52, 61), n = c(70, 70, 72, 75, 71, 78, 80, 76, 81)))
cat("name,dispersion,level,sd,error,n,trend,low,high\n")
for (name in names(data)) {
  d <- data[[name]]
  m <- length(d$k)
  l <- log((d$k + .5) / (d$n - d$k + .5))
  v <- 1 / (d$k + .5) + 1 / (d$n - d$k + .5)
  left <- function(s2) sum(residuals(lm(l ~ 1, weights = 1 / (v + s2)))^2 / (v + s2)) - (m - 1)
  dispersion <- left(0) / (m - 1) + 1
  s2 <- if (left(0) > 0) uniroot(left, c(0, 100), tol = 1e-14)$root else 0
  w <- 1 / (v + s2)
  fit <- lm(l ~ 1, weights = w)
  level <- plogis(coef(fit)[[1]])
  error <- summary(fit)$coefficients[1, 2] / summary(fit)$sigma  # that of weights known, not scaled
  reach <- if (s2 > 0) qt(.95, m - 1) else qnorm(.95)
  slope <- summary(lm(l ~ d$year, weights = w))$coefficients[2, ]
  next_year <- plogis(qlogis(level) + c(-1, 1) * qt(.95, m - 2) * sqrt(error^2 + s2))
  cat(sprintf("%s,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g\n", name, dispersion, level, sqrt(s2), error,
              1 / (level * (1 - level) * (error * reach / qnorm(.95))^2) - 1,
              abs(slope[["t value"]]) / qt(.975, m - 2), next_year[1], next_year[2]))
}
