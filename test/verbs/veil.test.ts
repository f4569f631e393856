import { expect, it } from 'vitest';
import { pythonToolchain } from '../../src/language/python/toolchain/index.ts';
import { veilFor } from '../../src/verbs/veil.ts';

const source = `print("salary of", name)\ndf = load('people.csv')  # every person\nk = 250`;

it('tells the words of the code and of Python; others get numbers, the same one wherever they stand', () => {
  const veil = veilFor([source], pythonToolchain.everybodysWords);
  expect(veil("KeyError: 'Alice Moss'\nsalary of Alice", "KeyError: 'Bob'\nsalary of Alice")).toEqual([
    "KeyError: '‹1› ‹2›'\nsalary of ‹1›",
    "KeyError: '‹3›'\nsalary of ‹1›",
  ]);
  expect(veil('Bob, Łukasz, O’Neil, 東京, _id9', '')[0]).toBe('‹3›, ‹4›, ‹5›’‹6›, ‹7›, ‹8›');
});

it('tells numbers of the lines that differ, those first that only one side holds, twenty at most', () => {
  const veil = veilFor([source], pythonToolchain.everybodysWords);
  expect(veil('row 4\nlimit 250\nsum 1.25', 'row 4\nlimit 250\nsum 1.5')).toEqual([
    'row #\n‹1› 250\n‹2› 1.25',
    'row #\n‹1› 250\n‹2› 1.5',
  ]);
  const numbers = Array.from({ length: 30 }, (_, at) => 1000 + at);
  const [left, right] = veil(`[${numbers.join(' ')}]`, `[${[...numbers.slice(0, 29), 7].join(' ')}]`);
  expect(left.match(/\d+/g)).toHaveLength(19);
  expect(left).toContain(' # 1029]');
  expect(right).toContain(' # 7]');
});

it('tells no number of many digits', () => {
  const [left, right] = veilFor([], [])('card 4111111111111111, iban 12345678901', 'card 5500005555555559');
  expect(left).not.toMatch(/\d{5}/);
  expect(right).not.toMatch(/\d{5}/);
});
