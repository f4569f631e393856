import { builtinModule } from '../globals/index.ts';

/** Names that no file may have on Windows, whatever its ending. */
const DEVICES = /^(con|prn|aux|nul|(com|lpt)\d)$/;

/** Folders and files that tools know by these names. */
const TAKEN = /^(index|main|node_modules|test|tests)$/;

/**
 * Whether a name can be used for a module of a package: words of small letters and digits, so that the file is the same on
 * every file system, and no name that a reader takes for a module of Node's.
 */
export function isModuleName(name: string): boolean {
  return (
    /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/.test(name) &&
    name.length <= 100 &&
    !DEVICES.test(name) &&
    !TAKEN.test(name) &&
    builtinModule(name) === null
  );
}

/** Words that a declaration can't be called by in a module. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield undefined'
  ).split(' '),
);

/** Whether a text is written as a name, reserved or not. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(text);
}

/** Whether a text can name a declaration of a module. */
export function isDeclarable(text: string): boolean {
  return isIdentifier(text) && !RESERVED.has(text);
}
