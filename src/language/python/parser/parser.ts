import type { ParsedPython } from './node.ts';
import { grammarTypes, plainTree } from './tree.ts';

/** The two wasm files, read by the caller: web-tree-sitter's own and tree-sitter-python's. */
export interface PythonWasm {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

/** Parses Python texts; made once, used for all of them. */
export interface PythonParser {
  /** Parses text in which IPython syntax has been neutralised. Never throws for what the text holds. */
  parse(text: string): ParsedPython;
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
    parse(text) {
      const tree = parser.parse(text);
      if (tree === null) throw new Error('the parser has no language');
      try {
        return plainTree(tree, types);
      } finally {
        // Trees live in wasm memory, which no garbage collector sees.
        tree.delete();
      }
    },
  };
}
