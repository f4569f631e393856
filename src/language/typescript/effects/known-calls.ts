import type { CallEffect } from '../../../program/program.ts';

/**
 * What known calls do, by qualified name: `Math.max`, `Array#map` for a method of an array, `node:fs.readFileSync`; `m.*` and
 * `m#*` stand for all members. The longest entry that fits wins. `new X` counts as a call of `X`. Written from the
 * references of ECMAScript 2025, of Deno 2 and of Node 20.
 */
const CALLS: Readonly<Record<Exclude<CallEffect, 'unknown'>, string>> = {
  pure: `
    Math.* Number Number.* BigInt BigInt.* String String.* Boolean Symbol.for Symbol.keyFor JSON.stringify parseInt parseFloat
    isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape atob btoa
    Object.is Object.hasOwn Object.isFrozen Object.isSealed Object.isExtensible Object.getPrototypeOf Object.freeze
    Array.isArray ArrayBuffer.isView Date.UTC Date.parse Reflect.has Reflect.ownKeys Reflect.getPrototypeOf Proxy
    Intl.* String#* Number#* BigInt#* Boolean#* Symbol#* RegExp RegExp#* RegExp.*
    Array#at Array#includes Array#indexOf Array#lastIndexOf Array#join Array#every Array#some Array#find Array#findIndex
    Array#findLast Array#findLastIndex Array#reduce Array#reduceRight Array#forEach Array#toString Array#toLocaleString
    Map#get Map#has Set#has Set#isSubsetOf Set#isSupersetOf Set#isDisjointFrom Map#forEach Set#forEach WeakMap#get WeakMap#has
    Date#get* Date#to* Date#valueOf Intl#* URL#toString URL#toJSON URLSearchParams#get URLSearchParams#getAll
    URLSearchParams#has URLSearchParams#toString Object#hasOwnProperty Object#toString Object#valueOf
    Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError DOMException
    Promise.resolve Promise.reject TextEncoder TextDecoder WeakRef#deref
    node:path.* @std/path.* @std/fmt.* @std/text.* @std/semver.* @std/regexp.* @std/encoding.*
    node:util.inspect node:util.format node:util.isDeepStrictEqual node:util.types.* node:url.fileURLToPath
    node:url.pathToFileURL node:querystring.* node:assert.*
    semver.* ms bytes slugify`,
  builds: `
    Object Object.keys Object.values Object.entries Object.fromEntries Object.create Object.getOwnPropertyNames
    Object.getOwnPropertyDescriptor Object.getOwnPropertyDescriptors Object.getOwnPropertySymbols Object.groupBy Map.groupBy
    Array Array.of Array.from JSON.parse structuredClone Symbol Map Set WeakMap WeakSet WeakRef Date URL URLSearchParams
    ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
    Uint32Array Float16Array Float32Array Float64Array BigInt64Array BigUint64Array Blob Headers FormData AbortController Event
    CustomEvent EventTarget
    String#split String#matchAll String#match RegExp#exec RegExp#matchAll
    Array#map Array#filter Array#slice Array#concat Array#flat Array#flatMap Array#toSorted Array#toReversed Array#toSpliced
    Array#with Array#keys Array#values Array#entries TypedArray#* TypedArray.* Map#keys Map#values Map#entries Set#keys
    Set#values Set#entries Set#union Set#intersection Set#difference Set#symmetricDifference URLSearchParams#keys
    URLSearchParams#values URLSearchParams#entries TextEncoder#encode TextDecoder#decode Iterator#map Iterator#filter
    Iterator#take Iterator#drop Iterator#flatMap Iterator#toArray Iterator.from Promise.all Promise.allSettled Promise.race
    Promise.any Promise.withResolvers
    Buffer.from Buffer.alloc Buffer.concat Buffer.byteLength node:buffer.Buffer.from node:buffer.Buffer.alloc
    node:events.EventEmitter node:util.promisify node:util.TextEncoder node:util.TextDecoder node:crypto.createHash
    @std/collections.* @std/csv.* @std/yaml.* @std/toml.* @std/json.* @std/bytes.* @std/math.* @std/datetime.*
    lodash.* lodash-es.* ramda.* remeda.* date-fns.* dayjs dayjs.* luxon.* d3-array.* d3-scale.* d3-format.*
    d3-time-format.* d3-interpolate.* d3-shape.* d3-color.* d3-dsv.* simple-statistics.* mathjs.* zod.* valibot.* yup.* immutable.*
    decimal.js decimal.js.* big.js big.js.* bignumber.js bignumber.js.* papaparse.parse papaparse.unparse csv-parse.sync.parse yaml.parse
    yaml.stringify chroma-js chroma-js.* react.* zod-to-json-schema.*
    @langchain/langgraph.Annotation @langchain/langgraph.Annotation.Root @langchain/core.prompts.*
    @langchain/core.messages.HumanMessage @langchain/core.messages.SystemMessage @langchain/core.messages.AIMessage
    @langchain/core.messages.ToolMessage @langchain/core.output_parsers.StringOutputParser
    @langchain/core.output_parsers.JsonOutputParser @langchain/core.tools.tool
    Array#sort Array#reverse Array#push Array#pop Array#shift Array#unshift Array#splice Array#fill Array#copyWithin Map#set
    Map#delete Map#clear Set#add Set#delete Set#clear WeakMap#set WeakSet#add URLSearchParams#append URLSearchParams#set
    Date#set*`,
  prints: `
    console.* alert process.stdout.write process.stderr.write Deno.stdout.* Deno.stderr.* Deno.jupyter.*
    tslab.* node:console.*`,
  setting: `
    Deno.env.set Deno.env.delete Deno.chdir Deno.umask Deno.addSignalListener Deno.removeSignalListener process.chdir process.umask
    process.on process.once process.addListener process.exit Deno.exit process.setUncaughtExceptionCaptureCallback
    process.emitWarning process.removeAllListeners process.loadEnvFile addEventListener removeEventListener
    node:process.chdir node:process.on node:dns.setServers node:dns.setDefaultResultOrder node:v8.setFlagsFromString
    node:module.register node:events.setMaxListeners node:tls.* node:crypto.setFips
    dotenv.* @std/dotenv.* @std/log.setup seedrandom dayjs.extend dayjs.locale moment.locale luxon.Settings.* numeral.locale
    zod.setErrorMap zod.config mathjs.config lodash.mixin`,
  'reads-world': `
    Date.now Math.random crypto.* performance.* fetch prompt confirm queueMicrotask setTimeout setInterval setImmediate
    clearTimeout clearInterval clearImmediate requestAnimationFrame Worker WebSocket EventSource BroadcastChannel
    Request caches.* navigator.* localStorage.* sessionStorage.* Deno.* process.* Atomics.wait
    node:fs.* node:os.* node:child_process.* node:http.* node:https.* node:http2.* node:net.* node:dgram.* node:dns.* node:crypto.*
    node:process.* node:readline.* node:worker_threads.* node:perf_hooks.* node:timers.* node:stream.* node:zlib.* node:cluster.*
    node:sqlite.* node:vm.* @std/fs.* @std/io.* @std/random.* @std/ulid.* @std/uuid.v1.* @std/uuid.v4.* @std/async.*
    uuid.v1 uuid.v4 uuid.v7 nanoid.* lodash.random lodash.now lodash.uniqueId lodash.shuffle lodash.sample lodash.sampleSize
    lodash-es.random lodash-es.now lodash-es.uniqueId lodash-es.shuffle lodash-es.sample lodash-es.sampleSize
    d3-random.* d3-array.shuffle simple-statistics.shuffle simple-statistics.sample mathjs.random mathjs.randomInt
    luxon.DateTime.now luxon.DateTime.local luxon.DateTime.utc date-fns.isToday date-fns.isPast date-fns.isFuture`,
  binds: `eval node:vm.runInThisContext`,
  examines: `Deno.test Deno.bench node:test.*`,
  persists: ``,
};

