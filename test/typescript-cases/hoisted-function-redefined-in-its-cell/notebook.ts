// %%
function a(): string {
  return "a";
}

function b(): string {
  return "b";
}

// %%
const swap = a;

function a(): string {
  return b() + "2";
}

console.log(swap(), a());
