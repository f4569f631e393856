// %%
const RATE = 2;

function conv(x: number, rate = RATE): number {
  return x > 0 ? conv(x - 1, rate) + rate : 0;
}

const both = (values: number[]) => ({ conv: values.map((each) => conv(each)), text: `conv ${conv(1)}` });

// %%
const table = { conv: conv, "other": conv(2) };
console.log(table.conv(3), both([3, 1]), ((conv: number) => conv)(4));
