import { SolidifyError } from '../../text/error.ts';
import type { Templates } from './facts.ts';

/** A file of the repository to be: its path still a template, its text one if `rendered`. */
export interface TemplateFile {
  readonly kind: 'rendered' | 'copied';
  readonly path: string;
  readonly text: string;
}

/** `-only` and `-or-later` share a text: the choice between them stands in the package's metadata. */
export function licenseFolder(license: string): string {
  return `licenses/${license.replace(/-(only|or-later)$/, '')}`;
}

/**
 * The files of one overlay. `dot_x` stands for `.x` (npm leaves a `.gitignore` out of a package), and `.hbs` marks
 * a text to render.
 */
export function overlayFiles(templates: Templates, folder: string): readonly TemplateFile[] {
  return [...templates]
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, text]) => {
      const target = path.slice(folder.length + 1).replaceAll(/(^|\/)dot_/g, '$1.');
      return target.endsWith('.hbs')
        ? { kind: 'rendered', path: target.slice(0, -'.hbs'.length), text }
        : { kind: 'copied', path: target, text };
    });
}

/**
 * Checks that there is a text for the licence.
 * @throws SolidifyError (usage) for a licence without one.
 */
export function requireLicense(templates: Templates, license: string): void {
  const folder = licenseFolder(license);
  if (/^[\w.-]+$/.test(license) && overlayFiles(templates, folder).length > 0) return;
  const known = new Set(
    [...templates.keys()].flatMap((path) => /^licenses\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  throw new SolidifyError(
    'usage',
    'unknown-license',
    `no text is known for the licence ${JSON.stringify(license)}`,
    {
      hint: `choose one of ${[...known].sort().join(', ')} (GNU licences with -only or -or-later)`,
    },
  );
}
