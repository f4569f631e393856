import { describe, expect, it } from 'vitest';
import { formatMarkup } from '../../src/render/index.ts';

describe('formatMarkup', () => {
  it('formats YAML and JSON', async () => {
    expect(await formatMarkup('.github/workflows/ci.yml', 'a:   [1,2]\nb:  "x"\n')).toBe(
      'a: [1, 2]\nb: "x"\n',
    );
    expect(await formatMarkup('solidify.json', '{"a":1,\n"b":[]}')).toBe('{ "a": 1, "b": [] }\n');
  });

  it('leaves prose lines and embedded code of Markdown as they are', async () => {
    const text = '# Title\n\nOne line.\nAnother one.\n\n```json\n{"a":   1}\n```\n';
    expect(await formatMarkup('README.md', text)).toBe(text);
  });

  it('returns other files untouched', async () => {
    expect(await formatMarkup('pyproject.toml', 'a   = 1')).toBe('a   = 1');
  });
});
