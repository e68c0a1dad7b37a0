"""What Tableau's schema does not see of a workbook: whether its parts name each other rightly.

complaints(root) of a workbook without forks (see workbook_file.py) is empty where all is well. Each rule is a function that
takes a Workbook and yields sentences; where Tableau's answer to a breach is known, its rule says so."""
import re

DERIVATIONS = {"none": "None", "sum": "Sum", "avg": "Avg", "cnt": "Count", "ctd": "CountD", "min": "Min", "max": "Max",
               "attr": "Attribute", "usr": "User", "yr": "Year", "qr": "Quarter", "mn": "Month", "wd": "Weekday", "dy": "Day",
               "hr": "Hour", "my": "MY", "tyr": "Year-Trunc", "tmn": "Month-Trunc", "tdy": "Day-Trunc"}
TYPES = {"nk": "nominal", "ok": "ordinal", "qk": "quantitative"}
PILL = re.compile(r"\[([^\[\]]+)\]\.\[([^\[\]]+)\]")
ENCODINGS = {"color", "text", "size", "lod", "tooltip", "path", "shape", "wedge-size"}
NEEDED = {"computed-sort": "SortTagCleanup", "manual-sort": "SortTagCleanup", "edit-parameter-action": "ParameterAction",
          "clear-option": "ParameterActionClearSelection"}  # refused without: error D2E8DA72


class Workbook:
    """Its parts by name."""

    def __init__(self, root):
        self.root = root
        self.sources = {source.get("name"): source for source in root.findall("datasources/datasource")}
        self.sheets = [sheet.get("name") for sheet in root.findall("worksheets/worksheet")]
        self.boards = root.findall("dashboards/dashboard")
        self.views = [*root.findall("worksheets/worksheet"), *root.findall("shared-views/shared-view"), *self.boards]
        self.windows = {(window.get("class"), window.get("name")): window for window in root.findall("windows/window")}

    def columns(self, source):
        return {column.get("name") for column in self.sources[source].findall("column")}


def declared(view):
    """(source, pill) of each <column-instance> of a view."""
    return {(block.get("datasource"), instance.get("name").strip("[]")) for block in view.iter("datasource-dependencies")
            for instance in block.findall("column-instance")}


def named(view):
    """(source, pill, by what) of all that a view says of pills: shelves, encodings, filters, sorts, texts, styles."""
    for element in view.iter():
        texts = [element.get("column") if element.tag in ENCODINGS | {"filter", "computed-sort", "manual-sort"} else None,
                 element.get("using"), element.get("field"), element.get("param") if element.tag == "zone" else None,
                 element.text if element.tag in ("rows", "cols", "column", "run") else None]
        for text in filter(None, texts):
            for source, pill in PILL.findall(text):
                yield source, pill, element.tag


def each_pill_is_declared(book):
    for view in book.views:  # what is missing is dropped by Tableau without a word
        known = declared(view)
        for source, pill, where in named(view):
            if source == "Parameters":
                if f"[{pill}]" not in book.columns("Parameters"):
                    yield f"{view.get('name')}: no parameter [{pill}], named in <{where}>"
            elif source not in book.sources:
                yield f"{view.get('name')}: no data source {source}, named in <{where}>"
            elif (source, pill) not in known:
                yield f"{view.get('name')}: [{pill}] in <{where}> is not declared"


def each_instance_says_what_its_name_says(book):
    for instance in book.root.iter("column-instance"):
        name = instance.get("name").strip("[]")
        *prefixes, field, suffix = name.split(":")
        if instance.get("column") != f"[{field}]":
            yield f"[{name}] is of {instance.get('column')}"
        if DERIVATIONS.get(prefixes[-1]) != instance.get("derivation"):
            yield f"[{name}] has the derivation {instance.get('derivation')}"
        if TYPES.get(suffix) != instance.get("type"):
            yield f"[{name}] has the type {instance.get('type')}"
        if (prefixes[0] == "pcto") != (instance.find("table-calc") is not None):
            yield f"[{name}] and its table calculation differ"


