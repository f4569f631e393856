import {
  licenseFolder,
  oneLine,
  overlayFiles,
  renderTemplate,
  requireLicense,
} from '../../../../render/index.ts';
import type { Author, Templates } from '../../../../render/scaffold/facts.ts';
import { relativePath, type FileChange } from '../../../../text/change-set.ts';
import { denoJson } from './deno-json.ts';
import type { NpmScaffoldFacts } from './facts.ts';
import { packageJson } from './package-json.ts';
import { ownerOf, templateValues, urlsFor } from './values.ts';

/**
 * The files of an npm package that aren't code of the notebooks: everything but modules and tests, sorted by path.
 * @throws SolidifyError (usage) for a licence whose text is not known.
 */
export function renderScaffold(given: NpmScaffoldFacts, templates: Templates): readonly FileChange[] {
  requireLicense(templates, given.license);
  const facts = plainFacts(given);
  const values = templateValues(facts);
  const made = new Map(
    overlaysFor(facts)
      .flatMap((folder) => overlayFiles(templates, folder))
      .map(({ kind, path, text }) => [
        renderTemplate(path, values),
        kind === 'rendered' ? renderTemplate(text, values) : text,
      ]),
  );
  made.set('package.json', packageJson(facts, urlsFor(facts)));
  made.set('deno.json', denoJson(facts, ownerOf(facts)));
  return [...made]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ kind: 'create', path: relativePath(path), text }));
}

/** The folders under templates/ that make up a repository; a file in a later one replaces one in an earlier. */
function overlaysFor({ host, publish, license }: NpmScaffoldFacts): readonly string[] {
  return [
    'typescript/base',
    ...(host === 'none' ? [] : [`typescript/${host}`]),
    ...(publish && host === 'github' ? ['typescript/github-publish-npm'] : []),
    licenseFolder(license),
  ];
}

/** Texts of one line each, and an author as package.json can name them. */
function plainFacts(facts: NpmScaffoldFacts): NpmScaffoldFacts {
  const keywords = facts.keywords.map(oneLine).filter((word) => word !== '');
  return {
    ...facts,
    description: oneLine(facts.description) || `Functions of ${facts.package.name}.`,
    keywords: keywords.length > 0 ? [...new Set(keywords)] : ['jupyter', 'notebook'],
    author: plainAuthor(facts.author),
  };
}

/** npm reads a name, an address in angle brackets and a page in parentheses. */
function plainAuthor({ name, email }: Author): Author {
  const plain = oneLine(name ?? '')
    .replace(/[<>()]/g, '')
    .trim();
  return {
    name: plain === '' ? null : plain,
    email: email !== null && /^[^\s<>()@]+@[^\s<>()@]+$/.test(email) ? email : null,
  };
}
