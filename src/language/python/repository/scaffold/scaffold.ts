import { relativePath } from '../../../../text/change-set.ts';
import type { FileChange } from '../../../../text/change-set.ts';
import { licenseFolder, overlayFiles, renderTemplate, requireLicense } from '../../../../render/index.ts';
import { pythonDocstring } from './docstring.ts';
import type { ScaffoldFacts, Templates } from '../../../../render/scaffold/facts.ts';
import type { TemplateFile } from '../../../../render/scaffold/overlays.ts';
import { FIRST_VERSION, templateValues } from './values.ts';

/**
 * The files of a repository that come from templates: everything but modules and tests, sorted by path.
 * @throws SolidifyError (usage) for a licence whose text is not known.
 * @throws RangeError for a package, import or Python version that no template could hold safely.
 */
export function renderScaffold(facts: ScaffoldFacts, templates: Templates): readonly FileChange[] {
  requireLicense(templates, facts.license);
  requireNames(facts);
  const licenseFiles = overlayFiles(templates, licenseFolder(facts.license)).map(({ path }) => path);
  const values = templateValues(facts, licenseFiles.sort());
  const files = overlaysFor(facts)
    .flatMap((folder) => overlayFiles(templates, folder))
    .map((file) => renderFile(file, values));
  const byPath = new Map([...files, packageFile(facts)].map((file) => [file.path, file]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folders under templates/ that make up a repository; a file in a later one replaces one in an earlier. */
function overlaysFor(facts: ScaffoldFacts): readonly string[] {
  const host = facts.host === 'none' ? [] : [`python/${facts.host}`];
  const publish = facts.publish === 'pypi' && facts.host === 'github' ? ['python/github-publish-pypi'] : [];
  return ['python/base', ...host, ...publish, licenseFolder(facts.license)];
}

function renderFile(file: TemplateFile, values: object): FileChange {
  const text = file.kind === 'rendered' ? renderTemplate(file.text, values) : file.text;
  return {
    kind: 'create',
    path: relativePath(renderTemplate(file.path, values)),
    text,
    ...(text.startsWith('#!') && { executable: true }),
  };
}

/** Python source never comes out of a template, for its braces would be lost there. */
function packageFile(facts: ScaffoldFacts): FileChange {
  const summary = pythonDocstring(facts.description) || `Functions of ${facts.package.name}.`;
  return {
    kind: 'create',
    path: relativePath(`src/${facts.package.importName}/__init__.py`),
    text: `"""${summary}"""\n\n__version__ = "${FIRST_VERSION}"\n`,
  };
}

/** These stand in paths, code and commands as they are, so they have to be what they say they are. */
function requireNames(facts: ScaffoldFacts): void {
  const { name, importName } = facts.package;
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name)) {
    throw new RangeError(`not a distribution name: ${JSON.stringify(name)}`);
  }
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(importName)) {
    throw new RangeError(`not an import name: ${JSON.stringify(importName)}`);
  }
  const odd = [facts.versions.minimum, ...facts.versions.tested].find((version) => !/^3\.\d+$/.test(version));
  if (odd !== undefined) throw new RangeError(`not a Python version: ${JSON.stringify(odd)}`);
}
