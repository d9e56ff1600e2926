# What fits/series.c computes, by another road: past errors from forecasts made one by one with lm(), and
# what they are worth from the matrix that turns independent shocks into errors, found by forecasting the
# columns of the matrix that turns shocks into the series. Writes tests/reference/fit_series.csv:
#   Rscript tests/reference/fit_series.R > tests/reference/fit_series.csv
origin <- 5
ipc <- c(3.84, 3.57, 2.49, 2.81, 1.05, 3.05, 3.39, 4.41, 8.72, .35, 1.41, 3.34, 3.01, 1.79, 4.72, 4.35, 3.79,
         2.18, 2.43, 2.56, 3.05, 4.52, 11.64, 7.58, 4.30) / 100
# A series that any language makes alike.
made <- 1000 * 1.03^(0:16) * (1 + ((0:16) * 41) %% 23 / 200)
persistence_of <- function(x) {
  d <- x - mean(x)
  min(.95, max(0, unname(coef(lm(d[-1] ~ 0 + d[-length(d)])))))
}
forecast <- function(model, x, h, phi) {
  t <- length(x)
  switch(model, level = x[t], growth = x[t] + h * mean(diff(x)), mean = mean(x) + phi^h * (x[t] - mean(x)))
}
# From shocks to the series: a walk, or an autoregression that begins at its own variance.
series_of <- function(model, n, phi) {
  A <- matrix(0, n, n)
  for (t in 1:n) for (i in 1:t) A[t, i] <- if (model == "mean") phi^(t - i) else 1
  if (model == "mean") A[, 1] <- A[, 1] / sqrt(1 - phi^2)
  A
}
# The error is linear in the series once phi is given: forecast each column.
error_row <- function(model, A, t, h, phi)
  A[t + h, ] - apply(A[1:t, , drop = FALSE], 2, function(column) forecast(model, column, h, phi))
cat("series,model,h,error,ratio,dof,low,middle,high,persistence,correlation\n")
for (name in c("ipc", "made")) for (model in c("level", "growth", "mean")) {
  x <- if (name == "ipc") ipc else log(made)
  n <- length(x)
  phi <- persistence_of(x)
  for (h in 1:4) {
    ends <- origin:(n - h)
    e <- sapply(ends, function(t) x[t + h] - forecast(model, x[1:t], h, persistence_of(x[1:t])))
    A <- series_of(model, n + h, phi)
    W <- t(sapply(ends, function(t) error_row(model, A, t, h, phi)))
    S <- W %*% t(W)
    next_w <- error_row(model, A, n, h, phi)
    ratio <- sum(next_w^2) / mean(diag(S))
    dof <- sum(diag(S))^2 / sum(S * S)
    error <- sqrt(mean(e^2))
    middle <- forecast(model, x, h, phi)
    reach <- qt(.95, dof) * error * sqrt(ratio)
    first <- c(error_row(model, series_of(model, n + 1, phi), n, 1, phi), rep(0, h - 1))
    r <- sum(first * next_w) / sqrt(sum(first^2) * sum(next_w^2))
    back <- if (name == "made") exp else identity
    cat(sprintf("%s,%s,%d,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g\n", name, model, h, error, ratio, dof,
                back(middle - reach), back(middle), back(middle + reach), if (model == "mean") phi else 0, r))
  }
}
