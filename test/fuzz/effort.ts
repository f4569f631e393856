/**
 * How much is tried: a fixed seed and few inputs with every change; `FUZZ_INPUTS` asks for more, `FUZZ_SEED` for others.
 * A failure names seed and input; `FUZZ_SEED=… FUZZ_FROM=<input> FUZZ_INPUTS=1` makes that one again.
 */
export interface Effort {
  readonly seed: number;
  readonly from: number;
  readonly inputs: number;
}

/** The effort for one test, of which `usual` inputs are tried unless the environment says otherwise. */
export function effortOf(usual: number): Effort {
  const read = (name: string, fallback: number): number => {
    const value = Number(process.env[name] ?? fallback);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${name} is no whole number`);
    return value;
  };
  return {
    seed: read('FUZZ_SEED', 20260401),
    from: read('FUZZ_FROM', 0),
    inputs: read('FUZZ_INPUTS', usual),
  };
}

/** In milliseconds; the slowest input takes a fraction of it. */
const TIME_LIMIT = 10_000;

/** Tries each input; what goes wrong is told with its seed, number and content. */
export async function tryEach(
  { seed, from, inputs }: Effort,
  attempt: (ordinal: number, note: (content: string) => void) => Promise<void>,
): Promise<void> {
  for (let ordinal = from; ordinal < from + inputs; ordinal += 1) {
    let content = '';
    const start = performance.now();
    try {
      await attempt(ordinal, (text) => void (content = text));
    } catch (error) {
      const shown = content.length > 4000 ? `${content.slice(0, 4000)}…` : content;
      throw new Error(`FUZZ_SEED=${seed} FUZZ_FROM=${ordinal} FUZZ_INPUTS=1:\n${shown}`, { cause: error });
    }
    const taken = performance.now() - start;
    if (taken > TIME_LIMIT) {
      throw new Error(
        `FUZZ_SEED=${seed} FUZZ_FROM=${ordinal} took ${Math.round(taken)} ms:\n${content.slice(0, 4000)}`,
      );
    }
  }
}
