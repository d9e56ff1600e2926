# SPDX-License-Identifier: GPL-3.0-or-later
# The forecast of a programme, vectorised over replicates. Each yearly quantity is a matrix
# replicates x years; simulate() returns the list of all outputs, each with its totals.

last_segment <- function(name) sub(".*\\.", "", name)

# One column per year.
yearly <- function(d, years, f) {
  m <- vapply(seq_along(years), function(k) rep_len(as.numeric(f(years[k], k)), d$n), numeric(d$n))
  matrix(m, d$n, length(years), dimnames = list(NULL, years))
}

population <- function(d, years) {
  rows <- d$rows[d$rows$name == "population.potential", ]
  base <- rows$year[1]
  potential <- yearly(d, years, function(y, k) {
    p <- d$level("population.potential", base) * d$effect("population.potential", y, base)
    for (t in seq_len(max(0, y - base))) p <- p * (1 + d$value("population.growth", base + t, 0))
    p
  })
  out <- list(population.potential = potential)
  now <- potential
  for (name in c(d$under("criterion."), d$under("admissibility."))) {
    now <- now * yearly(d, years, function(y, k) d$value(name, y))
    out[[paste0("population.after.", last_segment(name))]] <- now
  }
  out$population.target <- now
  out
}

# Inflation pi[t], an AR(1) around its mean from its first year, and the price index of every year
# from that one to the last of the plan; the index is 1 in the first year of the plan.
prices <- function(d, years) {
  if (!d$has("inflation.start")) stop("no input inflation.start")
  start <- d$rows$year[d$rows$name == "inflation.start"][1]
  all_years <- start:max(years)
  first <- match(years[1], all_years)
  if (is.na(first)) stop("inflation.start is later than the first year of the plan")
  pi <- yearly(d, all_years, function(y, k) 0)
  pi[, 1] <- d$value("inflation.start", start)
  for (k in seq_along(all_years)[-1]) {
    t <- all_years[k]
    mean <- d$value("inflation.mean", t)
    pi[, k] <- mean + d$value("inflation.persistence", t) * (pi[, k - 1] - mean) +
      d$value("inflation.sd", t) * rnorm(d$n)
  }
  index <- pi * 0 + 1
  for (k in seq_along(all_years)) if (k > first) index[, k] <- index[, k - 1] * (1 + pi[, k])
  for (k in rev(seq_len(first - 1))) index[, k] <- index[, k + 1] / (1 + pi[, k + 1])
  plan <- as.character(years)
  list(every = index, start = pi[, 1], price.index = index[, plan, drop = FALSE], inflation = pi[, plan, drop = FALSE])
}

# A money input in pesos of each year of the plan.
nominal <- function(d, years, index, name) {
  yearly(d, years, function(y, k) {
    base <- sub("^M\\$", "", d$unit(name, y))
    v <- d$value(name, y)
    if (base == "nominal") v else v * index[, as.character(y)] / index[, base]
  })
}

# What a place costs beyond the fixed part, the fixed part, and the money of each year. The fixed part of
# a component is that share of what the costed plan pays for it, once for each round of that plan.
money_of <- function(d, years, index) {
  cost_names <- grep("^cost\\.[^.]+$", setdiff(d$under("cost."), "cost.admin_share"), value = TRUE)
  cost <- lapply(cost_names, function(name) nominal(d, years, index, name))
  names(cost) <- last_segment(cost_names)
  money <- list(cost = cost, admin = yearly(d, years, function(y, k) d$value("cost.admin_share", y, 0)),
                ceiling = nominal(d, years, index, "budget.ceiling"))
  first <- years[vapply(years, function(y) d$rows$value[d$find("plan.places", y)] > 0, NA)][1]
  costed <- d$value("plan.costed_places", default = d$value("plan.places", first))
  scale <- yearly(d, years, function(y, k) {
    if (!d$has("rounds.per_year")) return(costed)
    costed * d$value("rounds.per_year", y) / d$value("rounds.costed", default = d$value("rounds.per_year", first))
  })
  fixed_share <- lapply(names(cost), function(c)
    yearly(d, years, function(y, k) d$value(paste0("cost.", c, ".fixed_share"), y, 0)))
  money$fixed <- Map(function(c, f) c * f * scale, cost, fixed_share)
  money$each <- Map(function(c, f) c * (1 - f), cost, fixed_share)
  money$final <- money$ceiling
  if (d$has("budget.revision"))
    money$final <- money$ceiling * yearly(d, years, function(y, k) d$value("budget.revision", y))
  money
}

