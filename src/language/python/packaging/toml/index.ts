export { readToml, spanAt, textAt, textsAt, valueAt } from './document.ts';
export {
  lineBreak,
  tomlKey,
  withElements,
  withLine,
  withoutElement,
  withoutTable,
  withTable,
  withValue,
} from './edits.ts';