def each_column_is_of_its_source(book):
    for view in book.views:
        for block in view.iter("datasource-dependencies"):
            source = block.get("datasource")
            if source not in book.sources:
                yield f"{view.get('name')} depends on {source}, which is no data source"
                continue
            here = {column.get("name"): column for column in block.findall("column")}
            for name, column in here.items():
                there = book.sources[source].find(f"column[@name='{name}']")
                if there is None:
                    yield f"{view.get('name')}: {source} has no column {name}"
                elif dict(there.attrib) != dict(column.attrib):
                    yield f"{view.get('name')}: {name} is not described as its source does"
            for instance in block.findall("column-instance"):
                if instance.get("column") not in here:
                    yield f"{view.get('name')}: {instance.get('name')} is of {instance.get('column')}, which is not declared"


def each_formula_names_fields(book):
    for source, element in book.sources.items():
        for column in element.findall("column"):
            calculation = column.find("calculation")
            if calculation is None:
                continue
            formula = re.sub(r"'[^']*'", "''", calculation.get("formula"))
            for parameter in re.findall(r"\[Parameters\]\.(\[[^\]]+\])", formula):
                if parameter not in book.columns("Parameters"):
                    yield f"{column.get('name')} names the parameter {parameter}, which is none"
            for field in re.findall(r"\[[^\]]+\]", re.sub(r"\[Parameters\]\.\[[^\]]+\]", "", formula)):
                if field not in book.columns(source):
                    yield f"{column.get('name')} names {field}, which is no field of {source}"


def each_formula_is_balanced(book):
    for calculation in book.root.iter("calculation"):
        bare = re.sub(r"'[^']*'", "", calculation.get("formula"))
        if any(bare.count(opening) != bare.count(closing) for opening, closing in ("()", "[]", "{}")):
            yield f"brackets do not match in {bare!r}"
        if len(re.findall(r"\b(?:IF|CASE)\b", bare)) != len(re.findall(r"\bEND\b", bare)):
            yield f"IF, CASE and END do not match in {bare!r}"


def each_sheet_declares_what_its_formulas_call(book):
    for view in book.views:
        for block in view.iter("datasource-dependencies"):
            here = {column.get("name") for column in block.findall("column")}
            for calculation in block.iter("calculation"):
                formula = re.sub(r"'[^']*'", "", calculation.get("formula"))
                called = set(re.findall(r"\[[^\]]+\]", re.sub(r"\[Parameters\]\.\[[^\]]+\]", "", formula)))
                for missing in sorted(called - here):
                    yield f"{view.get('name')}: a formula calls {missing}, which is not declared there"


def each_folder_holds_fields(book):
    for source, element in book.sources.items():
        seen = []
        for item in element.iterfind("folders-common/folder/folder-item"):
            seen.append(item.get("name"))
            if item.get("name") not in book.columns(source):
                yield f"a folder holds {item.get('name')}, which is no field of {source}"
        yield from (f"{name} lies in two folders" for name in {name for name in seen if seen.count(name) > 1})


def each_colour_has_its_instance(book):
    for source, element in book.sources.items():
        instances = {instance.get("name") for instance in element.findall("column-instance")}
        for encoding in element.iterfind("style/style-rule/encoding"):
            if encoding.get("field") not in instances:
                yield f"{source}: colours of {encoding.get('field')}, which has no instance there"
            values = [bucket.text for bucket in encoding.iter("bucket")]
            if len(values) != len(set(values)):
                yield f"{source}: {encoding.get('field')} has two colours for one value"


def each_filter_is_of_its_field(book):
    for view in book.views:
        sliced = {column.text for column in view.iterfind(".//slices/column")}
        for chosen in view.iter("filter"):
            pill = chosen.get("column").split("].", 1)[1]
            levels = {group.get("level") for group in chosen.iter("groupfilter") if group.get("level")}
            if levels != {pill}:
                yield f"{view.get('name')}: the filter of {pill} is of {', '.join(sorted(levels))}"
            if view.tag == "worksheet" and chosen.get("column") not in sliced:
                yield f"{view.get('name')}: the filter of {pill} is not among the slices"
            for group in chosen.iter("groupfilter"):
                if group.get("function") == "end" and int(group.get("count")) < 1:  # error AC6CC624
                    yield f"{view.get('name')}: the filter of {pill} leaves nothing"


