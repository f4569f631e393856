// %%
const DIGITS = 2;

function stamp(parts: number[] = [], extra = parts.length): number[] {
  parts.push(extra);
  return parts;
}

const show = (value: number, { digits = DIGITS, unit = "" }: { digits?: number; unit?: string } = {}) =>
  value.toFixed(digits) + unit;

// %%
console.log(show(1), show(1, { digits: 0 }), show(2, { unit: "kg" }), stamp(), stamp(), stamp([1]));
