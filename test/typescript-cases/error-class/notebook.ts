// %%
class ReadingError extends Error {
  override name = "ReadingError";
  constructor(message: string, readonly line: number) {
    super(message);
  }
}

function read(text: string): number {
  const value = Number(text);
  if (Number.isNaN(value)) throw new ReadingError(`no number: ${text}`, 3);
  return value;
}

// %%
try {
  read("x");
} catch (problem) {
  if (problem instanceof ReadingError) console.log(problem.name, problem.message, problem.line);
}