def shared_filters_are_sliced(book):
    for shared in book.root.iterfind("shared-views/shared-view"):
        for chosen in shared.iter("filter"):
            for sheet in book.root.iterfind("worksheets/worksheet"):
                if sheet.find(f".//datasource-dependencies[@datasource='{shared.get('name')}']") is not None and \
                        chosen.get("column") not in {column.text for column in sheet.iterfind(".//slices/column")}:
                    yield f"{sheet.get('name')} does not go by {chosen.get('column')}"


def texts_show_what_is_in_view(book):
    for sheet in book.root.iterfind("worksheets/worksheet"):  # a field of the tooltip alone makes a sheet vanish
        shown = {pill for tag in ("rows", "cols") for pill in PILL.findall(sheet.findtext(f"table/{tag}") or "")}
        for encodings in sheet.iter("encodings"):
            shown |= {pill for element in encodings for pill in PILL.findall(element.get("column"))}
        for text in [*sheet.iter("customized-tooltip"), *sheet.iter("customized-label")]:
            for pill in PILL.findall("".join(run.text or "" for run in text.iter("run"))):
                if pill[0] != "Parameters" and pill not in shown:
                    yield f"{sheet.get('name')}: a text shows [{pill[1]}], which lies on no shelf"


def each_sheet_has_a_window(book):
    for name in book.sheets:
        if ("worksheet", name) not in book.windows:
            yield f"no window for the sheet {name}"
    for board in book.boards:
        if ("dashboard", board.get("name")) not in book.windows:
            yield f"no window for the dashboard {board.get('name')}"
    for board in {board.get("name") for board in book.boards} & set(book.sheets):
        yield f"{board} is a sheet and a dashboard"
    yield from (f"two sheets are called {name}" for name in {name for name in book.sheets if book.sheets.count(name) > 1})


def each_zone_shows_something(book):
    for board in book.boards:
        for zone in board.iter("zone"):
            kind, name = zone.get("type-v2"), zone.get("name")
            if name is not None and name not in book.sheets:
                yield f"{board.get('name')}: a zone of {name}, which is no sheet"
            if kind in ("filter", "color") and name is not None:
                sheet = book.root.find(f"worksheets/worksheet[@name=\"{name}\"]")
                if sheet is not None and not set(PILL.findall(zone.get("param"))) & {pill[:2] for pill in named(sheet)}:
                    yield f"{board.get('name')}: {name} has no {zone.get('param')} to choose or explain"
            if kind == "paramctrl" and zone.get("mode") is None:  # error CB5AF9D4
                yield f"{board.get('name')}: a control without a mode"


def zones_lie_inside_and_apart(book):
    for board in book.boards:
        for zones in board.iter("zones"):
            frame = zones.find("zone")
            inside = [zone for zone in frame.iter("zone") if not (zone.get("type-v2") or "").startswith("layout-")]
            boxes = {zone.get("id"): [int(zone.get(side)) for side in "xywh"] for zone in inside}
            ids = [zone.get("id") for zone in zones.iter("zone")]
            yield from (f"{board.get('name')}: two zones have the id {each}" for each in {i for i in ids if ids.count(i) > 1})
            for each, (x, y, w, h) in boxes.items():
                if min(x, y) < 0 or w < 1 or h < 1 or x + w > 100000 or y + h > 100000:
                    yield f"{board.get('name')}: the zone {each} does not lie inside"
                for other, (ox, oy, ow, oh) in boxes.items():
                    if each < other and x < ox + ow and ox < x + w and y < oy + oh and oy < y + h:
                        yield f"{board.get('name')}: the zones {each} and {other} overlap"


