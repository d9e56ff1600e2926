// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_PLOTS_TEXTS_H
#define TESTS_PLOTS_TEXTS_H

#include "plots/script.h"
#include "plots/status.h"
#include "plots/text.h"
#include "tests/plots_support.h"

/* A text on the page as a box, from its line in the script. */
typedef struct {
  char text[1024];
  double left, right, top, bottom;
} text_box_t;

/* Reads "set label 'text' at x,y anchor norotate font 'name,size'". Widths are taken at nine
   tenths: the estimate is from above. */
static inline text_box_t read_label(const char *line) {
  text_box_t box = {0};
  size_t length = 0;
  const char *c = line + strlen("set label '");
  for (; !(c[0] == '\'' && c[1] != '\''); c++) {
    c += c[0] == '\'';
    assert_true(length + 1 < sizeof box.text);
    box.text[length++] = *c;
  }
  char anchor[8], font[32];
  double x, y, size;
  assert_int_equal(
      sscanf(c, "' at %lf,%lf %7s norotate font '%31[^,],%lf'", &x, &y, anchor, font, &size), 5);
  const double width = 0.9 * plots_text_width(box.text, size, strstr(font, "Bold") != NULL);
  box.left = x - (anchor[0] == 'r' ? width : anchor[0] == 'c' ? width / 2 : 0);
  box.right = box.left + width;
  box.top = y - 0.45 * size;
  box.bottom = y + 0.45 * size;
  return box;
}

static inline bool apart(const text_box_t *a, const text_box_t *b) {
  return a->right < b->left || b->right < a->left || a->bottom < b->top || b->bottom < a->top;
}

/* Every text lies on the page, and no two lie over each other. Returns their number. */
static inline size_t check_texts(const plots_script_t *script) {
  enum { MOST = 2000 };
  text_box_t *boxes = calloc(MOST, sizeof *boxes);
  size_t count = 0;
  assert_non_null(boxes);
  for (const char *line = script->body.data; (line = strstr(line, "\nset label '")); line++) {
    assert_true(count < MOST);
    const text_box_t box = read_label(line + 1);
    if (box.left < 0 || box.right > script->width || box.top < 0 || box.bottom > script->height)
      fail_msg("outside: %s", box.text);
    for (size_t i = 0; i < count; i++) {
      if (!apart(&boxes[i], &box))
        fail_msg("one over the other: %s / %s", boxes[i].text, box.text);
    }
    boxes[count++] = box;
  }
  free(boxes);
  assert_null(strstr(script->body.data, "nan"));
  assert_null(strstr(script->body.data, "inf"));
  return count;
}

#endif
