// %%
interface Row {
  name: string;
  price: number;
  tags?: string[];
}

function parse(text: string) {
  return text.split(";").map((line): Row => {
    const [name, price] = line.split("=");
    return { name, price: Number(price) };
  });
}

const cheapest = (rows: Row[]) => [...rows].sort((a, b) => a.price - b.price)[0];

function group<T>(items: T[], by: (item: T) => string) {
  const groups: { [key: string]: T[] } = {};
  for (const item of items) (groups[by(item)] ??= []).push(item);
  return groups;
}

// %%
const rows: Row[] = parse("a=3;b=1;ab=2");
const price: number = cheapest(rows).price;
console.log(price.toFixed(1), cheapest(rows).tags?.length, group(rows, ({ name }) => name[0])["a"].map(({ price }) => price));
