/** Kernels whose name alone says that they aren't Python; a kernel of any other name is most often a Python environment's. */
const kernelLanguages: readonly (readonly [RegExp, string])[] = [
  [/^(ir|ark)\b|^r$/, 'r'],
  [/^julia/, 'julia'],
  [/^(deno|tslab)$/, 'typescript'],
  [/^(jslab|javascript|node)/, 'javascript'],
  [/^(bash|zsh)/, 'bash'],
  [/^(scala|almond|spylon|apache_toree_scala)/, 'scala'],
  [/^(java|ijava|jjava)$/, 'java'],
  [/^xcpp/, 'c++'],
  [/^(evcxr|rust)/, 'rust'],
  [/^gophernotes|^gonb/, 'go'],
  [/^\.net-csharp/, 'c#'],
  [/^\.net-fsharp/, 'f#'],
  [/^(octave|xoctave)/, 'octave'],
  [/^(matlab|sas|stata|ruby|kotlin|perl|lua|haskell|ocaml|sql)/, ''],
];

/** The language that a kernel's name tells of, in lower case; `python` where it says nothing else. */
export function languageOfKernel(name: string): string {
  const lower = name.toLowerCase();
  for (const [pattern, language] of kernelLanguages) {
    const match = pattern.exec(lower);
    if (match) return language || match[0];
  }
  return 'python';
}

/** A language's name as notebooks give it, in the one spelling used here: lower case, `python` for every Python. */
export function normalizeLanguage(name: string): string {
  const lower = name.trim().toLowerCase();
  return /^i?python\d*$/.test(lower) ? 'python' : lower;
}
