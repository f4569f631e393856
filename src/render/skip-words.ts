import type { SkipReason } from '../plan/recording.ts';

/** Why a function has no recorded test, as people say it: pytest prints it beside the skipped stub. */
export function skipWords({ code, detail }: SkipReason): string {
  switch (code) {
    case 'never-called':
      return 'the notebook does not call it by itself';
    case 'random':
      return 'two runs of the notebook gave different results';
    case 'slow':
      return 'its calls take longer than a test should';
    case 'touches-outside':
      return `it reads or changes what lies outside of it${detail === null ? '' : `: ${detail}`}`;
    case 'not-writable':
      return `its calls cannot be written down${detail === null ? '' : `: ${detail}`}`;
    case 'not-observed':
      return `its calls cannot be observed${detail === null ? '' : `: ${detail}`}`;
    case 'not-reached':
      return 'the run of the notebook ended before it was called';
    case 'fails':
      return `its recorded calls do not repeat${detail === null ? '' : `: ${detail}`}`;
  }
}
