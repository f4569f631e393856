// %%
function sql(parts: TemplateStringsArray, ...values: unknown[]): string {
  return parts.raw.map((part, i) => part + (i < values.length ? `$${i + 1}` : "")).join("");
}

const price = (value: number) => `{{${value}}} \${x} ${`nested ${value > 1 ? `{${value}}` : ""}`}`;

// %%
console.log(sql`select ${1} where a = '\n' and {{b}} = ${2}`, price(2));
