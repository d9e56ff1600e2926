# SPDX-License-Identifier: GPL-3.0-or-later
# Reading a programme folder and drawing its inputs, with R's own generators. Base R only.

# A table, the columns named as numbers. A file with `;` between fields uses decimal comma and thousands
# point; one with `,` decimal point. A number may end in %.
read_table_file <- function(path, numbers) {
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
    percent <- grepl("%$", x)
    x <- sub("[ \u00a0]*%$", "", x)
    if (semicolon) x <- sub(",", ".", gsub(".", "", x, fixed = TRUE), fixed = TRUE)
    y <- suppressWarnings(as.numeric(x))
    if (any(is.na(y) & nzchar(x))) stop(path, ": not a number: ", x[is.na(y) & nzchar(x)][1])
    ifelse(percent, y / 100, y)
  }
  for (column in intersect(numbers, names(rows))) rows[[column]] <- number(rows[[column]])
  if (!is.null(rows$year)) rows$year <- as.integer(rows$year)
  attr(rows, "number") <- number
  attr(rows, "semicolon") <- semicolon
  rows
}

read_inputs <- function(path) {
  rows <- read_table_file(path, c("value", "low", "high", "n", "min", "max", "year_sd"))
  for (column in c("min", "max", "year_sd"))
    if (is.null(rows[[column]])) rows[[column]] <- rep(NA_real_, nrow(rows))
  rows$year_sd[is.na(rows$year_sd)] <- 0
  if (is.null(rows$points)) rows$points <- rep("", nrow(rows))
  rows$law <- I(lapply(seq_len(nrow(rows)), function(i)
    points_of(rows$distribution[i], rows$points[i], attr(rows, "number"))))
  rows$folder <- rep(dirname(path), nrow(rows))
  shared <- c("name", "year", "distribution", "value", "low", "high", "n", "unit", "source", "min", "max",
              "year_sd", "law", "folder")
  rows[shared]
}

# The column `points`: "p: value | ..." of quantiles, "weight: law numbers | ..." of a mixture.
points_of <- function(distribution, points, number) {
  if (!nzchar(points)) return(NULL)
  pairs <- strsplit(strsplit(points, "|", fixed = TRUE)[[1]], ":", fixed = TRUE)
  first <- number(trimws(vapply(pairs, `[`, "", 1)))
  rest <- trimws(vapply(pairs, `[`, "", 2))
  if (distribution == "quantiles") return(list(p = first, x = number(rest)))
  parts <- lapply(strsplit(rest, " +"), function(words) {
    reads <- switch(words[1], constant = "value", proportion = c("value", "n"), count = c("value", "n"),
                    triangular = c("low", "value", "high"), pert = c("low", "value", "high"),
                    c("low", "high"))
    part <- list(distribution = words[1], value = NA, low = NA, high = NA, n = NA, min = NA, max = NA)
    part[reads] <- number(words[-1])
    part
  })
  list(weight = first / sum(first), parts = parts)
}

# A variant's row replaces the row of the same (name, year); a new (name, year) is added at the end.
layer_inputs <- function(base, over) {
  key <- function(rows) paste(rows$name, rows$year)
  at <- match(key(over), key(base))
  known <- !is.na(at)
  base[at[known], ] <- over[known, ]
  rbind(base, over[!known, ])
}

