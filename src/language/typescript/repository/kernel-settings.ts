import type { Notebook } from '../../../notebook/notebook.ts';
import { semanticsOf } from '../kernels/index.ts';
import { holdsDecorators } from './modules/index.ts';
import type { ModuleText } from './modules/module.ts';
import type { UntypedParameters } from './type-check/added-types.ts';
import type { TypeSettings } from './type-check/settings.ts';

/** What runs notebooks. */
type Kernels = readonly Pick<Notebook, 'kernel' | 'language'>[];

/** Parameters without a type get a narrower one than any only where no cell can fail by it. */
export function untypedFor(kernels: Kernels | undefined): UntypedParameters {
  const all = (kernels ?? []).map(semanticsOf);
  if (all.length === 0) return 'any';
  if (all.every(({ checksTypes }) => !checksTypes)) return 'inferred';
  return all.every(({ checksTypes, kernel }) => !checksTypes || kernel === 'jslab') ? 'documented' : 'any';
}

/** Settings under which code means what it means in its notebooks. */
export function settingsOfCode(
  first: TypeSettings,
  modules: readonly ModuleText[],
  kernels: Kernels | undefined,
): TypeSettings {
  const isOld = (kernels ?? []).some((each) => semanticsOf(each).decorators === 'experimental');
  return {
    ...first,
    jsx: first.jsx || modules.some(({ path }) => path.endsWith('.tsx')),
    experimentalDecorators:
      first.experimentalDecorators || (isOld && modules.some(({ text }) => holdsDecorators(text))),
  };
}
