import type { Span } from '../text/span.ts';

/** A secret of a known format: its place in a text, and who made the format. */
export interface KnownFormat extends Span {
  readonly rule: string;
}

/** Formats that issuers made recognisable, and secretlint's recommended rules leave out or know in part. */
const KNOWN_FORMATS: readonly (readonly [rule: string, format: RegExp])[] = [
  ['aws', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['google', /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{24,}|\bya29\.[\w-]{20,}/g],
  ['huggingface', /\bhf_[A-Za-z0-9]{30,}/g],
  ['gitlab', /\bgl(?:pat|dt|ptt|rt|cbt|soat)-[\w-]{20,}/g],
  ['stripe', /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/=]{24,}/g],
  ['databricks', /\bdapi[0-9a-f]{32}\b/g],
  ['jwt', /\bey[A-Za-z0-9_-]{15,}\.ey[A-Za-z0-9_-]{15,}\.[\w-]{15,}/g],
  ['github', /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{40,}/g],
  ['slack', /\bxox[abeoprs]-[\w-]{20,}|\bxapp-\d-[\w-]{20,}/g],
  ['anthropic', /\bsk-ant-[\w-]{20,}/g],
  // `sk-` also begins words: a key has digits, and a long stretch without a hyphen.
  ['openai', /\bsk-(?!ant-)(?=[\w-]*\d)(?:[\w-]{1,20}-)?[A-Za-z0-9_]{16,}[\w-]*/g],
  ['npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['pypi', /\bpypi-AgE[\w-]{40,}/g],
  ['digitalocean', /\bdo[opr]_v1_[a-f0-9]{64}\b/g],
  ['groq', /\bgsk_[A-Za-z0-9]{40,}/g],
  ['xai', /\bxai-[A-Za-z0-9]{60,}/g],
  ['replicate', /\br8_[A-Za-z0-9]{30,}/g],
  ['perplexity', /\bpplx-[A-Za-z0-9]{40,}/g],
  ['nvidia', /\bnvapi-[\w-]{40,}/g],
  ['vault', /\bhv[sb]\.[\w-]{24,}/g],
  ['telegram', /\b\d{8,10}:AA[\w-]{32,}/g],
  ['twilio', /\bSK[0-9a-f]{32}\b/g],
  ['sendgrid', /\bSG\.[\w-]{16,}\.[\w-]{16,}/g],
  ['notion', /\b(?:ntn_|secret_)[A-Za-z0-9]{40,}/g],
  ['airtable', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/g],
  ['langsmith', /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]+/g],
  ['pinecone', /\bpcsk_[\w-]{40,}/g],
  ['postman', /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/g],
  ['azure', /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}|[?&]sig=[A-Za-z0-9%+/]{40,}={0,2}/g],
  ['age', /\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/g],
  [
    'privatekey',
    /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\+[nr]|["'+(),#]){0,80}[A-Za-z0-9+/=]{16}(?:[A-Za-z0-9+/=\s:,-]|\\+[nr]|["'+()#])*/g,
  ],
];

/** Something that every format above has in it; most texts are done with after this. */
const POSSIBLE =
  /A[KS]IA|AIza|GOCSPX|ya29|hf_\w{30}|gl[a-z]{2,4}-|[sr]k_|whsec_|dapi|ey[A-Za-z0-9_-]{15,}\.ey|gh[pousr]_|github_pat|xox|xapp|sk-[\w-]{16}|npm_|pypi-|_v1_|gsk_|xai-|r8_|pplx-|nvapi-|hv[sb]\.|:AA|SK[0-9a-f]|SG\.|ntn_|secret_|pat[A-Za-z0-9]{14}\.|lsv2_|pcsk_|PMAK|AccountKey|sig=|AGE-|PRIVATE KEY/;

/** The rules of the formats. */
export const FORMAT_RULES: readonly string[] = KNOWN_FORMATS.map(([rule]) => rule);

/** Prefixes that everybody may see: they name the format. */
const PUBLIC_PREFIX =
  /^(?:AKIA|ASIA|AIza|GOCSPX-|ya29\.|hf_\w{30}|gl[a-z]{2,4}-|[sr]k_(?:live|test)_|whsec_|dapi|gh[pousr]_|github_pat_|xox[abeoprs]-|xapp-|sk-ant-|sk-[\w-]{16}|npm_|pypi-|do[opr]_v1_|gsk_|xai-|r8_|pplx-|nvapi-|hv[sb]\.|SG\.|shp(?:pa|ca|at|ss)_|lin_api_|ops_|lsv2_|pcsk_|PMAK-|-----BEGIN[A-Z ]*PRIVATE KEY)/;

/** Secrets of a known format in a text. Examples from documentation are left out. */
export function findKnownFormats(text: string): readonly KnownFormat[] {
  if (!POSSIBLE.test(text)) return [];
  return KNOWN_FORMATS.flatMap(([rule, format]) =>
    [...text.matchAll(format)]
      .filter(([match]) => !match.includes('EXAMPLE'))
      .map((match) => ({ rule, start: match.index, end: match.index + match[0].length })),
  );
}

/** The shape of a secret, to show: `ghp_…`; `…` where not even a prefix is public. */
export function redact(secret: string): string {
  return `${PUBLIC_PREFIX.exec(secret)?.[0] ?? ''}…`;
}
