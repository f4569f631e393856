// %%
const bar = (height: number) => `<rect height="${height}"/>`;

async function show(height: number) {
  await Deno.jupyter.display({ "text/plain": bar(height) }, { raw: true });
}

const { svg, html } = Deno.jupyter;
const chart = (height: number) => html`<i>${bar(height)}</i>`;

// %%
await show(3);
chart(4)
