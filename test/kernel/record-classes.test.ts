import { expect, it } from 'vitest';
import type { RecordedCall, RecordedStep } from '../../src/plan/recording.ts';
import { describeWithPython } from '../python-environment.ts';
import { lineOf, record } from './record-demo.ts';
import { code } from './recorded-code.ts';

const MODULE = `
import asyncio
import functools
import numpy as np
from dataclasses import dataclass
from enum import Enum

class Account:
    """An account."""
    def __init__(self, balance=0, *, owner=None):
        self.balance = balance
        self.owner = owner
    def deposit(self, amount):
        if amount < 0:
            raise ValueError("negative")
        self.balance += amount
        return self.balance
    def is_rich(self):
        return self.balance > 100
    @property
    def label(self):
        return "rich" if self.is_rich() else "poor"
    @classmethod
    def parse(cls, text):
        return cls(int(text))
    @staticmethod
    def fee(amount):
        return amount * 0.5
    def __call__(self, factor):
        return self.balance * factor
    def steps(self, n):
        for i in range(n):
            yield self.balance + i
    async def wait(self):
        return self.balance
    def reset(self):
        self.balance = 0
    def _secret(self):
        return 1

class Savings(Account):
    def deposit(self, amount):
        return super().deposit(amount * 2)

@dataclass
class Point:
    x: float
    y: float = 0.0
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    @functools.cached_property
    def double(self):
        return self.x * 2

class Color(Enum):
    RED = 1
    def lower(self):
        return self.name.lower()

class Frame:
    def __init__(self, rows):
        self.rows = rows
    def count(self):
        return len(self.rows)

class Scaler:
    def fit(self, values):
        self.mean_ = sum(values) / len(values)
        return self
    def center(self, values):
        return [value - self.mean_ for value in values]

@np.vectorize
def grade(x):
    return "high" if x > 3 else "low"

def area(w, h=1):
    return w * h

class Broken(ValueError):
    pass

async def ticks(n):
    for i in range(n):
        yield i * 2
`;

const CELLS = [
  'from demo.core import Account, Savings, Point, Color, Frame, Broken, ticks, Scaler, grade, area',
  `account = Account(10)
account.deposit(5)
account.deposit(100)
account.is_rich(), account.label
Account(3).reset()
Account.parse("7").balance
Account.fee(3)
Account(3)(4)
list(Account(2).steps(2))
try:
    Account(1).deposit(-1)
except ValueError:
    pass`,
  'await Account(8).wait()',
  'changed = Account(1)\nchanged.balance = 50\nchanged.deposit(1)',
  'Savings(1).deposit(4)\nSavings(2).is_rich()',
  'Point(3.0, 4.0).norm(), Point(3.0).double, Color.RED.lower()',
  'Frame([each * 3 for each in range(100)]).count()',
  'scaler = Scaler().fit([1.0, 3.0])\nscaler.center([4.0])',
  'import functools, numpy as np\ngrade([1, 5]), np.vectorize(area)([1], 3), functools.partial(area, h=3)(2)',
  'Account.__init__.__name__, Account.deposit.__qualname__, Account(1)._secret()',
  '[each async for each in ticks(3)]\nasync for each in ticks(9):\n    pass',
];

/** `Account(1); deposit(5) -> deposit(2) -> 8; self is {…}`. */
function told(call: RecordedCall): string {
  const name = call.member === undefined ? '' : call.member.name;
  const earlier = (call.earlier ?? []).map(step).join('');
  return `${earlier}${name}${lineOf(call)}`;
}

function step({ member, arguments: given }: RecordedStep): string {
  return `${member.name}(${given.map(({ value }) => code(value)).join(', ')}); `;
}

describeWithPython('recording calls of classes', () => {
  it('makes instances anew, and calls their methods', { timeout: 60_000 }, async () => {
    const found = await record(MODULE, CELLS, { original: [MODULE, ...CELLS] });
    const lines = Object.fromEntries([...found].map(([name, { calls }]) => [name, calls.map(told)]));
    expect(lines.Account).toEqual(
      expect.arrayContaining([
        "(10) -> {type(result).__name__ == 'Account': True, result.balance: 10, result.owner: None}",
        "deposit(core.Account(10), 5) -> 15; argument 0 is {type(result).__name__ == 'Account': True, result.balance: 15, result.owner: None}",
        expect.stringMatching(/^deposit\(5\); deposit\(core\.Account\(10\), 100\) -> 115; argument 0 is /),
        'deposit(5); deposit(100); is_rich(core.Account(10)) -> True',
        "deposit(5); deposit(100); label(core.Account(10)) -> 'rich'",
        "parse('7') -> {type(result).__name__ == 'Account': True, result.balance: 7, result.owner: None}",
        'fee(3) -> 1.5',
        '__call__(core.Account(3), 4) -> 12',
        'steps(core.Account(2), 2) yields 2, 3',
        'wait(core.Account(8)) -> 8',
        'deposit(core.Account(1), -1) raises ValueError',
      ]),
    );
    // What the notebook has changed by itself, or what is private, isn't called.
    expect(lines.Account?.filter((line) => /50|51|_secret/.test(line))).toEqual([]);
    expect(lines.Savings).toEqual(
      expect.arrayContaining([
        "(1) -> {type(result).__name__ == 'Savings': True, result.balance: 1, result.owner: None}",
        expect.stringMatching(/^deposit\(core\.Savings\(1\), 4\) -> 9; argument 0 is /),
        'is_rich(core.Savings(2)) -> False',
      ]),
    );
    expect(lines.Point).toEqual([
      'norm(core.Point(x=3.0, y=4.0)) -> 5.0',
      expect.stringMatching(/^double\(core\.Point\(x=3\.0, y=0\.0\)\) -> 6\.0/),
    ]);
    expect(lines.Color).toEqual(['lower(core.Color.RED) -> {len(result): 3}']);
    expect(found.get('Frame')?.skipped).toMatchObject({ code: 'not-writable' });
    // Made without a constructor of its own, and made what it is by a method.
    expect(lines.Scaler).toEqual([
      "fit(core.Scaler(), [1.0, 3.0]) -> {result is argument_0: True}; argument 0 is {type(result).__name__ == 'Scaler': True, result.mean_: 2.0}",
      'fit([1.0, 3.0]); center(core.Scaler(), [4.0]) -> [2.0]',
    ]);
    expect(lines.grade).toEqual(["([1, 5]) -> numpy.array(['low', 'high'])"]);
    expect(lines.area).toEqual(expect.arrayContaining(['(2, h=3) -> 6', '(1, 3) -> 3']));
    expect(found.has('Broken')).toBe(false);
    expect(lines.ticks).toEqual(['(3) yields 0, 2, 4', '(9) yields 0, 2, 4, 6, 8 …']);
  });
});
