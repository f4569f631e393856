import type { Span } from '../text/span.ts';
import type { CellText, SecretFinding, TextFinding } from './finding.ts';
import { findKnownFormats, redact } from './known-format.ts';
import { readLiterals } from './literals.ts';
import type { Literal } from './literals.ts';
import { isSecretValue } from './placeholder.ts';
import { nameStrength } from './secret-name.ts';
import { lintText } from './secretlint.ts';
import { readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { findWrittenOut } from './written-out.ts';

/**
 * Secrets in the sources of cells, comments and docstrings included, as they would move with the code: by secretlint's
 * recommended rules, by further known formats, and by the names that literals are given. Sources are the decoded ones: in
 * the JSON of a notebook file, quotes are escaped and such patterns miss.
 *
 * Sorted by place; findings that overlap are one. No secret stands in a finding.
 */
export async function findSecrets(texts: readonly CellText[]): Promise<readonly SecretFinding[]> {
  const found = await Promise.all(
    texts.map(async ({ cell, source }) => {
      const findings = await findInSource(source);
      return findings.map((finding) => ({ cell, ...finding }));
    }),
  );
  return found.flat();
}

async function findInSource(source: string): Promise<readonly TextFinding[]> {
  const tokens = readTokens(source);
  const literals = readLiterals(source, tokens);
  const split = literals.filter(({ pieces }) => pieces > 1);
  const linted = await lintText(source);
  const joined = await Promise.all(split.map(lintSplit));
  const formats = findKnownFormats(source);
  return merge([
    ...linted.map(({ rule, ...span }) => finding(span, rule, null, source.slice(span.start, span.end))),
    ...joined.flat(),
    ...formats.map((span) => finding(span, 'known-format', null, source.slice(span.start, span.end))),
    ...split.flatMap(findInSplit),
    ...literals.flatMap(givenToSecretName),
    ...tokens.flatMap(findInText),
  ]);
}

/** `password = "…"` and the like. */
function givenToSecretName(literal: Literal): readonly TextFinding[] {
  const { name, value, isWhole } = literal;
  const strength = name === null || !isWhole ? null : nameStrength(name);
  if (strength === null || value === name || !isSecretValue(value, strength)) return [];
  return [finding(literal, 'secret-name', name, value)];
}

/** What stands inside strings and comments: connection strings, and code or prose with a secret in it. */
function findInText(token: Token): readonly TextFinding[] {
  const written = findWrittenOut(token.text).map(({ rule, name, ...span }) =>
    finding(span, rule, name, token.text.slice(span.start, span.end)),
  );
  const isCode = token.kind === 'comment' || token.text.includes('\n');
  const given = isCode ? readLiterals(token.text, readTokens(token.text)).flatMap(givenToSecretName) : [];
  return [...written, ...given].map((each) => ({
    ...each,
    start: token.textStart + each.start,
    end: token.textStart + each.end,
  }));
}

/** What only shows once the pieces are joined is laid to the whole expression. */
function findInSplit(literal: Literal): readonly TextFinding[] {
  const { value, name } = literal;
  return [
    ...findKnownFormats(value).map((at) =>
      finding(literal, 'known-format', name, value.slice(at.start, at.end)),
    ),
    ...findWrittenOut(value).map((at) => finding(literal, at.rule, at.name, value.slice(at.start, at.end))),
  ];
}

async function lintSplit(literal: Literal): Promise<readonly TextFinding[]> {
  const assignment = `${literal.name ?? 'value'} = "${literal.value}"\n`;
  const messages = await lintText(assignment);
  return messages.map(({ rule, start, end }) =>
    finding(literal, rule, literal.name, assignment.slice(start, end)),
  );
}

function finding({ start, end }: Span, rule: string, name: string | null, secret: string): TextFinding {
  return { start, end, rule, name, redacted: redact(secret) };
}

/**
 * One finding for each place, sorted by place: the rule that comes first in the list, over all of the place, with the name
 * and prefix that any of them knows.
 */
function merge(findings: readonly TextFinding[]): readonly TextFinding[] {
  const merged: TextFinding[] = [];
  for (const next of findings) {
    const overlapping = merged.filter((each) => each.start < next.end && next.start < each.end);
    const together = [...overlapping, next].reduce(combine);
    const others = merged.filter((each) => !overlapping.includes(each));
    merged.splice(0, merged.length, ...others, together);
  }
  return merged.sort((a, b) => a.start - b.start);
}

function combine(first: TextFinding, second: TextFinding): TextFinding {
  return {
    start: Math.min(first.start, second.start),
    end: Math.max(first.end, second.end),
    rule: first.rule,
    name: first.name ?? second.name,
    redacted: first.redacted === '…' ? second.redacted : first.redacted,
  };
}
