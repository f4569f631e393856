// %%
const greeting = () => "old";

// %%
const welcome = () => greeting() + "!";
console.log(welcome());

// %%
const greeting = () => "new";

// %%
welcome()