def each_sheet_of_a_dashboard_has_a_viewpoint(book):
    for board in book.boards:  # error 2805CF18
        placed = {zone.get("name") for zone in board.iter("zone") if zone.get("name") and zone.get("type-v2") is None}
        window = book.windows.get(("dashboard", board.get("name")))
        seen = set() if window is None else {point.get("name") for point in window.iter("viewpoint")}
        yield from (f"{board.get('name')}: no viewpoint for {name}" for name in sorted(placed - seen))
        yield from (f"{board.get('name')}: a viewpoint for {name}, which is not there" for name in sorted(seen - placed))


def each_action_leads_somewhere(book):
    boards = {board.get("name"): {zone.get("name") for zone in board.iter("zone")} for board in book.boards}
    actions = book.root.find("actions")
    for action in actions if actions is not None else ():
        source = action.find("source")
        if source.get("dashboard") not in boards:
            yield f"{action.get('caption')}: no dashboard {source.get('dashboard')}"
        elif source.get("worksheet") not in boards[source.get("dashboard")]:
            yield f"{action.get('caption')}: {source.get('worksheet')} is not on {source.get('dashboard')}"
        given = {param.get("name"): param.get("value") for param in action.iter("param")}
        if "target" in given and given["target"] not in [*boards, *book.sheets]:
            yield f"{action.get('caption')}: no {given['target']} to filter"
        if "target-parameter" in given:
            if given["target-parameter"].split("].")[1] not in book.columns("Parameters"):
                yield f"{action.get('caption')}: no parameter {given['target-parameter']}"
            sheet = book.root.find(f"worksheets/worksheet[@name=\"{source.get('worksheet')}\"]")
            if sheet is not None and not set(PILL.findall(given["source-field"])) <= declared(sheet):
                yield f"{action.get('caption')}: {given['source-field']} is not on {source.get('worksheet')}"


def each_object_is_in_the_graph(book):
    for name, source in book.sources.items():
        objects = {each.get("id") for each in source.iter("object")}
        named_ids = {each.text.strip("[]") for each in source.iter("object-id")}
        named_ids |= {column.get("name").rsplit("[", 1)[1].strip("]") for column in source.findall("column")
                      if column.get("datatype") == "table"}
        yield from (f"{name}: the object {each} is not in its graph" for each in sorted(named_ids - objects))


def each_file_column_is_a_field(book):
    for name, source in book.sources.items():
        records = source.iterfind("connection/metadata-records/metadata-record[@class='column']")
        local = {record.findtext("local-name") for record in records}
        plain = {column.get("name") for column in source.findall("column")
                 if column.find("calculation") is None and column.get("datatype") != "table"}
        if name != "Parameters" and local != plain:
            yield f"{name}: fields and columns of the data differ: {sorted(local ^ plain)}"


def ids_are_single(book):
    ids = [each.get("uuid") for each in book.root.iter("simple-id")]
    yield from (f"the id {each} is given twice" for each in {each for each in ids if ids.count(each) > 1})


def the_manifest_lists_what_is_used(book):
    listed = {child.tag for child in book.root.find("document-format-change-manifest")}
    if "ManifestByVersion" in listed:
        return
    for element, feature in NEEDED.items():
        if book.root.find(f".//{element}") is not None and feature not in listed:
            yield f"<{element}> needs {feature} in the manifest"


RULES = [each_pill_is_declared, each_instance_says_what_its_name_says, each_column_is_of_its_source, each_formula_names_fields,
         each_formula_is_balanced, each_sheet_declares_what_its_formulas_call, each_folder_holds_fields,
         each_colour_has_its_instance, each_filter_is_of_its_field, shared_filters_are_sliced, texts_show_what_is_in_view,
         each_sheet_has_a_window, each_zone_shows_something, zones_lie_inside_and_apart,
         each_sheet_of_a_dashboard_has_a_viewpoint, each_action_leads_somewhere, each_object_is_in_the_graph,
         each_file_column_is_a_field, ids_are_single, the_manifest_lists_what_is_used]


def complaints(root):
    book = Workbook(root)
    return [complaint for rule in RULES for complaint in rule(book)]
