"""Workbooks broken one way each: a good one, with one thing changed. Of each: how, and a word of the complaint that must come."""
from lxml import etree


def sheet(root, name):
    return root.find(f"worksheets/worksheet[@name='{name}']")


def drop(element):
    element.getparent().remove(element)


def pill_not_declared(root):
    drop(sheet(root, "Listening clock").find(".//column-instance[@name='[hr:local_time:ok]']"))


def column_not_declared(root):
    drop(sheet(root, "Top artists").find(".//datasource-dependencies/column[@name='[artist]']"))


def called_field_not_declared(root):
    drop(sheet(root, "Artists").find(".//datasource-dependencies/column[@name='[In the year before]']"))


def wrong_derivation(root):
    root.find(".//column-instance[@name='[wd:local_time:ok]']").set("derivation", "Hour")


def wrong_type(root):
    root.find(".//column-instance[@name='[none:artist:nk]']").set("type", "quantitative")


def lost_table_calculation(root):
    drop(sheet(root, "Weekdays").find(".//column-instance/table-calc"))


def misspelt_formula(root):
    for calculation in root.iterfind(".//column[@name='[Season]']/calculation"):
        calculation.set("formula", calculation.get("formula").replace("[local_time]", "[local time]"))


def unknown_parameter(root):
    for calculation in root.iterfind(".//column[@name='[In the chosen year]']/calculation"):
        calculation.set("formula", calculation.get("formula").replace("[Year]", "[The year]"))


def formula_without_end(root):
    for calculation in root.iterfind(".//column[@name='[Season]']/calculation"):
        calculation.set("formula", calculation.get("formula").removesuffix("END"))


def field_of_no_source(root):
    drop(root.find("datasources/datasource/column[@name='[genre]']"))


def folder_of_nothing(root):
    root.find(".//folder-item").set("name", "[nothing]")


def field_in_two_folders(root):
    first, *_, last = root.findall("datasources/datasource[@caption='Plays']/folders-common/folder")
    last.append(etree.fromstring(etree.tostring(first[0])))


def colour_without_instance(root):
    drop(root.find("datasources/datasource/column-instance[@name='[none:family:nk]']"))


def filter_of_another_level(root):
    sheet(root, "Top artists").find(".//filter//groupfilter[@level='[none:artist:nk]']").set("level", "[artist]")


def top_none(root):
    sheet(root, "Top artists").find(".//filter/groupfilter[@count]").set("count", "0")


def filter_not_sliced(root):
    drop(sheet(root, "Weekdays").find(".//slices/column[2]"))


def shared_filter_not_sliced(root):
    drop(sheet(root, "Weekdays").find(".//slices/column[1]"))


def tooltip_of_no_shelf(root):
    sheet(root, "Top artists").find(".//customized-tooltip//run").text = "<[federated.plays].[none:In the chosen year:nk]>"


def no_window(root):
    drop(root.find("windows/window[@name='Weekdays']"))


def name_taken_twice(root):
    sheet(root, "Families").set("name", "Weekdays")


def zone_of_no_sheet(root):
    root.find(".//zones//zone[@name='Weekdays']").set("name", "Workdays")


def zone_outside(root):
    root.find(".//zones//zone[@name='Weekdays']").set("w", "70000")


def zones_overlap(root):
    root.find(".//zones//zone[@name='Weekdays']").set("x", "20000")


def zone_id_twice(root):
    one, two = root.findall("dashboards/dashboard[1]/zones/zone/zone")[:2]
    two.set("id", one.get("id"))


def control_without_mode(root):
    del root.find(".//zone[@type-v2='paramctrl']").attrib["mode"]


def no_viewpoint(root):
    drop(root.find(".//viewpoint[@name='Clock face']"))


def action_from_nowhere(root):
    root.find("actions/action/source").set("worksheet", "Hours of all years")


def action_to_nowhere(root):
    root.find("actions/action//param[@name='target']").set("value", "Insights")


def action_by_no_field(root):
    root.find("actions/edit-parameter-action//param[@name='source-field']").set("value", "[federated.plays].[none:artist:nk]")


def lost_object(root):
    root.find(".//object-graph//object").set("id", "another")


def lost_record(root):
    drop(root.find(".//metadata-record"))


def id_twice(root):
    one, two = root.findall(".//simple-id")[:2]
    two.set("uuid", one.get("uuid"))


def feature_not_listed(root):
    drop(root.find("document-format-change-manifest/SortTagCleanup"))


BREAKAGES = {
    pill_not_declared: "is not declared", column_not_declared: "which is not declared",
    called_field_not_declared: "a formula calls [In the year before]", wrong_derivation: "has the derivation Hour",
    wrong_type: "has the type quantitative", lost_table_calculation: "table calculation", misspelt_formula: "names [local time]",
    unknown_parameter: "names the parameter [The year]", formula_without_end: "END do not match",
    field_of_no_source: "fields and columns of the data differ", folder_of_nothing: "a folder holds [nothing]",
    field_in_two_folders: "lies in two folders", colour_without_instance: "has no instance",
    filter_of_another_level: "is of [artist]", top_none: "leaves nothing", filter_not_sliced: "is not among the slices",
    shared_filter_not_sliced: "does not go by", tooltip_of_no_shelf: "lies on no shelf", no_window: "no window for the sheet Weekdays",
    name_taken_twice: "two sheets are called Weekdays", zone_of_no_sheet: "a zone of Workdays", zone_outside: "does not lie inside",
    zones_overlap: "overlap", zone_id_twice: "two zones have the id", control_without_mode: "without a mode",
    no_viewpoint: "no viewpoint for Clock face", action_from_nowhere: "is not on Scrobble Insights",
    action_to_nowhere: "no Insights to filter", action_by_no_field: "is not on Scrobbles by year",
    lost_object: "is not in its graph", lost_record: "fields and columns of the data differ", id_twice: "is given twice",
    feature_not_listed: "needs SortTagCleanup"}
