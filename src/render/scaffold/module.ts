import type { PlannedModule } from '../../plan/plan.ts';
import { recordOf } from '../provenance.ts';
import type { OriginRecords } from '../provenance.ts';
import type { ScaffoldModule } from './facts.ts';

/** A module as a README tells of it. */
export function scaffoldModule(module: PlannedModule, records: OriginRecords): ScaffoldModule {
  return {
    importName: module.importName,
    summary: module.summary,
    definitions: module.definitions.map(({ name, kind, doc, origins }) => ({
      name,
      kind,
      summary: doc?.trim().split(/\r?\n/)[0] ?? null,
      origins: origins.map(({ notebook, cell }) => ({ notebook: recordOf(notebook, records).path, cell })),
    })),
  };
}
