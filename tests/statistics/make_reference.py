"""Makes reference.json: what the numpy reference answers about made-up listeners, at full precision.

    python tests/statistics/make_reference.py FOLDER_OF_reference.py > tests/statistics/reference.json

The listeners are not in it: listener.h makes the same ones from the same seeds, and `sums` checks that it does.
What the reference lacks (thirds, the phase test) is computed here in another way than in the program."""
import json
import math
import sys

import numpy as np

sys.path.insert(0, sys.argv[1])
import reference as r  # noqa: E402

# seed, years, season_pts, drift_pts, clock_h, first and last week without plays
LISTENERS = [
    (7, 6, .12, .15, 2., None), (7, 3, .12, .15, 2., None), (7, 4, .12, .15, 2., None), (7, 10, .12, .15, 2., None),
    (1, 3, 0., 0., 0., None), (2, 4, 0., .15, 1., None), (3, 6, 0., 0., 0., None), (4, 10, .16, 0., 0., None),
    (5, 6, .16, .25, 3., (100, 160)), (6, 5, .08, .1, 1., (30, 46)), (8, 2, .12, .15, 2., None), (9, 15, .04, .05, 0., (200, 260)),
]


def numbers(value):
    if isinstance(value, dict):
        return {key: numbers(v) for key, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [numbers(v) for v in value]
    return numbers(value.tolist()) if isinstance(value, (np.ndarray, np.generic)) else value


def thirds(N, t, L):
    """First and last third of the weeks, the year's waves of a weighted fit beside a line taken out."""
    S, n, w = r.weekly(N)
    W = len(w)
    a = 2 * np.pi * t
    X = np.column_stack([np.ones(W), np.cos(a), np.sin(a), np.cos(2 * a), np.sin(2 * a), (np.arange(W) + .5) / W - .5])
    coefficients = np.linalg.lstsq(X * np.sqrt(w)[:, None], S * np.sqrt(w)[:, None], rcond=None)[0]
    S = S - X[:, 1:5] @ coefficients[1:5]
    first, last = np.arange(W) < W // 3, np.arange(W) >= W - W // 3
    means = [(w[i, None] * S[i]).sum(0) / w[i].sum() for i in (first, last)]
    half = r.t_q(L['K']) * np.sqrt(L['om'] * (1 / w[first].sum() + 1 / w[last].sum()))
    return dict(first=means[0], last=means[1], half=half)


def years(N, t):
    S, n, w = r.weekly(N)
    scale = 1 / np.sqrt(np.maximum(N.sum(0) / N.sum(), 1e-3))
    L = r.lowfreq(S, w, t, scale)
    found = r.q2_drift(N, t)
    found['thirds'] = thirds(N, t, L)
    found['a0'], found['r'], found['omega'] = L['a0'], L['r'], L['om']
    return found


def clock(HF, t):
    H = HF.sum(1)
    found = r.clock_moved(H, t)
    found['arc'] = r.arc_interval(H)
    found['by_year'] = [x for x in found['by_year'] if np.isfinite(x[1])]  # a year without plays has no clock
    return found


def answers(seed, Y, season_pts, drift_pts, clock_h, gap):
    N, t, HF = r.synthetic(seed, Y, 6, season_pts, drift_pts, clock_h)
    if gap:
        N[gap[0]:gap[1]] = 0
        HF[gap[0]:gap[1]] = 0
    p, usable = r.q1_test(N, t)
    share, half, K = r.shares(N, t)
    return dict(seed=seed, years=Y, season=season_pts, drift=drift_pts, clock_hours=clock_h, gap=gap or [0, 0], weeks=len(t),
                sums=N.sum(0), quarters=HF.sum((0, 1)), season_p=p, usable=usable, season_intervals=r.q1_intervals(N, t),
                drift_years=years(N, t), shares=dict(share=share, half=half, K=K), clock=clock(HF, t),
                family_clock=r.family_clock(HF))


def holm_example():
    p = [.01, .04, .03, .04, .9]
    return dict(p=p, holm=r.holm(p))


if __name__ == '__main__':
    t_values = [dict(df=d, quantile=r.t_q(d), p=r.t_p(1.7, d)) for d in (1, 2, 3.7, 4, 9, 18, 120.5)]
    everything = dict(students=t_values, holm=holm_example(), listeners=[answers(*x) for x in LISTENERS])
    print(json.dumps(numbers(everything), separators=(',', ':'), allow_nan=False).replace('},{"seed"', '},\n{"seed"'))
