# What fits/shape.c, fits/sample.c and fits/counts.c compute, by R: MASS::fitdistr for the families (its spread has
# n below the root, not n − 1), the integral of Anderson and Darling by its definition, glm() with quasibinomial.
# Writes tests/reference/fit_sample.csv:  Rscript tests/reference/fit_sample.R > tests/reference/fit_sample.csv
library(MASS)
# Samples that any language makes alike.
samples <- list(flat = 50 + (0:19 * 41) %% 23, steep = exp(((0:29 * 37) %% 31) / 10), small = c(12.5, 9, 14, 11, 10.25, 13))
# A² as n ∫ (F_n − F)² / F(1 − F) dF, piece by piece in u = F(x), in closed form between the points.
distance <- function(u) {
  u <- sort(u)
  n <- length(u)
  ends <- c(0, u, 1)
  piece <- function(i) {
    c <- (i - 1) / n
    # ∫ (c − v)² / (v (1 − v)) dv = c² log v − (1 − c)² log(1 − v) − v
    at <- function(v) (if (c == 0) 0 else c^2 * log(v)) - (if (c == 1) 0 else (1 - c)^2 * log(1 - v)) - v
    at(ends[i + 1]) - at(ends[i])
  }
  n * sum(sapply(1:(n + 1), piece)) * (1 + .75 / n + 2.25 / n^2)
}
cat("sample,family,centre,scale,distance,mean_low,mean_high,new_low,new_high,likelihood\n")
for (name in names(samples)) for (family in c("normal", "lognormal")) {
  x <- samples[[name]]
  n <- length(x)
  f <- fitdistr(x, family)
  centre <- f$estimate[[1]]
  scale <- f$estimate[[2]] * sqrt(n / (n - 1))
  y <- if (family == "normal") x else log(x)
  t <- qt(.95, n - 1)
  back <- if (family == "normal") identity else exp
  half <- if (family == "normal") 0 else scale^2 / 2
  se <- if (family == "normal") scale / sqrt(n) else sqrt(scale^2 / n + scale^4 / (2 * (n - 1)))
  if (family == "normal") stopifnot(max(abs(c(centre - t * se, centre + t * se) - t.test(x, conf.level = .9)$conf.int)) < 1e-10)
  new <- predict(lm(y ~ 1), data.frame(row.names = 1), interval = "prediction", level = .9)
  cat(sprintf("%s,%s,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g\n", name, family, centre, scale,
              distance(pnorm((y - centre) / scale)), back(centre + half - t * se), back(centre + half + t * se),
              back(new[2]), back(new[3]), f$loglik))
}
k <- c(31, 18, 40, 25)
n <- c(50, 40, 55, 61)
q <- summary(glm(cbind(k, n - k) ~ 1, family = quasibinomial, control = glm.control(epsilon = 1e-15, maxit = 100)))
cat(sprintf("counts,pearson,%.17g,%.17g,0,0,0,0,0,0\n", sum(k) / sum(n), q$dispersion))
