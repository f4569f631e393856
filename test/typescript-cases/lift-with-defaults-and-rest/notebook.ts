// %%
const rows = "1 2 3".split(" ").map(Number).filter((x) => x < Number(process.env.UNSET ?? 9));
console.log(rows.length);

// %%
function one(by = 2, digits?: number): string {
  return rows.map((x) => (x * by).toFixed(digits ?? 0)).join();
}
function two(...more: number[]): number {
  return [...rows, ...more].length;
}
const three = ({ by = 1, ...rest }: { by?: number; unit?: string } = {}) => rows.length * by + Object.keys(rest).length;
const four = async (text: string) => (await Promise.resolve(text)) + rows.length;

// %%
console.log(one(), one(3), one(1, 2), two(), two(...rows, 4), three(), three({ by: 2, unit: "x" }), await four("t"));
