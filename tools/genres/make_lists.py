"""Makes data/genres/*.csv: make_lists.py LISTS_FOLDER [OUT_FOLDER].

LISTS_FOLDER holds musicbrainz-genres.json, everynoise-genres-cc0.json, beets-genres-tree.yaml, beets-genres.txt and
beets-aliases.yaml; what was decided by hand lies beside this script. Same input, same bytes.
"""
import csv
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
# A name of Every Noise counts where its first words qualify a known genre, as these do in many names.
QUALIFIERS = """alternative ambient atmospheric avant-garde brutal chamber dark electronic epic experimental gothic hard
industrial instrumental jazz melodic minimal noise post power progressive psychedelic symphonic technical
underground""".split()
# Groups of the tree whose members stand elsewhere here.
TREE_GROUPS = {
    "african": "world music", "asian": "world music", "east asian": "pop", "south and southeast asian": "world music",
    "caribbean and latin american": "latin", "brazilian": "latin", "other latin": "latin", "heavy metal": "metal",
    "punk rock": "punk", "electronica": "electronic", "progressive": "electronic", "hardcore": "hardcore techno",
    "progressive house/trance": "house", "orchestra": "classical", "mass": "classical", "new wave": "rock",
    "classical music": "classical", "electronic body music": "ebm", "industrial metal": "metal",
}


# Letters that Unicode does not decompose.
PLAIN = str.maketrans({"æ": "ae", "ð": "d", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe"})


def is_blank(letter):
    return letter in "\t\n\r_/'.`\u2018\u2019\u30fb" or unicodedata.category(letter) in ("Zs", "Pd")


def tag_key(tag):
    """The fold of a tag: the same as tag_key() of the program."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", tag).casefold())
    key = ""
    for i, letter in enumerate(text):
        lone = 0 < i < len(text) - 1 and is_blank(text[i - 1]) and is_blank(text[i + 1])
        if letter in "&+" or (letter == "n" and lone):
            key += "and"
        elif not is_blank(letter) and not 0x300 <= ord(letter) <= 0x36F:
            key += letter
    return unicodedata.normalize("NFC", key.translate(PLAIN))


def lines_of(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def placed_by_hand():
    """genre -> (parent, family or ""), in the file's order; a later line wins nothing: the first stands."""
    placed = {}
    for line in lines_of("placed_by_hand.txt"):
        head, children = line.split(":", 1)
        parent, family = re.fullmatch(r"(.+?)(?: \[(.+)\])?", head).groups()
        for child in children.split(","):
            placed.setdefault(child.strip(), ("" if parent == "-" else parent, family or ""))
    return placed


def tree_parents(path):
    """genre -> the name one level up in an indented "- name:" list."""
    parents, above = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip())) // 4
        name = line.strip()[2:].rstrip(":")
        above = above[:depth] + [name]
        parents.setdefault(name, TREE_GROUPS.get(above[depth - 1], above[depth - 1]) if depth else "")
    return parents


def qualified(name, known):
    """The known genre that `name` qualifies: "melodic black metal" is a black metal."""
    first, _, rest = name.partition(" ")
    return rest if first in QUALIFIERS and tag_key(rest) in known else None


def last_words(name, known):
    """The longest end of `name` that is itself a genre."""
    words = name.split(" ")
    ends = (" ".join(words[i:]) for i in range(1, len(words)))
    return next((known[tag_key(end)] for end in ends if tag_key(end) in known), None)


def collect_names(lists, placed, tree):
    """folded name -> name: what stands by hand, then MusicBrainz, the tree, and what Every Noise adds."""
    never = {tag_key(name) for name in lines_of("never.txt")} - {tag_key(name) for name in placed}
    known = {}
    musicbrainz = [genre["name"] for genre in json.loads((lists / "musicbrainz-genres.json").read_text())]
    for name in [*placed, *sorted(musicbrainz), *tree]:
        if tag_key(name) not in never and not (name.endswith(" music") and tag_key(name[:-6]) in known):
            known.setdefault(tag_key(name), name)
    for name in sorted(json.loads((lists / "everynoise-genres-cc0.json").read_text())["genres"]):
        if qualified(name, known):
            known.setdefault(tag_key(name), name)
    return known


