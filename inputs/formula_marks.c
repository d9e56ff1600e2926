// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/formula_marks.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define DIGITS     "0123456789"
#define LETTERS    "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define NAME_CHARS "." DIGITS LETTERS

/* An open parenthesis. */
typedef struct {
  size_t name, length; /* the function in front of it; 0: it only groups */
  size_t arguments;    /* so far */
  bool is_one_name;    /* the argument so far is a single name */
  bool is_hollow;      /* an argument before this one is empty */
  size_t start;        /* where this argument starts */
} group_t;

typedef struct {
  const char *text, *at;
  char *plain;
  char decimal, separator, foreign; /* foreign: the separator of the other marks */
  group_t groups[INPUTS_FORMULA_DEPTH + 1];
  size_t depth;
  size_t name, length; /* the name just read, for a parenthesis after it */
  bool is_after_value; /* a number, a name or a parenthesis has just ended */
  inputs_formula_fault_t *fault;
} lexer_t;

static inputs_formula_error_t refuse(lexer_t *self, const char *at, size_t length,
                                     inputs_formula_error_t error) {
  self->fault->column = (size_t)(at - self->text) + 1;
  snprintf(self->fault->found, INPUTS_FORMULA_NAME, "%.*s", (int)length, at);
  return error;
}

static size_t count_of(const char *text, size_t length, char c) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++)
    count += text[i] == c;
  return count;
}

/* 1.000, 1.157.151: groups of three after one to three digits that are not 0. */
static bool is_grouped(const char *text, size_t length, char mark) {
  const size_t first = strspn(text, DIGITS);
  if (first < 1 || first > 3 || text[0] == '0' || first >= length)
    return false;
  for (size_t i = first; i < length; i += 4)
    if (text[i] != mark || i + 4 > length || strspn(text + i + 1, DIGITS) < 3)
      return false;
  return true;
}

/* Copies a number, each `from` as `to`; `to` 0 leaves it out. */
static void rewrite(char *out, const char *text, size_t length, char from, char to) {
  size_t n = 0;
  for (size_t i = 0; i < length && n + 1 < INPUTS_FORMULA_NAME; i++)
    if (text[i] != from || to)
      out[n++] = text[i] == from ? to : text[i];
  out[n] = '\0';
}

/* 1,157: a thousand and more to some, one and a bit to others. In a file of decimal points that is
   so with either mark; in one of decimal commas only with the point. */
static inputs_formula_error_t refuse_both(lexer_t *self, size_t length, char mark) {
  inputs_formula_fault_t *fault = self->fault;
  const inputs_formula_error_t error = refuse(self, self->at, length, INPUTS_FORMULA_AMBIGUOUS);
  rewrite(fault->mend, self->at, length, mark, '\0');
  rewrite(fault->other, self->at, length, mark, self->decimal);
  const size_t end = strlen(fault->other);
  /* With four decimals it no longer looks like thousands. */
  if (self->decimal == '.' && end + 1 < INPUTS_FORMULA_NAME)
    memcpy(fault->other + end, "0", 2);
  return error;
}

/* How the number of `length` bytes is written with these marks; "" when that cannot be known. */
static void mend_number(lexer_t *self, size_t length) {
  const char *m = self->at, other = self->decimal == ',' ? '.' : ',';
  const size_t others = count_of(m, length, other), decimals = count_of(m, length, self->decimal);
  const char *mark = memchr(m, self->decimal, length);
  char *mend = self->fault->mend;
  if (!isdigit((unsigned char)m[0]) || !isdigit((unsigned char)m[length - 1]))
    return;
  if (others == 1 && decimals == 0)
    rewrite(mend, m, length, other, self->decimal);
  else if (is_grouped(m, length, self->decimal))
    rewrite(mend, m, length, self->decimal, '\0');
  else if (is_grouped(m, mark ? (size_t)(mark - m) : length, other) && decimals <= 1)
    rewrite(mend, m, length, other, '\0');
}

static inputs_formula_error_t refuse_number(lexer_t *self, size_t length) {
  mend_number(self, length);
  return refuse(self, self->at, length, INPUTS_FORMULA_DECIMAL);
}

/* The marks of a number of `length` bytes without its exponent. */
static inputs_formula_error_t judge_number(lexer_t *self, size_t length) {
  const char *m = self->at, other = self->decimal == ',' ? '.' : ',';
  const size_t decimals = count_of(m, length, self->decimal), others = count_of(m, length, other);
  const char both = self->decimal == '.' && decimals == 1 ? '.' : other;
  if (decimals + others == 1 && is_grouped(m, length, both))
    return refuse_both(self, length, both);
  if (others > 0 || decimals > 1 || !isdigit((unsigned char)m[0]) ||
      !isdigit((unsigned char)m[length - 1]))
    return refuse_number(self, length);
  return INPUTS_FORMULA_OK;
}

/* A run of digits and marks. A comma at its end, in front of something else, separates. */
static size_t number_length(const lexer_t *self) {
  const size_t length = strspn(self->at, DIGITS ".,");
  return length - (length > 1 && self->at[length - 1] == ',' && self->at[length]);
}

