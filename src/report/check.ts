import type { Notebook } from '../notebook/notebook.ts';
import type { Finding, HeldPlace } from '../plan/held/findings/finding.ts';
import type { PackageSources } from '../plan/held/read.ts';
import type { SolidifyError } from '../text/error.ts';
import { printablePath } from '../text/printable.ts';
import { painter, type Paint } from './paint.ts';
import { wordFinding } from './wording/findings.ts';

/** A finding with its place in the file, and the package that it is about. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Of the notebook's file, from 1. */
  readonly fileLine: number;
  /** Null: no package holds it. */
  readonly package: PackageSources | null;
  /** Folder of the package's repository, as one types it; null where only an installed package is known. */
  readonly repository: string | null;
}

/** All that `check` found. */
export interface CheckReport {
  readonly notebooks: readonly Notebook[];
  readonly packages: readonly PackageSources[];
  /** By notebook, cell and line. */
  readonly findings: readonly PlacedFinding[];
  /** Inputs that couldn't be checked. */
  readonly problems: readonly SolidifyError[];
}

/** `check` for people: one line for each finding, and nothing where there is none. */
export function checkText({ findings }: CheckReport, style: Paint['style']): string {
  const paint = painter(style);
  return findings
    .map((each) => {
      const { notebook, cell, line, code } = each.finding;
      const { message, hint } = words(each);
      const place = `${printablePath(notebook)}: cell ${cell}, line ${line}:`;
      return `${paint.bold(place)} ${paint.red(code)} ${message} (${hint})\n`;
    })
    .join('');
}

/** Workflow commands that GitHub shows beside the lines of the file: https://docs.github.com/actions/reference/workflow-commands. */
export function checkGithub({ findings }: CheckReport): string {
  return findings
    .map((each) => {
      const { notebook, cell, line, code } = each.finding;
      const { message, hint } = words(each);
      const about = `file=${property(notebook)},line=${each.fileLine},title=${property(`solidify: ${code}`)}`;
      return `::error ${about}::${data(`cell ${cell}, line ${line}: ${message} (${hint})`)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `check --json`; texts of code are left to `redacted`. */
export function checkJson(
  { notebooks, packages, findings, problems }: CheckReport,
  redacted: (text: string) => string,
): string {
  const found = findings.map((each) => {
    const { finding, fileLine, package: about } = each;
    const { code, notebook, cell, line, name } = finding;
    return {
      code,
      notebook,
      name,
      cell,
      line,
      fileLine,
      package: about?.package.importName ?? null,
      ...details(finding, redacted),
      ...words(each),
    };
  });
  const json = {
    version: 1,
    notebooks: notebooks.map(({ path, language, format, cells }) => ({
      path,
      language,
      format,
      cells: cells.length,
    })),
    packages: packages.map(({ package: { name, importName }, folder, provenance }) => ({
      name,
      importName,
      path: folder,
      madeBySolidify: provenance !== null,
    })),
    findings: found,
    problems: problems.map(({ code, message, hint, place }) => ({
      path: place.file ?? null,
      code,
      message,
      hint,
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function details(finding: Finding, redacted: (text: string) => string): Record<string, unknown> {
  switch (finding.code) {
    case 'drift': {
      const { held, drift, differs, through, texts } = finding;
      return {
        held: heldJson(held),
        drift,
        differs,
        through,
        inNotebook: redacted(texts.notebook),
        inPackage: redacted(texts.package),
      };
    }
    case 'pasted-copy':
      return { held: heldJson(finding.held) };
    case 'rebound-import':
      return { imported: finding.imported, importedAt: finding.importedAt, how: finding.how };
    case 'unresolved-import':
      return { missing: finding.missing, module: finding.module, nearest: finding.nearest };
    case 'not-extracted':
      return {};
  }
}

function words({ finding, repository }: PlacedFinding): ReturnType<typeof wordFinding> {
  return wordFinding(finding, repository);
}

function heldJson({ module, name }: HeldPlace): object {
  return { module, name };
}
