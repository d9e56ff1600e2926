# SPDX-License-Identifier: GPL-3.0-or-later
# Writes tests/reference/hypergeometric.csv: quantiles by R's qhyper (m of one kind, n of the other, k
# drawn; u). Rows where qhyper at u (1 - 1e-9) and u (1 + 1e-9) differs are left out, since there
# the last digits of u decide.
#
#     Rscript tests/reference/hypergeometric.R

set.seed(20261129)
grid <- expand.grid(m = c(1, 2, 5, 17, 60, 300, 1200, 9000), n = c(1, 3, 20, 140, 500, 7000),
                    share = c(0.02, 0.2, 0.5, 0.77, 0.99))
rows <- do.call(rbind, lapply(seq_len(nrow(grid)), function(i) {
  m <- grid$m[i]
  n <- grid$n[i]
  data.frame(m, n, k = round(grid$share[i] * (m + n)), u = c(runif(5), 10^-runif(2, 2, 7), 1 - 10^-runif(2, 2, 7)))
}))
big <- data.frame(m = round(10^runif(40, 4, 6.5)), n = round(10^runif(40, 4, 6.5)), k = 0, u = runif(40))
big$k <- round(runif(40) * (big$m + big$n))
rows <- rbind(rows, big)
rows$j <- with(rows, qhyper(u, m, n, k))
sure <- with(rows, qhyper(u * (1 - 1e-9), m, n, k) == j & qhyper(pmin(u * (1 + 1e-9), 1), m, n, k) == j)
rows <- rows[sure, ]
cat("m,n,k,u,j\n", sprintf("%.0f,%.0f,%.0f,%.17g,%.0f\n", rows$m, rows$n, rows$k, rows$u, rows$j),
    sep = "", file = "tests/reference/hypergeometric.csv")