/** What is read of the process or the machine: never part of a constant. */
const WORLD = `
  process.env process.argv process.pid process.platform process.version process.versions process.cwd Deno.env Deno.args Deno.pid
  Deno.build Deno.version Deno.mainModule Deno.noColor Deno.hostname navigator location localStorage sessionStorage
  performance.timeOrigin crypto`;

/** Methods that change the object they are called on. */
const MUTATORS = `
  push pop shift unshift splice sort reverse fill copyWithin set add delete clear append setDate setFullYear setHours
  setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds
  setUTCMinutes setUTCMonth setUTCSeconds next`;

/** Methods of strings, numbers and dates, whose types the table has whole. */
const MORE_METHODS = `
  toUpperCase toLowerCase toLocaleUpperCase toLocaleLowerCase trim trimStart trimEnd substring substr replace replaceAll
  repeat padStart padEnd normalize charAt charCodeAt codePointAt startsWith endsWith localeCompare search test
  toFixed toPrecision toExponential toLocaleString toISOString toDateString toLocaleDateString toLocaleTimeString
  getTime getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds getUTCFullYear getUTCMonth getUTCDate
  getUTCDay getUTCHours getUTCMinutes`;

/** Functions that change the object they are given first. */
const CHANGERS = `
  Object.assign Object.defineProperty Object.defineProperties Object.setPrototypeOf Object.freeze Object.seal
  Object.preventExtensions Reflect.set Reflect.defineProperty Reflect.deleteProperty Reflect.setPrototypeOf
  lodash.assign lodash.merge lodash.set lodash.unset lodash.defaults lodash.defaultsDeep lodash.pull lodash.remove
  lodash.extend lodash.update lodash-es.assign lodash-es.merge lodash-es.set lodash-es.unset lodash-es.defaults
  lodash-es.pull lodash-es.remove Array.prototype.push.apply Array.prototype.push.call crypto.getRandomValues`;

