// %% [markdown]
# Stock
What is left in the shop.
// %%
type Sku = `${string}-${number}`;

interface Item {
  readonly sku: Sku;
  name: string;
  category?: string;
  count: number;
  cents: number;
}

/** Cents with a currency. */
class Money {
  static readonly zero = new Money(0);
  constructor(readonly cents: number, readonly currency: "EUR" | "USD" = "EUR") {}
  plus(other: Money): Money {
    return new Money(this.cents + other.cents, this.currency);
  }
  toString(): string {
    return `${(this.cents / 100).toFixed(2)} ${this.currency}`;
  }
}
const money = (cents: number): Money => new Money(cents);

// %%
class StockError extends Error {}

/** Parses one line of the list: sku, name, category, count, cents. */
function parseItem(line: string): Item {
  const [sku, name, category, count, cents] = line.split(";").map((part) => part.trim());
  if (!/^\w+-\d+$/.test(sku)) throw new StockError(`no sku: ${sku}`);
  return { sku: sku as Sku, name, ...(category ? { category } : {}), count: Number(count), cents: Number(cents) };
}

// %%
const text = `A-1; tea; drinks; 4; 350
A-2; coffee; drinks; 1; 700
B-1; cup;; 12; 900`;
const items = text.split("\n").map(parseItem);
console.log(items.length, items[2].category);

// %%
class Inventory {
  private readonly items = new Map<Sku, Item>();
  static from(items: Iterable<Item>): Inventory {
    const inventory = new Inventory();
    for (const item of items) inventory.items.set(item.sku, { ...item });
    return inventory;
  }
  take(sku: Sku, count = 1): number {
    const item = this.items.get(sku);
    if (!item || item.count < count) throw new StockError(`too few of ${sku}`);
    return (item.count -= count);
  }
  get value(): Money {
    return [...this.items.values()].reduce((sum, { count, cents }) => sum.plus(money(count * cents)), Money.zero);
  }
}

// %%
const inventory = Inventory.from(items);
inventory.take("A-1", 2);
console.log(String(inventory.value));
try {
  inventory.take("A-2", 2);
} catch (problem) {
  console.log((problem as Error).message, problem instanceof StockError);
}

// %%
const byCategory = (list: readonly Item[]) => {
  const groups: Record<string, Item[]> = {};
  for (const item of list) (groups[item.category ?? "other"] ??= []).push(item);
  return groups;
};
Object.entries(byCategory(items)).map(([name, list]) => `${name}: ${list.length}`)

// %%
const LOW = 2;
const isLow = (item: Item) => item.count <= LOW;
items.filter(isLow).map(({ name }) => name)

// %%
const TAX = new Map([["drinks", 0.07], ["other", 0.19]]);
const priceCache = new Map<Sku, number>();
function priceOf(item: Item): number {
  let price = priceCache.get(item.sku);
  if (price === undefined) {
    price = Math.round(item.cents * (1 + (TAX.get(item.category ?? "other") ?? 0)));
    priceCache.set(item.sku, price);
  }
  return price;
}
console.log(items.map(priceOf), priceCache.size);

// %%
function restock(name: string, count: number): void {
  const item = items.find((each) => each.name === name);
  if (item) item.count += count;
}
restock("coffee", 5);
console.log(items[1].count, items.filter(isLow).length);
