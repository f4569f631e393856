import { describe, it } from 'vitest';
import { effortOf, tryEach } from './effort.ts';
import { ipynb, script } from './notebooks.ts';
import { survives } from './pipeline.ts';
import { randomFrom } from './random.ts';

describe('whatever a notebook holds', () => {
  it('JSON and sources of .ipynb files', async () => {
    const effort = effortOf(400);
    await tryEach(effort, async (ordinal, note) => {
      const text = ipynb(randomFrom(effort.seed, ordinal));
      note(text);
      await survives('a.ipynb', text);
    });
  });

  it('scripts with cell markers', async () => {
    const effort = effortOf(400);
    await tryEach(effort, async (ordinal, note) => {
      const text = script(randomFrom(effort.seed + 1, ordinal));
      note(text);
      await survives('a.py', text);
    });
  });
});
