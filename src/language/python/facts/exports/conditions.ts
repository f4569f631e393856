/** The Python that a module's conditions are decided for. */
export interface TargetPython {
  /** `[3, 11]`; null where it isn't known. */
  readonly version: readonly [number, number] | null;
  /** `sys.platform`; null where it isn't known. */
  readonly platform: string | null;
}

/**
 * Whether a condition, as written, is known to hold when a module is imported: `TYPE_CHECKING`, `__name__ == '__main__'` and
 * comparisons of `sys.version_info` and `sys.platform`; null where it can't be told.
 */
export function decided(condition: string, python: TargetPython): boolean | null {
  const { version, platform } = python;
  const text = condition.trim().replace(/^\((.*)\)$/s, '$1');
  const negated = /^not\s+([\w.]+)$/.exec(text)?.[1];
  if (negated !== undefined) {
    const inner = decided(negated, python);
    return inner === null ? null : !inner;
  }
  if (/^(?:[\w.]+\.)?TYPE_CHECKING$|^False$|^0$|^__name__\s*==\s*(['"])__main__\1$/.test(text)) return false;
  if (/^True$|^1$|^__debug__$/.test(text)) return true;
  const system = /^(?:sys|_sys)\.platform\s*(==|!=)\s*(['"])(\w+)\2$/.exec(text);
  if (system !== null) return platform === null ? null : (platform === system[3]) === (system[1] === '==');
  const compared =
    /^(?:sys|_sys)\.version_info(?:\[:[23]\])?\s*(<=?|>=?)\s*\((\d+)(?:,\s*(\d+))?(?:,\s*\d+)*,?\s*\)$/.exec(
      text,
    );
  const [, operator, major, minor] = compared ?? [];
  if (version === null || operator === undefined || major === undefined) return null;
  const difference = version[0] - Number(major) || version[1] - Number(minor ?? 0);
  // `version_info` has more parts than what it is compared with, so equal beginnings make it the greater one.
  const isSlice = text.includes('[');
  if (difference === 0 && (isSlice || operator.startsWith('>=') || operator === '<'))
    return operator.includes('=');
  return operator.startsWith('>') ? difference >= 0 : difference < 0;
}
