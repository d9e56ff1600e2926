// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/page_board.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A page stands alone, and no text of a programme can become part of its markup. */

typedef struct {
  reports_page_t page;
  FILE *stream;
  char *text;
  size_t size;
} sheet_t;

static void begin_as(sheet_t *sheet, bool is_plain, const char *title) {
  sheet->stream = open_memstream(&sheet->text, &sheet->size);
  reports_page_begin(&sheet->page, sheet->stream, WORDS_ES, is_plain, title, "bajo");
}

static void begin(sheet_t *sheet, const char *title) {
  begin_as(sheet, false, title);
}

static char *end(sheet_t *sheet) {
  reports_page_end(&sheet->page);
  fclose(sheet->stream);
  return sheet->text;
}

static size_t count(const char *text, const char *what) {
  size_t found = 0;
  for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
    found++;
  return found;
}

static void escapes(void **state) {
  (void)state;
  static const char hostile[] = "<script>alert('x')</script>&\"\x01\xff\uFFFE</td>";
  sheet_t sheet;
  const char *const ids[] = {"uno"}, *const titles[] = {hostile};
  words_grid_t grid;
  words_grid_init(&grid, 2);
  begin(&sheet, hostile);
  reports_page_contents(&sheet.page, hostile, ids, titles, 1);
  reports_page_section(&sheet.page, "uno", hostile);
  reports_page_heading(&sheet.page, hostile);
  reports_page_text(&sheet.page, hostile);
  reports_page_item(&sheet.page, hostile);
  reports_page_items(&sheet.page, hostile);
  reports_page_code(&sheet.page, hostile);
  for (int i = 0; i < 4; i++)
    words_grid_add(&grid, hostile);
  reports_page_table(&sheet.page, hostile, &grid, (const bool[]){true, false}, NULL);
  words_grid_free(&grid);
  char *text = end(&sheet);
  assert_null(strstr(text, "<script"));
  assert_null(strstr(text, "alert('"));
  assert_null(strchr(text, '\x01'));
  assert_null(strchr(text, '\xff'));
  assert_int_equal(count(text, "&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;&#34;"),
                   16);
  assert_int_equal(count(text, "\uFFFD\uFFFD\uFFFD"), 16);
  assert_int_equal(count(text, "<td"), count(text, "</td>"));
  assert_int_equal(count(text, "<th"), count(text, "</th>") + 1); /* and <thead> */
  free(text);
}

/* Nothing is fetched, and what opens closes. */
static void stands_alone(void **state) {
  (void)state;
  static const char *const tags[] = {"html", "head", "body", "main", "section", "ul", "li", "nav"};
  static const char svg[] = "<?xml version=\"1.0\"?>\n<svg id=\"a\"><path d=\"M0 0\"/></svg>\n";
  sheet_t sheet;
  begin(&sheet, "título");
  reports_page_contents(&sheet.page, "índice", NULL, NULL, 0);
  reports_page_section(&sheet.page, "uno", "Uno");
  reports_page_item(&sheet.page, "a");
  reports_page_figure(&sheet.page, svg, sizeof svg - 1);
  reports_page_figure(&sheet.page, "no picture", 10);
  reports_page_item(&sheet.page, "b");
  reports_page_section(&sheet.page, "dos", "Dos");
  char *text = end(&sheet);
  for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
    char open[16], plain[16], close[16];
    snprintf(open, sizeof open, "<%s ", tags[i]);
    snprintf(plain, sizeof plain, "<%s>", tags[i]);
    snprintf(close, sizeof close, "</%s>", tags[i]);
    assert_int_equal(count(text, open) + count(text, plain), count(text, close));
  }
  assert_int_equal(count(text, "<figure"), 1);
  assert_null(strstr(text, "<?xml"));
  assert_null(strstr(text, "http:"));
  assert_null(strstr(text, "https:"));
  assert_null(strstr(text, "src="));
  assert_non_null(strstr(text, "default-src 'none'"));
  assert_non_null(strstr(text, "<html lang=\"es\">"));
  free(text);
}

/* For programs that make another document of it: widths, alignment in place of classes and shades,
   and pictures by their file with what they say. */
