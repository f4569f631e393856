// %%
function later(text: string, ms: number): void {
  setTimeout(() => console.log(text), ms);
}

// %%
later("done", 20);
await new Promise((resolve) => setTimeout(resolve, 120));
console.log("waited");
