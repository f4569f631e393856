import { STANDARD_LIBRARY_MODULES } from '../names/index.ts';
import type { PlannedDefinition, PlannedModule } from '../../../plan/plan.ts';
import type { Ratchet } from '../../../render/scaffold/facts.ts';
import type { TypeFindings } from '../../../render/rendered.ts';

/**
 * What the configuration of mypy lets pass in each module: just what was found, where mypy has run. Where it hasn't, as
 * much as can be known without it. mypy looks at functions without type hints only from outside, so that a module of
 * those can be held to everything else; of any other module nothing is known.
 */
export function typeRatchet(
  modules: readonly PlannedModule[],
  findings: TypeFindings | null,
): Ratchet['types'] {
  if (findings !== null) {
    return modules.flatMap(({ importName }) => {
      const fired = findings.get(importName) ?? [];
      return fired.length === 0 ? [] : [{ kind: 'found' as const, importName, fired }];
    });
  }
  return modules.flatMap((module): Ratchet['types'] => {
    const { importName, definitions } = module;
    const functions = definitions.filter(({ kind }) => kind === 'function');
    const isPlain = definitions.every((each) => isLiteral(each) || isUnhinted(each));
    if (!isPlain || module.source !== null || importsOthers(module)) return [{ kind: 'unknown', importName }];
    if (functions.length === 0) return [];
    return [{ kind: 'unhinted', importName, fired: [{ rule: 'no-untyped-def', count: functions.length }] }];
  });
}

/** Nothing in it is checked: no hint anywhere, no class inside, no decorator but those whose types are known. */
function isUnhinted({ kind, text, parameters, returns }: PlannedDefinition): boolean {
  const isBare = returns === null && parameters.every(({ annotation }) => annotation === null);
  const heads = text.match(/\bdef\b/g) ?? [];
  const bareHeads = text.match(/\bdef\s+\w+\s*\([^:()]*\)\s*:/gu) ?? [];
  const isKnown = /^(?:@(?:functools\.)?(?:lru_cache|cache)(?:\([\w=, ]*\))?\s+)*(?:async\s+)?def\b/.test(
    text,
  );
  const isFlat = heads.length === 1 || heads.length === bareHeads.length;
  return kind === 'function' && isBare && isFlat && isKnown && !/\bclass\b/.test(text);
}

/** A literal, alone or in lists and the like that aren't empty: its type needs no hint. */
function isLiteral({ kind, text }: PlannedDefinition): boolean {
  const value = /^[^\W\d]\w*\s*=\s*(.*)$/su.exec(text)?.[1] ?? '';
  const frame = value.replaceAll(
    /"[^"\\\n]*"|'[^'\\\n]*'|\b(?:\d[\d_]*(?:\.\d*)?(?:e-?\d+)?|True|False|None)\b/gi,
    '0',
  );
  return (
    kind === 'constant' &&
    /^-?0$|^[[({][\s\S]*[\])}]$/.test(frame) &&
    /^[\s[\](){},:0-]+$/.test(frame) &&
    !/\[\s*\]|\{\s*\}/.test(frame)
  );
}

/** Whether a module needs anything but the standard library and its own package: others may have no types. */
function importsOthers({ imports, guardedImports, definitions }: PlannedModule): boolean {
  return (
    guardedImports.length > 0 ||
    imports.some(({ module }) => !STANDARD_LIBRARY_MODULES.has(module.split('.')[0] ?? '')) ||
    definitions.some(({ text }) => /^\s*(?:import|from)\s/m.test(text))
  );
}
