// %%
import * as path from "node:path";
import { mkdtemp, rm, writeFile, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";

const folder = await mkdtemp(path.join(tmpdir(), "csv-"));

// %%
type Table = Record<string, string>[];
const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Parses CSV with quotes. */
export function parseCsv(text: string): Table {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1]!;
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') row[row.length - 1] += c;
      else if (text[i + 1] === '"') row[row.length - 1] += text[i++];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") row.push("");
    else if (c === "\n") rows.push([""]);
    else row[row.length - 1] += c;
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 1 || row[0] !== "");
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

export const toCsv = (table: Table): string =>
  [Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))]
    .map((row) => row.map(quote).join(","))
    .join("\n") + "\n";

// %%
async function writeTable(name: string, table: Table, into: string): Promise<string> {
  const file = path.join(into, `${name}.csv`);
  await writeFile(file, toCsv(table));
  return file;
}
const readTable = async (file: string): Promise<Table> => parseCsv(await readFile(file, "utf8"));

// %%
const file = await writeTable("t", [{ a: "1", b: 'x"y' }, { a: "2", b: "p,q" }], folder);
const back = await readTable(file);
console.log(path.basename(file), back);

// %%
async function lineCount(file: string): Promise<number> {
  let n = 0;
  for await (const chunk of (await Deno.open(file)).readable) n += chunk.filter((byte) => byte === 10).length;
  return n;
}
const column = <K extends string>(table: Record<K, string>[], name: K): string[] => table.map((row) => row[name]);
console.log(await lineCount(file), column(back, "b"));

// %%
await rm(folder, { recursive: true });
