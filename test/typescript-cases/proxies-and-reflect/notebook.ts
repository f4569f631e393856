// %%
const loud: ProxyHandler<any> = {
  get: (target, key) => (key in target ? target[key] : `no ${String(key)}`),
};
const watched = new Proxy({ a: 1 }, loud);

// %%
[watched.a, watched.b]
