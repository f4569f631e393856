/** The command for the shell that installs distributions into the environment of a Python that runs notebooks, with what it has for that. */
export function installCommandFor(
  python: string,
  distributions: readonly string[],
  installer: 'pip' | 'no-pip' | { readonly conda: string },
): string {
  const names = distributions.join(' ');
  if (typeof installer === 'object') return `conda install -p ${quoted(installer.conda)} ${names}`;
  return installer === 'pip'
    ? `${quoted(python)} -m pip install ${names}`
    : `uv pip install --python ${quoted(python)} ${names}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `"${word}"`;
}
