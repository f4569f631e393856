export { readToml, spanAt, textAt, textsAt, valueAt } from './document.ts';
export { lineBreak, tomlKey, withElements, withLine, withValue } from './edits.ts';
