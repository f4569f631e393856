// %%
const ping = (n) => (n === 0 ? "ping" : pong(n - 1));

// %%
const pong = (n) => (n === 0 ? "pong" : ping(n - 1));

// %%
[ping(3), ping(4)]
