import type { Random } from './random.ts';

/** What stands in sources that break programs which read Python. */
const FRAGMENTS = [
  '\0',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\u200b',
  '\f',
  '\t',
  '\r',
  '\r\n',
  '\n',
  '\v',
  '\u00a0',
  '\ud800',
  '\u0085',
  '\\',
  '\\\n',
  '"',
  "'",
  '"""',
  "'''",
  'f"{',
  '}"',
  'f"{x!r:{y}}"',
  'rb"',
  'f"""{\n',
  '#',
  ';',
  ':',
  ',',
  '.',
  '...',
  '=',
  ':=',
  '->',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '*',
  '**',
  '@',
  '%',
  '!',
  '?',
  '??',
  '%%',
  '%time ',
  '%%time\n',
  '%%bash\n',
  '!ls {x}',
  '$x',
  '/f 1',
  'x = !ls',
  'x = %time f()',
  '%run a.py',
  '%store -r',
  '%pylab',
  'get_ipython()',
  '_',
  '__',
  '_1',
  'In[1]',
  'Out',
  'global x\n',
  'nonlocal x\n',
  'del f\n',
  'return',
  'yield',
  'await x',
  'async ',
  'lambda: ',
  'exec("x")',
  'eval(',
  'globals()',
  'locals()',
  'import *',
  'from x import *\n',
  'from . import y\n',
  'from __future__ import annotations\n',
  'import f\n',
  'def f(',
  'def f(x): return f\n',
  'class C(C): pass\n',
  '@f\n',
  'if x:\n',
  '    ',
  'else:\n',
  'try:\n',
  'except* E:\n',
  'match x:\n    case y: pass\n',
  'type X = int\n',
  'with f() as (a, b):\n',
  'for f in f:\n',
  'print "x"',
  'exec "x"',
  '0777',
  '1_000',
  '1__0',
  '0x',
  '1e',
  '1j',
  '1.real',
  'é',
  'ﬁ',
  'µ',
  'ｘ',
  'K',
  'ªº',
  '𝔁',
  'א',
  'def 𝐟(𝐱): return 𝐱\n',
  'self',
  '__class__',
  '__name__',
  '__file__',
  '__debug__',
  'None',
  'True',
  'NotImplemented',
  '>>> ',
  'In [1]: ',
  '...: ',
  '\ufffd',
  '💩',
  '\u0301',
  'password = "hunter2hunter2"\n',
  'assert f(1) == 2\n',
  '# %%\n',
  '# %% [markdown]\n',
  '((((((((((((((((((((((((((((((((((((((((',
  '\n\n\n\n',
  'x.',
  'x: "f"',
  'a: int = 1\n',
  '9'.repeat(5000),
  '-'.repeat(300),
  'not '.repeat(300),
] as const satisfies readonly [string, ...string[]];

/** Changes a source in one to four places. */
export function mutatedSource(random: Random, source: string): string {
  let text = source;
  for (let left = 1 + random.below(4); left > 0; left -= 1) text = mutatedOnce(random, text);
  return text;
}

function mutatedOnce(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const length = random.below(12);
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at + length);
    case 2:
      return shuffledLines(random, text);
    case 3:
      return text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\\\n', '\n ', '\n\t', ';']));
    case 4:
      return renamed(random, text);
    case 5:
      return text.slice(0, at);
    case 6:
      return text.replace(/\S+/g, (word) => (random.happens(0.05) ? random.pick(FRAGMENTS) : word));
    default:
      return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at);
  }
}

function shuffledLines(random: Random, text: string): string {
  const lines = text.split('\n');
  const [from, to] = [random.below(lines.length), random.below(lines.length)];
  const moved = lines.splice(from, 1);
  lines.splice(to, 0, ...moved);
  return lines.join('\n');
}

/** Every occurrence of one of its words becomes another. */
function renamed(random: Random, text: string): string {
  const words = text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  const word = words[random.below(words.length)];
  return word === undefined ? text : text.replaceAll(word, random.pick(FRAGMENTS));
}
