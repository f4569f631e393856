/**
 * What a cell showed in a run, as nbformat has it, with all that is compared: an image as base64 under its MIME type,
 * JSON as its text.
 */
export type RunOutput =
  | { readonly kind: 'stream'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'result' | 'display';
      readonly data: Readonly<Record<string, string>>;
      /** JSON of what says how to show it, such as an image's width. */
      readonly metadata?: string;
    }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      /** Without the codes that colour it. */
      readonly traceback?: string;
    };

/** An output as nbformat has it, as far as it is used. */
export interface RawOutput {
  readonly output_type: 'stream' | 'execute_result' | 'display_data' | 'error';
  readonly name?: string;
  readonly text?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
}

/** Reads an output of nbformat. */
export function readOutput(raw: RawOutput): RunOutput {
  switch (raw.output_type) {
    case 'stream':
      return { kind: 'stream', name: raw.name ?? 'stdout', text: raw.text ?? '' };
    case 'error':
      return {
        kind: 'error',
        name: raw.ename ?? '',
        message: raw.evalue ?? '',
        traceback: withoutColour((raw.traceback ?? []).join('\n')),
      };
    case 'execute_result':
    case 'display_data': {
      const texts = Object.entries(raw.data ?? {}).map(([mime, value]): [string, string] => [
        mime,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const metadata = raw.metadata ?? {};
      return {
        kind: raw.output_type === 'display_data' ? 'display' : 'result',
        data: Object.fromEntries(texts),
        ...(Object.keys(metadata).length === 0 ? {} : { metadata: JSON.stringify(metadata) }),
      };
    }
  }
}

/** A text without the escape sequences of ECMA-48 that colour it or move the cursor. */
export function withoutColour(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '');
}
