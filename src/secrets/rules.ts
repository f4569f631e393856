import { SolidifyError } from '../text/error.ts';
import { nearest } from '../text/nearest.ts';
import { GENERAL_RULES } from './general-rules.ts';
import { FORMAT_RULES } from './known-format.ts';
import { LINT_RULES } from './secretlint.ts';

/** Every rule by which a text can look like a secret, sorted: what `--allow-secret` takes. */
export const SECRET_RULES: readonly string[] = [
  ...new Set([...FORMAT_RULES, ...LINT_RULES, ...GENERAL_RULES]),
].sort();

/**
 * Checks the names of rules that a user allows.
 * @throws SolidifyError (usage) `unknown-rule` for one that there isn't, with the nearest.
 */
export function requireSecretRules(names: readonly string[]): void {
  const unknown = names.find((name) => !SECRET_RULES.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, SECRET_RULES);
  const hint = near === null ? '' : `Did you mean ${near}? `;
  throw new SolidifyError(
    'usage',
    'unknown-rule',
    `there is no rule ${JSON.stringify(unknown)} for secrets`,
    {
      hint: `${hint}The rules are ${SECRET_RULES.join(', ')}.`,
    },
  );
}
