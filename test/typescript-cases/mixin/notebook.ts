// %%
type Constructor = new (...args: any[]) => object;

function Timed<Base extends Constructor>(base: Base) {
  return class extends base {
    started = 0;
  };
}

class Plain {
  name = "plain";
}

// %%
class Job extends Timed(Plain) {}

// %%
const job = new Job();
[job.name, job.started]
