// %%
function require(name) {
  return `required ${name}`;
}
const module_ = () => require("x");

// %%
module_()