# Shares of the regions by year, and what the regions' own demand does to the whole of it.
regions_of <- function(d, years) {
  rows <- d$rows[startsWith(d$rows$name, "region."), ]
  if (nrow(rows) == 0) return(NULL)
  split <- draw_split(d, rows, years)
  level <- yearly(d, years, function(y, k) 1)
  if (length(d$under("demand.region.")) > 0)
    for (k in seq_along(years)) {
      for (j in seq_len(nrow(rows)))
        split[[k]][, j] <- split[[k]][, j] *
          d$value(paste0("demand.", rows$name[j]), years[k], 1)
      level[, k] <- rowSums(split[[k]])
      split[[k]] <- split[[k]] / level[, k]
    }
  split <- lapply(split, function(w) { colnames(w) <- last_segment(rows$name); w })
  list(split = split, level = level)
}

demand <- function(d, years, money, target, level) {
  places <- yearly(d, years, function(y, k) d$value("plan.places", y))
  applicants <- yearly(d, years, function(y, k) {
    mean <- if (d$serves("demand.applicants", y)) d$value("demand.applicants", y) * (places[, k] > 0)
            else d$value("demand.applicants_per_place", y) * places[, k]
    rpois(d$n, if (is.null(level)) mean else mean * level[, k])
  })
  admissible <- yearly(d, years, function(y, k) {
    share <- rep(1, d$n)
    for (name in d$under("admissibility.")) share <- share * d$value(name, y)
    rbinom(d$n, applicants[, k], share)
  })
  fixed <- Reduce(`+`, money$fixed)
  each <- Reduce(`+`, money$each)
  left_to_pay <- money$final * (1 - money$admin) - fixed
  affordable <- ifelse(each > 0, pmax(0, floor(left_to_pay / each * (1 + 1e-12))),
                       ifelse(fixed <= money$final * (1 - money$admin) * (1 + 1e-12), places, 0))
  # Who was served leaves the target, but for the share that may come again.
  gone <- numeric(d$n)
  left <- beneficiaries <- places * 0
  for (k in seq_along(years)) {
    left[, k] <- pmax(0, floor(target[, k] - gone + 1e-12 * target[, k]))
    beneficiaries[, k] <- pmin(places[, k], admissible[, k], affordable[, k], left[, k])
    gone <- gone + beneficiaries[, k] * (1 - d$value("reentry.share", years[k], 0))
  }
  plan <- places <= pmin(admissible, affordable, left)
  short <- !plan & admissible <= pmin(affordable, left)
  poor <- !plan & !short & affordable <= left
  given <- function(bound) ifelse(places > 0, bound + 0, NaN)
  list(places = places, applicants = applicants, admissible = admissible, affordable = affordable,
       beneficiaries = beneficiaries, places.unfilled = places - beneficiaries,
       bound.plan = given(plan), bound.demand = given(short), bound.budget = given(poor),
       bound.population = given(!plan & !short & !poor),
       waiting = pmax(pmin(admissible, left) - beneficiaries, 0))
}

# Who does not come to the first component is replaced, in part, from those who wait.
delivery <- function(d, years, beneficiaries, waiting) {
  out <- list()
  previous <- beneficiaries
  for (name in d$under("completion.")) {
    previous <- yearly(d, years, function(y, k) rbinom(d$n, previous[, k], d$value(name, y)))
    if (length(out) == 0 && d$has("demand.waiting_list")) {
      replaced <- yearly(d, years, function(y, k)
        pmin(waiting[, k], rbinom(d$n, beneficiaries[, k] - previous[, k], d$value("demand.waiting_list", y))))
      previous <- previous + replaced
    }
    out[[paste0("produced.", last_segment(name))]] <- previous
  }
  out$participants <- previous
  if (d$has("demand.waiting_list")) out$replaced <- replaced
  out
}

