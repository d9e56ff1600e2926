// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_SCHEMA_H
#define MODELS_TABLE_SCHEMA_H

#include "models/table/input.h"
#include "models/table/names.h"

#include <stdbool.h>
#include <stddef.h>

/* What a programme may hold: the names of its inputs, and for each name its units, its years, the
   distributions it admits and the range that no draw may leave. Knows rows, not files: a problem
   points to a row and a field, and says what is wrong as a code with numbers and short texts. */

enum {
  MODELS_ROWS_MAX = 4096, /* rows of a table; the checks compare each with each */
  MODELS_YEAR_MIN = 1990,
  MODELS_YEAR_MAX = 2150,
  MODELS_PLAN_YEARS_MAX = 50,
  MODELS_CRITERIA_MAX = 64, /* criterion.* and admissibility.* together */
  MODELS_COMPONENTS_MAX = 20,
  MODELS_REGIONS_MAX = 200,
  MODELS_FIELDS_REQUIRED = 10, /* columns that a table must have: those up to the source */
  MODELS_MATRIX_MAX = 400,     /* cells of association.<purpose>.<partner> */
  MODELS_RESULTS_MAX = 20,
  MODELS_DIMENSIONS_MAX = 20, /* of groups */
  MODELS_GROUPS_MAX = 200,    /* parts in all dimensions */
  MODELS_QUANTILES_MAX = 20,  /* pairs of points, of quantiles and of a mixture */
  MODELS_MIXTURE_MAX = 10
};

/* The columns of a row, in the order of the file; those after the source may be absent. */
typedef enum {
  MODELS_FIELD_NAME,
  MODELS_FIELD_YEAR,
  MODELS_FIELD_DISTRIBUTION,
  MODELS_FIELD_VALUE,
  MODELS_FIELD_LOW,
  MODELS_FIELD_HIGH,
  MODELS_FIELD_N,
  MODELS_FIELD_UNIT,
  MODELS_FIELD_GRADE,
  MODELS_FIELD_SOURCE,
  MODELS_FIELD_SPREAD_GRADE,
  MODELS_FIELD_YEAR_SD,
  MODELS_FIELD_POINTS,
  MODELS_FIELD_MIN,
  MODELS_FIELD_MAX,
  MODELS_FIELD_COUNT
} models_field_t;

typedef enum { MODELS_YEAR_FORBIDDEN, MODELS_YEAR_OPTIONAL, MODELS_YEAR_REQUIRED } models_years_t;

/* What kind of numbers a name admits, beyond its range. */
typedef enum {
  MODELS_KIND_ANY,   /* any distribution whose support stays in the range */
  MODELS_KIND_WHOLE, /* a constant whole number */
  MODELS_KIND_RATE,  /* as ANY, and normal: its tails are judged at 8.3 standard deviations */
  MODELS_KIND_PART   /* part of a split: weight, or constant for a fixed part */
} models_kind_t;

/* One pattern of names. `pattern` is a name; its segments in angle brackets (`<criterion>`) stand
   for any segment. The range is of every value that can be drawn; an end that is open is not
   itself admitted. `units` lists the admitted units, ended by NULL; "M$" stands for `M$<year>` and
   `M$nominal`, MODELS_UNIT for what the programme counts (models/table/unit.h). */
typedef struct {
  const char *pattern;
  const char *units[3];
  double low, high;
  bool low_open, high_open;
  models_kind_t kind;
  models_years_t years;
  bool required;
} models_spec_t;

