/** How sure a name makes one that its value is a secret. */
export type NameStrength =
  /** `password`: any value but a placeholder is one. */
  | 'strong'
  /** `token`, which in text processing is a word: only a value that no word looks like. */
  | 'weak'
  /** `key`: only a value that can be nothing else. */
  | 'faint';

const STRONG =
  /(?:^|_)(?:passwords?|passwd|pwd|(?:db|user|login|smtp|mail|root|admin|ftp|sftp|mysql|pg|postgres|redis)_?pass|passphrase|passcode|passwort|secret|(?:api|access|private|secret|signing|encryption|account|storage|subscription|auth|client|ssh)_?keys?|apikeys?|(?:api|auth|access|bearer|refresh|session|bot|github|gh|gitlab|hf|huggingface|slack|secret|personal|id|service|user|admin|db)_?tokens?|connection_?strings?|conn_?str)$/;
const WEAK = /(?:^|_)(?:pass|pw|secrets|tokens?|auth|authorization|credentials?|creds?|bearer)$/;
const FAINT = /(?:^|_)keys?$/;

/** Something that every name below has in it; most names are done with after this. */
const POSSIBLE = /pass|pwd?|secret|key|token|auth|cred|bearer|conn/i;

/** What the last words of a name say: `db_password`, `dbPassword`, `DB-PASSWORD`; `password_column` says nothing. Null: no secret's name. */
export function nameStrength(name: string): NameStrength | null {
  if (!POSSIBLE.test(name)) return null;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replace(/_?\d*_*$/, '')
    .toLowerCase();
  if (STRONG.test(words)) return 'strong';
  if (WEAK.test(words)) return 'weak';
  return FAINT.test(words) ? 'faint' : null;
}
