import { pythonParser } from '../../../python-parser.ts';

/** Makes parsers at the same time and tells how many errors each finds in good Python. */
const parsers = await Promise.all([pythonParser(), pythonParser(), pythonParser(), pythonParser()]);
console.log(JSON.stringify(parsers.map((parser) => parser.parse('x = 1\n').errors.length)));
