# SPDX-License-Identifier: GPL-3.0-or-later
# Reading a programme folder and drawing its inputs, with R's own generators. Base R only.

# A file with `;` between fields uses decimal comma and thousands point; one with `,` decimal point.
read_inputs <- function(path) {
  bytes <- readBin(path, "raw", file.size(path))
  if (length(bytes) >= 3 && all(bytes[1:3] == as.raw(c(0xEF, 0xBB, 0xBF)))) bytes <- bytes[-(1:3)]
  text <- rawToChar(bytes[bytes != as.raw(13)])
  if (!validUTF8(text)) text <- iconv(text, "windows-1252", "UTF-8")
  Encoding(text) <- "UTF-8"
  semicolon <- grepl(";", strsplit(text, "\n")[[1]][1], fixed = TRUE)
  rows <- read.table(text = text, sep = if (semicolon) ";" else ",", header = TRUE, quote = "\"",
                     colClasses = "character", comment.char = "", na.strings = character(0),
                     encoding = "UTF-8", fill = FALSE, strip.white = TRUE)
  number <- function(x) {
    if (semicolon) x <- sub(",", ".", gsub(".", "", x, fixed = TRUE), fixed = TRUE)
    y <- suppressWarnings(as.numeric(x))
    if (any(is.na(y) & nzchar(x))) stop(path, ": not a number: ", x[is.na(y) & nzchar(x)][1])
    y
  }
  for (column in c("value", "low", "high", "n")) rows[[column]] <- number(rows[[column]])
  rows$year <- as.integer(rows$year)
  rows$folder <- dirname(path)
  rows
}

# A variant's row replaces the row of the same (name, year); a new (name, year) is added at the end.
layer_inputs <- function(base, over) {
  key <- function(rows) paste(rows$name, rows$year)
  at <- match(key(over), key(base))
  known <- !is.na(at)
  base[at[known], ] <- over[known, ]
  rbind(base, over[!known, ])
}

read_programme <- function(folder, variant = NULL) {
  rows <- read_inputs(file.path(folder, "inputs.csv"))
  if (!is.null(variant))
    rows <- layer_inputs(rows, read_inputs(file.path(folder, "variants", paste0(variant, ".csv"))))
  rows
}

rtriangular <- function(n, low, mode, high) {
  # The larger or the smaller of two uniforms is a right triangle; the mode says how often each side.
  a <- runif(n); b <- runif(n)
  left <- runif(n) < (mode - low) / (high - low)
  ifelse(left, low + (mode - low) * pmax(a, b), mode + (high - mode) * pmin(a, b))
}

# n draws of one row (weights are drawn by draw_split).
draw_row <- function(row, n) {
  z95 <- qnorm(0.95)
  v <- row$value; low <- row$low; high <- row$high; size <- row$n
  switch(row$distribution,
    constant = rep(v, n),
    proportion = rbeta(n, v * size, (1 - v) * size),
    count = rbeta(n, v + 0.5, size - v + 0.5),
    normal = rnorm(n, (low + high) / 2, (high - low) / (2 * z95)),
    lognormal = rlnorm(n, (log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * z95)),
    uniform = runif(n, low, high),
    triangular = rtriangular(n, low, v, high),
    pert = low + (high - low) *
      rbeta(n, 1 + 4 * (v - low) / (high - low), 1 + 4 * (high - v) / (high - low)),
    empirical = {
      pool <- scan(file.path(row$folder, row$source), quiet = TRUE)
      pool[sample.int(length(pool), n, replace = TRUE)]
    },
    stop("distribution not known: ", row$distribution))
}

# Parts of a split, one matrix n x rows whose rows sum to 1. Constants are fixed parts of the whole;
# weights share what the constants leave by a Dirichlet(value / sum(value) * n).
draw_split <- function(rows, n) {
  part <- rows$value / sum(rows$value)
  free <- rows$distribution == "weight"
  split <- matrix(rep(part, each = n), n, dimnames = list(NULL, rows$name))
  if (!any(free)) return(split)
  alpha <- part[free] * rows$n[free]
  gammas <- vapply(alpha, function(a) if (a > 0) rgamma(n, a) else numeric(n), numeric(n))
  split[, free] <- gammas / rowSums(gammas) * sum(part[free])
  split
}

# A lazy table of draws for one batch: each row is drawn once per replicate, whoever asks and
# for whatever year; a row with the year asked for wins over the row without year.
draws_of <- function(rows, n) {
  kept <- new.env()
  find <- function(name, year) {
    at <- which(rows$name == name & !is.na(rows$year) & rows$year == year)
    if (length(at) == 0) at <- which(rows$name == name & is.na(rows$year))
    if (length(at) == 0) NA_integer_ else at[1]
  }
  value <- function(name, year = NA, default = NULL) {
    at <- find(name, year)
    if (is.na(at) && is.null(default)) stop("no input ", name, " for ", year)
    if (is.na(at)) return(rep(default, n))
    key <- as.character(at)
    if (is.null(kept[[key]])) kept[[key]] <- draw_row(rows[at, ], n)
    kept[[key]]
  }
  list(n = n, rows = rows, value = value, has = function(name) any(rows$name == name),
       unit = function(name, year) rows$unit[find(name, year)],
       under = function(prefix) unique(rows$name[startsWith(rows$name, prefix)]))
}