# Links of one year, summed over its rounds: firms with a kept meeting, of these with a contact, of
# these with a deal.
links_of_year <- function(d, y, firms) {
  kept <- d$value("meetings.kept", y)
  least <- d$value("meetings.minimum", y)
  extra <- d$value("meetings.extra", y)
  some_link <- function(q) 1 - (1 - kept * q)^least * exp(-extra * kept * q)
  unprepared <- rep(0, d$n)
  odds_ratio <- rep(1, d$n)
  if (d$has("preparation.delivered")) {
    unprepared <- (1 - d$value("preparation.delivered", y)) * d$value("training.untrained", y)
    odds_ratio <- d$value("preparation.odds_ratio", y)
  }
  deals_per_contact <- d$value("link.deal_per_contact", y)
  rounds <- d$value("rounds.per_year", y)
  met <- contact <- deal <- numeric(d$n)
  p_met <- some_link(1)
  for (i in seq_len(max(rounds))) {
    n_i <- ifelse(i <= rounds, floor(firms / rounds) + (i <= firms %% rounds), 0)
    q <- plogis(qlogis(d$value("link.contact", y)) + d$value("link.round_effect_sd", y) * rnorm(d$n))
    odds <- q / (1 - q) / odds_ratio
    q_low <- odds / (1 + odds)
    p <- (1 - unprepared) * some_link(q) + unprepared * some_link(q_low)
    p_deal <- (1 - unprepared) * some_link(q * deals_per_contact) +
      unprepared * some_link(q_low * deals_per_contact)
    m_i <- rbinom(d$n, n_i, p_met)
    c_i <- rbinom(d$n, m_i, ifelse(p_met > 0, pmin(1, p / p_met), 0))
    met <- met + m_i
    deal <- deal + rbinom(d$n, c_i, ifelse(p > 0, pmin(1, p_deal / p), 0))
    contact <- contact + c_i
  }
  cbind(met, contact, deal)
}

links <- function(d, years, participants) {
  both <- lapply(seq_along(years), function(k) links_of_year(d, years[k], participants[, k]))
  out <- list(linked.form = yearly(d, years, function(y, k) both[[k]][, 1]),
              linked.contact = yearly(d, years, function(y, k) both[[k]][, 2]),
              linked.deal = yearly(d, years, function(y, k) both[[k]][, 3]))
  if (d$has("association.baseline")) {
    out$linked.baseline <- yearly(d, years, function(y, k)
      rbinom(d$n, participants[, k], d$value("association.baseline", y)))
    out$linked.net <- out$linked.contact - out$linked.baseline
  }
  out
}

results <- function(d, years, participants) {
  out <- list()
  for (name in grep("^result\\.[^.]+$", d$under("result."), value = TRUE)) {
    spread <- paste0(name, ".cohort_sd")
    out[[name]] <- yearly(d, years, function(y, k) {
      p <- d$value(name, y)
      if (d$has(spread)) p <- plogis(qlogis(p) + d$value(spread, y) * rnorm(d$n))
      rbinom(d$n, participants[, k], p)
    })
  }
  out
}

# Multinomial by conditional binomials; split has for each year a matrix replicates x parts.
split_counts <- function(d, years, counts, split, prefix) {
  parts <- ncol(split[[1]])
  rest <- split
  for (k in seq_along(years)) for (j in rev(seq_len(parts - 1)))
    rest[[k]][, j] <- split[[k]][, j] + rest[[k]][, j + 1]
  left <- counts
  out <- list()
  for (j in seq_len(parts)) {
    chance <- function(k) ifelse(rest[[k]][, j] > 0, pmin(1, split[[k]][, j] / rest[[k]][, j]), 0)
    got <- if (j == parts) left else yearly(d, years, function(y, k) rbinom(d$n, left[, k], chance(k)))
    left <- left - got
    out[[paste0(prefix, colnames(split[[1]])[j])]] <- got
  }
  out
}

# `counts` of those in `parts`, a list of matrices, are marked at random: how many in each part.
marked_counts <- function(d, years, counts, parts, prefix) {
  beyond <- Reduce(`+`, parts)
  left <- counts
  out <- list()
  for (part in names(parts)) {
    beyond <- beyond - parts[[part]]
    got <- yearly(d, years, function(y, k) rhyper(d$n, parts[[part]][, k], beyond[, k], left[, k]))
    left <- left - got
    out[[paste0(prefix, part)]] <- got
  }
  out
}

