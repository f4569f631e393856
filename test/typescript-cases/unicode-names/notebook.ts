// %%
const π = 3;

function fläche(r: number): number {
  return π * r ** 2;
}

const 名前 = (x: string) => `${x}さん 🦕 \u00e9`;

// %%
console.log(fläche(2), 名前("田中"));