static void plain(void **state) {
  (void)state;
  static const char svg[] = "<svg><title id=\"t\">50 % &lt; \"x\"</title></svg>";
  sheet_t sheet;
  words_grid_t grid;
  words_grid_init(&grid, 2);
  for (int i = 0; i < 4; i++)
    words_grid_add(&grid, i == 2 ? "  P5" : "x");
  begin_as(&sheet, true, "t");
  reports_page_table(&sheet.page, "c", &grid, (const bool[]){true, false},
                     (const double[]){1.0, 1.0, 1.0, 1.0});
  reports_page_picture(&sheet.page, "charts/a.png", svg, sizeof svg - 1);
  words_grid_free(&grid);
  char *text = end(&sheet);
  assert_non_null(
      strstr(text, "<colgroup><col style=\"width:62%\"><col style=\"width:38%\"></colgroup>"));
  assert_non_null(strstr(text, "<title>t</title>"));
  assert_null(strstr(text, "<h1"));
  assert_non_null(
      strstr(text, "style=\"text-align:left\">\u2003P5</th><td style=\"text-align:right\">x</td>"));
  assert_non_null(strstr(text, "<p><img src=\"charts/a.png\" alt=\"50 % &lt; &#34;x&#34;\"></p>"));
  free(text);
}

/* A tall picture is known by its viewBox; ranges and numbers with a unit stay on one line, on a
   page that no other program takes. */
static void keeps(void **state) {
  (void)state;
  static const char *const svgs[] = {"<svg viewBox=\"0 0 1200 1117\"/>",
                                     "<svg viewBox=\"0 0 1200 1115\"/>", "<svg/>"};
  static const char said[] = "De 2026–2029 a M$ 589.182 y 5 % (P5–P95) [99,9–100,0], fin";
  sheet_t sheet;
  begin(&sheet, "t");
  for (int i = 0; i < 3; i++)
    reports_page_figure(&sheet.page, svgs[i], strlen(svgs[i]));
  reports_page_text(&sheet.page, said);
  reports_page_code(&sheet.page, "2026–2029");
  char *text = end(&sheet);
  assert_int_equal(count(text, "class=\"tall\""), 1);
  assert_non_null(strstr(text, "<p>De <span class=\"n\">2026–2029</span> a <span class=\"n\">M$ "
                               "589.182</span> y <span class=\"n\">5 %</span> <span "
                               "class=\"n\">(P5–P95)</span> <span class=\"n\">[99,9–100,0],"
                               "</span> fin</p>\n<pre>2026–2029</pre>"));
  free(text);
  begin_as(&sheet, true, "t");
  reports_page_text(&sheet.page, said);
  text = end(&sheet);
  assert_non_null(strstr(text, said));
  free(text);
}

/* A row across the table is a group of those below it. */
static void goes_across(void **state) {
  (void)state;
  sheet_t sheet;
  words_grid_t grid;
  words_grid_init(&grid, 2);
  static const char *const cells[] = {"a", "b", REPORTS_PAGE_ACROSS "<uno>", NULL,
                                      "c", "1", REPORTS_PAGE_ACROSS "dos",   NULL,
                                      "d", "2"};
  for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
    words_grid_add(&grid, cells[i]);
  begin(&sheet, "t");
  reports_page_table(&sheet.page, "t", &grid, (const bool[]){true, false}, NULL);
  words_grid_free(&grid);
  char *text = end(&sheet);
  assert_int_equal(count(text, "<tbody>"), 2);
  assert_int_equal(count(text, "</tbody>"), 2);
  assert_int_equal(count(text, "<table class=\"grouped\">"), 1);
  assert_non_null(strstr(text, "<th colspan=\"2\" scope=\"rowgroup\" class=\"left\">&#60;uno"
                               "&#62;</th></tr>\n<tr><th scope=\"row\" class=\"left\">c</th>"));
  free(text);
}

static void lines(void **state) {
  (void)state;
  sheet_t sheet;
  begin(&sheet, "t");
  reports_page_items(&sheet.page, "Una frase.\n\n  Otra:\n  una.\nfin");
  reports_page_items(&sheet.page, "a\nb");
  char *text = end(&sheet);
  assert_non_null(strstr(text, "<li>Una frase.</li>\n<li>Otra:</li>\n<li>una.</li>\n"
                               "<li>fin</li>\n<li>a</li>\n<li>b</li>\n</ul>"));
  free(text);
}