splits <- function(d, years, participants, contact, regions) {
  out <- list()
  matrix_rows <- d$rows[grepl("^association\\.[^.]+\\.[^.]+$", d$rows$name), ]
  if (nrow(matrix_rows) > 0) {
    w <- draw_split(d, matrix_rows, years)
    margin <- function(label) lapply(w, function(w) {
      sums <- lapply(unique(label), function(l) rowSums(w[, label == l, drop = FALSE]))
      matrix(unlist(sums), d$n, dimnames = list(NULL, unique(label)))
    })
    words <- strsplit(matrix_rows$name, ".", fixed = TRUE)
    purpose <- vapply(words, `[`, "", 2)
    partner <- vapply(words, `[`, "", 3)
    out <- c(split_counts(d, years, contact, margin(partner), "linked.partner."),
             split_counts(d, years, contact, margin(purpose), "linked.purpose."))
  }
  if (is.null(regions)) regions <- regions_of(d, years)
  if (!is.null(regions))
    out <- c(out, split_counts(d, years, participants, regions$split, "participants.region."))
  out
}

# Participants, contacts, deals and results by part of each dimension.
groups <- function(d, years, x) {
  out <- list()
  names <- d$under("group.")
  for (dimension in unique(sub("^group\\.([^.]+)\\..*$", "\\1", names))) {
    prefix <- paste0("group.", dimension, ".")
    split <- draw_split(d, d$rows[startsWith(d$rows$name, prefix), ], years)
    split <- lapply(split, function(w) { colnames(w) <- last_segment(colnames(w)); w })
    people <- split_counts(d, years, x$participants, split, "")
    add <- function(stem, parts) {
      names(parts) <- paste0(stem, ".", prefix, names(parts))
      out <<- c(out, parts)
    }
    add("participants", people)
    if (!is.null(x$linked.contact)) {
      contact <- marked_counts(d, years, x$linked.contact, people, "")
      add("linked.contact", contact)
      add("linked.deal", marked_counts(d, years, x$linked.deal, contact, ""))
    }
    for (name in grep("^result\\.[^.]+$", names(x), value = TRUE))
      add(name, marked_counts(d, years, x[[name]], people, ""))
  }
  out
}

ratio <- function(a, b) { r <- a / b; r[b == 0] <- NaN; r }

# Every ratio, from counts and amounts of one year or of all years together.
ratios <- function(x, component_spending, potential, target) {
  out <- list(coverage.potential = 100 * ratio(x$beneficiaries, potential),
              coverage.target = 100 * ratio(x$beneficiaries, target),
              cost.per_beneficiary = ratio(x$spending, x$beneficiaries),
              cost.per_participant = ratio(x$spending, x$participants))
  if (!is.null(x$linked.contact))
    out <- c(list(indicator.form = 100 * ratio(x$linked.form, x$participants),
                  indicator.contact = 100 * ratio(x$linked.contact, x$participants),
                  indicator.deal = 100 * ratio(x$linked.deal, x$participants)), out,
             list(cost.per_linked = ratio(x$spending, x$linked.contact),
                  cost.per_deal = ratio(x$spending, x$linked.deal)))
  for (name in grep("^result\\.[^.]+$", names(x), value = TRUE)) {
    out[[sub("^result", "indicator", name)]] <- 100 * ratio(x[[name]], x$participants)
    out[[sub("^result", "cost.per_result", name)]] <- ratio(x$spending, x[[name]])
  }
  for (c in names(component_spending))
    out[[paste0("cost.per_unit.", c)]] <-
      ratio(component_spending[[c]], x[[paste0("produced.", c)]])
  out
}

summed <- paste0("^(places|places\\.unfilled|applicants|admissible|affordable|beneficiaries|replaced|participants|",
                 "participants\\..*|produced\\..*|linked\\..*|result\\..*|budget\\..*|spending|",
                 "spending\\.(real|admin|component\\..*))$")

# The goals stated, by name; each is of the indicator of that name.
goals_of <- function(d, x) {
  goals <- c("goal.form", "goal.contact", "goal.deal", setdiff(d$under("goal."), c("goal.form", "goal.contact", "goal.deal")))
  Filter(d$has, goals)
}

