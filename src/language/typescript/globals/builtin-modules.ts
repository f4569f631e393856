/** Modules that come with Node and Deno, from `module.builtinModules` of Node 20 and Deno 2.9. */
const NAMES = `
  assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs
  http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream
  string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib`;

/** Those that are only found with `node:` before their name. */
const PREFIXED_NAMES = 'sea sqlite test';

const names = new Set(NAMES.trim().split(/\s+/));
const prefixedNames = new Set(PREFIXED_NAMES.split(' '));

/** The name of a module that comes with Node, `fs` of `node:fs/promises` and of `fs`; null for all else. */
export function builtinModule(specifier: string): string | null {
  const isPrefixed = specifier.startsWith('node:');
  const name = (isPrefixed ? specifier.slice('node:'.length) : specifier).split('/')[0] ?? '';
  return names.has(name) || (isPrefixed && prefixedNames.has(name)) ? name : null;
}
