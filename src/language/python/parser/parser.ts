import { laboriousPart } from './laborious.ts';
import { emptyModule, type ParsedPython } from './node.ts';
import { restoreStars, simplerText } from './second-reading.ts';
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
 * web-tree-sitter keeps one runtime for the process. Started twice at once, the second would take the place of the one
 * that already holds the first parser's language.
 */
const runtime: { started: Promise<void> | null } = { started: null };

async function startRuntime(bytes: Uint8Array): Promise<void> {
  const { Parser } = await import('web-tree-sitter');
  try {
    await Parser.init({ wasmBinary: Uint8Array.from(bytes).buffer });
  } catch (error) {
    runtime.started = null;
    throw error;
  }
}

/**
 * Loads the parser (about 25 ms).
 * @throws Error when the bytes are not the two wasm files.
 */
export async function createPythonParser(wasm: PythonWasm): Promise<PythonParser> {
  // Loaded here, so that commands that parse nothing don't pay for it.
  const { Parser, Language } = await import('web-tree-sitter');
  await (runtime.started ??= startRuntime(wasm.runtime));
  const language = await Language.load(wasm.grammar);
  const parser = new Parser().setLanguage(language);
  const types = grammarTypes(language);
  const read = (text: string, source: string): ReturnType<typeof plainTree> => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser has no language');
    try {
      return plainTree(tree, source, types);
    } finally {
      // Trees live in wasm memory, which no garbage collector sees.
      tree.delete();
    }
  };
  return {
    parse(text, kind = 'cell') {
      const laborious = laboriousPart(text);
      if (laborious !== null) return { root: emptyModule(text), errors: [laborious] };
      const { root, errors } = readTwice(text, read);
      const problems = [...errors, ...invalidities(root, text, kind)];
      return { root, errors: problems.toSorted((a, b) => a.offset - b.offset) };
    },
  };
}

/** What the grammar refuses may be its own fault: then a simpler text of the same meaning is read. */
function readTwice(
  text: string,
  read: (text: string, source: string) => ReturnType<typeof plainTree>,
): ReturnType<typeof plainTree> {
  const first = read(text, text);
  if (first.errors.length === 0) return first;
  const simpler = simplerText(text);
  const second = simpler.text === text ? first : read(simpler.text, text);
  return second.errors.length > 0 ? first : { ...second, root: restoreStars(second.root, simpler) };
}
