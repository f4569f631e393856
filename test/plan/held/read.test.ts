import { expect, it } from 'vitest';
import { packageOf, provenanceWith } from './package.ts';

const MODULES = {
  sets: 'class Days(set):\n    pass\n',
  dates:
    'from pumps.sets import Days\n\nHOLIDAYS = Days({"May 1"})\n\n\ndef is_free(day):\n    return day in HOLIDAYS\n',
};

it('a constant that another module’s class makes is one, since it was when it moved', () => {
  const names = (provenance: Parameters<typeof packageOf>[1]) =>
    packageOf(MODULES, provenance).modules.flatMap(({ definitions }) => definitions.map(({ name }) => name));
  const provenance = provenanceWith([
    {
      name: 'HOLIDAYS',
      names: ['HOLIDAYS'],
      kind: 'constant',
      module: 'pumps.dates',
      origins: [],
      source: 'a',
      written: 'a',
    },
  ]);
  expect(names(provenance)).toEqual(['HOLIDAYS', 'is_free', 'Days']);
  expect(names(null)).toEqual(['is_free', 'Days']);
});
