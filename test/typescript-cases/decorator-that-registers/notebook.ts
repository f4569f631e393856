// %%
const registered = [];

function register(target, context) {
  registered.push(context.name);
  console.log("registered", context.name);
}

// %%
@register
class Job {}

// %%
registered
