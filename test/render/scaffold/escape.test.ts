import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import {
  markdownCode,
  markdownText,
  oneLine,
  shellWord,
  tomlString,
  yamlString,
} from '../../../src/render/scaffold/escape.ts';
import { hostile } from '../../language/python/repository/scaffold/templates.ts';

/** Any text, its halves of surrogate pairs included. */
const text = fc.string({ unit: 'binary' });
const wellFormed = (value: string) => value.replace(/\p{Cs}/gu, '\ufffd');

describe('strings of a configuration', () => {
  it('come back from TOML as they went in', () => {
    fc.assert(
      fc.property(text, (value) => parseToml(`key = ${tomlString(value)}`).key === wellFormed(value)),
    );
    expect(parseToml(`key = ${tomlString(hostile)}`)).toEqual({ key: wellFormed(hostile) });
  });

  it('come back from YAML as they went in', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(parseYaml(`- ${yamlString(value)}`)).toEqual([wellFormed(value)]);
      }),
    );
    expect(parseYaml(`- ${yamlString(hostile)}`)).toEqual([wellFormed(hostile)]);
  });
});

describe('a text on one line', () => {
  it('has no line break or control character left', () => {
    fc.assert(fc.property(text, (value) => !/[\p{Cc}\u2028\u2029\ud800-\udfff]/u.test(oneLine(value))));
    expect(oneLine(' a\r\n\tb\u2028c ')).toBe('a b c');
  });
});

describe('Markdown', () => {
  it('shows syntax as text', () => {
    expect(markdownText('a|b *c* [d](e) <f> `g &amp; $h$ _i_')).toBe(
      'a\\|b \\*c\\* \\[d\\](e) \\<f\\> \\`g \\&amp; \\$h\\$ \\_i\\_',
    );
    expect(markdownText('# Heading')).toBe('\\# Heading');
    expect(markdownText('- item')).toBe('\\- item');
    expect(markdownText('1. first')).toBe('1\\. first');
    expect(markdownText('2026 was good')).toBe('2026 was good');
  });

  it('keeps what is code, in one pair of backquotes', () => {
    expect(markdownText('the `rate_*` of ``prices``, *not* `tax`')).toBe(
      'the `rate_*` of `prices`, \\*not\\* `tax`',
    );
    expect(markdownText('`a|b` and ```c``` and `')).toBe('\\`a\\|b\\` and \\`\\`\\`c\\`\\`\\` and \\`');
    expect(markdownText('`- item` - item')).toBe('`- item` - item');
  });

  it('shows code that a code span cannot hold as text', () => {
    expect(markdownCode('clean_price')).toBe('`clean_price`');
    expect(markdownCode('a`b|c')).toBe('a\\`b\\|c');
  });
});

describe('a word for a shell', () => {
  it('is read by sh as that word', () => {
    for (const word of ['plain/path-1.0', "it's", '$(id) `id` "x" \\ ; rm', 'git+ssh://git@host/a b.git']) {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
    }
  });
});
