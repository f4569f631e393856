import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/kernel/compare.ts';
import type { RunOutput } from '../../src/kernel/output.ts';
import type { Verification } from '../../src/kernel/verification.ts';

const show = (data: Readonly<Record<string, string>>, metadata?: string): RunOutput => ({
  kind: 'display',
  data,
  ...(metadata === undefined ? {} : { metadata }),
});

/** A cell that shows one thing before and another after. */
function compare(before: RunOutput, after: RunOutput): Verification {
  const run = (output: RunOutput) => ({ cells: [{ cell: 0, outputs: [output] }], diedAt: null });
  return compareRuns([run(before), run(before)], run(after), new Map([[0, 0]]), []);
}

const outcome = (mime: string, before: string, after: string): string =>
  compare(show({ [mime]: before }), show({ [mime]: after })).outcome;

/** A grey ramp, with the colour of one pixel. */
function pixels(corner: number): Buffer {
  const data = Buffer.alloc(16 * 16 * 4, 255);
  for (let at = 0; at < data.length; at += 4) data.fill((at / 4) % 256, at, at + 3);
  data[0] = corner;
  return data;
}

function png(corner: number, options: object = {}): string {
  const image = new PNG({ width: 16, height: 16 });
  image.data = pixels(corner);
  return PNG.sync.write(image, options).toString('base64');
}

function jpeg(corner: number): Buffer {
  return encode({ width: 16, height: 16, data: pixels(corner) }, 100).data;
}

/** The same JPEG with a comment after its first marker. */
function commented(file: Buffer): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0x00, 0x04, 0x68, 0x69]);
  return Buffer.concat([file.subarray(0, 2), comment, file.subarray(2)]);
}

