/** Formats that issuers made recognisable, and secretlint's recommended rules leave out. */
const KNOWN_FORMATS = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, // AWS access key
  /\bAIza[\w-]{35}/g, // Google API key
  /\bhf_[A-Za-z0-9]{30,}/g, // Hugging Face
  /\bglpat-[\w-]{20,}/g, // GitLab
  /\b[sr]k_live_[A-Za-z0-9]{16,}/g, // Stripe
  /\bdapi[0-9a-f]{32}\b/g, // Databricks
  /\bey[A-Za-z0-9_-]{15,}\.ey[A-Za-z0-9_-]{15,}\.[\w-]{15,}/g, // JSON Web Token
];

/** Prefixes that everybody may see: they name the format. */
const PUBLIC_PREFIX =
  /^(?:AKIA|ASIA|AIza|hf_|glpat-|[sr]k_live_|dapi|gh[pousr]_|github_pat_|xox[abopr]-|sk-ant-|sk-|npm_|SG\.|shp(?:pa|ca|at|ss)_|lin_api_|ops_|-----BEGIN[A-Z ]*PRIVATE KEY)/;

/** Secrets of a known format in a text. Examples from documentation are left out. */
export function findKnownFormats(text: string): readonly { readonly start: number; readonly end: number }[] {
  return KNOWN_FORMATS.flatMap((format) =>
    [...text.matchAll(format)]
      .filter(([match]) => !match.includes('EXAMPLE'))
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

/** The shape of a secret, to show: `ghp_…`; `…` where not even a prefix is public. */
export function redact(secret: string): string {
  return `${PUBLIC_PREFIX.exec(secret)?.[0] ?? ''}…`;
}
