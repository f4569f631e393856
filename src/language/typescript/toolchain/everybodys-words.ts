/**
 * Words that JavaScript, Deno, Node and tslab write whatever the data is: in messages of errors, in stack traces, in the texts that
 * stand for objects, in HTML of tables. Single common words; none says anything of somebody's data.
 */
export const EVERYBODYS_WORDS: readonly string[] = [
  'abstract as async await break case catch class const continue debugger default delete do else enum export extends false finally',
  'for from function get if implements import in instanceof interface let new null of private protected public readonly return set',
  'static super switch this throw true try type typeof undefined var void while with yield NaN Infinity globalThis',
  'any bigint boolean never number object string symbol unknown Array ArrayBuffer AsyncFunction AsyncGenerator BigInt Boolean DataView',
  'Date Function Generator GeneratorFunction Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array',
  'Float32Array Float64Array BigInt64Array BigUint64Array Intl Iterator JSON Map Math Number Object Promise Proxy Reflect RegExp Set',
  'String Symbol WeakMap WeakRef WeakSet Buffer Blob File FormData Headers Request Response URL URLSearchParams ReadableStream Module',
  'Circular Getter Setter constructor prototype length size name message stack cause code pending fulfilled rejected',
  'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError DOMException AbortError AssertionError',
  'NotFound NotCapable PermissionDenied ConnectionRefused AlreadyExists BadResource InvalidData TimedOut Interrupted UnexpectedEof',
  'Uncaught Caught anonymous eval native code at async file repl ext node internal process timers Deno Node tslab jslab Cell In Out',
  'Cannot cannot can read properties property reading setting set defined not is isn a an the to of on in by it its no nor and or',
  'function constructor callable iterable iterator assignment constant variable declared already been has have had before after',
  'initialization access invoked without new expected unexpected token end input invalid missing argument arguments parameter required',
  'must should be instance received provided type value values converting circular structure maximum call stack exceeded',
  'out range index key keys element elements empty found such directory path exists module package resolve export exports import',
  'first second line column error errors warning warnings too many few more less than exactly least deprecated experimental',
  'html head body table thead tbody tr td th div span style class border align right left text top vertical scope',
  'b i u p br pre code px svg img src width height',
].flatMap((line) => line.split(' '));