/* WCAG 2.1, relative luminance of a colour of eight bits a channel. */
static double luminance(unsigned rgb) {
  double sum = 0.0;
  for (int i = 0; i < 3; i++) {
    const double c = (rgb >> (16 - 8 * i) & 255u) / 255.0;
    sum += (const double[]){0.2126, 0.7152, 0.0722}[i] *
           (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

/* Digits stand out from their shade, 4.5 to 1 (WCAG 2.1, 1.4.3), whatever the share; a darker cell
   is a larger share. */
static void shades(void **state) {
  (void)state;
  enum { CELLS = 201 };
  sheet_t sheet;
  double share[2 * CELLS + 2];
  words_grid_t grid;
  words_grid_init(&grid, 2);
  for (int i = 0; i < 2 * CELLS + 2; i++) {
    share[i] = i < 2 || i % 2 == 0 ? (double)NAN : (i / 2 - 1) / (CELLS - 1.0);
    words_grid_add(&grid, "x");
  }
  begin(&sheet, "t");
  reports_page_table(&sheet.page, "c", &grid, (const bool[]){true, false}, share);
  words_grid_free(&grid);
  char *text = end(&sheet), *at = text;
  double before = 2.0;
  for (int i = 0; i < CELLS; i++) {
    unsigned rgb;
    char digits[8];
    at = strstr(at, "background:#");
    assert_non_null(at);
    if (strncmp(at, "background:#fff;", 16) == 0) /* the page's own */
      at = strstr(at + 1, "background:#");
    while (at && sscanf(at, "background:#%6x;color:%7[#0-9a-f]", &rgb, digits) != 2)
      at = strstr(at + 1, "background:#");
    assert_non_null(at);
    const double shade = luminance(rgb);
    const double contrast =
        strcmp(digits, "#fff") == 0 ? 1.05 / (shade + 0.05) : (shade + 0.05) / 0.05;
    if (contrast < 4.5)
      fail_msg("share %d of %d: contrast %.2f", i, CELLS - 1, contrast);
    assert_true(shade <= before);
    before = shade;
    at++;
  }
  free(text);
}

/* An answer on a page: a probability stands on its shade, what belongs to it does not; none is a
   dash; its texts cannot become markup. */
static void boards(void **state) {
  (void)state;
  static const double events[] = {0.0004, (double)NAN}, halved[] = {0.5, 1.0},
                      amounts[] = {1234.5, 0.0};
  static const reports_line_t lines[] = {
      {.label = "a<b", .values = events, .is_share = true},
      {.label = "÷2", .values = halved, .is_share = true, .is_part = true},
      {.label = "M$", .values = amounts, .decimals = 1}};
  static const char *const heads[] = {"2026", "2027"}, *const notes[] = {"nota & más"};
  const reports_board_t board = {.title = "título",
                                 .heads = heads,
                                 .columns = 2,
                                 .lines = lines,
                                 .count = 3,
                                 .notes = notes,
                                 .note_count = 1};
  static const char *const says[] = {"uno", "dos"};
  sheet_t sheet;
  begin(&sheet, "t");
  reports_page_says(&sheet.page, &(reports_answer_t){.says = says, .say_count = 2});
  assert_int_equal(reports_page_board(&sheet.page, "pie", &board, WORDS_ES), 0);
  assert_int_equal(
      reports_page_board(&sheet.page, "nada", &(reports_board_t){.columns = 2}, WORDS_ES), 0);
  char *text = end(&sheet);
  static const char *const parts[] = {
      "<li>uno</li>\n<li>dos</li>\n</ul>",
      "<caption>pie</caption>",
      "class=\"left\">a&#60;b</th><td style=\"background:#ffffff;color:#000\">&#60;",
      "<td>–</td>",
      "class=\"left under-row\">÷2</th><td>50,0",
      "<td>1.234,5</td><td>0,0</td>",
      "<li>nota &#38; más</li>"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (!strstr(text, parts[i]))
      fail_msg("not there: %s\n%s", parts[i], strstr(text, "<table"));
  assert_null(strstr(text, "nada"));
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(escapes), cmocka_unit_test(stands_alone),
                                     cmocka_unit_test(plain),   cmocka_unit_test(lines),
                                     cmocka_unit_test(keeps),   cmocka_unit_test(goes_across),
                                     cmocka_unit_test(shades),  cmocka_unit_test(boards)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