def parent_of(name, known, placed, tree):
    if name in placed:
        return placed[name][0]
    above = tree.get(name)
    if above and tag_key(above) in known:
        return known[tag_key(above)]
    return last_words(name, known)


def place(known, placed, tree):
    """genre -> (parent, family). A name that nothing places is returned apart."""
    parents = {name: parent_of(name, known, placed, tree) for name in known.values()}
    families, lost = {}, []

    def family(name, steps=0):
        if placed.get(name, ("", ""))[1]:
            return placed[name][1]
        return family(parents[name], steps + 1) if parents.get(name) and steps < 10 else None

    for name in sorted(parents):
        if family(name):
            families[name] = (parents[name], family(name))
        else:
            lost.append(name)
    return families, lost


def pattern_aliases(lists, names, known):
    """The spellings among `names` that a pattern of the alias file leads to a genre."""
    aliases, target = {}, None
    rules = []
    for line in (lists / "beets-aliases.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("    - "):
            rules.append((re.compile(line[6:], re.IGNORECASE), target))
        elif line.endswith(":") and not line.startswith("#"):
            target = line[:-1]
    for name in names:
        for pattern, template in rules:
            match = pattern.fullmatch(name)
            genre = match and known.get(tag_key(match.expand(template)))
            if genre and tag_key(name) not in known:
                aliases.setdefault(tag_key(name), (name, genre))
    return aliases


def aliases_by_hand(known):
    """key -> (alias, genre), the genre's own name and a second line for an alias being mistakes."""
    aliases = {}
    for line in lines_of("aliases_by_hand.txt"):
        genre, others = (part.strip() for part in line.split(":", 1))
        if known.get(tag_key(genre)) != genre:
            sys.exit(f"aliases_by_hand.txt: {genre} is no genre")
        for alias in (other.strip() for other in others.split(",")):
            if tag_key(alias) in known and known[tag_key(alias)] != genre:
                print(f"aliases_by_hand.txt: {alias} for {genre}, but it is a genre itself")
            elif tag_key(alias) in aliases and aliases[tag_key(alias)][1] != genre:
                print(f"aliases_by_hand.txt: {alias} for {genre} and for {aliases[tag_key(alias)][1]}")
            elif tag_key(alias) not in known:
                aliases.setdefault(tag_key(alias), (alias, genre))
    return aliases


def make_aliases(lists, known):
    aliases = aliases_by_hand(known)
    everynoise = json.loads((lists / "everynoise-genres-cc0.json").read_text())["genres"]
    beets = (lists / "beets-genres.txt").read_text(encoding="utf-8").splitlines()
    for key, row in pattern_aliases(lists, sorted({*everynoise, *beets}), known).items():
        aliases.setdefault(key, row)
    return aliases


def other_tags(taken):
    """key -> (tag, kind) of the words that are no genre; the first line with a word holds."""
    tags = {}
    for line in lines_of("other_tags_by_hand.txt"):
        kind, words = (part.strip() for part in line.split(":", 1))
        for tag in (word.strip() for word in words.split(",")):
            if tag_key(tag) in taken:
                print(f"other_tags_by_hand.txt: {tag} is a genre or an alias")
            else:
                tags.setdefault(tag_key(tag), (tag, kind))
    return tags


def write_csv(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    lists = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent.parent / "data" / "genres"
    placed, tree = placed_by_hand(), tree_parents(lists / "beets-genres-tree.yaml")
    genres, lost = place(collect_names(lists, placed, tree), placed, tree)
    known = {tag_key(name): name for name in genres}
    write_csv(out / "genres.csv", ["genre", "parent", "family"], [[g, p, f] for g, (p, f) in sorted(genres.items())])
    aliases = make_aliases(lists, known)
    write_csv(out / "aliases.csv", ["alias", "genre"], sorted(aliases.values()))
    others = other_tags(known.keys() | aliases.keys())
    write_csv(out / "other_tags.csv", ["tag", "kind"], sorted(others.values(), key=lambda row: (row[1], row[0])))
    print(f"{len(genres)} genres in {len({f for _, f in genres.values()})} families, {len(aliases)} aliases, {len(others)} other tags; not placed: {', '.join(lost) or '-'}")


if __name__ == "__main__":
    main()
