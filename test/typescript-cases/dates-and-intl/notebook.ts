// %%
const NUMBER = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2 });
const SINCE = new Date("2024-02-29T00:00:00Z");

function format(value: number, days: number): string {
  const day = new Date(SINCE.getTime() + days * 86_400_000);
  return `${NUMBER.format(value)} ${day.toISOString().slice(0, 10)}`;
}

// %%
format(1234.5, 1)
