// %%
const log: string[] = [];
const note = () => log.push("noted");
const double = (x: number) => 2 * x;
const readLog = () => log.length;
function run(step: () => number): number {
  return step();
}
function apply(step: (x: number) => number, x: number): number {
  return step(x);
}
class Runner {
  constructor(readonly step: () => number) {
    this.step();
  }
}
class Pipeline {
  readonly steps: ((x: number) => number)[];
  constructor(...steps: ((x: number) => number)[]) {
    this.steps = steps;
  }
  run(x: number): number {
    return this.steps.reduce((value, step) => step(value), x);
  }
}

// %%
console.log(log.length, readLog());

// %%
class Noted {
  static first = run(note);
}
class Doubled {
  static first = apply(double, 2);
}

// %%
const runner = new Runner(note);
const runnerRuns = () => runner.step === note;
const pipeline = new Pipeline(double, double);
const inPipeline = (x: number) => pipeline.run(x);

// %%
console.log(log.length, Noted.first, Doubled.first, runnerRuns(), inPipeline(1));
