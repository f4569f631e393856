// %%
const host = (address) => new URL(address).host;

function same(value) {
  return structuredClone(value) !== value && crypto.randomUUID().length === 36;
}

async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new TextDecoder().decode((await new Response(stream).bytes()).slice(0, 0)) + btoa(text);
}

// %%
console.log(host("https://a.example/b"), same([1]), await pack("a"));
