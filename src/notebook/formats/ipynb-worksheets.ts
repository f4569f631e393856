import { jsonList, jsonObject, jsonText, type JsonObject } from './json-value.ts';

/**
 * The root of a notebook of nbformat 2 or 3 as nbformat 4 has it: worksheets are joined, headings are markdown, and inputs,
 * prompts and outputs have today's names. As nbformat's own `v4/convert.py` does it.
 */
export function upgradedRoot(root: JsonObject): JsonObject {
  const cells = jsonList(root.worksheets).flatMap((sheet) => jsonList(jsonObject(sheet).cells));
  const metadata = jsonObject(root.metadata);
  const language = cells.map((cell) => jsonObject(cell).language).find((each) => typeof each === 'string');
  const isSaid = 'language_info' in metadata || 'kernelspec' in metadata;
  return {
    ...root,
    metadata:
      isSaid || language === undefined ? metadata : { ...metadata, language_info: { name: language } },
    cells: cells.map((cell) => upgradedCell(jsonObject(cell))),
  };
}

function upgradedCell(cell: JsonObject): JsonObject {
  switch (cell.cell_type) {
    case 'code':
      return {
        ...cell,
        source: cell.input,
        execution_count: cell.prompt_number,
        outputs: jsonList(cell.outputs).map((output) => upgradedOutput(jsonObject(output))),
      };
    case 'heading': {
      const level = typeof cell.level === 'number' && cell.level >= 1 && cell.level <= 6 ? cell.level : 1;
      const title = (jsonText(cell.source) ?? '').split(/\r?\n/).join(' ');
      return { ...cell, cell_type: 'markdown', source: `${'#'.repeat(level)} ${title}` };
    }
    case 'html':
      return { ...cell, cell_type: 'markdown' };
  }
  return cell;
}

function upgradedOutput(output: JsonObject): JsonObject {
  switch (output.output_type) {
    case 'stream':
      return { ...output, name: output.stream };
    case 'pyerr':
      return { ...output, output_type: 'error' };
    case 'pyout':
      return { output_type: 'execute_result', data: dataOf(output) };
    case 'display_data':
      return { output_type: 'display_data', data: dataOf(output) };
  }
  return output;
}

/** What an output shows, by MIME type; once it stood among the output's other members, under short names. */
function dataOf(output: JsonObject): JsonObject {
  const shown = Object.entries(output).filter(([name]) => !BESIDE_DATA.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [MIME_TYPES.get(name) ?? name, value]));
}

const BESIDE_DATA = new Set(['output_type', 'prompt_number', 'metadata']);

const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain'],
  ['html', 'text/html'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['latex', 'text/latex'],
  ['json', 'application/json'],
  ['javascript', 'application/javascript'],
]);