# Own events: formulas over outputs, as expressions of R, whose names may hold points too.
read_events <- function(folder) {
  path <- file.path(folder, "events.csv")
  if (!file.exists(path)) return(NULL)
  events <- read_table_file(path, character(0))
  text <- gsub("||", "|", gsub("&&", "&", events$formula, fixed = TRUE), fixed = TRUE)
  if (attr(events, "semicolon")) text <- gsub("([0-9]),([0-9])", "\\1.\\2", text)
  list(name = events$name, formula = lapply(text, function(t) parse(text = t)[[1]]))
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

# n draws of one row (weights are drawn by draw_split). A cut law is drawn until it falls inside.
draw_row <- function(row, n) {
  low <- if (is.na(row$min)) -Inf else row$min
  high <- if (is.na(row$max)) Inf else row$max
  x <- draw_law(row, n)
  while (any(out <- x < low | x > high)) x[out] <- draw_law(row, sum(out))
  x
}

draw_law <- function(row, n) {
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
    quantiles = {
      law <- row$law[[1]]
      at <- sample.int(length(law$p) - 1, n, replace = TRUE, prob = diff(law$p))
      law$x[at] + (law$x[at + 1] - law$x[at]) * runif(n)
    },
    mixture = {
      law <- row$law[[1]]
      which <- sample.int(length(law$weight), n, replace = TRUE, prob = law$weight)
      x <- numeric(n)
      for (k in seq_along(law$parts)) x[which == k] <- draw_law(law$parts[[k]], sum(which == k))
      x
    },
    stop("distribution not known: ", row$distribution))
}

# Parts of a split: one matrix n x rows whose rows sum to 1, or with year_sd one for each year.
# Constants are fixed parts of the whole; weights share what the constants leave by a
# Dirichlet(value / sum(value) * n).
draw_split <- function(d, rows, years) {
  n <- d$n
  part <- rows$value / sum(rows$value)
  free <- rows$distribution == "weight"
  split <- matrix(rep(part, each = n), n, dimnames = list(NULL, rows$name))
  if (any(free)) {
    alpha <- part[free] * rows$n[free]
    gammas <- vapply(alpha, function(a) if (a > 0) rgamma(n, a) else numeric(n), numeric(n))
    split[, free] <- gammas / rowSums(gammas) * sum(part[free])
  }
  lapply(years, function(y) {
    for (j in which(rows$year_sd > 0)) split[, j] <- split[, j] * d$effect(rows$name[j], y)
    if (any(rows$year_sd > 0)) split / rowSums(split) else split
  })
}

is_part <- function(name) grepl("^(region\\.|group\\.|association\\.[^.]+\\.)", name)

# A lazy table of draws for one batch: each row is drawn once per replicate, whoever asks and
# for whatever year; a row with the year asked for wins over the row without year. A row with year_sd
# has besides one effect for each name and year.
draws_of <- function(rows, n) {
  kept <- new.env()
  find <- function(name, year) {
    at <- which(rows$name == name & !is.na(rows$year) & rows$year == year)
    if (length(at) == 0) at <- which(rows$name == name & is.na(rows$year))
    if (length(at) == 0) NA_integer_ else at[1]
  }
  once <- function(key, draw) {
    if (is.null(kept[[key]])) kept[[key]] <- draw()
    kept[[key]]
  }
  level <- function(name, year = NA, default = NULL) {
    at <- find(name, year)
    if (is.na(at) && is.null(default)) stop("no input ", name, " for ", year)
    if (is.na(at)) return(rep_len(default, n))
    once(as.character(at), function() draw_row(rows[at, ], n))
  }
  # Mean 1, for what is not a share. `at`: the year of the row, where that is not the year of the effect.
  effect <- function(name, year, at = year) {
    sd <- rows$year_sd[find(name, at)]
    if (sd == 0) return(1)
    exp(sd * once(paste(name, year), function() rnorm(n)) - sd^2 / 2)
  }
  value <- function(name, year = NA, default = NULL) {
    x <- level(name, year, default)
    at <- find(name, year)
    if (is.na(at) || is.na(year) || rows$year_sd[at] == 0) return(x)
    if (rows$unit[at] != "share" || is_part(name)) return(x * effect(name, year))
    plogis(qlogis(x) + rows$year_sd[at] * once(paste(name, year), function() rnorm(n)))
  }
  list(n = n, rows = rows, value = value, level = level, effect = effect, find = find,
       has = function(name) any(rows$name == name),
       serves = function(name, year) !is.na(find(name, year)),
       unit = function(name, year) rows$unit[find(name, year)],
       under = function(prefix) unique(rows$name[startsWith(rows$name, prefix)]))
}
