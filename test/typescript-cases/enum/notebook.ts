// %%
enum Colour {
  Red,
  Green = 4,
  Blue = "blue",
}

function mix(one: Colour): string {
  return one === Colour.Blue ? "dark" : Colour[one];
}

// %%
console.log(mix(Colour.Green), mix(Colour.Blue), Colour.Red);
Colour
