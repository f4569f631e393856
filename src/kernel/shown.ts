import { numberIds } from './ids.ts';
import { dropLocations, dropWarnings, normalizeText, tracebackCore } from './normalize.ts';
import type { RunOutput } from './output.ts';
import { isPixelImage, pixelDigest } from './pixels.ts';
import type { CellRun } from './run.ts';
import type { DifferenceKind } from './verification.ts';

/** One thing that a cell shows. */
export interface Part {
  /** What shows it: a stream, a result, a display, an error. */
  readonly kind: RunOutput['kind'];
  /** `stdout`, `stderr`, `error`, `traceback`, `metadata`, or a MIME type. */
  readonly what: string;
  readonly text: string;
}

/** What still counts: everything, all but where code stands, or all but that and warnings. */
export type Strictness = 'exact' | 'location' | 'warning';

/**
 * What a cell shows, in order, with adjoining pieces of a stream joined; stderr comes last, since its place among the
 * rest is chance.
 */
export function partsOf(run: CellRun | undefined): readonly Part[] {
  const parts: Part[] = [];
  const stderr: string[] = [];
  for (const output of run?.outputs ?? []) {
    const last = parts.at(-1);
    if (output.kind !== 'stream') parts.push(...partsOfOutput(output));
    else if (output.name === 'stderr') stderr.push(output.text);
    else if (last?.kind === 'stream') parts.splice(-1, 1, { ...last, text: last.text + output.text });
    else parts.push({ kind: 'stream', what: output.name, text: output.text });
  }
  return stderr.length === 0 ? parts : [...parts, { kind: 'stream', what: 'stderr', text: stderr.join('') }];
}

function partsOfOutput(output: Exclude<RunOutput, { kind: 'stream' }>): readonly Part[] {
  const { kind } = output;
  if (kind === 'error') {
    const { name, message, traceback = '' } = output;
    return [
      { kind, what: 'error', text: `${name}: ${message}` },
      { kind, what: 'traceback', text: traceback },
    ];
  }
  const data = Object.entries(output.data).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const { metadata = '' } = output;
  return [
    ...data.map(([what, text]): Part => ({ kind, what, text })),
    ...(metadata === '' ? [] : [{ kind, what: 'metadata', text: metadata }]),
  ];
}

/** Plain text first: it is what people read when a difference is told. */
function rank(mime: string): number {
  return mime === 'text/plain' ? 0 : 1;
}

/** How one cell's parts are told from another's. */
export interface Shown {
  readonly parts: readonly Part[];
  /** The first part in which it differs from another cell's, from 0; -1: none. */
  differsAt(other: Shown, strictness: Strictness): number;
  /** The text of a part that is compared; null where the cell has no such part. */
  key(at: number, strictness: Strictness): string | null;
}

/** Reads what a cell shows; texts are prepared for comparing only when those of two cells differ. */
export function readShown(run: CellRun | undefined): Shown {
  const parts = partsOf(run);
  const raw = parts.map(({ kind, what, text }) => `${kind} ${what} ${text}`);
  const prepared = { texts: null as readonly string[] | null };
  const key = (at: number, strictness: Strictness): string | null => {
    const part = parts[at];
    if (part === undefined) return null;
    prepared.texts ??= prepare(parts);
    const text = lessStrict(part, prepared.texts[at] ?? '', strictness);
    return text === '' && part.kind === 'stream' ? null : `${part.kind} ${part.what} ${text}`;
  };
  return {
    parts,
    key,
    differsAt(other, strictness) {
      const length = Math.max(parts.length, other.parts.length);
      return Array.from({ length }, (_, at) => at).findIndex((at) => {
        const peer = other.parts[at];
        if (peer !== undefined && raw[at] === `${peer.kind} ${peer.what} ${peer.text}`) return false;
        return key(at, strictness) !== other.key(at, strictness);
      });
    },
  };
}

/** Normalised texts of a cell's parts. */
function prepare(parts: readonly Part[]): readonly string[] {
  const texts = numberIds(parts.map(({ what, text }) => ({ mime: what, text })));
  return parts.map((part, at) => {
    const text = texts[at] ?? '';
    if (isPixelImage(part.what)) return pixelDigest(part.what, text);
    return normalizeText(withPixels(withoutDate(part.what, text)));
  });
}

/** Images inside a page, as their pixels. */
function withPixels(text: string): string {
  return text.replace(
    /data:(image\/(?:png|jpeg));base64,([A-Za-z0-9+/=\s]+)/g,
    (_, mime: string, base64: string) => `data:${mime},${pixelDigest(mime, base64)}`,
  );
}

/** An SVG without the time at which it was made. */
function withoutDate(mime: string, text: string): string {
  return mime === 'image/svg+xml' ? text.replace(/<dc:date>[^<]*<\/dc:date>/g, '') : text;
}

function lessStrict({ what }: Part, text: string, strictness: Strictness): string {
  if (strictness === 'exact' || isPixelImage(what)) return text;
  if (what === 'traceback') return tracebackCore(text);
  return dropLocations(what === 'stderr' && strictness === 'warning' ? dropWarnings(text) : text);
}

/** How two cells differ; null: they don't. */
export function kindOfDifference(one: Shown, other: Shown): DifferenceKind | null {
  if (one.differsAt(other, 'exact') < 0) return null;
  if (one.differsAt(other, 'location') < 0) return 'location';
  return one.differsAt(other, 'warning') < 0 ? 'warning' : 'output';
}
