// The pages of Scrobble Insights: what stands where, on a desk and on a phone.
#include "publish/tableau/family_colours.h"
#include "publish/tableau/insights.h"

namespace tonearm::tableau {
namespace {

constexpr int kWidth = 1400, kMargin = 16, kGap = 12, kInner = kWidth - 2 * kMargin;

/// A row of equal boxes.
Box part_of_row(int at, int of, int y, int height) {
  const int width = (kInner - (of - 1) * kGap) / of;
  return {kMargin + at * (width + kGap), y, width, height};
}

/// Zones of a page, from the top.
class Page {
 public:
  Page(const Workbook& workbook, Dashboard& dashboard) : workbook_(workbook), dashboard_(dashboard) {}

  void sheet(const std::string& name, Box box, int phone_height, bool titled = true) {
    put({Zone::Shows::sheet, box, phone_height, &sheet_of(workbook_, name), {}, {}, titled});
  }
  void text(FormattedText text, Box box, int phone_height) {
    put({Zone::Shows::text, box, phone_height, nullptr, {}, std::move(text)});
  }
  void year(Box box, int phone_height) { put({Zone::Shows::year, box, phone_height}); }
  void filter(const std::string& of, Pill pill, Box box, int phone_height) {
    put({Zone::Shows::filter, box, phone_height, &sheet_of(workbook_, of), std::move(pill)});
  }
  void legend(const std::string& of, Pill pill, Box box) {
    put({Zone::Shows::legend, box, 0, &sheet_of(workbook_, of), std::move(pill)});
  }

 private:
  void put(Zone zone) { dashboard_.zones.push_back(std::move(zone)); }

  const Workbook& workbook_;
  Dashboard& dashboard_;
};

FormattedText headed(const std::string& heading, const std::string& sentence, unsigned size) {
  return {{heading + "\n", size, true, colour::ink}, {sentence, 10, false, colour::pale_ink}};
}

void add_head(Page& page, const Subject& subject, const FourAnswers& answers) {
  page.text(headed("Scrobble Insights · " + subject.user, answers.summary, 18), {kMargin, 12, 860, 64}, 110);
  page.year({kMargin + 872, 12, 236, 64}, 64);
  page.filter("Scrobbles", {"family"}, {kMargin + 1120, 12, 248, 64}, 64);
}

void add_figures(Page& page, bool titles) {
  std::vector<std::string> names = {"Scrobbles", "Artists", "Daily average"};
  if (titles) names.insert(names.begin() + 2, {"Albums", "Tracks"});
  int at = 0;
  for (const std::string& name : names)
    page.sheet(name, part_of_row(at++, static_cast<int>(names.size()), 84, 116), 100, false);
}

void add_tops(Page& page, bool titles) {
  page.sheet("Top artists", part_of_row(0, titles ? 3 : 1, 476, 364), 380);
  if (!titles) return;
  page.sheet("Top albums", part_of_row(1, 3, 476, 364), 380);
  page.sheet("Top tracks", part_of_row(2, 3, 476, 364), 380);
}

void add_insights(Workbook& workbook, const Subject& subject, const FourAnswers& answers) {
  const bool titles = subject.detail == Detail::plays;
  Dashboard& dashboard = workbook.dashboards.emplace_back(Dashboard{"Scrobble Insights", kWidth, 1560});
  Page page(workbook, dashboard);
  add_head(page, subject, answers);
  add_figures(page, titles);
  page.sheet("Scrobbles by year", {kMargin, 212, 900, 252}, 260);
  page.sheet("Weekdays", {kMargin + 912, 212, 456, 252}, 260);
  add_tops(page, titles);
  page.sheet("Genre trend", {kMargin, 852, 1156, 300}, 300);
  page.legend("Genre trend", {"family"}, {kMargin + 1168, 852, 200, 300});
  page.sheet("Listening clock", {kMargin, 1164, 500, 340}, 260);
  page.sheet("Clock face", {kMargin + 512, 1164, 340, 340}, 340);
  page.text(headed("Different with the season?", answers.answers.at(3).sentence, 12), {kMargin + 864, 1164, 504, 72},
            130);
  page.sheet("Seasons and families", {kMargin + 864, 1236, 504, 268}, 420);
  page.text({{"Click an artist, a family or a year: the rest follows; click again to let go. Plays of an artist of "
              "several families are divided among them, so parts of scrobbles are counted. Scrobbles by last.fm.",
              9, false, colour::pale_ink}},
            {kMargin, 1512, kInner, 40}, 90);
}

void add_answers_page(Workbook& workbook, const FourAnswers& answers) {
  Dashboard& dashboard = workbook.dashboards.emplace_back(Dashboard{"The four answers", kWidth, 1500});
  Page page(workbook, dashboard);
  page.text(headed("The four answers", answers.summary, 18), {kMargin, 12, kInner, 64}, 110);
  static const char* const kEvidence[] = {"Families", "Hours of all years", "Genre trend", "Seasons and families"};
  for (int at = 0; at < 4; ++at) {
    const Answer& answer = answers.answers.at(static_cast<std::size_t>(at));
    const int y = 84 + at * 300;
    page.text(headed(answer.question, answer.sentence, 14), {kMargin, y, 440, 288}, 150);
    page.sheet(kEvidence[at], {kMargin + 452, y, 916, 288}, 320);
  }
  page.sheet("How sure each answer is", {kMargin, 1284, kInner, 200}, 240);
}

}  // namespace

void add_pages(Workbook& workbook, const Subject& subject, const FourAnswers& answers) {
  add_insights(workbook, subject, answers);
  add_answers_page(workbook, answers);
  const Dashboard& insights = workbook.dashboards.front();
  const auto clicked = [&](const char* caption, const char* from, Pill year = {}) {
    workbook.actions.push_back({caption, &insights, &sheet_of(workbook, from), std::move(year)});
  };
  clicked("Filter by artist", "Top artists");
  clicked("Filter by family", "Seasons and families");
  clicked("Choose the year", "Scrobbles by year", {"local_time", Part::year});
}

}  // namespace tonearm::tableau
