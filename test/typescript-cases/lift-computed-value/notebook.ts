// %%
const readings = (process.env.SOLIDIFY_UNSET ?? "3 1 2 0 1").split(" ").map(Number);
console.log(readings.length);

// %%
function share(part: number, digits = 1): string {
  return (part / readings.reduce((a, b) => a + b, 0)).toFixed(digits);
}

const best = () => Math.max(...readings);

async function later(part: number): Promise<string> {
  return share(part, 2);
}

// %%
console.log(share(3), share(1, 3), best());
console.log(await later(2), `${best()} of ${readings.length}`);
