// %%
function empty() {
  return { items: [], last: null };
}

async function later() {
  return null;
}

const table = () => new Map([["a", null]]);

function caught(run: () => void) {
  try {
    run();
  } catch (error) {
    return error;
  }
}

function isText(value: unknown) {
  return typeof value === "string";
}

function label(n: number) {
  if (n > 3) return "big";
}

function build({ items = [], name = null } = {}) {
  return items.length + (name ?? "").length;
}

class Light {
  state(on: number) {
    return on ? "on" : null;
  }
}

// %%
const made = empty();
made.items.push(1);
made.last = "x";
console.log(made.items.length, made.last);

// %%
const values = table();
values.set("b", 4);
console.log((await later())?.length, values.get("b") + 1);

// %%
console.log(
  caught(() => {
    throw new Error("x");
  }).message,
  build({ items: [1], name: "n" }),
);

// %%
const text: string = "s";
console.log(isText(text) ? false : text.length, label(2) === "small");

// %%
let state = new Light().state(1);
let size = label(5);
state = "zz";
size = "other";
console.log(size, made.items.length, state);
