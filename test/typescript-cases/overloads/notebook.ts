// %%
function parse(text: string): number;
function parse(text: string, fallback: null): number | null;
function parse(text: string, fallback?: null): number | null {
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  if (fallback === undefined) throw new Error("no number");
  return fallback;
}

// %%
[parse("4"), parse("x", null)]
