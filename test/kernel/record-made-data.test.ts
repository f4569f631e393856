import { expect, it } from 'vitest';
import { describeWithPython } from '../python-environment.ts';
import { lines, record } from './record-demo.ts';

const MODULE = `
import numpy as np
import pandas as pd

LIMITS = {"load": (0, 100)}
_seen = {}

def hours(frame):
    return (frame["end"] - frame["start"]).dt.total_seconds() / 3600
def score(values):
    spread = values.std()
    if spread == 0:
        return values * 0.0
    return (values - values.mean()) / spread
def busy(frame):
    return int((frame["load"] >= 37.5).sum())
def clip(frame):
    frame = frame.copy()
    for column, (low, high) in LIMITS.items():
        frame[column] = frame[column].clip(low, high)
    return frame
def halve(frame):
    return frame.assign(load=frame["load"] / 2)
def total(frame):
    return frame.groupby("team")["load"].sum().sort_values(ascending=False)
def limit(values, name):
    if name not in _seen:
        _seen[name] = float(values.quantile(0.9))
    return _seen[name]
def say(row):
    return f"{row.team} had {row.load:.0f} on {row.start:%d %b}"
def fit(frame):
    return np.poly1d([frame["load"].mean(), 0])
def slope(line, factor):
    return float(line[1]) * factor
`;

const CELLS = [
  'import numpy as np\nimport pandas as pd\nfrom demo.core import *\nTEAMS = ["red", "blue", "green"]',
  'frame = pd.read_csv("loads.csv", parse_dates=["start", "end"])\nhours(frame); score(frame["load"]); busy(frame)',
  'clip(frame); halve(frame); total(frame); limit(frame["load"], "load")\nsay(next(frame.itertuples()))',
  'slope(fit(frame), 3)',
];

/** Numbers of more digits than two, and a name of nobody's notebook. */
const DATA = `start,end,load,team,owner
2021-03-04,2021-03-05,31.847,red,Miller
2021-03-07,2021-03-07,44.119,blue,Smith
2021-03-09,2021-03-12,-5.731,red,Jones
2021-03-15,2021-03-16,160.013,green,Miller
2021-03-20,2021-03-24,40.271,red,Smith
2021-03-21,2021-03-22,36.353,blue,Jones
`;

describeWithPython('calls on made-up data', () => {
  it('differ where it counts, and hold nothing of the data', { timeout: 90_000 }, async () => {
    const found = await record(MODULE, CELLS, { original: [MODULE, ...CELLS], files: { 'loads.csv': DATA } });
    const told = Object.fromEntries([...found].map(([name, each]) => [name, lines(each)]));
    // Each column of dates goes its own way, in the order that those of the data have.
    expect(told.hours?.[0]).toMatch(/-> pandas\.Series\(\[24\.0, 28\.8, 33\.6, /);
    // A constant series is tried too, and kept since it reaches a line that the other doesn't.
    expect(told.score).toHaveLength(2);
    expect(told.score?.[1]).toMatch(/^\(pd\.Series\(np\.full\(12, .*-> pandas\.Series\(\[0\.0, 0\.0, /);
    // A limit of the code is among the values.
    expect(told.busy?.[0]).toMatch(/np\.where\(np\.arange\(12\) == \d+, 37\.5, /);
    // Groups are of several sizes, in the order that the function gives them.
    expect(told.total?.[0]).toMatch(/\['red', 'blue', 'red', 'green'\] \* 3/);
    expect(told.total?.[0]).toMatch(/index=pandas\.Index\(\['red', /);
    // What the function remembers of the notebook's run isn't there.
    expect(told.limit?.[0]).not.toContain('100.142');
    expect(told.say?.[0]).toMatch(/-> 'red had \d+ on 01 Jan'$/);
    // An object that can't be written is made by the function that made it.
    expect(told.slope?.[0]).toMatch(/^\(core\.fit\(pd\.DataFrame\(.*, 3\) -> \d/);
    const settling = ['clip', 'halve'].map((name) => found.get(name)?.calls.map(({ settles }) => settles));
    expect(settling).toEqual([[0], [null]]);
    expect(told.clip?.[0]).toContain('result.dtypes.equals(argument_0.dtypes): True');
    const all = JSON.stringify([...found]);
    const real = DATA.match(/\d+\.\d+|Miller|Smith|Jones|owner/g) ?? [];
    for (const value of real) expect(all).not.toContain(value);
  });
});
