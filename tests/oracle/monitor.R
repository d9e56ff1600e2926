# SPDX-License-Identifier: GPL-3.0-or-later
# The findings of the official yearly monitoring, from one batch of simulate(): for each rule and year
# 1, 0 or NaN (cannot be judged) by replicate. docs/model-2.md, 13.

# What is known of the years before the plan, NA where nothing is; money by each replicate's own prices.
past_of <- function(folder, rows, result) {
  path <- file.path(folder, "history.csv")
  history <- if (file.exists(path)) read_history(path) else data.frame(name = character(0))
  start <- rows$year[rows$name == "inflation.start"][1]
  known <- function(name, year) {
    at <- which(history$name == name & history$year == year)
    if (length(at) == 0) NA else history$value[at]
  }
  # Index of a year before the plan.
  index <- function(year) {
    if (year >= start) return(result$every_index[, as.character(year)])
    rate <- if (year + 1 == start) result$inflation_start else known("inflation", year + 1)
    index(year + 1) / (1 + rate)
  }
  # Money of a year before the plan, in pesos of that year or of the first year of the plan.
  money <- function(name, year, real) {
    at <- which(history$name == name & history$year == year)
    if (length(at) == 0) return(NA)
    base <- history$unit[at]
    if (base == "M$nominal") return(history$value[at] / if (real) index(year) else 1)
    history$value[at] / index(as.integer(sub("^M\\$", "", base))) * if (real) 1 else index(year)
  }
  list(known = known, money = money)
}

read_history <- function(path) {
  history <- read_table_file(path, "value")
  if (is.null(history$unit)) history$unit <- rep("M$nominal", nrow(history))
  history$unit[history$unit == ""] <- "M$nominal"
  history
}

monitored <- function(x) {
  goals <- intersect(sub("^event.goal_met", "indicator", grep("^event\\.goal_met\\.", names(x), value = TRUE)), names(x))
  if (length(goals) > 0) goals else head(grep("^indicator\\.", names(x), value = TRUE), 1)
}

findings <- function(result, past) {
  x <- result$yearly
  years <- result$years
  final <- if (is.null(x$budget.final)) x$budget.ceiling else x$budget.final
  over <- function(a, b) a > b * (1 + 1e-12)
  under <- function(a, b) a < b * (1 - 1e-12)
  judged <- function(found, can) { found <- found + 0; found[!can | is.na(can)] <- NaN; found }
  unlike <- matrix(NaN, nrow(x$places), length(years))
  # A quantity in plan year k - back, or before the plan.
  earlier <- function(now, k, back, before) {
    if (k > back) now[, k - back] else rep_len(as.numeric(before(years[k] - back)), nrow(now))
  }
  low <- judged(under(x$spending, 0.85 * x$budget.ceiling), x$budget.ceiling > 0 & x$places > 0)
  out <- list(initial_under85 = low,
              initial_over110 = judged(over(x$spending, 1.1 * x$budget.ceiling), x$budget.ceiling > 0),
              final_under90 = judged(under(x$spending, 0.9 * final), final > 0),
              final_over110 = judged(over(x$spending, 1.1 * final), final > 0),
              initial_under85_3years = unlike,
              admin_over20 = judged(over(x$spending.admin, 0.2 * x$spending), x$spending > 0),
              spending_per_beneficiary = unlike)
  each <- x$spending.real / x$beneficiaries
  each[x$beneficiaries == 0] <- NaN
  for (k in seq_along(years)) {
    was_low <- function(back) earlier(low, k, back, function(y)
      under(past$money("spending", y, FALSE), 0.85 * past$money("budget.initial", y, FALSE)))
    three <- low[, k] + was_low(1) + was_low(2)
    out$initial_under85_3years[, k] <- judged(three == 3, !is.na(three))
    cost <- function(back) earlier(each, k, back, function(y)
      past$money("spending", y, TRUE) / past$known("beneficiaries", y))
    mean <- (cost(1) + cost(2)) / 2
    out$spending_per_beneficiary[, k] <-
      judged(over(each[, k], 1.2 * mean) | under(each[, k], 0.8 * mean), !is.na(each[, k] + mean))
    for (name in monitored(x)) {
      before <- earlier(x[[name]], k, 1, function(y) past$known(name, y))
      rule <- sub("^indicator", "indicator_fell", name)
      if (is.null(out[[rule]])) out[[rule]] <- unlike
      out[[rule]][, k] <- judged(under(x[[name]][, k], before), !is.na(x[[name]][, k] + before))
    }
  }
  out$beneficiaries_outside_target <- over(x$beneficiaries, x$population.target) + 0
  out$target_outside_potential <- over(x$population.target, x$population.potential) + 0
  out <- lapply(out, function(found) { found[x$places == 0] <- NaN; found })
  some <- Reduce(function(a, b) pmax(a, b, na.rm = TRUE), out)
  out$none <- 1 - some
  any <- lapply(out, function(found) ifelse(rowSums(!is.nan(found)) > 0, (rowSums(found, na.rm = TRUE) > 0) + 0, NaN))
  any$none <- ifelse(rowSums(!is.nan(out$none)) > 0, (rowSums(out$none == 0, na.rm = TRUE) == 0) + 0, NaN)
  list(yearly = out, any = any)
}
