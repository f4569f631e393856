// %%
const settings = { unit: "kg", digits: 1 };

function label(value: number): string {
  return value.toFixed(settings.digits) + settings.unit;
}

// %%
console.log(label(2));

// %%
settings.digits = 3;
console.log(label(2));
