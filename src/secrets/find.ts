import type { Span } from '../text/span.ts';
import type { CellText, SecretFinding, TextFinding } from './finding.ts';
import { findKnownFormats, redact } from './known-format.ts';
import { readLiterals } from './literals.ts';
import type { Literal } from './literals.ts';
import { isSecretValue } from './placeholder.ts';
import { nameStrength } from './secret-name.ts';
import { lintText } from './secretlint.ts';
import { GENERAL_RULES } from './general-rules.ts';
import { readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { findWrittenOut } from './written-out.ts';

/**
 * Secrets in the sources of cells, comments and docstrings included, as they would move with the code: by secretlint's
 * recommended rules, by further known formats, and by the names that literals are given. Sources are the decoded ones: in
 * the JSON of a notebook file, quotes are escaped and such patterns miss.
 *
 * Sorted by place; findings that overlap are one. No secret stands in a finding. What only a rule in `allowed` finds, or a
 * general one at the same place, is left out.
 */
export async function findSecrets(
  texts: readonly CellText[],
  allowed: readonly string[] = [],
): Promise<readonly SecretFinding[]> {
  const found = await Promise.all(
    texts.map(async ({ cell, source }) => {
      const findings = await findInSource(source, allowed);
      return findings.map((finding) => ({ cell, ...finding }));
    }),
  );
  return found.flat();
}

/** Secrets in a text that may be code or not: what a program printed, what a person wrote. */
export async function findInProse(
  text: string,
  allowed: readonly string[] = [],
): Promise<readonly TextFinding[]> {
  const written = findWrittenOut(text).map((at) =>
    finding(at, at.rule, at.name, text.slice(at.start, at.end)),
  );
  return merge([...(await findInSource(text, allowed)), ...withoutAllowed(written, allowed)]);
}

/** Lines that are none of Python's: `%env TOKEN=…`, `!curl -u …`. */
function magics(source: string): readonly Token[] {
  return [...source.matchAll(/^[ \t]*[%!][^\n]*/gm)].map(({ 0: text, index }) => ({
    kind: 'comment',
    start: index,
    end: index + text.length,
    text,
    textStart: index,
  }));
}

async function findInSource(
  source: string,
  allowed: readonly string[] = [],
): Promise<readonly TextFinding[]> {
  const tokens = readTokens(source);
  const literals = readLiterals(source, tokens);
  const linted = await lintText(source);
  const computed = await Promise.all(literals.filter((each) => each.computed.length > 0).map(findInComputed));
  const found = [
    ...linted.map(({ rule, ...span }) => finding(span, rule, null, source.slice(span.start, span.end))),
    ...computed.flat(),
    ...findKnownFormats(source).map((at) => finding(at, at.rule, null, source.slice(at.start, at.end))),
    ...literals.flatMap(givenToSecretName),
    ...tokens.flatMap(findInText),
    ...magics(source).flatMap(findInText),
  ];
  return merge(withoutAllowed(found, allowed));
}

function withoutAllowed(found: readonly TextFinding[], allowed: readonly string[]): readonly TextFinding[] {
  if (allowed.length === 0) return found;
  const alarms = found.filter(({ rule }) => allowed.includes(rule));
  const isFalse = (each: TextFinding): boolean =>
    alarms.some((alarm) => alarm.start < each.end && each.start < alarm.end);
  return found.filter(
    (each) => !allowed.includes(each.rule) && !(GENERAL_RULES.includes(each.rule) && isFalse(each)),
  );
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
  const isCode = token.kind === 'comment' || /[\n"']/.test(token.text);
  const given = isCode ? readLiterals(token.text, readTokens(token.text)).flatMap(givenToSecretName) : [];
  return [...written, ...given].map((each) => ({
    ...each,
    start: token.textStart + each.start,
    end: token.textStart + each.end,
  }));
}

/** What only shows once the value is put together is laid to the whole expression. */
async function findInComputed({ name, computed }: Literal): Promise<readonly TextFinding[]> {
  const found = computed.map(async ({ value, ...span }) => {
    const assignment = `${name ?? 'value'} = "${value}"\n`;
    const linted = await lintText(assignment);
    const texts = [
      ...findKnownFormats(value).map((at) => ({ ...at, name, secret: value.slice(at.start, at.end) })),
      ...linted.map((at) => ({ ...at, name, secret: assignment.slice(at.start, at.end) })),
      ...findWrittenOut(value).map((at) => ({ ...at, secret: value.slice(at.start, at.end) })),
      ...readLiterals(value, readTokens(value))
        .flatMap(givenToSecretName)
        .map((at) => ({ ...at, secret: '' })),
    ];
    return texts.map((at) => finding(span, at.rule, at.name, at.secret));
  });
  return (await Promise.all(found)).flat();
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