/** Methods that call the functions they are handed before they return. */
const CALLERS = `
  Array#map Array#filter Array#forEach Array#every Array#some Array#find Array#findIndex Array#findLast Array#findLastIndex
  Array#reduce Array#reduceRight Array#flatMap Array#sort Array#toSorted Array.from Map#forEach Set#forEach String#replace
  String#replaceAll Object.groupBy Map.groupBy JSON.parse JSON.stringify TypedArray#map TypedArray#filter TypedArray#forEach
  TypedArray#reduce Promise Iterator#forEach Iterator#reduce Iterator#some Iterator#every Iterator#find Iterator#toArray`;

/** Functions and methods that call the functions they are handed later, if at all. */
const LATER_CALLERS = `
  Promise#then Promise#catch Promise#finally setTimeout setInterval setImmediate queueMicrotask process.nextTick Deno.serve`;

const effects: ReadonlyMap<string, CallEffect> = new Map(
  (Object.keys(CALLS) as (keyof typeof CALLS)[]).flatMap((effect) =>
    words(CALLS[effect]).map((name) => [name, effect] as const),
  ),
);
const world = new Set(words(WORLD));
const mutators = new Set(words(MUTATORS));
const changers = new Set(words(CHANGERS));
const callers = new Set(words(CALLERS));
const laterCallers = new Set(words(LATER_CALLERS));

/** Methods of the language's own types by their name alone; what one of them builds counts. */
const methods: ReadonlyMap<string, CallEffect> = new Map(
  [...effects]
    .filter(([name, effect]) => name.includes('#') && (effect === 'pure' || effect === 'builds'))
    .map(([name, effect]) => [name.slice(name.indexOf('#') + 1), effect] as const)
    .concat(words(MORE_METHODS).map((name) => [name, 'pure'] as const))
    .sort(([, a], [, b]) => b.localeCompare(a)),
);

/** What a call of this qualified name does; `unknown` where the table has no entry. */
export function effectOf(qualified: string): CallEffect {
  const exact = effects.get(qualified);
  if (exact !== undefined) return exact;
  // `Date#get*`
  const word = /^(.*[.#][a-z]+)[A-Z]\w*$/.exec(qualified)?.[1];
  const family = word === undefined ? undefined : effects.get(`${word}*`);
  if (family !== undefined) return family;
  for (let at = qualified.length - 1; at > 0; at -= 1) {
    const separator = qualified.charAt(at);
    if (separator !== '.' && separator !== '#') continue;
    const found = effects.get(`${qualified.slice(0, at + 1)}*`);
    if (found !== undefined) return found;
  }
  return 'unknown';
}

/** What a method of this name does, whichever type of the language has it; `unknown` where none has, or it isn't harmless. */
export function effectOfMethod(method: string): CallEffect {
  return methods.get(method) ?? 'unknown';
}

/** Whether a dotted name is read from the process or the machine: `process.env`, `Deno.args`. */
export function isWorld(qualified: string): boolean {
  for (let end = qualified.length; end > 0; end = qualified.lastIndexOf('.', end - 1)) {
    if (world.has(qualified.slice(0, end))) return true;
  }
  return false;
}

/** Whether a method of this name changes what it is called on. */
export function isMutator(method: string): boolean {
  return mutators.has(method);
}

/** Whether a function changes its first argument. */
export function changesArgument(qualified: string): boolean {
  return changers.has(qualified);
}

/** Whether a function calls the functions that it is handed before it returns. */
export function callsArguments(qualified: string): boolean {
  return callers.has(qualified);
}

/** Whether a function calls the functions that it is handed when it has returned, and looks at nothing else of them. */
export function callsArgumentsLater(qualified: string): boolean {
  return laterCallers.has(qualified);
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
