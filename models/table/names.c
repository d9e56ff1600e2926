// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/names.h"

#include <string.h>

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool models_name_is_valid(const char *name) {
  const size_t length = strnlen(name, MODELS_NAME_MAX + 1);
  if (length == 0 || length > MODELS_NAME_MAX)
    return false;
  bool head = true;
  for (size_t i = 0; i < length; i++) {
    const char c = name[i];
    if (c == '.' ? head : !is_lower(c) && (head || !(is_digit(c) || c == '_')))
      return false;
    head = c == '.';
  }
  return !head;
}

const char *models_last_segment(const char *name) {
  const char *point = strrchr(name, '.');
  return point ? point + 1 : name;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

size_t models_edit_distance(const char *a, const char *b) {
  enum { LIMIT = 128 };
  const size_t m = strnlen(a, LIMIT), n = strnlen(b, LIMIT);
  size_t rows[3][LIMIT + 1];
  if (m == LIMIT || n == LIMIT)
    return LIMIT;
  for (size_t j = 0; j <= n; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    size_t *now = rows[i % 3];
    const size_t *up = rows[(i + 2) % 3], *upper = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= n; j++) {
      now[j] = least(least(up[j], now[j - 1]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], upper[j - 2] + 1);
    }
  }
  return rows[m % 3][n];
}

bool models_name_is_under(const char *prefix, const char *name) {
  const size_t length = strlen(prefix);
  return strncmp(prefix, name, length) == 0 && (name[length] == '\0' || name[length] == '.');
}

size_t models_split_length(const char *name) {
  const char *point = strncmp(name, "group.", 6) == 0 ? strrchr(name, '.') : strchr(name, '.');
  return point ? (size_t)(point - name) + 1 : 0;
}

bool models_is_same_split(const char *a, const char *b) {
  const size_t length = models_split_length(a);
  return length > 0 && models_split_length(b) == length && strncmp(a, b, length) == 0;
}
