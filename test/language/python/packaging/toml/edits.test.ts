import { describe, expect, it } from 'vitest';
import {
  readToml,
  textsAt,
  valueAt,
  withElements,
  withLine,
  withValue,
} from '../../../../../src/language/python/packaging/toml/index.ts';
import type { TomlDocument } from '../../../../../src/language/python/packaging/toml/document.ts';

function documentOf(text: string): TomlDocument {
  const document = readToml(text);
  if (document === null) throw new Error(`no TOML: ${text}`);
  return document;
}

describe('reading', () => {
  it('finds a value whichever way its path is written', () => {
    const ways = [
      '[tool.ruff.format]\nindent-width = 2\n',
      '[tool]\nruff.format.indent-width = 2\n',
      'tool = { ruff = { "format" = { indent-width = 2 } } }\n',
    ];
    expect(ways.map((text) => valueAt(documentOf(text), 'tool', 'ruff', 'format', 'indent-width'))).toEqual([
      2, 2, 2,
    ]);
  });

  it('finds nothing where there is nothing, and never what every object has', () => {
    const document = documentOf('[project]\nname = "a"\n');
    expect(valueAt(document, 'project', 'version', 'x')).toBeUndefined();
    expect(valueAt(document, 'constructor')).toBeUndefined();
    expect(textsAt(document, 'project', 'name')).toEqual([]);
  });

  it('gives null for what is no TOML', () => {
    expect(readToml('[project\nname = ')).toBeNull();
  });
});

describe('adding to an array', () => {
  const dependencies = ['project', 'dependencies'];
  const add = (text: string, ...added: string[]): string | null =>
    withElements(
      documentOf(text),
      dependencies,
      added.map((each) => JSON.stringify(each)),
    );

  it('writes what uv init leaves empty one to a line, as uv add does', () => {
    expect(add('[project]\nname = "a"\ndependencies = []\n\n[tool.x]\ny = 1 # z\n', 'numpy>=2.4')).toBe(
      '[project]\nname = "a"\ndependencies = [\n    "numpy>=2.4",\n]\n\n[tool.x]\ny = 1 # z\n',
    );
  });

  it('keeps alphabetical order', () => {
    expect(add('[project]\ndependencies = ["Attrs", "numpy"]\n', 'pandas', 'click')).toBe(
      '[project]\ndependencies = ["Attrs", "click", "numpy", "pandas"]\n',
    );
  });

  it('keeps comments, indentation and the missing comma of the last line', () => {
    expect(add('[project]\ndependencies = [\n  "b", # why\n  "a" # the last\n]\n', 'c', 'd')).toBe(
      '[project]\ndependencies = [\n  "b", # why\n  "a", # the last\n  "c",\n  "d"\n]\n',
    );
  });

  it('stays before comments behind the last element', () => {
    expect(add('[project]\ndependencies = [\n  "a",\n  # "x", # unverified\n]\n', 'b')).toBe(
      '[project]\ndependencies = [\n  "a",\n  "b",\n  # "x", # unverified\n]\n',
    );
  });

  it('keeps line breaks of Windows', () => {
    expect(add('[project]\r\ndependencies = [\r\n\t"a",\r\n]\r\n', 'b')).toBe(
      '[project]\r\ndependencies = [\r\n\t"a",\r\n\t"b",\r\n]\r\n',
    );
  });

  it('reads no comment into a string, nor a bracket', () => {
    expect(add('[project]\ndependencies = ["a[x]", "b @ https://h/#c=]"]\n', 'aa')).toBe(
      '[project]\ndependencies = ["a[x]", "aa", "b @ https://h/#c=]"]\n',
    );
  });

  it('takes dotted keys and inline tables', () => {
    expect(add('project.dependencies = ["a",]\n', 'b')).toBe('project.dependencies = ["a", "b",]\n');
    expect(add('project = { dependencies = ["b"] }\n', 'a')).toBe(
      'project = { dependencies = ["a", "b"] }\n',
    );
  });

  it('gives null where no array is written', () => {
    expect(add('[project]\nname = "a"\n', 'b')).toBeNull();
  });
});

describe('adding a line', () => {
  it('goes behind the last line of the table and its comment', () => {
    expect(withLine(documentOf('[a]\nx = 1 # one\n\n# About b.\n[b]\nz = 3\n'), ['a'], 'y = 2')).toBe(
      '[a]\nx = 1 # one\ny = 2\n\n# About b.\n[b]\nz = 3\n',
    );
  });

  it('makes the table at the end of the file', () => {
    expect(withLine(documentOf('[a]\nx = 1'), ['tool', 'b.c'], 'y = 2')).toBe(
      '[a]\nx = 1\n\n[tool."b.c"]\ny = 2\n',
    );
  });

  it('fills a table that has only its header', () => {
    expect(withLine(documentOf('[a] # empty\n[b]\n'), ['a'], 'y = 2')).toBe('[a] # empty\ny = 2\n[b]\n');
  });
});

describe('another value', () => {
  it('replaces the value alone', () => {
    const document = documentOf("[project]\nversion = '0.1.0'  # bumped by hand\n");
    expect(withValue(document, ['project', 'version'], '"0.2.0"')).toBe(
      '[project]\nversion = "0.2.0"  # bumped by hand\n',
    );
  });
});