simulate <- function(rows, n, events = NULL) {
  d <- draws_of(rows, n)
  years <- sort(rows$year[rows$name == "plan.places"])
  price <- prices(d, years)
  money <- money_of(d, years, price$every)
  regions <- if (length(d$under("demand.region.")) > 0) regions_of(d, years)
  x <- c(population(d, years), price[c("price.index", "inflation")],
         demand(d, years, money, population(d, years)$population.target, regions$level))
  x <- c(x, delivery(d, years, x$beneficiaries, x$waiting))
  x$waiting <- NULL
  if (d$has("link.contact")) x <- c(x, links(d, years, x$participants))
  x <- c(x, results(d, years, x$participants))
  x <- c(x, splits(d, years, x$participants, x$linked.contact, regions))
  x <- c(x, groups(d, years, x))
  paid <- function(each, fixed, units) (each * units + fixed * (units > 0))
  fixed <- Reduce(`+`, money$fixed)
  each <- Reduce(`+`, money$each)
  x$budget.required <- paid(each, fixed, x$places) / (1 - money$admin)
  x$budget.ceiling <- money$ceiling
  x$spending <- paid(each, fixed, x$beneficiaries) / (1 - money$admin)
  for (name in c("budget.required", "budget.ceiling", "spending"))
    x[[paste0(name, ".real")]] <- x[[name]] / x$price.index
  if (d$has("budget.revision")) {
    x$budget.initial <- money$ceiling
    x$budget.final <- money$final
  }
  by_component <- Map(function(each, fixed) paid(each, fixed, x$beneficiaries), money$each, money$fixed)
  by_component <- by_component[paste0("produced.", names(by_component)) %in% names(x)]
  x$spending.admin <- x$spending * money$admin
  for (c in names(by_component)) x[[paste0("spending.component.", c)]] <- by_component[[c]]
  x <- c(x, ratios(x, by_component, x$population.potential, x$population.target))
  x$event.budget_suffices <- (x$budget.required <= x$budget.ceiling * (1 + 1e-12)) + 0
  x$event.places_filled <- (x$beneficiaries >= x$places) + 0
  x$event.plan_met <- x$event.budget_suffices * x$event.places_filled
  stated <- goals_of(d, x)
  met <- lapply(stated, function(name) {
    reached <- x[[sub("^goal", "indicator", name)]] >=
      100 * yearly(d, years, function(y, k) d$value(name, y)) * (1 - 1e-12)
    (!is.na(reached) & reached) + 0
  })
  names(met) <- sub("^goal", "event.goal_met", stated)
  x <- c(x, met)
  if (length(met) > 0) {
    x$event.goal_met <- Reduce(`*`, met)
    x$event.all_met <- x$event.goal_met * x$event.plan_met
  }
  own <- lapply(events$formula, function(formula) {
    happens <- eval(formula, x)
    for (name in all.vars(formula)) happens <- happens & !is.na(x[[name]])
    (!is.na(happens) & happens) + 0
  })
  names(own) <- sprintf("event.%s", events$name)
  x <- c(x, own)
  # A year without places has no events.
  for (name in grep("^event\\.", names(x), value = TRUE)) x[[name]][x$places == 0] <- NaN
  total <- totals(x, by_component)
  # Whether the money would do if it could move between years: the years with places, pooled.
  total$event.budget_suffices_pooled <- ifelse(rowSums(x$places) > 0,
    (total$budget.required <= total$budget.ceiling * (1 + 1e-12)) + 0, NaN)
  list(years = years, yearly = x, total = total, every_index = price$every,
       inflation_start = price$start)
}

totals <- function(x, by_component) {
  total <- lapply(x[grepl(summed, names(x))], rowSums)
  for (name in intersect(names(x), c("budget.ceiling", "budget.ceiling.real", "budget.initial", "budget.final")))
    total[[name]] <- rowSums(x[[name]] * (x$places > 0))
  last <- ncol(x$places)
  c(total,
    ratios(total, lapply(by_component, rowSums), x$population.potential[, last],
           x$population.target[, last]),
    lapply(x[grepl("^event\\.", names(x))], function(e)
      ifelse(rowSums(!is.nan(e)) > 0, (rowSums(e == 0, na.rm = TRUE) == 0) + 0, NaN)))
}
