export { formatMarkup } from './markup.ts';
export { formatModule, formatPython } from './python.ts';
