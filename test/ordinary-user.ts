import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `nobody` on every Linux. */
const NOBODY = 65534;

/**
 * Runs an action as a user whom permissions stop. The superuser, whom they don't, lends a folder to `nobody` and
 * becomes that for the time being.
 */
export function asOrdinaryUser(folder: string, action: () => void): void {
  if (process.getuid?.() !== 0) {
    action();
    return;
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath, entry.name), NOBODY, NOBODY);
  }
  chownSync(folder, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    action();
  } finally {
    process.seteuid?.(0);
  }
}
