// %%
class Sensor {
  constructor(readonly name: string) {}
}

function isSensor(value: unknown): boolean {
  return value instanceof Sensor;
}

const make = (name: string) => new Sensor(name);

// %%
console.log(isSensor(make("a")), isSensor(new Sensor("b")), isSensor({ name: "c" }));
make("d")
