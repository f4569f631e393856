import type { Cell, Notebook, Output } from './notebook.ts';

/** What of an output is no text: pictures, sounds and documents are long, and hold no words. */
export function isBinary(mime: string): boolean {
  return /^(?:image|audio|video|font)\/(?!svg)|^application\/(?:pdf|octet-stream|zip)/.test(mime);
}

/** The notebook with the binary data of its outputs left out, which make nearly all of its size. */
export function withoutPictures(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map(cellWithout) };
}

function cellWithout(cell: Cell): Cell {
  return cell.outputs.some(holdsPicture) ? { ...cell, outputs: cell.outputs.map(outputWithout) } : cell;
}

function holdsPicture(output: Output): boolean {
  return 'data' in output && Object.keys(output.data).some(isBinary);
}

function outputWithout(output: Output): Output {
  if (!('data' in output)) return output;
  const entries = Object.entries(output.data);
  return {
    ...output,
    data: Object.fromEntries(entries.map(([mime, text]) => [mime, isBinary(mime) ? '' : text])),
  };
}
