import { describe, expect, it } from 'vitest';
import { withChanges, withRelease } from '../../../src/render/index.ts';

const OURS = `# Changelog

All notable changes are listed here.

## Unreleased

## 0.1.0 - 2026-11-22

### Added

- \`churn_tools.prices\`: \`clean\`, moved from \`prototype.ipynb\`.
`;

describe('changes under Unreleased', () => {
  it('make their group in an empty section', () => {
    expect(withChanges(OURS, { added: ['`churn_tools.dates`: `parse`.'], changed: [] })).toBe(
      OURS.replace('## Unreleased\n', '## Unreleased\n\n### Added\n\n- `churn_tools.dates`: `parse`.\n'),
    );
  });

  it('join the groups that are there, and keep the order of Keep a Changelog', () => {
    const text = `# Changelog

## [Unreleased]

### Added

* A thing by hand,
  told in two lines.

### Fixed

* A defect.

## [1.0.0] – 2025-01-01

[Unreleased]: https://example.org/compare
`;
    expect(withChanges(text, { added: ['`a`.'], changed: ['`b` rounds down.'] })).toBe(`# Changelog

## [Unreleased]

### Added

* A thing by hand,
  told in two lines.
* \`a\`.

### Changed

* \`b\` rounds down.

### Fixed

* A defect.

## [1.0.0] – 2025-01-01

[Unreleased]: https://example.org/compare
`);
  });

  it('join a plain list', () => {
    const text = '# News\n\n## Upcoming (not yet released)\n\n- one\n\n## 1.0\n\n- zero\n';
    expect(withChanges(text, { added: ['two'], changed: ['three'] })).toBe(
      '# News\n\n## Upcoming (not yet released)\n\n- one\n- two\n- three\n\n## 1.0\n\n- zero\n',
    );
  });

  it('keep line breaks of Windows', () => {
    expect(withChanges('## Unreleased\r\n\r\n## 1.0\r\n', { added: ['a'], changed: [] })).toBe(
      '## Unreleased\r\n\r\n### Added\r\n\r\n- a\r\n\r\n## 1.0\r\n',
    );
  });

  it('have no place where a changelog has only releases, or a heading of that name in code', () => {
    expect(withChanges('# Changes\n\n## 1.0\n\n- a\n', { added: ['b'], changed: [] })).toBeNull();
    const fenced = '# Changes\n\n```\n## Unreleased\n```\n\n## 1.0\n';
    expect(withChanges(fenced, { added: ['b'], changed: [] })).toBeNull();
  });
});

describe('a release', () => {
  it('takes what stands under Unreleased', () => {
    const grown = withChanges(OURS, { added: ['`parse`.'], changed: [] }) ?? '';
    expect(withRelease(grown, '0.2.0', '2026-11-23')).toBe(`# Changelog

All notable changes are listed here.

## Unreleased

## 0.2.0 - 2026-11-23

### Added

- \`parse\`.

## 0.1.0 - 2026-11-22

### Added

- \`churn_tools.prices\`: \`clean\`, moved from \`prototype.ipynb\`.
`);
  });

  it('is written as the others are', () => {
    expect(withRelease('## [Unreleased]\n\n## [1.0.0] — 2025-01-01\n', '1.1.0', '2026-11-22')).toBe(
      '## [Unreleased]\n\n## [1.1.0] — 2026-11-22\n\n## [1.0.0] — 2025-01-01\n',
    );
  });
});
