// %%
class Money {
  constructor(readonly cents: number) {}
  [Symbol.for("nodejs.util.inspect.custom")]() {
    return `€ ${this.cents / 100}`;
  }
}

// %%
[new Money(250)]
