// %%
enum Unit {
  Gram = "g",
  Metre = "m",
}
class Scale {
  factor = 2;
}
type UnitName = keyof typeof Unit;
type Parts = Partial<Record<`${Unit}`, InstanceType<typeof Scale>>>;

// %%
function scale(name: UnitName, parts: Parts): number {
  return parts[Unit[name]]?.factor ?? 0;
}

// %%
[scale("Gram", { g: new Scale() }), scale("Metre", {})]
