// %%
class Probe {
  kind = "old";
}
const old = new Probe();

// %%
class Probe {
  kind = "new";
}

// %%
console.log(old instanceof Probe, old.kind, new Probe().kind);
