export { formatModule, formatPython } from './python.ts';
export { formatGrown } from './grown.ts';
