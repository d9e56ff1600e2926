// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/charts_account.h"

#include "cli/account/account_page.h"
#include "cli/common/charts.h"
#include "cli/common/theme.h"
#include "plots/book.h"
#include "plots/letters.h"

#include <stdlib.h>
#include <string.h>

/* The set of charts: composed one after the other, with their numbers; drawn at the same time; and
   composed again, all as high as the highest, for the pages of the PDF. */

static const cli_account_chart_t charts[] = {
    cli_account_draw_budget,  cli_account_draw_beneficiaries, cli_account_draw_cost,
    cli_account_draw_support, cli_account_draw_investment,    cli_account_draw_map,
    cli_account_draw_before,  cli_account_draw_women,         cli_account_draw_totals};

enum { CHARTS = sizeof charts / sizeof charts[0] };

typedef struct {
  const cli_account_set_t *set;
  plots_gnuplot_t gnuplot;
  plots_theme_t theme;
  char *footer;
  cli_account_page_t pages[CHARTS]; /* as drawn on their own */
  cli_account_page_t tall[CHARTS];  /* all of one height */
  plots_script_t book[CHARTS];      /* borrowed from tall */
  size_t count;
} work_t;

/* Where the figures come from: the name that labels.csv gives the document, else the folder. */
static char *footer_of(const cli_account_set_t *set) {
  const char *name = audit_account_text(set->account, "dataset", set->lang);
  char *text = words_message_format(WORDS_MSG_ACCOUNT_FOOTER, set->lang,
                                    WORDS_ARGS(name ? name : set->account->dataset->name));
  return cli_charts_join(set->lang, WORDS_MSG_CHART_OWNER, text,
                         set->theme ? set->theme->footer : NULL);
}

static int compose(const work_t *work, cli_account_chart_t chart, cli_account_page_t *page,
                   double height, words_table_t *marks) {
  *page = (cli_account_page_t){
      .account = work->set->account,
      .sheet = {.lang = work->set->lang, .footer = work->footer, .target = {.theme = &work->theme}},
      .height = height,
      .marks = marks};
  return chart(page);
}

static void free_page(cli_account_page_t *page) {
  plots_script_free(&page->script);
  cli_sheet_free(&page->sheet);
}

/* Composes every chart at its own height, with its numbers; those without figures are left out. */
static int compose_all(work_t *work, cli_account_chart_t kept[CHARTS]) {
  int status = PLOTS_OK;
  for (size_t i = 0; i < CHARTS && !status; i++) {
    cli_account_page_t *page = &work->pages[work->count];
    status = compose(work, charts[i], page, 0, work->set->marks);
    if (status == PLOTS_OK)
      kept[work->count++] = charts[i];
    else
      free_page(page);
    if (status == PLOTS_ERR_EMPTY)
      status = PLOTS_OK;
  }
  return status ? status : work->count ? PLOTS_OK : PLOTS_ERR_EMPTY;
}

static int compose_book(work_t *work, const cli_account_chart_t kept[CHARTS]) {
  double height = 0;
  int status = PLOTS_OK;
  for (size_t i = 0; i < work->count; i++)
    height = work->pages[i].script.height > height ? work->pages[i].script.height : height;
  for (size_t i = 0; i < work->count && !status; i++) {
    status = compose(work, kept[i], &work->tall[i], height, NULL);
    work->book[i] = work->tall[i].script;
  }
  return status;
}

/* Picture 0 is the PDF, the longest; the others are the charts. */
static int draw_one(const void *ctx, size_t i, char said[PLOTS_DETAIL]) {
  const work_t *work = ctx;
  plots_target_t target = {
      .gnuplot = &work->gnuplot, .dir = work->set->folder, .theme = &work->theme};
  plots_pdf_page_t marks[CHARTS];
  const char *name = audit_account_text(work->set->account, "dataset", work->set->lang);
  const plots_pdf_info_t info = {.title = name ? name : work->set->account->dataset->name,
                                 .lang = work->set->lang,
                                 .pages = marks,
                                 .count = work->count};
  for (size_t p = 0; p < work->count; p++)
    marks[p] =
        (plots_pdf_page_t){work->pages[p].caption.title, work->pages[p].script.description.data};
  const cli_account_page_t *page = i ? &work->pages[i - 1] : NULL;
  const int status = page ? plots_chart_write(&page->script, &page->caption, &target)
                          : plots_book_write(work->book, &info, "account", &target);
  memcpy(said, target.detail, PLOTS_DETAIL);
  return status;
}

static int run(work_t *work, char detail[CLI_CHARTS_DETAIL]) {
  cli_account_chart_t kept[CHARTS];
  if (work->set->theme)
    work->theme = cli_theme(work->set->theme);
  int status = work->set->folder ? plots_gnuplot_find(&work->gnuplot) : PLOTS_OK;
  work->gnuplot.cancel = work->set->cancel;
  if (!status && work->set->folder)
    status = plots_letters_check(&work->gnuplot);
  if (!status && !(work->footer = footer_of(work->set)))
    status = PLOTS_ERR_NO_MEMORY;
  if (!status)
    status = compose_all(work, kept);
  if (!status && work->set->folder)
    status = compose_book(work, kept);
  if (status)
    cli_charts_explain(work->set->lang, status, "", detail);
  if (status || !work->set->folder)
    return status;
  return cli_charts_at_once(work->set->lang, work->count + 1, draw_one, work, detail);
}

int cli_charts_account(const cli_account_set_t *set, char detail[CLI_CHARTS_DETAIL]) {
  work_t work = {.set = set};
  detail[0] = '\0';
  const int status = run(&work, detail);
  for (size_t i = 0; set->list && !status && i < work.count; i++)
    fprintf(set->list, "  %-14s %s\n", work.pages[i].caption.name, work.pages[i].caption.title);
  for (size_t i = 0; i < CHARTS; i++) {
    free_page(&work.pages[i]);
    free_page(&work.tall[i]);
  }
  free(work.footer);
  return status;
}
