// %%
const RATE = 0.5;
interface Price {
  net: number;
}

function gross({ net }: Price): number {
  return net * (1 + RATE);
}

function other(x: number): number {
  return x;
}

// %%
[gross({ net: 2 }), other(1)]
