// %%
const total = Number(process.env.SOLIDIFY_UNSET ?? 6);
let rate = Number(process.env.SOLIDIFY_UNSET ?? 2);
const tables: Record<string, { rows: number[] }> = { a: { rows: [1, 2] } };
console.log(total, rate);

// %%
const late = (x: number) => x + total;
const fallback = (error: Error) => error.message.length + total;
function tick(x: number): void {
  console.log("tick", x + total);
}
const rated = (x: number) => x * rate;
const share = (x: number) => x / total;
const stepped = (x: number) => x + rate;
const load = async () => [3, 12];

// %%
console.log(await Promise.resolve(1).then(late));
console.log(await Promise.reject(new Error("abc")).catch(fallback));
console.log((await load()).map(share), tables["a"].rows.map(stepped));
setTimeout(tick, 1, 2);
await new Promise((resolve) => setTimeout(resolve, 50));
const product = Promise.resolve(4).then(rated);
rate = 10;
console.log(await product, stepped(1));
