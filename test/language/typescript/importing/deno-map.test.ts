import { describe, expect, it } from 'vitest';
import {
  importMapOf,
  mappedTo,
  specifierFrom,
  withMapping,
} from '../../../../src/language/typescript/importing/index.ts';

const map = (text: string | null, target: string | null = './tools/src/index.ts'): string =>
  withMapping('/nb/deno.json', text, 'tools', target);

describe('a name in Deno’s settings', () => {
  it('makes a file where there is none', () => {
    expect(map(null)).toBe('{\n  "imports": {\n    "tools": "./tools/src/index.ts"\n  }\n}\n');
  });

  it('keeps comments, layout and line ends', () => {
    const text =
      '{\r\n\t// ours\r\n\t"imports": {\r\n\t\t"ms": "npm:ms@2", // small\r\n\t},\r\n\t"fmt": { "semiColons": false }\r\n}\r\n';
    const changed = map(text);
    expect(changed).toContain('\t\t"ms": "npm:ms@2", // small\r\n');
    expect(changed).toContain('"tools": "./tools/src/index.ts"');
    expect(changed.replace(/(?<!\r)\n/g, '?')).not.toContain('?');
    expect(changed).toMatch(/^\{\r\n\t\/\/ ours\r\n/);
    expect(changed.endsWith('\t"fmt": { "semiColons": false }\r\n}\r\n')).toBe(true);
    expect(mappedTo('/nb/deno.json', changed, 'tools')).toBe('./tools/src/index.ts');
    expect(mappedTo('/nb/deno.json', changed, 'ms')).toBe('npm:ms@2');
  });

  it('comes in place of what it was mapped to, and goes again', () => {
    const text = '{ "imports": { "tools": "./old.ts", "ms": "npm:ms" } }';
    expect(map(text)).toBe('{ "imports": { "tools": "./tools/src/index.ts", "ms": "npm:ms" } }');
    expect(mappedTo('/nb/deno.json', map(text, null), 'tools')).toBeNull();
    expect(mappedTo('/nb/deno.json', map(text, null), 'ms')).toBe('npm:ms');
  });

  it('is where an import map of its own is named', () => {
    expect(importMapOf('/nb/deno.json', '{ "importMap": "maps/imports.json" }')).toBe('maps/imports.json');
    expect(importMapOf('/nb/deno.json', '{ "importMap": "x.json", "imports": {} }')).toBeNull();
    expect(() => importMapOf('/nb/deno.json', '{ "importMap": "https://example.org/x.json" }')).toThrow(
      'can’t be edited'.replace('’', "'"),
    );
  });

  it('is not put into what is no JSON', () => {
    expect(() => map('{ "imports": ')).toThrow('no JSON that Deno reads');
    expect(() => map('[]')).toThrow('no JSON that Deno reads');
  });

  it('leads to a file by a path that starts with dots', () => {
    expect(specifierFrom('/p/nb/deno.json', '/p/tools/src/index.ts')).toBe('../tools/src/index.ts');
    expect(specifierFrom('/p/deno.json', '/p/tools/src/index.ts')).toBe('./tools/src/index.ts');
  });
});
