// %%
import * as tslab from "tslab";
import { createHash } from "crypto";

// %%
interface Sale {
  region: string;
  amount: number;
  at: Date;
}
interface Summary {
  region: string;
  total: number;
  count: number;
}

const sales: Sale[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  region: ["north", "south"][n % 2],
  amount: n * 10,
  at: new Date(Date.UTC(2024, n, 1)),
}));
createHash("md5").update(JSON.stringify(sales)).digest("hex").slice(0, 6)

// %%
/** Totals by region, the largest first. */
function summarise(list: Sale[]): Summary[] {
  const found = new Map<string, Summary>();
  for (const { region, amount } of list) {
    const one = found.get(region) || { region, total: 0, count: 0 };
    one.total += amount;
    one.count++;
    found.set(region, one);
  }
  return Array.from(found.values()).sort((a, b) => b.total - a.total);
}

const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
summarise(sales)

// %%
const currency = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
const bar = (value: number, of: number, width = 10) => "█".repeat(Math.round((width * value) / of));

function showTop(n: number) {
  const top = summarise(sales).slice(0, n);
  const whole = top.reduce((sum, { total }) => sum + total, 0);
  tslab.display.html(top.map(({ region, total }) => `<p>${region} ${bar(total, whole)} ${share(total, whole)} ${currency.format(total)}</p>`).join(""));
}

// %%
showTop(2);
