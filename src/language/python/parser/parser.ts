import type { ParsedPython } from './node.ts';
import { grammarTypes, plainTree } from './tree.ts';
import { invalidities } from './validity.ts';
import type { TextKind } from './validity.ts';

/** The two wasm files, read by the caller: web-tree-sitter's own and tree-sitter-python's. */
export interface PythonWasm {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Parses Python texts; made once, used for all of them. */
export interface PythonParser {
  /**
   * Parses text in which IPython syntax has been neutralised; a cell when nothing else is said. Never throws for what
   * the text holds.
   */
  parse(text: string, kind?: TextKind): ParsedPython;
}

/**
 * Loads the parser (about 25 ms).
 * @throws Error when the bytes are not the two wasm files.
 */
export async function createPythonParser(wasm: PythonWasm): Promise<PythonParser> {
  // Loaded here, so that commands that parse nothing don't pay for it.
  const { Parser, Language } = await import('web-tree-sitter');
  await Parser.init({ wasmBinary: Uint8Array.from(wasm.runtime).buffer });
  const language = await Language.load(wasm.grammar);
  const parser = new Parser().setLanguage(language);
  const types = grammarTypes(language);
  return {
    parse(text, kind = 'cell') {
      const tree = parser.parse(text);
      if (tree === null) throw new Error('the parser has no language');
      try {
        const { root, errors } = plainTree(tree, text, types);
        const problems = [...errors, ...invalidities(root, text, kind)];
        return { root, errors: problems.toSorted((a, b) => a.offset - b.offset) };
      } finally {
        // Trees live in wasm memory, which no garbage collector sees.
        tree.delete();
      }
    },
  };
}
