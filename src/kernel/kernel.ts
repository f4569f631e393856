/** A kernel that runs notebooks, and what speaks Jupyter's protocol to it. */
export interface Kernel {
  /** Absolute path of the Python that runs `run_notebook.py`: Solidify's own tool, whatever the notebook's language. */
  readonly client: string;
  /**
   * The command that starts the kernel, as a kernelspec has it: absolute, with `{connection_file}` for its file. Null: the client's
   * own IPython.
   */
  readonly argv: readonly string[] | null;
  /** Environment variables that its kernelspec sets. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Seconds to wait after a cell that fails, and after the last one: some kernels send results late, and drop what they are asked
   * for just after an error.
   */
  readonly lateResults: number;
}