describe('comparing rich output', () => {
  it('sees a difference in every format, though the plain text is the same', () => {
    const formats = ['text/html', 'text/latex', 'application/json', 'text/markdown', 'image/svg+xml'];
    const found = [...formats, 'application/vnd.vegalite.v5+json', 'application/javascript'].map((mime) =>
      compare(
        show({ 'text/plain': 'x', [mime]: '<b>1</b>' }),
        show({ 'text/plain': 'x', [mime]: '<b>2</b>' }),
      ),
    );
    expect(found.map((each) => each.outcome)).toEqual(Array(7).fill('different'));
    expect(found[0]?.differences[0]?.first).toEqual({
      what: 'text/html',
      before: '<b>1</b>',
      after: '<b>2</b>',
    });
    expect(compare(show({ 'image/png': png(1) }, '{"width":1}'), show({ 'image/png': png(1) })).outcome).toBe(
      'different',
    );
  });

  it('compares images pixel by pixel, whatever their compression and metadata', () => {
    const packed = png(1, { deflateLevel: 9, filterType: 4 });
    const loose = png(1, { deflateLevel: 0, filterType: 0 });
    expect(packed).not.toBe(loose);
    expect(outcome('image/png', packed, loose)).toBe('equal');
    expect(
      compare(show({ 'image/png': png(1) }), show({ 'image/png': png(2) })).differences[0]?.first,
    ).toEqual({
      what: 'image/png',
      before: '[image/png, 16 × 16 pixels, 1 of them another colour]',
      after: '[image/png, 16 × 16 pixels, 1 of them another colour]',
    });
    const [photo, other] = [jpeg(0), jpeg(255)].map((file) => file.toString('base64'));
    expect(outcome('image/jpeg', photo ?? '', commented(jpeg(0)).toString('base64'))).toBe('equal');
    expect(outcome('image/jpeg', photo ?? '', other ?? '')).toBe('different');
    expect(outcome('image/png', 'AAAA', 'AAAB')).toBe('different');
    const page = (image: string): string => `<img src="data:image/png;base64,${image}">`;
    expect(outcome('text/html', page(packed), page(loose))).toBe('equal');
    expect(outcome('text/html', page(packed), page(png(2)))).toBe('different');
  });

  it('sees what 16 bits for each colour hold', () => {
    const deep = (low: number): string => {
      const image = new PNG({ width: 1, height: 1, bitDepth: 16 });
      image.data = Buffer.from(Uint16Array.of(256, 256, low, 65535).buffer);
      return PNG.sync.write(image, { bitDepth: 16 }).toString('base64');
    };
    expect(outcome('image/png', deep(257), deep(258))).toBe('different');
  });

  it("takes random ids for the same: pandas' Styler, Matplotlib, plotly, widgets", () => {
    const styler = (id: string): string =>
      `<style>#T_${id}_row0_col1 {color: red}</style><table id="T_${id}"><td id="T_${id}_row0_col1">1</td></table>`;
    expect(outcome('text/html', styler('1a2b3'), styler('f00ba'))).toBe('equal');
    expect(outcome('text/html', styler('1a2b3'), styler('f00ba').replace('red', 'tan'))).toBe('different');
    const svg = (id: string, date: string): string =>
      `<dc:date>${date}</dc:date><clipPath id="p${id}"/><g clip-path="url(#p${id})"/>`;
    expect(outcome('image/svg+xml', svg('0123456789', '1'), svg('abcdef0123', '2'))).toBe('equal');
    const plotly = (id: string): string =>
      `<div id="${id}"></div><script>Plotly.newPlot("${id}", [{"y": [1]}])</script>`;
    const [one, other] = ['6c0f2a1e-3c44-4f1e-9d0a-0123456789ab', '00000000-3c44-4f1e-9d0a-0123456789ab'];
    expect(outcome('text/html', plotly(one), plotly(other))).toBe('equal');
    const widget = (id: string): string => JSON.stringify({ model_id: id, version_major: 2 });
    const view = 'application/vnd.jupyter.widget-view+json';
    expect(outcome(view, widget('a'.repeat(32)), widget('b'.repeat(32)))).toBe('equal');
    expect(outcome('text/html', `<p id="x">${one}</p>`, `<p id="x">${other}</p>`)).toBe('different');
    const told = (id: string): string => `<p id="${id}">${id}</p>`;
    expect(outcome('text/html', told(one), told(other))).toBe('different');
    // Two elements that become one are no renaming.
    expect(outcome('text/html', plotly(one) + plotly(other), plotly(one) + plotly(one))).toBe('different');
  });

  it('takes a traceback as location where only places and quoted lines differ', () => {
    const failed = (traceback: string): RunOutput => ({
      kind: 'error',
      name: 'ValueError',
      message: 'no',
      traceback,
    });
    const kinds = (after: string): readonly string[] =>
      compare(
        failed(
          'ValueError   Traceback (most recent call last)\nCell In[1], line 2, in f(x)\n----> 2 raise\nValueError: no',
        ),
        failed(after),
      ).differences.map(({ kind }) => kind);
    expect(
      kinds(
        'ValueError   Traceback (most recent call last)\nFile ~/pkg/core.py:9, in f(x)\n----> 9 raise\nValueError: no',
      ),
    ).toEqual(['location']);
    expect(
      kinds(
        'ValueError   Traceback (most recent call last)\nFile ~/pkg/core.py:9, in g(x)\n----> 9 raise\nValueError: no',
      ),
    ).toEqual(['output']);
    expect(
      kinds(
        'KeyError   Traceback (most recent call last)\nCell In[1], line 2, in f(x)\nKeyError: 1\n\nValueError: no',
      ),
    ).toEqual(['output']);
  });

  it('leaves what progress bars and tables say of time out, and nothing else of them', () => {
    const bar = (time: string, loss: string): RunOutput => ({
      kind: 'stream',
      name: 'stderr',
      text: `\r  0%|      | 0/9 [00:00<?, ?it/s]\rfit: 100%|████| 9/9 [00:01<00:00, ${time}it/s, loss=${loss}]\n`,
    });
    expect(compare(bar('9.81', '0.3'), bar('8.02', '0.3')).outcome).toBe('equal');
    expect(compare(bar('9.81', '0.3'), bar('9.81', '0.4')).outcome).toBe('different');
    const keras = (time: string, loss: string): RunOutput => ({
      kind: 'stream',
      name: 'stdout',
      text: `\r1/2 ━━━ 9s\r2/2 ━━━━━━ 0s ${time}/step - loss: ${loss}\n`,
    });
    expect(compare(keras('12ms', '0.3'), keras('9ms', '0.3')).outcome).toBe('equal');
    expect(compare(keras('12ms', '0.3'), keras('12ms', '0.4')).outcome).toBe('different');
    const table = (date: string, time: string, fit: string): string =>
      `Date:        ${date}   Prob: 1\nTime:           ${time}   Log-Likelihood: ${fit}`;
    const noon = table('Sun, 22 Nov 2026', '12:00:00', '-3.1');
    expect(outcome('text/plain', noon, table('Sun, 22 Nov 2026', '12:00:07', '-3.1'))).toBe('equal');
    expect(outcome('text/plain', noon, table('Sun, 22 Nov 2026', '12:00:07', '-3.2'))).toBe('different');
    expect(outcome('text/plain', 'Time: 12:00:00', 'Time: 12:00:07')).toBe('different');
    expect(outcome('text/plain', '10%\r20%', '20%')).toBe('equal');
  });
});
