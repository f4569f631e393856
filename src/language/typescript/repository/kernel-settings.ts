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
  const isKnown = kernels !== undefined && kernels.length > 0;
  return isKnown && kernels.every((each) => !semanticsOf(each).checksTypes) ? 'inferred' : 'any';
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
