// %%
const STOP = new Set(["the", "a", "of"]);
const isStop = (word) => STOP.has(word);

function* words(text) {
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) if (!isStop(word)) yield word;
}

// %%
function frequencies(iterable) {
  const counts = new Map();
  for (const item of iterable) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const top = (counts, n = 3) => [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, n);

// %%
const text = "The cat of the house saw a cat, and the cat saw the house.";
top(frequencies(words(text)))

// %%
function ngrams(list, n) {
  const out = [];
  for (let i = 0; i + n <= list.length; i++) out.push(list.slice(i, i + n).join(" "));
  return out;
}

class Trie {
  children = {};
  end = false;
  add(word) {
    let node = this;
    for (const letter of word) node = node.children[letter] ||= new Trie();
    node.end = true;
    return this;
  }
  has(word) {
    let node = this;
    for (const letter of word) if (!(node = node.children[letter])) return false;
    return node.end;
  }
}

// %%
const trie = new Trie().add("cat").add("car");
console.log(trie.has("cat"), trie.has("ca"), ngrams([...words(text)], 2).slice(0, 2));

// %%
function entropy(counts) {
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  let bits = 0;
  for (const [, n] of counts) bits -= (n / total) * Math.log2(n / total);
  return bits;
}
const pad = (value, width) => String(value).padEnd(width);
function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, n]) => `${pad(name, width)} ${"#".repeat(n)}`).join("\n");
}
console.log(table(top(frequencies(words(text)))));
entropy(frequencies(words(text))).toFixed(3)
