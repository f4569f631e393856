// %%
const rows = [1, 2, 3].map((x) => x + Number(process.env.UNSET ?? 1));
console.log(rows);

// %%
function total(rows: number[]): number {
  return rows.reduce((sum, each) => sum + each, 0);
}

function caught(text: string): string {
  try {
    JSON.parse(text);
    return "fine";
  } catch (rows) {
    return (rows as Error).name;
  }
}

const first = ([rows]: number[]) => {
  {
    const total = rows;
    return total;
  }
};

// %%
console.log(total([1]), caught("{"), first([7]));