static inputs_formula_error_t take_number(lexer_t *self) {
  const size_t length = number_length(self);
  const inputs_formula_error_t error = judge_number(self, length);
  self->length = 0;
  if (error)
    return error;
  const size_t start = (size_t)(self->at - self->text);
  for (size_t i = 0; i < length; i++)
    if (self->at[i] == self->decimal)
      self->plain[start + i] = '.';
  self->at += length;
  const size_t sign =
      (*self->at == 'e' || *self->at == 'E') && (self->at[1] == '-' || self->at[1] == '+');
  if ((*self->at == 'e' || *self->at == 'E') && isdigit((unsigned char)self->at[1 + sign]))
    self->at += 1 + sign + strspn(self->at + 1 + sign, DIGITS);
  self->groups[self->depth].is_one_name = false;
  self->is_after_value = true;
  return INPUTS_FORMULA_OK;
}

static void take_name(lexer_t *self) {
  self->name = (size_t)(self->at - self->text);
  self->length = strspn(self->at, NAME_CHARS);
  self->at += self->length;
  self->is_after_value = true;
}

static bool is_among(const char *name, size_t length, const char *const *names) {
  for (size_t i = 0; names[i]; i++)
    if (strlen(names[i]) == length && strncmp(name, names[i], length) == 0)
      return true;
  return false;
}

/* The argument that ends here holds nothing. */
static void end_argument(lexer_t *self) {
  group_t *group = &self->groups[self->depth];
  const size_t end = (size_t)(self->at - self->text);
  const size_t blank = strspn(self->text + group->start, " \t");
  group->is_hollow = group->is_hollow || group->start + blank >= end;
  group->start = end + 1;
}

/* min(a) compares nothing, and sum(1,2) is as likely to be meant for two arguments: only the sum of
   a column stands alone. */
static inputs_formula_error_t close_group(lexer_t *self) {
  static const char *const several[] = {"min", "max", "sum", "avg", NULL};
  static const char *const single[] = {"round", "floor", "abs", "sqrt", NULL};
  const group_t group = self->groups[self->depth];
  const char *name = self->text + group.name;
  self->depth -= self->depth > 0;
  self->groups[self->depth].is_one_name = false;
  if (group.length == 0)
    return INPUTS_FORMULA_OK;
  if (group.is_hollow)
    return refuse(self, name, group.length, INPUTS_FORMULA_HOLLOW);
  if (group.arguments > 1)
    return is_among(name, group.length, single)
               ? refuse(self, name, group.length, INPUTS_FORMULA_ONE)
               : INPUTS_FORMULA_OK;
  return is_among(name, group.length, several) && !(group.is_one_name && name[0] == 's')
             ? refuse(self, name, group.length, INPUTS_FORMULA_ARGUMENTS)
             : INPUTS_FORMULA_OK;
}

static inputs_formula_error_t take_separator(lexer_t *self) {
  group_t *group = &self->groups[self->depth];
  if (*self->at == self->foreign || group->length == 0) {
    if (group->length > 0)
      snprintf(self->fault->mend, INPUTS_FORMULA_NAME, "%c", self->separator);
    return refuse(self, self->at, 1, INPUTS_FORMULA_SEPARATOR);
  }
  end_argument(self);
  group->arguments++;
  self->plain[self->at - self->text] = ',';
  self->at++;
  return INPUTS_FORMULA_OK;
}

static inputs_formula_error_t take_other(lexer_t *self) {
  const char c = *self->at;
  const size_t name = self->name, length = self->length;
  if (c == ' ' || c == '\t') {
    self->at++;
    return INPUTS_FORMULA_OK;
  }
  self->length = 0;
  self->is_after_value = c == ')';
  if (c == ',' || c == ';')
    return take_separator(self);
  if (c == ')')
    end_argument(self);
  self->at++;
  if (c == '(' && self->depth < INPUTS_FORMULA_DEPTH)
    self->groups[++self->depth] = (group_t){.name = name,
                                            .length = length,
                                            .arguments = 1,
                                            .is_one_name = true,
                                            .start = (size_t)(self->at - self->text)};
  else if (c == ')')
    return close_group(self);
  else
    self->groups[self->depth].is_one_name = false;
  return INPUTS_FORMULA_OK;
}

inputs_formula_error_t inputs_formula_translate(const char *text, inputs_formula_marks_t marks,
                                                char *plain, inputs_formula_fault_t *fault) {
  const bool comma = marks == INPUTS_FORMULA_COMMA;
  lexer_t self = {.text = text,
                  .at = text,
                  .plain = plain,
                  .decimal = comma ? ',' : '.',
                  .separator = comma ? ';' : ',',
                  .foreign = comma ? ',' : ';',
                  .fault = fault};
  inputs_formula_error_t error = INPUTS_FORMULA_OK;
  snprintf(plain, INPUTS_FORMULA_MAX + 1, "%s", text);
  while (!error && *self.at) {
    /* max(a,3): after a value a comma separates, whatever follows. */
    const bool bare = *self.at == ',' && self.decimal == ',' && !self.is_after_value &&
                      isdigit((unsigned char)self.at[1]);
    if (isdigit((unsigned char)*self.at) || *self.at == '.' || bare)
      error = take_number(&self);
    else if (strchr(LETTERS, *self.at))
      take_name(&self);
    else
      error = take_other(&self);
  }
  return error;
}
