import type { Growth, HeldCopy, PlanWarning } from '../plan.ts';

/** What changes for those who use the package or a notebook since the two had different code of one name. */
export function growthWarnings({ taken, replaced }: Growth): readonly PlanWarning[] {
  return [
    ...replaced.map((each) => warning('package-replaced', each)),
    ...taken
      .filter(({ held, text, drift }) => drift !== 'same' && held !== text)
      .map((each) => warning('package-kept', each)),
  ];
}

function warning(
  code: 'package-replaced' | 'package-kept',
  { name, module, drift, held, text, origins: [{ notebook, cell, line }] }: HeldCopy,
): PlanWarning {
  return { code, name, module, drift, held, text, notebook, cell, line };
}
