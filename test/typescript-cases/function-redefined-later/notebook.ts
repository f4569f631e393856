// %%
function greeting(): string {
  return "old";
}

function welcome(): string {
  return greeting() + "!";
}

// %%
console.log(greeting(), welcome());

// %%
function greeting(): string {
  return "new";
}

// %%
console.log(greeting(), welcome());
