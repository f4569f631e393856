import { laboriousPart } from './laborious.ts';
import { emptyModule, type ParsedPython } from './node.ts';
import { restoreTokens, simplerText } from './second-reading.ts';
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
      return readTwice(text, kind, read);
    },
  };
}

/** What is refused may be the grammar's own fault: then a simpler text of the same meaning is read. */
function readTwice(
  text: string,
  kind: TextKind,
  read: (text: string, source: string) => ReturnType<typeof plainTree>,
): ParsedPython {
  const first = checked(read(text, text), text, kind);
  if (first.errors.length === 0) return first;
  const simpler = simplerText(text);
  if (simpler.text === text) return first;
  const reading = read(simpler.text, text);
  if (reading.errors.length > 0) return first;
  const second = checked({ ...reading, root: restoreTokens(reading.root, simpler) }, text, kind);
  return second.errors.length > 0 ? first : second;
}

function checked({ root, errors }: ReturnType<typeof plainTree>, text: string, kind: TextKind): ParsedPython {
  const problems = [...errors, ...invalidities(root, text, kind)];
  return { root, errors: problems.toSorted((a, b) => a.offset - b.offset) };
}
