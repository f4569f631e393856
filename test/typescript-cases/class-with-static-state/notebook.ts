// %%
class Pump {
  static made = 0;
  readonly id: number;
  constructor() {
    this.id = ++Pump.made;
  }
}

// %%
new Pump();
[new Pump().id, Pump.made]
