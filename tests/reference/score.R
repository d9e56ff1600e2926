# The CRPS of an empirical distribution as the integral of (F(x) − 1{y <= x})², piece by piece between
# the points where the integrand changes, which is another road than the sorted sum of the program.
# Writes tests/reference/score.csv:  Rscript tests/reference/score.R > tests/reference/score.csv
crps <- function(x, y) {
  at <- sort(unique(c(x, y)))
  if (length(at) == 1) return(0)
  middle <- (head(at, -1) + tail(at, -1)) / 2
  share <- ecdf(x)(middle)
  sum((share - (y <= middle))^2 * diff(at))
}
# The logarithmic score: of a sample by the share of it that is y.
log_score <- function(x, y) -log(mean(x == y))
# Samples that any language makes alike: whole numbers with ties, and steps of 1/64.
sample_of <- function(kind, n) {
  i <- seq_len(n) - 1
  if (kind == "whole") (i * 7919) %% 101 else ((i * i * 31 + i * 17) %% 1009) / 64 - 5
}
cat("kind,n,y,crps,log\n")
for (kind in c("whole", "real"))
  for (n in c(1, 2, 7, 256, 1000))
    for (y in c(-40, 0, 3, 4.5, 11, 250))
      cat(sprintf("%s,%d,%s,%.17g,%.17g\n", kind, n, format(y), crps(sample_of(kind, n), y), log_score(sample_of(kind, n), y)))
