// %%
class Badge {
  constructor(readonly text: string) {}
  [Symbol.for("Jupyter.display")]() {
    return { "text/plain": `badge ${this.text}` };
  }
}
"defined";

// %%
new Badge("ok")
