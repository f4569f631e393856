import { readAsset } from '../workspace/index.ts';

/** The program that speaks Jupyter's protocol to kernels. */
export function helperText(): string {
  return new TextDecoder().decode(readAsset('kernel/run_notebook.py'));
}
