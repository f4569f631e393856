import Handlebars from 'handlebars';
import {
  jsonString,
  markdownCode,
  markdownText,
  oneLine,
  shellWord,
  tomlString,
  yamlString,
} from './escape.ts';

/**
 * Renders a template. Strict: a missing value is an error. Nothing is escaped on its own, so a template says with
 * each value where it lands: `toml`, `json`, `yaml`, `text` and `code` (Markdown), `shell`, `line` (comments, plain text).
 * @throws Error for a template that does not parse or that names a value or helper that is not there.
 */
export function renderTemplate(template: string, values: object): string {
  return engine.compile(template, { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers })(
    values,
  );
}

const helpers = {
  toml: escaping(tomlString),
  tomlList: listing(tomlString),
  json: escaping(jsonString),
  jsonList: listing(jsonString),
  yaml: escaping(yamlString),
  yamlList: listing(yamlString),
  text: escaping(markdownText),
  code: escaping(markdownCode),
  shell: escaping(shellWord),
  line: escaping(oneLine),
  equals: (left: unknown, right: unknown) => left === right,
};

const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));

const engine = createEngine();

function createEngine(): typeof Handlebars {
  const created = Handlebars.create();
  created.registerHelper(helpers);
  return created;
}

function escaping(escape: (text: string) => string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new TypeError(`not a text: ${typeof value}`);
    return escape(String(value));
  };
}

function listing(escape: (text: string) => string): (values: unknown) => string {
  return (values) => {
    if (!Array.isArray(values)) throw new TypeError(`not a list: ${typeof values}`);
    return `[${values.map((value) => escape(String(value))).join(', ')}]`;
  };
}
