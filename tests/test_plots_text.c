// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/status.h"
#include "plots/text.h"

typedef void (*writer_t)(plots_buffer_t *, const char *);

static void expect(writer_t write, const char *text, const char *wanted) {
  plots_buffer_t out = {0};
  write(&out, text);
  plots_buffer_add(&out, "", 0);
  assert_string_equal(out.data, wanted);
  plots_buffer_free(&out);
}

static void quotes_are_doubled(void **state) {
  (void)state;
  expect(plots_text_quote, "O'Higgins", "'O''Higgins'");
  expect(plots_text_quote, "'a''b'", "'’a''’b'''"); /* at the start, and behind another */
  expect(plots_text_quote, "a`b`\"c\\", "'a`b`\"c\\'");
  expect(plots_text_quote, NULL, "''");
  expect(plots_text_quote, "Ñuble €", "'Ñuble €'");
}

static void controls_disappear(void **state) {
  (void)state;
  expect(plots_text_quote, "a\nb\tc\rd", "'a b c d'");
  expect(plots_text_quote, "\x01\x1B[0m\x7F\xC2\x80", "'[0m'");
  expect(plots_text_clean, "\xE2\x80\xAE\xEF\xBB\xBFx\xE2\x80\xA8y", "x y");
}

static void bad_bytes_are_replaced(void **state) {
  (void)state;
  expect(plots_text_clean, "\xFF", "\xEF\xBF\xBD");
  expect(plots_text_clean, "a\xC3", "a\xEF\xBF\xBD");
  expect(plots_text_clean, "\xED\xA0\x80z", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
  expect(plots_text_clean, "\xC0\xA7", "\xEF\xBF\xBD\xEF\xBF\xBD"); /* an overlong quote */
  expect(plots_text_clean, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
}

static void xml_is_escaped(void **state) {
  (void)state;
  expect(plots_text_xml, "<a href=\"x\">'&amp;'",
         "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;");
}

/* Whatever the text, the quoted form has one line and only doubled quotes inside. */
static void hostile_texts_stay_inside(void **state) {
  (void)state;
  for (size_t i = 0; i < HOSTILE_COUNT; i++) {
    plots_buffer_t out = {0};
    plots_text_quote(&out, hostile_texts[i]);
    assert_true(out.length >= 2 && out.data[0] == '\'' && out.data[out.length - 1] == '\'');
    assert_null(strpbrk(out.data, "\n\r\x01\x1B"));
    for (size_t j = 1; j + 1 < out.length; j++) {
      if (out.data[j] == '\'') {
        assert_int_not_equal(out.data[j - 1], '\''); /* gnuplot would end the string */
        assert_int_equal(out.data[++j], '\'');
      }
    }
    plots_buffer_free(&out);
  }
}

static void widths_grow(void **state) {
  (void)state;
  assert_true(plots_text_width("1.157.151", 20, false) > 100.0);
  assert_true(plots_text_width("1.157.151", 20, false) < 120.0);
  assert_true(plots_text_width("iiii", 20, false) < plots_text_width("MMMM", 20, false) / 3);
  assert_true(plots_text_width("a", 20, true) > plots_text_width("a", 20, false));
  assert_true(plots_text_width(NULL, 20, false) == 0.0);
}

static void lines_break_between_words(void **state) {
  (void)state;
  plots_lines_t lines;
  plots_text_wrap(&lines, "Aysén del General Carlos Ibáñez del Campo", 200, 20, 6);
  assert_true(lines.count > 1);
  for (size_t i = 0; i < lines.count; i++)
    assert_true(plots_text_width(lines.line[i], 20, false) <= 200.0);
  assert_string_equal(lines.line[0], "Aysén del General");
  plots_text_wrap(&lines, "uno dos tres cuatro cinco seis siete", 120, 20, 2);
  assert_int_equal(lines.count, 2);
  assert_non_null(strstr(lines.line[1], "…"));
  plots_text_wrap(&lines, "Electroencefalografistas", 100, 20, 6);
  assert_true(lines.count >= 2);
  plots_text_wrap(&lines, "   ", 100, 20, 3);
  assert_int_equal(lines.count, 0);
  plots_text_wrap(&lines, "ab", 0.001, 20, 6); /* no room at all: one letter a line */
  assert_int_equal(lines.count, 2);
}

/* 10,000 letters without a blank must neither overflow a line nor split a letter. */
static void endless_words_are_cut(void **state) {
  (void)state;
  char *text = malloc(20001);
  plots_lines_t lines;
  for (size_t i = 0; i < 20000; i += 2)
    memcpy(text + i, "ñ", 2);
  text[20000] = '\0';
  plots_text_wrap(&lines, text, 1e9, 20, 3);
  assert_int_equal(lines.count, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_true(strlen(lines.line[i]) < PLOTS_LINE_BYTES);
    assert_null(strstr(lines.line[i], "\xEF\xBF\xBD"));
    expect(plots_text_clean, lines.line[i], lines.line[i]);
  }
  free(text);
}

/* Char of XML 1.0 (fifth edition, 2.2), less what it discourages. */
static bool allowed_in_xml(unsigned long code) {
  if (code < 0x20)
    return code == 0x9 || code == 0xA || code == 0xD;
  if ((code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code <= 0xDFFF))
    return false;
  return (code & 0xFFFE) != 0xFFFE && !(code >= 0xFDD0 && code <= 0xFDEF) && code <= 0x10FFFF;
}

/* The code points of UTF-8 that is whole; fails on anything else. */
static void check_allowed(const char *text) {
  while (*text) {
    const unsigned char first = (unsigned char)*text++;
    const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    unsigned long code = more == 0 ? first : first & (0x3FU >> more);
    for (int i = 0; i < more; i++) {
      assert_true(((unsigned char)*text & 0xC0) == 0x80);
      code = code << 6 | ((unsigned char)*text++ & 0x3F);
    }
    assert_true(allowed_in_xml(code));
  }
}

/* Every code point there is, and the surrogates and what lies beyond, in all three ways in which a
   text goes on: to gnuplot, into XML, into messages. */
static void nothing_that_xml_forbids_comes_through(void **state) {
  (void)state;
  static void (*const ways[])(plots_buffer_t *, const char *) = {plots_text_quote, plots_text_xml,
                                                                 plots_text_clean};
  for (unsigned long code = 1; code < 0x110100; code += code < 0x30000 ? 1 : 0x3FF) {
    char text[8] = "a";
    const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    unsigned long rest = code;
    for (int i = more; i > 0; i--, rest >>= 6)
      text[1 + i] = (char)(0x80 | (rest & 0x3F));
    text[1] = (char)(lead[more] | rest);
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
      plots_buffer_t out = {0};
      ways[way](&out, text);
      check_allowed(out.data);
      plots_buffer_free(&out);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(quotes_are_doubled),
                                     cmocka_unit_test(controls_disappear),
                                     cmocka_unit_test(bad_bytes_are_replaced),
                                     cmocka_unit_test(xml_is_escaped),
                                     cmocka_unit_test(hostile_texts_stay_inside),
                                     cmocka_unit_test(widths_grow),
                                     cmocka_unit_test(lines_break_between_words),
                                     cmocka_unit_test(endless_words_are_cut),
                                     cmocka_unit_test(nothing_that_xml_forbids_comes_through)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
