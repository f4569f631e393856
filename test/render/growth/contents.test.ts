import { describe, expect, it } from 'vitest';
import { withDocumentedModules, withReadmeContents } from '../../../src/render/index.ts';
import type { ScaffoldModule } from '../../../src/render/scaffold/facts.ts';

const README = `# churn-tools

Words of a person,   oddly   spaced.

## What is in it

| Module               | Holds             | Names   |
| -------------------- | ----------------- | ------- |
| \`churn_tools.prices\` | Prices, by a hand | \`clean\` |

## Where it came from

| Name    | Module               | Notebook          | Cell |
| ------- | -------------------- | ----------------- | ---- |
| \`clean\` | \`churn_tools.prices\` | \`prototype.ipynb\` | 3    |

## Install it

| Other | table |
|-|-|
| a | b |
`;

function moduleOf(
  name: string,
  ...definitions: readonly (readonly [string, string, number])[]
): ScaffoldModule {
  return {
    importName: `churn_tools.${name}`,
    summary: 'Prices and what is done to them.',
    definitions: definitions.map(([each, notebook, cell]) => ({
      name: each,
      kind: 'function',
      summary: null,
      origins: [{ notebook, cell }],
    })),
  };
}

describe('the tables of the README', () => {
  it('take names and modules; all else stays as it is', async () => {
    const modules = [
      moduleOf('prices', ['scale', 'other.ipynb', 0], ['clean', 'prototype.ipynb', 5]),
      moduleOf('dates', ['parse_or_none', 'other.ipynb', 2]),
    ];
    expect(await withReadmeContents(README, modules)).toBe(`# churn-tools

Words of a person,   oddly   spaced.

## What is in it

| Module               | Holds                            | Names            |
| -------------------- | -------------------------------- | ---------------- |
| \`churn_tools.prices\` | Prices, by a hand                | \`clean\`, \`scale\` |
| \`churn_tools.dates\`  | Prices and what is done to them. | \`parse_or_none\`  |

## Where it came from

| Name            | Module               | Notebook          | Cell |
| --------------- | -------------------- | ----------------- | ---- |
| \`clean\`         | \`churn_tools.prices\` | \`prototype.ipynb\` | 5    |
| \`scale\`         | \`churn_tools.prices\` | \`other.ipynb\`     | 0    |
| \`parse_or_none\` | \`churn_tools.dates\`  | \`other.ipynb\`     | 2    |

## Install it

| Other | table |
|-|-|
| a | b |
`);
  });

  it('are left alone where a person changed them', async () => {
    const rewritten = README.replace(
      '| Module               | Holds             | Names   |',
      '| Part | Holds | Names |',
    );
    expect(await withReadmeContents(rewritten, [moduleOf('dates', ['parse', 'other.ipynb', 2])])).toBeNull();
    expect(await withReadmeContents('# Mine\n', [moduleOf('dates', ['parse', 'other.ipynb', 2])])).toBeNull();
  });
});

describe('the page of the documentation', () => {
  it('gets names in the section of their module, and sections', () => {
    const page =
      '# churn-tools\n\n## `churn_tools.prices`\n\nBy hand.\n\n- `clean` (function): Told by hand.\n';
    const modules = [
      moduleOf('prices', ['clean', 'a.ipynb', 1], ['scale', 'a.ipynb', 1]),
      moduleOf('dates', ['parse', 'a.ipynb', 2]),
    ];
    expect(withDocumentedModules(page, modules)).toBe(
      `${page}- \`scale\` (function)\n\n## \`churn_tools.dates\`\n\nPrices and what is done to them.\n\n- \`parse\` (function)\n`,
    );
  });
});
