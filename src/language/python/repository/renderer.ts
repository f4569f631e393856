import type { Language } from '../../../program/language.ts';
import type { RenderedRepository } from '../../../render/rendered.ts';
import type { Renderer, RepositoryFacts } from '../../../render/renderer.ts';
import { renderGrowth, strictModules } from './growth/index.ts';
import { renderRepository } from './repository.ts';

/** Makes the files of Python packages. */
export function createPythonRenderer(language: Pick<Language, 'frontEnd' | 'backEnd'>): Renderer {
  return {
    habits: {
      formatter: 'ruff',
      added: null,
      testFolder: 'tests/',
      testPath: (module) => `tests/test_${module.split('.').at(-1) ?? ''}.py`,
    },
    async renderRepository(plan, facts, templates) {
      // The notebook may be written for a newer Python than the one found here: the code says which it needs.
      let current = facts;
      let rendered = await renderRepository(plan, current, templates, language);
      while (needsNewerPython(rendered) && current.scaffold.versions.tested.length > 1) {
        current = withoutOldest(current);
        rendered = await renderRepository(plan, current, templates, language);
      }
      return rendered;
    },
    renderGrowth: (plan, repository, facts) => renderGrowth(plan, repository, facts, language),
    strictModules({ held, kind, files }) {
      if (kind === 'own') return new Set();
      const modules = held.modules.map(({ importName }) => importName);
      return strictModules(files.read('pyproject.toml') ?? '', modules);
    },
  };
}

/** The rule of a text that the package's oldest Python can't read. */
const SYNTAX_RULE = 'invalid-syntax';

function needsNewerPython({ defects }: RenderedRepository): boolean {
  return defects.some((file) => file.defects.some(({ rule }) => rule === SYNTAX_RULE));
}

function withoutOldest(facts: RepositoryFacts): RepositoryFacts {
  const { minimum, tested } = facts.scaffold.versions;
  const rest = tested.slice(1);
  return {
    ...facts,
    scaffold: { ...facts.scaffold, versions: { minimum: rest[0] ?? minimum, tested: rest } },
  };
}
