// %%
class Account {
  #cents = 0;
  static #opened = 0;
  static open(): Account {
    Account.#opened++;
    return new Account();
  }
  static get opened(): number {
    return Account.#opened;
  }
  #check(cents: number): void {
    if (cents < 0) throw new RangeError(`negative: ${cents}`);
  }
  add(cents: number): this {
    this.#check(cents);
    this.#cents += cents;
    return this;
  }
  get balance(): string {
    return (this.#cents / 100).toFixed(2);
  }
}

// %%
const account = Account.open().add(250);
console.log(account.balance, Account.opened);
try {
  account.add(-1);
} catch (problem) {
  console.log(String(problem));
}
