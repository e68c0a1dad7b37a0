"""A .twb or .twbx as it is read by a program that knows every feature, and the tables inside."""
import pathlib
import re
import tempfile
import zipfile

from lxml import etree

FORK = re.compile(r"_\.fcp\.\w+\.(true|false)\.\.\.")


def parts(path):
    """Names and bytes of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def workbook_text(path):
    if pathlib.Path(path).suffix == ".twb":
        return pathlib.Path(path).read_bytes()
    inside = parts(path)
    [name] = [name for name in inside if name.endswith(".twb") and "/" not in name]
    return inside[name]


def read(path):
    return unforked(etree.fromstring(workbook_text(path)))


def unforked(root):
    """Forks for programs with a feature lose their prefix, forks for programs without it go."""
    for element in list(root.iter(etree.Element)):
        for name in list(element.attrib):
            fork = FORK.match(name)
            if fork:
                value = element.attrib.pop(name)
                if fork[1] == "true":
                    element.set(FORK.sub("", name), value)
        fork = FORK.match(element.tag)
        if fork and fork[1] == "false":
            element.getparent().remove(element)
        else:
            element.tag = FORK.sub("", element.tag)
    return root


def with_explanation(root):
    """The published schema asks for a last element that files saved by Tableau Desktop lack."""
    if root.find("explain-data") is None:
        explain = etree.SubElement(root, "explain-data", {"enabled-for-viewer": "true", "extreme-values-enabled-for-all": "false"})
        etree.SubElement(explain, "explanation-types")
    return root


def load(database, package, file, table):
    """A CSV of the package as a table of DuckDB; the types of plays are said, those of the answers guessed."""
    text = parts(package)[f"Data/Tonearm/{file}.csv"]
    columns = f"auto_detect = false, columns = {plays_columns(text)}, " if file == "plays" else ""
    with tempfile.NamedTemporaryFile(suffix=".csv") as copy:
        copy.write(text)
        copy.flush()
        database.execute(f"create table {table} as select * from read_csv('{copy.name}', header = true, delim = ',', quote = '\"', "
                         f"escape = '\"', {columns}max_line_size = 100000)")


def plays_columns(text):
    types = {"local_time": "timestamp", "scrobbles": "double"}
    return {name: types.get(name, "varchar") for name in text[:text.index(b"\n")].decode().split(",")}
