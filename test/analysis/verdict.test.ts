import { describe, expect, it } from 'vitest';
import type { SignalCode } from '../../src/analysis/signals/signal.ts';
import { analysisOf, named } from '../prototype.ts';

const PLAIN = `# %%
def blend(a, b):
    low = min(a, b)
    high = max(a, b)
    return low + high
`;

/** Texts in which `name` shows a signal, beside one in which it doesn't, and which way it must tip the scale. */
const directions: readonly (readonly [SignalCode, 'up' | 'down', string])[] = [
  ['documented', 'up', PLAIN.replace('b):\n', 'b):\n    """Blends two."""\n')],
  ['typed', 'up', PLAIN.replace('(a, b)', '(a: float, b: float) -> float')],
  ['used', 'up', `${PLAIN}\n# %%\nblend(1, 2)\n\n# %%\nblend(3, 4)\n`],
  ['needed', 'up', `${PLAIN}\ndef mix(a, b):\n    x = blend(a, b)\n    return x * 2\n`],
  ['numbered', 'down', PLAIN.replace('blend(', 'blend2(')],
  ['tied-to-data', 'down', PLAIN.replace('# %%\n', '# %%\nSHARE = 2\n').replace('low +', 'SHARE * low +')],
  ['only-shows', 'down', PLAIN.replace('return low + high', 'print(low + high)')],
  ['reads-input', 'down', PLAIN.replace('low = min(a, b)', "low = float(input('low'))")],
  ['test-like', 'down', PLAIN.replace('low =', 'assert a\n    assert b\n    assert a > b\n    low =')],
  ['driver', 'down', PLAIN.replace('(a, b):', '():').replace('min(a, b)', '1').replace('max(a, b)', '2')],
];

async function judged(text: string): Promise<{ readiness: number; signals: readonly SignalCode[] }> {
  const analysis = await analysisOf(text);
  const name = text.includes('blend2') ? 'blend2' : 'blend';
  const { readiness, signals } = named(analysis, name);
  return { readiness, signals: signals.map(({ code }) => code) };
}

describe('signals', () => {
  it.each(directions)('%s tips the scale %s', async (code, direction, text) => {
    const plain = await judged(PLAIN);
    const changed = await judged(text);
    expect(plain.signals).not.toContain(code);
    expect(changed.signals).toContain(code);
    if (direction === 'up') expect(changed.readiness).toBeGreaterThan(plain.readiness);
    else expect(changed.readiness).toBeLessThan(plain.readiness);
  });

  it('readiness stays between 0 and 1, and is the sum of the signals within them', async () => {
    for (const [, , text] of directions) {
      for (const { readiness } of (await analysisOf(text)).definitions) {
        expect(readiness).toBeGreaterThanOrEqual(0);
        expect(readiness).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('verdicts', () => {
  it('a documented function that cells use has solidified; one that runs and prints is fluid', async () => {
    const analysis = await analysisOf(`${PLAIN.replace('b):\n', 'b):\n    """Blends two."""\n')}
def main():
    print(blend(1, 2))
    print(blend(3, 4))

# %%
blend(1, 2)

# %%
main()
`);
    expect(named(analysis, 'blend').verdict.kind).toBe('solidified');
    expect(named(analysis, 'main').verdict.kind).toBe('fluid');
  });

  it('obstacles outweigh all signals', async () => {
    const analysis = await analysisOf(
      PLAIN.replace('b):\n', 'b):\n    """Blends two."""\n').replace('low +', 'df +'),
    );
    expect(named(analysis, 'blend').verdict.kind).toBe('blocked');
  });

  it('a value is as settled as the most settled definition that reads it, through any chain', async () => {
    const analysis = await analysisOf(`# %%
BASE = 2
SHARE = (BASE, 3)
LEVEL = 4

def blend(a, b):
    """Blends two."""
    low = min(a, b)
    return low * SHARE[0]

def main():
    print(LEVEL, SHARE)

# %%
blend(1, 2)

# %%
blend(3, 4)
`);
    expect(named(analysis, 'blend').verdict.kind).toBe('solidified');
    expect(named(analysis, 'BASE').verdict.kind).toBe('solidified');
    expect(named(analysis, 'SHARE').verdict.kind).toBe('solidified');
    expect(named(analysis, 'LEVEL').verdict.kind).toBe('fluid');
    expect(named(analysis, 'SHARE').readiness).toBe(named(analysis, 'blend').readiness);
  });
});
