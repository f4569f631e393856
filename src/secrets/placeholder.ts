import type { NameStrength } from './secret-name.ts';

/** Words that stand where a secret belongs. Compared without case, `-`, `_` and blanks. */
const STAND_INS = new Set(
  `password passwd pwd pass passphrase secret token apikey key auth credential credentials none null nil nan true false empty
  example sample dummy fake placeholder default test testing todo tbd fixme unknown undefined missing redacted hidden removed
  changeme changeit replaceme fillme string str text value user username admin root guest anonymous basic bearer digest
  foo bar baz foobar abc hello world username123 mypassword mysecret mytoken myapikey mykey secretkey accesstoken authtoken
  accesskey privatekey`
    .trim()
    .split(/\s+/),
);

/** Whether a value stands in for a secret, or takes it from somewhere else: `<your token>`, `xxx`, `${TOKEN}`, `%s`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  const letters = text.toLowerCase().replaceAll(/[-_\s.:]/g, '');
  return (
    letters === '' ||
    STAND_INS.has(letters) ||
    /^(.)\1*$/u.test(letters) ||
    /^[x*.…•#?_-]+$/i.test(text) ||
    /^(?:<.*>|\[.*\]|\(.*\))$/s.test(text) ||
    /\{[^}]*\}|\$\{\w+|^\$\w+$|%\(?\w*\)?s$|%[A-Z_]+%/.test(text) ||
    /^(?:your|insert|enter|type|add|put|paste|replace|provide|use|set|my)(?:$|[-_\s]\D*$)/i.test(text) ||
    /(?:[-_\s](?:here|goes_here|placeholder))$/i.test(text) ||
    /example/i.test(text) ||
    /[:?]\s*$/.test(value)
  );
}

/** Whether a value can be the secret that its name says. */
export function isSecretValue(value: string, strength: NameStrength): boolean {
  if (isPlaceholder(value)) return false;
  if (strength === 'strong') return !isSentence(value);
  if (/\s/.test(value.trim()) || isLocation(value)) return false;
  if (strength === 'weak') return value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value);
  return (
    value.length >= 20 &&
    /^[\w+/=-]+$/.test(value) &&
    /\d/.test(value) &&
    /[A-Z]/.test(value) &&
    /[a-z]/.test(value)
  );
}

function isSentence(value: string): boolean {
  return value.trim().split(/\s+/).length > 4;
}

/** A path or an address, where the secret itself is kept. */
function isLocation(value: string): boolean {
  return (
    /^(?:~|\.{0,2}\/|[A-Za-z]:\\|https?:\/\/)/.test(value) ||
    /\.(?:json|pem|key|txt|ya?ml|env|ini|cfg|toml|csv)$/i.test(value)
  );
}
