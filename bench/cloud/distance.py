"""A lake in Cloud Storage, 30 ms away, against the same in a folder: what reading it costs."""
import programs

LATENCY_MS = 30


def read_from_afar(build, folder, scrobbles):
    """Prints the rows of a rebuild and of its stages, from a folder and from afar."""
    folder.mkdir()
    local, near = folder / "lake", folder / "near"
    with programs.simulator(build, folder, scrobbles) as service:
        copy = programs.clean_environment(HOME=near, LAKE=local, USER="demo", API_KEY="demo-key", API_BASE=service.api,
                                          MAX_RATE="100000", ZONE="Europe/London", ENRICH_FOR="10m")
        programs.run(build / "tonearm", ["sync"], copy)
    tonearm = build / "tonearm"
    print(f"{scrobbles:,} scrobbles, each request to the store takes {LATENCY_MS} ms\n")
    print("| work | folder | afar | times | of the processor | resident | asked of the store | to reach |\n"
          "| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    row("`lake copy` up", None, *at(build, folder, lambda env: programs.run(
        tonearm, ["lake", "copy", local, f"gs://{programs.BUCKET}/lake"], env)))

    def both(name, prepare, words, goal=""):
        """`prepare`: words of a run before it, whose time is not counted."""
        def work(env):
            programs.run(tonearm, prepare, env) if prepare else None
            return programs.run(tonearm, words, env)
        far = at(build, folder, lambda env: work(env), local)
        row(name, work(programs.clean_environment(**base(folder / "near"), LAKE=local)), *far, goal)

    both("`rebuild`: all pages read, all months staged, loaded, modelled", None, ["rebuild"], "≤ 3×")
    both("`stage`, nothing new", ["stage"], ["stage"])
    both("`load`, the first time", ["stage"], ["load"])


def base(home):
    return {"HOME": home, "USER": "demo", "API_KEY": "demo-key", "ZONE": "Europe/London"}


def at(build, folder, work, lake=None):
    """What `work` took with a store of its own that holds `lake`, and what that store counted of it."""
    with programs.fake_storage(build, folder, LATENCY_MS) as store:
        env = programs.clean_environment(**base(folder / "far"), LAKE=f"gs://{programs.BUCKET}/lake") | store.environment()
        before = {}
        if lake:
            programs.run(build / "tonearm", ["lake", "copy", lake, f"gs://{programs.BUCKET}/lake"], env)
        ran = work(env)
    return ran, store.counts() if not lake else ran


def row(name, near, far, counts, goal=""):
    asked = f"{far.writes} writes, {far.lists} lists, {far.reads} reads" if far.reads else ", ".join(
        f"{count} {what}" for what, count in counts.items()) if isinstance(counts, dict) else ""
    times = f"{far.seconds / near.seconds:.1f}" if near else ""
    shown = f"{near.seconds:.1f} s" if near else ""
    processor = f"{near.processor:.1f} s, {far.processor:.1f} s" if near else f"{far.processor:.1f} s"
    print(f"| {name} | {shown} | {far.seconds:.1f} s | {times} | {processor} | {far.megabytes:.0f} MB | {asked} | {goal} |", flush=True)
