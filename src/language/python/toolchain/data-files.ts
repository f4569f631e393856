import type { DataFile, RecordedFunction, RecordedImport } from '../../../plan/recording.ts';

/** A file as the observer of a run gives it: `frame`, `csv`. In the code that reads it `DATA_FILE` stands for its path. */
interface ObservedFile {
  readonly stem: string;
  readonly extension: string;
  readonly text: string;
}

/** The part of an observed value that reads a file. */
interface ObservedReading {
  readonly source: string;
  readonly imports: readonly RecordedImport[];
  readonly file: ObservedFile;
}

const PATH: RecordedImport = { module: 'pathlib', member: 'Path', name: 'Path' };

/**
 * Gives each file of real values its place: `data/clean/frame.csv`, of a second call with other values
 * `data/clean/frame_2.csv`. Equal files are one.
 */
export function withDataPaths(functions: readonly RecordedFunction[]): readonly RecordedFunction[] {
  return functions.map((each) => {
    if (each.data === undefined) return each;
    const isOnly =
      functions.filter(({ name, data }) => data !== undefined && name === each.name).length === 1;
    const folder = isOnly ? each.name : `${each.module.split('.').at(-1) ?? ''}_${each.name}`;
    const known: DataFile[] = [];
    const calls = JSON.stringify(each.calls);
    return {
      ...each,
      calls: JSON.parse(calls, (_, value: unknown) =>
        isReading(value) ? placed(value, `data/${folder}`, known) : value,
      ) as RecordedFunction['calls'],
    };
  });
}

function isReading(value: unknown): value is ObservedReading {
  return typeof value === 'object' && value !== null && 'file' in value && 'source' in value;
}

/** An expression that reads its file, which becomes one of the known. */
function placed(reading: ObservedReading, folder: string, known: DataFile[]): object {
  const { stem, extension, text } = reading.file;
  let path = `${folder}/${stem}.${extension}`;
  for (let number = 2; known.some((each) => each.path === path && each.text !== text); number += 1) {
    path = `${folder}/${stem}_${number}.${extension}`;
  }
  const file: DataFile = { path, text };
  known.push(file);
  const place = `Path(__file__).parent / ${JSON.stringify(path)}`;
  const isRead = reading.source.includes('DATA_FILE.');
  return {
    ...reading,
    source: reading.source.replace('DATA_FILE', isRead ? `(${place})` : place),
    imports: [...reading.imports, PATH],
    file,
  };
}
