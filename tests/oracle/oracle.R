# SPDX-License-Identifier: GPL-3.0-or-later
# Usage, from the root of the repository:
#   Rscript tests/oracle/oracle.R PROGRAMME VARIANT REPLICATES SEED OUT.csv [MONITOR.csv]
# (VARIANT `-`: base). MONITOR.csv: the findings of the official monitoring.
# An independent computation of the forecast, written from its specification only and with R's own
# generators: what it and the C program agree on does not hang on a line of either.

for (file in c("inputs.R", "model.R", "monitor.R")) source(file.path("tests", "oracle", file))

probabilities <- c(0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.95)
labels <- sprintf("p%02d", round(100 * probabilities))
whole_output <- "^(places|places\\.unfilled|applicants|admissible|affordable|beneficiaries|replaced|produced\\..*|result\\..*|participants|participants\\..*|linked\\..*|bound\\..*|event\\..*)$"

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

# Adds the findings of a batch to what the batches before found: by rule and year, how many and of how many.
count_findings <- function(found, so_far) {
  for (rule in names(found$yearly)) for (k in 0:ncol(found$yearly[[rule]])) {
    x <- if (k == 0) found$any[[rule]] else found$yearly[[rule]][, k]
    key <- paste(rule, if (k == 0) "" else colnames(found$yearly[[1]])[k], sep = ",")
    before <- so_far[[key]]
    so_far[[key]] <- (if (is.null(before)) 0 else before) +
      c(sum(x, na.rm = TRUE), sum(!is.nan(x)), length(x))
  }
  so_far
}

findings_table <- function(counts) {
  c("rule,year,probability,n,defined", vapply(names(counts), function(key) {
    c <- counts[[key]]
    sprintf("%s,%.10g,%.0f,%.10g", key, c[1] / c[2], c[3], c[2] / c[3])
  }, ""))
}

run_oracle <- function(folder, variant, replicates, seed, batch = 50000, monitor = FALSE) {
  set.seed(seed, kind = "Mersenne-Twister", normal.kind = "Inversion")
  rows <- read_programme(folder, variant)
  events <- read_events(folder)
  counts <- list()
  kept <- list()  # one whole column per output and year, filled batch by batch
  for (first in seq(1, replicates, by = batch)) {
    at <- first:min(first + batch - 1, replicates)
    result <- simulate(rows, length(at), events)
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
    if (monitor) counts <- count_findings(findings(result, past_of(folder, rows, result)), counts)
  }
  rm(result)
  lines <- character(0)
  for (key in names(kept)) {
    part <- strsplit(paste0(key, ","), ",", fixed = TRUE)[[1]]
    lines <- c(lines, summarise(part[1], part[2], kept[[key]]))
    kept[[key]] <- logical(0)
  }
  list(forecast = c(header, lines), monitor = findings_table(counts))
}

if (sys.nframe() == 0) {
  arguments <- commandArgs(trailingOnly = TRUE)
  if (!length(arguments) %in% 5:6) stop("usage: oracle.R PROGRAMME VARIANT REPLICATES SEED OUT.csv [MONITOR.csv]")
  variant <- if (arguments[2] == "-") NULL else arguments[2]
  tables <- run_oracle(arguments[1], variant, as.numeric(arguments[3]), as.integer(arguments[4]),
                       monitor = length(arguments) == 6)
  writeLines(tables$forecast, arguments[5])
  if (length(arguments) == 6) writeLines(tables$monitor, arguments[6])
}
