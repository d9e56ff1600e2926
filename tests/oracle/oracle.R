# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository:
#   Rscript tests/oracle/oracle.R PROGRAMME VARIANT REPLICATES SEED OUT.csv     (VARIANT `-`: base)
# An independent computation of the forecast, written from its specification only and with R's own
# generators: what it and the C program agree on does not hang on a line of either.

for (file in c("inputs.R", "model.R")) source(file.path("tests", "oracle", file))

probabilities <- c(0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95)
labels <- sprintf("p%02d", round(100 * probabilities))
whole_output <- "^(places|places\\.unfilled|applicants|admissible|affordable|beneficiaries|produced\\..*|participants|participants\\..*|linked\\..*|bound\\..*|event\\..*)$"

# Quantiles of a sorted sample: type 1 (inverse of the distribution function) or 7 (interpolated).
sorted_quantile <- function(x, p, whole) {
  n <- length(x)
  p <- pmin(1, pmax(0, p))
  if (whole) return(x[pmax(1, ceiling(n * p * (1 - 1e-12)))])
  h <- 1 + (n - 1) * p
  low <- floor(h + 1e-9)
  x[low] + pmax(0, h - low) * (x[pmin(n, low + 1)] - x[low])
}

# Half the distance between the quantiles one standard deviation of the share to either side; and,
# for outputs with atoms, the quantiles five standard deviations of the DIFFERENCE of two
# samples of this size to either side (distribution-free).
summarise <- function(output, year, x) {
  n <- length(x)
  x <- sort(x[!is.nan(x)], method = "radix")
  m <- length(x)
  whole <- grepl(whole_output, output)
  if (m == 0) { mean <- sd <- NaN; q <- se <- low <- high <- rep(NaN, length(probabilities)) }
  else {
    constant <- x[m] - x[1] <= 1e-12 * abs(x[m])  # the same in every replicate, up to rounding
    mean <- if (constant) x[1] else base::mean(x)
    sd <- if (constant) 0 else stats::sd(x)
    step <- sqrt(probabilities * (1 - probabilities) / m)
    q <- sorted_quantile(x, probabilities, whole)
    se <- (sorted_quantile(x, probabilities + step, whole) -
           sorted_quantile(x, probabilities - step, whole)) / 2
    low <- sorted_quantile(x, probabilities - 5 * sqrt(2) * step, whole)
    high <- sorted_quantile(x, probabilities + 5 * sqrt(2) * step, whole)
  }
  numbers <- c(mean, sd, n, m / n, q, sd / sqrt(m), se, low, high)
  paste(c(output, year, sprintf("%.10g", numbers)), collapse = ",")
}

header <- paste(c("output", "year", "mean", "sd", "n", "defined", labels, "se_mean",
                  paste0("se_", labels), paste0("low_", labels), paste0("high_", labels)),
                collapse = ",")

# Whole numbers are kept as integers: half the memory.
compact <- function(x) {
  x <- as.numeric(x)
  if (!anyNA(x) && all(x == floor(x)) && all(abs(x) < 2^31)) as.integer(x) else x
}

run_oracle <- function(folder, variant, replicates, seed, batch = 50000) {
  set.seed(seed, kind = "Mersenne-Twister", normal.kind = "Inversion")
  rows <- read_programme(folder, variant)
  kept <- list()  # one whole column per output and year, filled batch by batch
  for (first in seq(1, replicates, by = batch)) {
    at <- first:min(first + batch - 1, replicates)
    result <- simulate(rows, length(at))
    keep <- function(key, x) {
      x <- compact(x)
      if (is.null(kept[[key]])) kept[[key]] <<- vector(typeof(x), replicates)
      kept[[key]][at] <<- x
    }
    for (output in names(result$yearly)) {
      for (k in seq_along(result$years))
        keep(paste(output, result$years[k], sep = ","), result$yearly[[output]][, k])
      if (!is.null(result$total[[output]])) keep(paste0(output, ","), result$total[[output]])
    }
    for (output in setdiff(names(result$total), names(result$yearly)))
      keep(paste0(output, ","), result$total[[output]])
  }
  rm(result)
  lines <- character(0)
  for (key in names(kept)) {
    part <- strsplit(paste0(key, ","), ",", fixed = TRUE)[[1]]
    lines <- c(lines, summarise(part[1], part[2], kept[[key]]))
    kept[[key]] <- logical(0)
  }
  lines
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 5) stop("usage: oracle.R PROGRAMME VARIANT REPLICATES SEED OUT.csv")
variant <- if (arguments[2] == "-") NULL else arguments[2]
lines <- run_oracle(arguments[1], variant, as.numeric(arguments[3]), as.integer(arguments[4]))
writeLines(c(header, lines), arguments[5])
