# What fits/pool.c computes, by approxfun() and uniroot(). Writes tests/reference/fit_pool.csv:
#   Rscript tests/reference/fit_pool.R > tests/reference/fit_pool.csv
pools <- list(
  three = list(v = rbind(c(.2, .35, .5), c(.3, .4, .55), c(.1, .2, .3)), w = c(1, 1, 1), p = c(.05, .5, .95), least = 0, most = 1),
  weighted = list(v = rbind(c(120, 150, 210), c(140, 180, 260)), w = c(2, 1), p = c(.05, .5, .95), least = 0, most = 1e12),
  cut = list(v = rbind(c(1, 5, 20, 80, 300), c(2, 9, 11, 13, 40)), w = c(1, 3), p = c(.05, .25, .5, .75, .95), least = 0, most = 1e12))
cat("pool,p,value\n")
for (name in names(pools)) {
  q <- pools[[name]]
  wide <- max(q$v) - min(q$v)
  low <- max(q$least, min(q$v) - .1 * wide)
  high <- min(q$most, max(q$v) + .1 * wide)
  each <- lapply(seq_len(nrow(q$v)), function(i) approxfun(c(low, q$v[i, ], high), c(0, q$p, 1), yleft = 0, yright = 1))
  all <- function(x) sum(sapply(seq_along(each), function(i) q$w[i] * each[[i]](x))) / sum(q$w)
  for (p in c(.01, .05, .1, .25, .5, .75, .9, .95, .99))
    cat(sprintf("%s,%.17g,%.17g\n", name, p, uniroot(function(x) all(x) - p, c(low, high), tol = 1e-14 * high)$root))
}
