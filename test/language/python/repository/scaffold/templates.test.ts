import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { ruffVersion } from '../../../../../src/language/python/repository/scaffold/ruff-rules.ts';
import { templates } from './templates.ts';

/** Values that a template prints without saying how they are escaped. */
function bareValues(template: string): string[] {
  const found: string[] = [];
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = ({ path, params, loc }) => {
    if (params.length === 0) found.push(`${'original' in path ? path.original : '?'}:${loc.start.line}`);
  };
  visitor.accept(Handlebars.parse(template));
  return found;
}

describe('the templates', () => {
  it.each([...templates].filter(([path]) => path.endsWith('.hbs')))(
    '%s escapes each value for the place where it lands',
    (_path, text) => {
      expect(bareValues(text)).toEqual([]);
    },
  );

  it('would be caught printing a bare value', () => {
    expect(bareValues('a {{#each b}}{{this}}{{/each}} {{toml c}}')).toEqual(['this:1']);
  });

  it('hold no Python source that Handlebars could spoil', () => {
    expect([...templates.keys()].filter((path) => path.endsWith('.py.hbs'))).toEqual([]);
  });

  it('start with the ruff that checked the code', () => {
    const manifest = new URL(
      '../../../../../node_modules/@astral-sh/ruff-wasm-nodejs/package.json',
      import.meta.url,
    );
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ version: ruffVersion });
  });
});
