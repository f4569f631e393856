import { expect, it } from 'vitest';
import { dataFilesOf } from '../../src/plan/index.ts';
import { describeWithPython } from '../python-environment.ts';
import { lines, record } from './record-demo.ts';

const MODULE = `
import numpy as np
import pandas as pd

def clip(frame):
    return frame.assign(load=frame["load"].clip(0, 100))
def halves(frame):
    return frame[:2], frame[2:]
def scale(values):
    return values / 4
def shout(name):
    return name.upper()
def owners(row):
    return row.owner
def count(frame):
    return len(frame)
def draw(frame):
    return frame.plot
def repeat(word):
    return word * 100_000
def other(frame):
    return frame["owner"].iloc[0]
`;

const CELLS = [
  'import numpy as np\nimport pandas as pd\nfrom demo.core import *',
  'frame = pd.read_csv("loads.csv", parse_dates=["day"]).astype({"team": "category", "load": "float32"})',
  'clip(frame); halves(frame.drop(columns="team")); other(frame); owners(next(frame.itertuples()))\nscale(np.array(frame["load"].tolist() * 10)); shout(frame["owner"][0])',
  'repeat(frame["owner"][0])',
];
const LOADS = `day,load,team,owner
2021-03-04,31.25,red,Miller
2021-03-07,-5.5,blue,Smith
2021-03-09,160.125,red,
`;

describeWithPython('real values that are asked for', () => {
  it(
    'are read from files that give the very values back, and stay with their function',
    { timeout: 90_000 },
    async () => {
      const data = ['clip', 'halves', 'scale', 'shout', 'owners', 'count', 'repeat'];
      const found = await record(MODULE, CELLS, { files: { 'loads.csv': LOADS }, data });
      const files = [...found.values()].flatMap(({ calls }) => calls.flatMap(dataFilesOf));
      expect(Object.fromEntries(files.map(({ path, text }) => [path, text]))).toEqual({
        'data/clip/frame.csv': LOADS,
        'data/clip/result.csv': LOADS.replace('-5.5', '0.0').replace('160.125', '100.0'),
        'data/halves/frame.csv':
          'day,load,owner\n2021-03-04,31.25,Miller\n2021-03-07,-5.5,Smith\n2021-03-09,160.125,\n',
        'data/halves/result_0.csv': 'day,load,owner\n2021-03-04,31.25,Miller\n2021-03-07,-5.5,Smith\n',
        'data/halves/result_1.csv': ',day,load,owner\n2,2021-03-09,160.125,\n',
        'data/scale/values.json': `[\n${'31.25,\n-5.5,\n160.125,\n'.repeat(10).slice(0, -2)}\n]\n`,
        'data/scale/result.json': `[\n${'7.8125,\n-1.375,\n40.03125,\n'.repeat(10).slice(0, -2)}\n]\n`,
        'data/shout/name.json': '"Miller"\n',
        'data/shout/result.json': '"MILLER"\n',
        'data/owners/row.csv': ',day,load,team,owner\n0,2021-03-04,31.25,red,Miller\n',
        'data/owners/result.json': '"Miller"\n',
        'data/repeat/word.json': '"Miller"\n',
      });
      const told = Object.fromEntries([...found].map(([name, each]) => [name, lines(each)]));
      expect(told.clip?.[0]).toBe(
        `(pd.read_csv(Path(__file__).parent / "data/clip/frame.csv", parse_dates=['day'], float_precision="round_trip", ` +
          `dtype={'load': 'float32', 'team': 'category'})) -> ` +
          `pd.read_csv(Path(__file__).parent / "data/clip/result.csv", parse_dates=['day'], float_precision="round_trip", ` +
          `dtype={'load': 'float32', 'team': 'category'})`,
      );
      expect(told.owners?.[0]).toMatch(
        /^\(next\(pd\.read_csv\(.*\.itertuples\(\)\)\) -> json\.loads\(\(Path/,
      );
      // More than half a megabyte goes nowhere.
      expect(told.repeat?.[0]).toMatch(/-> \{len\(result\): 600000\}$/);
      expect(found.get('repeat')?.data?.problem).toBe(null);
      expect(found.get('count')).toMatchObject({ calls: [], data: { problem: null } });
      expect(JSON.stringify(found.get('other'))).not.toMatch(/Miller|31\.25/);
    },
  );
});
