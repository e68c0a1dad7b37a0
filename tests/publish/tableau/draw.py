#!/usr/bin/env python3
"""Draws a workbook's first dashboard from its own zones, sheets and data: a picture of the layout, not of Tableau.

usage: draw.py WORKBOOK.twbx OUT.png [--year 2010]
Chromium turns the drawing into the picture."""
import argparse
import html
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).absolute().parent.parent.parent))
from python_environment import enter_environment  # noqa: E402

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
INK, PALE, DATA, LINE = "#15191b", "#4e575b", "#1c6b70", "#e3e7e6"


class Drawing:
    """A dashboard as SVG."""

    def __init__(self, sheets):
        self.sheets = sheets
        self.board = sheets.root.find("dashboards/dashboard")
        size = self.board.find("size")
        self.width, self.height = int(size.get("maxwidth")), int(size.get("maxheight"))
        self.shapes = []
        style = sheets.root.find("datasources/datasource[@caption='Plays']/style/style-rule")
        self.colours = {colour.find("bucket").text.strip('"'): colour.get("to") for colour in style.iter("map")}

    def rect(self, x, y, w, h, fill, **more):
        self.shapes.append(f"<rect x='{x:.1f}' y='{y:.1f}' width='{max(w, 0):.1f}' height='{max(h, 0):.1f}' fill='{fill}' "
                           + " ".join(f"{name.replace('_', '-')}='{value}'" for name, value in more.items()) + "/>")

    def text(self, x, y, words, size=11, fill=PALE, anchor="start", weight=400):
        self.shapes.append(f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' fill='{fill}' text-anchor='{anchor}' "
                           f"font-weight='{weight}'>{html.escape(str(words))}</text>")

    def svg(self):
        for zone in self.board.iterfind("zones/zone/zone"):
            x, y, w, h = (int(zone.get(side)) / 100000 * (self.width if side in "xw" else self.height) for side in "xywh")
            self.rect(x, y, w, h, "#ffffff", stroke=LINE, rx=3)
            self.zone(zone, x + 10, y + 8, w - 20, h - 16)
        return (f"<svg xmlns='http://www.w3.org/2000/svg' width='{self.width}' height='{self.height}' "
                f"font-family='DejaVu Sans, Arial, sans-serif'><rect width='100%' height='100%' fill='#f4f6f5'/>"
                + "".join(self.shapes) + "</svg>")

    def zone(self, zone, x, y, w, h):
        kind = zone.get("type-v2")
        if kind == "text":
            self.runs(zone, x, y, w)
        elif kind in ("paramctrl", "filter"):
            self.control(zone, x, y, w)
        elif kind == "color":
            self.legend(x, y)
        else:
            sheet = self.sheets.sheet(zone.get("name"))
            top = 0 if zone.get("show-title") == "false" else 24
            if top:
                title = "".join(self.words(run) for run in sheet.iterfind("layout-options/title/formatted-text/run"))
                self.text(x, y + 14, title, 13, INK, weight=700)
            self.sheet(zone.get("name"), sheet, x, y + top, w, h - top)

    def words(self, run):
        return run.text.replace("<[Parameters].[Year]>", str(self.sheets.year) if self.sheets.year else "All years")

    def runs(self, zone, x, y, w):
        at = y
        for run in zone.iterfind("formatted-text/run"):
            if run.text.startswith("Æ"):
                continue
            size = round(int(run.get("fontsize", 10)) * 1.3)
            line = ""
            for word in run.text.split():
                if len(line + word) * size * 0.56 > w:
                    at += size * 1.35
                    self.text(x, at, line, size, run.get("fontcolor", PALE), weight=700 if run.get("bold") else 400)
                    line = ""
                line += word + " "
            at += size * 1.35
            self.text(x, at, line, size, run.get("fontcolor", PALE), weight=700 if run.get("bold") else 400)

    def control(self, zone, x, y, w):
        name, value = ("Year", self.sheets.year or "All years") if zone.get("type-v2") == "paramctrl" else ("Family", "(All)")
        self.text(x, y + 12, name, 11, INK)
        self.rect(x, y + 20, w, 24, "#ffffff", stroke=PALE, rx=2)
        self.text(x + 8, y + 36, value, 12, INK)
        self.text(x + w - 16, y + 36, "▾", 12)

    def legend(self, x, y):
        played = {family for (family,) in self.sheets.rows("Genre trend", "[none:family:nk]")}
        for at, family in enumerate(family for family in self.colours if family in played):
            self.rect(x, y + at * 13.6, 10, 10, self.colours[family])
            self.text(x + 16, y + 9 + at * 13.6, family, 10)

    def sheet(self, name, sheet, x, y, w, h):
        mark = sheet.find("table/panes/pane/mark").get("class")
        if name == "Clock face":
            self.clock_face(x, y, w, h)
        elif mark == "Text":
            self.figure(name, sheet, x, y)
        elif mark == "Area":
            self.area(name, x, y, w, h)
        elif mark == "Square":
            self.heat(name, x, y, w, h)
        elif mark == "Circle":
            self.dots(name, x, y, w, h)
        elif "sum:scrobbles" in (sheet.findtext("table/cols") or ""):
            self.bars_across(name, sheet, x, y, w, h)
        else:
            self.bars_up(name, sheet, x, y, w, h)

    def figure(self, name, sheet, x, y):
        pills = [element.get("column").split("].", 1)[1] for element in sheet.iterfind(".//encodings/text")]
        [values] = self.sheets.rows(name, *pills)
        value = f"{values[0]:,.1f}" if name == "Daily average" else f"{values[0]:,.0f}"
        self.text(x, y + 18, "Scrobbles a day" if name == "Daily average" else name, 13)
        self.text(x, y + 58, value, 34, INK, weight=700)
        self.text(x, y + 84, values[1] if len(values) > 1 else "", 12)

    def bars_up(self, name, sheet, x, y, w, h):
        pill = sheet.findtext("table/cols").split("].", 1)[1]
        by_year = pill == "[yr:local_time:ok]"
        pills = [pill, "[none:Year or other years:nk]"] if by_year else [pill]
        rows = self.sheets.rows(name, *pills, "[sum:scrobbles:qk]", order="1")
        step, most = w / len(rows), max(row[-1] for row in rows)
        for at, row in enumerate(rows):
            height = row[-1] / most * (h - 20)
            self.rect(x + at * step + 2, y + h - 18 - height, step - 4, height, self.colours[row[1]] if by_year else DATA)
            self.text(x + at * step + step / 2, y + h - 4, row[0], 10, anchor="middle")

    def bars_across(self, name, sheet, x, y, w, h):
        pill = sheet.findtext("table/rows").split("].", 1)[1]
        rows = self.sheets.rows(name, pill, "[sum:scrobbles:qk]", order="2 desc, 1")
        step, most = h / len(rows), rows[0][1]
        for at, (title, scrobbles) in enumerate(rows):
            words = title if len(title) < 33 else title[:31] + "…"
            self.text(x + w * 0.52, y + (at + 0.68) * step, words, 11, INK, "end")
            self.rect(x + w * 0.54, y + at * step + 3, scrobbles / most * w * 0.36, step - 6, DATA)
            self.text(x + w * 0.55 + scrobbles / most * w * 0.36, y + (at + 0.68) * step, f"{scrobbles:,.0f}", 10)

    def area(self, name, x, y, w, h):
        order = list(self.colours)
        rows = self.sheets.rows(name, "[tmn:local_time:qk]", "[none:family:nk]", "[sum:scrobbles:qk]")
        months = sorted({row[0] for row in rows})
        played = {(month, family): scrobbles for month, family, scrobbles in rows}
        first, last = months[0], months[-1]
        months = [first.replace(year=first.year + at // 12, month=at % 12 + 1)
                  for at in range(first.month - 1, (last.year - first.year) * 12 + last.month)]
        most = max(sum(played.get((month, family), 0) for family in order) for month in months)
        below = [0.0] * len(months)
        for family in [family for family in order if any(row[1] == family for row in rows)]:
            above = [base + played.get((month, family), 0) for base, month in zip(below, months)]
            places = [(at, value) for at, value in enumerate(above)] + [(at, value) for at, value in reversed(list(enumerate(below)))]
            points = " ".join(f"{x + at / (len(months) - 1) * w:.1f},{y + h - 18 - value / most * (h - 22):.1f}" for at, value in places)
            self.shapes.append(f"<polygon points='{points}' fill='{self.colours[family]}'/>")
            below = above
        for at, month in enumerate(months):
            if month.month == 1:
                self.text(x + at / (len(months) - 1) * w, y + h - 2, month.year, 10, anchor="middle")

    def heat(self, name, x, y, w, h):
        rows = self.sheets.rows(name, "[none:Season:nk]", "[none:family:nk]", "[sum:scrobbles:qk]")
        seasons = [bucket.text.strip('"') for bucket in self.sheets.sheet(name).iterfind(".//manual-sort/dictionary/bucket")]
        played = {(season, family): scrobbles for season, family, scrobbles in rows}
        whole = {season: sum(value for (of, _), value in played.items() if of == season) for season in seasons}
        families = sorted({row[1] for row in rows}, key=lambda family: -sum(played.get((s, family), 0) for s in seasons))
        ramp = [colour.text for colour in self.sheets.sheet(name).iter("color") if colour.text]
        across, down = (w - 96) / 4, (h - 16) / len(families)
        most = max(value / whole[season] for (season, _), value in played.items())
        for at, season in enumerate(seasons):
            self.text(x + 96 + (at + 0.5) * across, y + 10, season, 10, anchor="middle")
            for row, family in enumerate(families):
                share = played.get((season, family), 0) / whole[season]
                top = y + 16 + row * down
                dark = share / most > 0.5
                self.rect(x + 96 + at * across, top, across - 1, down - 1, ramp[min(6, int(share / most * 6.99))])
                self.text(x + 96 + (at + 0.5) * across, top + down * 0.78, f"{share:.1%}", 8.5, "#ffffff" if dark else INK, "middle")
                if at == 0:
                    self.text(x + 90, top + down * 0.78, family, 9, INK, "end")

    def dots(self, name, x, y, w, h):
        rows = self.sheets.rows(name, "[wd:local_time:ok]", "[none:Year or other years:nk]", "[sum:scrobbles:qk]")
        whole = {which: sum(row[2] for row in rows if row[1] == which) for which in {row[1] for row in rows}}
        most = max(row[2] / whole[row[1]] for row in rows)
        for day, which, scrobbles in rows:
            place = y + h - 24 - scrobbles / whole[which] / most * (h - 44)
            self.shapes.append(f"<circle cx='{x + (day - 0.5) / 7 * w:.1f}' cy='{place:.1f}' r='7' fill='{self.colours[which]}'/>")
        for day, label in enumerate(DAYS):
            self.text(x + (day + 0.5) / 7 * w, y + h - 4, label, 10, anchor="middle")

    def clock_face(self, x, y, w, h):
        rows = self.sheets.rows("Clock face", "[avg:Clock x:qk]", "[avg:Clock y:qk]", "[hr:local_time:ok]", "[sum:scrobbles:qk]")
        ramp = [colour.text for colour in self.sheets.sheet("Clock face").iter("color") if colour.text]
        radius, most = min(w, h) / 2 - 26, max(row[3] for row in rows)
        for across, up, hour, scrobbles in rows:
            cx, cy = x + w / 2 + across * radius, y + h / 2 - up * radius
            share = scrobbles / most
            self.shapes.append(f"<circle cx='{cx:.1f}' cy='{cy:.1f}' r='{3 + 15 * math.sqrt(share):.1f}' "
                               f"fill='{ramp[min(6, int(share * 6.99))]}' stroke='{DATA}' stroke-width='.5'/>")
            self.text(cx, cy + 4, hour, 10, "#ffffff" if share > 0.5 else INK, "middle")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workbook", type=pathlib.Path)
    parser.add_argument("picture", type=pathlib.Path)
    parser.add_argument("--year", type=int, help="chosen; 0 for all; default: as the workbook is")
    arguments = parser.parse_args()
    enter_environment(pathlib.Path(__file__).absolute().parent / "requirements.txt")
    import duckdb
    from formulas import Sheets
    from workbook_file import load, read
    database = duckdb.connect()
    load(database, arguments.workbook, "plays", "plays")
    drawing = Drawing(Sheets(read(arguments.workbook), database, arguments.year))
    with tempfile.TemporaryDirectory(prefix="tonearm-draw-") as folder:
        page = pathlib.Path(folder, "page.html")
        page.write_text(f"<!doctype html><meta charset='utf-8'><body style='margin:0'>{drawing.svg()}", encoding="utf-8")
        subprocess.run([shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--hide-scrollbars", f"--window-size={drawing.width},{drawing.height}",
                        f"--screenshot={arguments.picture.absolute()}", page.as_uri()], check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