/* What can be wrong. In brackets: what the problem carries besides row and field. */
typedef enum {
  MODELS_PROBLEM_NAME_SYNTAX,    /* name is not segments [a-z][a-z0-9_]* joined by points */
  MODELS_PROBLEM_NAME_UNKNOWN,   /* [text: the nearest known name, or empty] */
  MODELS_PROBLEM_NAME_RESERVED,  /* a component `admin_share`: its cost would be another input */
  MODELS_PROBLEM_RESULT_NAME,    /* `result.form` and the like: of links */
  MODELS_PROBLEM_GROUP_NAME,     /* `group.region` and the like: splits of their own */
  MODELS_PROBLEM_YEAR_MISSING,   /* the name needs a year */
  MODELS_PROBLEM_YEAR_FORBIDDEN, /* the name takes no year */
  MODELS_PROBLEM_YEAR_RANGE,     /* [number: the year; low, high: the years admitted] */
  MODELS_PROBLEM_YEAR_GAP,       /* plan.places is not consecutive [year: the missing one] */
  MODELS_PROBLEM_YEAR_UNCOVERED, /* no row of name for a year that needs one [name, year] */
  MODELS_PROBLEM_DUPLICATE,      /* same name and year as row `other` */
  MODELS_PROBLEM_SEVERAL,        /* name admits one row only; `other` is the first */
  MODELS_PROBLEM_TOO_MANY,       /* [name: the pattern; high: the limit; number: how many] */
  MODELS_PROBLEM_MISSING,        /* [name: the required name or pattern] */
  MODELS_PROBLEM_GROUP,          /* [name: absent, although text, of the same group, is there] */
  MODELS_PROBLEM_LINKS,          /* the same of the group of links */
  MODELS_PROBLEM_NO_LINKS,       /* says something of links, and no row of theirs is there */
  MODELS_PROBLEM_NO_COST,        /* completion.<c> without cost.<c> [name: the missing name] */
  MODELS_PROBLEM_NO_COMPLETION,  /* cost.<c> without completion.<c> [name: the missing name] */
  MODELS_PROBLEM_NO_RESULT,      /* of a result that is not there [name: the missing name] */
  MODELS_PROBLEM_NEEDS,          /* the row serves only with another [name: the missing one] */
  MODELS_PROBLEM_SEGMENT_TWICE,  /* criterion.x and admissibility.x; `other` is the first */
  MODELS_PROBLEM_CELL_MISSING,   /* the distribution reads this field and it is empty */
  MODELS_PROBLEM_CELL_UNREAD,    /* the distribution does not read this field */
  MODELS_PROBLEM_NOT_CONSTANT,   /* name admits a constant only */
  MODELS_PROBLEM_NOT_WHOLE,      /* name admits a whole number only [number] */
  MODELS_PROBLEM_NOT_PART,       /* a split admits weight or constant only */
  MODELS_PROBLEM_ONLY_PART,      /* weight on a name that is not part of a split */
  MODELS_PROBLEM_RANGE,          /* [number: found; low, high, low_open, high_open] */
  MODELS_PROBLEM_SUPPORT,        /* a distribution that can leave the range [low, high, ...] */
  MODELS_PROBLEM_TAIL,           /* its farthest draw leaves the range [number: that draw] */
  MODELS_PROBLEM_PROPORTION,     /* value of a proportion outside [0, 1] [number] */
  MODELS_PROBLEM_COUNT_WHOLE,    /* value or n of a count is not a whole number >= 0 [number] */
  MODELS_PROBLEM_COUNT_ABOVE,    /* more successes than trials [number, high: n] */
  MODELS_PROBLEM_ORDER,          /* low above high [low, high] */
  MODELS_PROBLEM_EQUAL,          /* low equal to high: a constant [number] */
  MODELS_PROBLEM_MODE,           /* most likely value outside low..high [number, low, high] */
  MODELS_PROBLEM_LOG,            /* low of a lognormal not above 0 [number] */
  MODELS_PROBLEM_N,              /* n outside (0, 1e7] [number, high] */
  MODELS_PROBLEM_SHAPE,          /* a part worth less than 0.01 answers [number: the worth] */
  MODELS_PROBLEM_SAMPLE,         /* an empirical row without a sample of two values */
  MODELS_PROBLEM_SAMPLE_RANGE,   /* a value of the sample [number, low, high, year: its place] */
  MODELS_PROBLEM_UNIT_UNKNOWN,   /* [text: the nearest unit of the name] */
  MODELS_PROBLEM_UNIT,           /* a known unit that the name does not admit [text: which do] */
  MODELS_PROBLEM_UNIT_YEAR,      /* price base outside the years simulated [number, low, high] */
  MODELS_PROBLEM_PART_MIXED,     /* weights and constants in one split; `other` is the first */
  MODELS_PROBLEM_PART_N,         /* n differs from that of row `other` [number, high: the n] */
  MODELS_PROBLEM_PART_SUM,       /* all parts of a split are 0 [name: the pattern] */
  MODELS_PROBLEM_MATRIX_HOLE,    /* a purpose lacks a partner [name: the missing cell] */
  MODELS_PROBLEM_UNIT_MIXED,     /* another unit than row `other`: its split's, the population's */
  MODELS_PROBLEM_ROWS,           /* more than MODELS_ROWS_MAX rows: nothing else is checked */
  MODELS_PROBLEM_APPLICANTS,     /* places times applicants too many [number, high: the limit] */
  MODELS_PROBLEM_PRICES,         /* simulated inflation could fall to -100 % [number] */
  MODELS_PROBLEM_SEEN_ABOVE,     /* observed, and more than row `other` [number, high] */
  MODELS_PROBLEM_SEEN_NEEDS,     /* observed, and cannot be weighed without [name, year] */
  MODELS_PROBLEM_SEEN_ROUND,     /* observed of a round that the year does not have [high] */
  MODELS_PROBLEM_SEEN_FIRMS,     /* fewer took part than in the rounds [number, high: those] */
  MODELS_PROBLEM_SEEN_LEFT,      /* more took part than in all the rounds [number, high: those] */

  /* Of the columns after the source */
  MODELS_PROBLEM_POINTS_QUANTILES, /* quantiles without points */
  MODELS_PROBLEM_POINTS_MIXTURE,   /* a mixture without points */
  MODELS_PROBLEM_POINTS_COUNT,     /* too few or too many pairs [number, low, high] */
  MODELS_PROBLEM_POINTS_LEAST,     /* quantiles without p = 0 */
  MODELS_PROBLEM_POINTS_MOST,      /* quantiles without p = 1 */
  MODELS_PROBLEM_POINTS_ORDER,     /* p does not rise [number: the pair, from 1] */
  MODELS_PROBLEM_POINTS_FALL,      /* a value falls [number: the pair] */
  MODELS_PROBLEM_POINTS_EQUAL,     /* all values are equal [number: the value] */
  MODELS_PROBLEM_POINTS_RANGE,     /* a value outside the range [number: the pair; low, high] */
  MODELS_PROBLEM_MIXTURE_WEIGHT,   /* a weight not above 0 [number: the part] */
  MODELS_PROBLEM_MIXTURE_SUM,      /* the weights do not add to 1 [number: their sum] */
  MODELS_PROBLEM_MIXTURE_PART,     /* a part that would not stand by itself [number: the part] */
  MODELS_PROBLEM_CUT_ORDER,        /* min not below max [low, high] */
  MODELS_PROBLEM_CUT_LITTLE,       /* less than 1 % of the law is left [number: the share] */
  MODELS_PROBLEM_YEAR_SD_NAME,     /* a name that takes no year_sd */
  MODELS_PROBLEM_YEAR_SD,          /* year_sd outside what the name admits [number, low, high] */
  MODELS_PROBLEM_YEAR_TAIL,        /* a year may leave the range [number: the farthest value] */
  MODELS_PROBLEM_CODE_COUNT
} models_problem_code_t;

