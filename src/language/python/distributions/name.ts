/** A distribution's name in its normal form (PEP 503): `ruamel.yaml`, `Ruamel_YAML` → `ruamel-yaml`. */
export function normalizeName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}
