import { expect, test } from 'vitest';
import { headingsOf, readNotebook } from '../../src/notebook/index.ts';

test('headings form a trail, outermost first', () => {
  const notebook = readNotebook(
    'a.py',
    `# %%
start
# %% [markdown]
# # Churn
# ## <a id="x"></a>Load *the* [data](https://example.org) ##
# %%
load
# %% [markdown]
# text
# ### C#
# %%
deep
# %% [markdown]
# Model
# -----
# %%
model
# %% [markdown]
# Other
# part
# ====
# ~~~
# # no heading
# ~~~
# * * *
# - item
# ---
# #hashtag
#     # code
# %%
other
`,
  );
  const code = headingsOf(notebook).filter((_, cell) => notebook.cells[cell]?.kind === 'code');
  expect(code).toEqual([
    [],
    ['Churn', 'Load the data'],
    ['Churn', 'Load the data', 'C#'],
    ['Churn', 'Model'],
    ['Other part'],
  ]);
  expect(headingsOf(notebook)[1]).toEqual([]);
});
