/** A message of secretlint's recommended rules. */
export interface LintMessage {
  /** `github`. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What a text must hold for any rule of the recommended preset to match (11.x, as it is set here: the rule for AWS
 * account ids is off, that for GCP reads `.json` and `.p12` only). Each part is weaker than the rule's own pattern. The test beside this
 * lists the preset's rules, so that a new one is noticed. Loading secretlint takes about as long as all the rest of a scan.
 */
const POSSIBLE = new RegExp(
  [
    'secret_?access_?key', // aws
    '-----BEGIN', // privatekey
    'npm_\\w{36}', // npm; its other patterns are for package.json and .npmrc
    'xox[abopr]-|xapp-|hooks\\.slack\\.com', // slack
    '://[^\\s:/]{1,256}:[^\\s@]{1,256}@', // basicauth, database-connection-string
    'sk-(?:proj|svcacct|admin|ant|\\w{20})', // openai, anthropic
    'lin_api_', // linear
    'SG\\.\\w', // sendgrid
    'shp(?:pa|ca|at|ss)_', // shopify
    'gh[pousr]_\\w{36}|github_pat_', // github
    'ops_ey', // 1password
  ].join('|'),
  'i',
);

/** The preset's rules that look at the text of a cell, without the prefix that they share. */
export const LINT_RULES: readonly string[] =
  'aws privatekey npm openai anthropic linear slack sendgrid shopify github 1password'.split(' ');

/** Rules of the preset that say what a rule of ours says. */
const SAME_AS: Readonly<Record<string, string>> = {
  basicauth: 'url-password',
  'database-connection-string': 'url-password',
};

/** Runs secretlint's recommended rules on a text; loads them only where one of them could match. */
export async function lintText(text: string): Promise<readonly LintMessage[]> {
  if (!POSSIBLE.test(text)) return [];
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const result = await lintSource({
    source: { content: text, filePath: 'cell.py', ext: '.py', contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      maskSecrets: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return result.messages.map(({ ruleId, range: [start, end] }) => {
    const rule = ruleId.replace('@secretlint/secretlint-rule-', '');
    return { rule: SAME_AS[rule] ?? rule, start, end };
  });
}
