// %%
import * as tslab from "tslab";

// %%
function table(rows: number[]): string {
  return `<b>${rows.join()}</b>`;
}

function show(rows: number[]): void {
  tslab.display.html(table(rows));
}

// %%
show([1, 2]);
tslab.display.text(table([3]));
