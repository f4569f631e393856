import type { BindingForm } from '../../../program/program.ts';
import type { Drift } from '../compare.ts';

/** One thing in a notebook that doesn't fit with a package. Wording lives in report/. */
export type Finding = FindingPlace &
  (
    | {
        /** The notebook defines what the package holds under the same name, with other code. */
        readonly code: 'drift';
        readonly held: HeldPlace;
        /** Who changed it; never `same`. */
        readonly drift: Drift;
        /** Whether its own code differs, or only what names in it stand for. */
        readonly differs: 'itself' | 'needs';
        readonly through: readonly string[];
        /** The definition in the notebook and in the package. */
        readonly texts: { readonly notebook: string; readonly package: string };
      }
    | {
        /** The notebook holds a copy of what the package holds, maybe under another name. */
        readonly code: 'pasted-copy';
        readonly held: HeldPlace;
      }
    | {
        /** A name that is imported from the package is bound again later. */
        readonly code: 'rebound-import';
        /** What is imported: `pumps.core.clean`. */
        readonly imported: string;
        readonly importedAt: { readonly cell: number; readonly line: number };
        readonly how: BindingForm;
      }
    | {
        /** The package has no such module, or the module no such name. */
        readonly code: 'unresolved-import';
        readonly missing: 'module' | 'name';
        /** The module that is missing, or that lacks the name. */
        readonly module: string;
        /** What the package has that is spelled nearly so; null: nothing. */
        readonly nearest: string | null;
      }
    | {
        /** Solidified code that no package holds. */
        readonly code: 'not-extracted';
      }
  );

/** Where a finding is, and about which name of the notebook. */
export interface FindingPlace {
  readonly notebook: string;
  readonly cell: number;
  /** In the cell, from 1. */
  readonly line: number;
  readonly name: string;
}

/** A definition of a package. */
export interface HeldPlace {
  /** What imports it under the notebook's name for it. */
  readonly importLine: string;
  readonly module: string;
  readonly name: string;
}
