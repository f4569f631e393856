import type { Random } from './random.ts';

/** Values that no reader expects where they stand; texts of JSON. */
const VALUES = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '-0',
  '1.5',
  '9007199254740993',
  '""',
  '"x"',
  '"\\ud800"',
  '"\\u0000"',
  '"\\u202e"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '["a", 1]',
  '["def f():\\n", "    return 1"]',
  '{"a": null}',
  '{"__proto__": 1}',
  'NaN',
  '-Infinity',
  '["\\r\\n"]',
  '[""]',
  '"code"',
  '"markdown"',
  '"raw"',
  '3',
  '4',
  '5',
  '[{"cell_type": "code", "input": "x = 1"}]',
  `${'['.repeat(50)}${']'.repeat(50)}`,
] as const satisfies readonly [string, ...string[]];

/** Changes a JSON text: in its values, its names, or its bytes. */
export function mutatedJson(random: Random, text: string): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) result = mutatedOnce(random, result);
  return result;
}

function mutatedOnce(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(random.below(0x10000)) + text.slice(at + 1);
    case 2:
      return random.pick(['\ufeff', ' ', '\n', '[', 'x', '\0']) + text;
    case 3:
      return text + random.pick(['\n', '}', ',', '\0', '{}']);
    default:
      return otherValue(random, text);
  }
}

/** One value becomes another, or its member is there twice. */
function otherValue(random: Random, text: string): string {
  const members = [...text.matchAll(/"(\w+)"\s*:\s*/g)];
  const member = members[random.below(members.length)];
  if (member === undefined) return text;
  const start = member.index + member[0].length;
  const value = random.pick(VALUES);
  if (random.happens(0.3))
    return `${text.slice(0, member.index)}${member[0]}${value}, ${text.slice(member.index)}`;
  return text.slice(0, start) + value + text.slice(valueEnd(text, start));
}

/** Where a value ends, roughly: brackets are counted, strings looked into. */
function valueEnd(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s,[\]{}"]+/gy;
  let depth = 0;
  for (let at = start; at < text.length;) {
    token.lastIndex = at;
    const match = token.exec(text)?.[0];
    if (match === undefined) {
      at += 1;
      continue;
    }
    if ('[{'.includes(match)) depth += 1;
    if (']}'.includes(match)) depth -= 1;
    at = token.lastIndex;
    if (depth <= 0) return at;
  }
  return text.length;
}
