// %%
function counter(start = 0) {
  let value = start;
  return { next: () => ++value };
}

const first = counter();
const second = counter(10);

// %%
[first.next(), second.next(), first.next()]