#define MODELS_NO_ROW ((size_t)-1)

/* Strings are borrowed from the table or from static text, except `text` and `name`, which are
   copies. Members that a code does not state are 0, empty or MODELS_NO_ROW. */
typedef struct {
  models_problem_code_t code;
  size_t row; /* index into rows, or MODELS_NO_ROW */
  models_field_t field;
  char name[MODELS_NAME_MAX + 32];
  char text[MODELS_NAME_MAX + 32];
  int year;
  double number, low, high;
  bool low_open, high_open;
  size_t other; /* index of another row, or MODELS_NO_ROW */
} models_problem_t;

typedef void (*models_problem_fn)(void *context, const models_problem_t *problem);

/* The pattern that `name` follows; NULL when there is none. Exact names win over patterns. */
const models_spec_t *models_schema_find(const char *name);

/* The i-th pattern, in the order of the documentation; NULL from the number of patterns on. */
const models_spec_t *models_schema_at(size_t i);

/* The word at the head of a column ("value"); NULL when out of range. */
const char *models_field_name(models_field_t field);

/* True when the distribution reads the field; only VALUE, LOW, HIGH, N, POINTS, MIN and MAX vary.
 */
bool models_distribution_reads(models_distribution_t distribution, models_field_t field);

/* The least and the greatest value that the row can draw, given that the uniforms lie between 2^-54
   and 1 - 2^-54 (8.3 standard deviations of a normal; of a lognormal a bound); within its cuts. NaN
   when the row is incomplete. */
void models_input_extremes(const models_input_t *row, double *low, double *high);

/* Checks every rule of one row and of the whole table: see models_problem_code_t. A NaN in a cell
   is an empty cell. Calls `report` once per problem, rows first, in order; returns the number of
   problems. Never stops at the first. `report` may be NULL (count only). */
size_t models_schema_check(const models_inputs_t *inputs, models_problem_fn report, void *context);

#endif
