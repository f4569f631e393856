import type { Requirement } from '../../../../program/requirement.ts';
import { dependencyRanges, FIRST_VERSION } from './package-json.ts';
import type { NpmScaffoldFacts } from './facts.ts';

/**
 * `deno.json`: from it Deno knows what the modules mean by names of npm packages, wherever they are imported from, and JSR
 * what the package is.
 */
export function denoJson(facts: NpmScaffoldFacts, owner: string | null): string {
  const imports = { ...denoImports(facts.requirements), ...Object.fromEntries(facts.denoImports) };
  const compilerOptions = {
    ...(facts.types.experimentalDecorators ? { experimentalDecorators: true } : {}),
    ...Object.fromEntries(facts.types.relaxed.map(({ rule }) => [rule, false])),
  };
  return JSON.stringify({
    name: jsrName(facts.package.name, owner),
    version: FIRST_VERSION,
    ...(facts.license === 'LicenseRef-Proprietary' ? {} : { license: facts.license }),
    exports: './src/index.ts',
    ...(Object.keys(imports).length === 0 ? {} : { imports }),
    ...(Object.keys(compilerOptions).length === 0 ? {} : { compilerOptions }),
    nodeModulesDir: 'none',
    publish: { include: ['src', 'CHANGELOG.md', 'LICENSE*', 'README.md', 'deno.json'] },
  });
}

/** What Deno's import map says of names of npm packages. */
export function denoImports(requirements: readonly Requirement[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(dependencyRanges(requirements))
      .filter(([name]) => !name.startsWith('@types/'))
      .flatMap(([name, range]) => {
        const target = range.startsWith('npm:') ? range.slice('npm:'.length) : `${name}@${range}`;
        return [
          [name, `npm:${target}`],
          [`${name}/`, `npm:/${target}/`],
        ];
      }),
  );
}

/** Names at JSR are of a scope: the npm package's, else whom the repository belongs to. */
function jsrName(name: string, owner: string | null): string {
  const [, scope = null, rest = name] = /^(?:@([^/]+)\/)?(.*)$/.exec(name) ?? [];
  return `@${fit(scope ?? owner ?? '', 20) || 'your-scope'}/${fit(rest, 58)}`;
}

/** Lower-case letters, digits and hyphens, a letter first. */
function fit(text: string, most: number): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, most)
    .replace(/-+$/, '');
}
