import type { Imprint } from '../../language/imprint.ts';
import type { Cache } from '../../workspace/cache.ts';
import type { Imprinted } from './imprinted.ts';

/** Old versions that were read, in this run or an earlier one: null stands for one that is no notebook. */
export interface ImprintStore {
  get(key: string): Imprinted | null | undefined;
  set(key: string, imprinted: Imprinted | null): void;
  /** Keeps for later runs what this one has used. */
  save(): void;
}

/** A store whose contents are cached under a name, that of a repository. */
export function openStore(cache: Cache, name: string): ImprintStore {
  const versions = new Map<string, Imprinted | null>(decoded(cache.read(name)));
  let isNew = false;
  return {
    get: (key) => versions.get(key),
    set: (key, imprinted) => {
      versions.set(key, imprinted);
      isNew = true;
    },
    save: () => {
      if (isNew) cache.write(name, encoded(versions));
    },
  };
}

/** Definitions once, since nearly all stand in many versions; versions as their places in that list. */
interface Encoded {
  readonly imprints: readonly EncodedImprint[];
  readonly versions: readonly (readonly [
    key: string,
    code: string | null,
    partial: 0 | 1,
    places: readonly number[],
  ])[];
}

type EncodedImprint = readonly [
  kind: Imprint['kind'],
  names: Imprint['names'],
  hash: string,
  body: string | null,
  lines: number,
  shows: 0 | 1,
  pure: 0 | 1,
];

function encoded(versions: ReadonlyMap<string, Imprinted | null>): string {
  const places = new Map<string, number>();
  const imprints: EncodedImprint[] = [];
  const placeOf = ({ kind, names, hash, body, traits }: Imprint): number => {
    const known = places.get(hash);
    if (known !== undefined) return known;
    const { lines, shows, pure } = traits;
    places.set(hash, imprints.length);
    return imprints.push([kind, names, hash, body, lines, shows ? 1 : 0, pure ? 1 : 0]) - 1;
  };
  const content: Encoded = {
    imprints,
    versions: [...versions].map(([key, imprinted]) =>
      imprinted === null
        ? [key, null, 0, []]
        : [key, imprinted.code, imprinted.partial ? 1 : 0, imprinted.definitions.map(placeOf)],
    ),
  };
  return JSON.stringify(content);
}

/** The text is what was encoded, or the cache would not have given it. */
function decoded(text: string | null): readonly (readonly [string, Imprinted | null])[] {
  if (text === null) return [];
  const { imprints, versions } = JSON.parse(text) as Encoded;
  const all = imprints.map(([kind, names, hash, body, lines, shows, pure]): Imprint => {
    return { kind, names, hash, body, traits: { lines, shows: shows === 1, pure: pure === 1 } };
  });
  return versions.map(([key, code, partial, places]) => {
    if (code === null) return [key, null];
    const definitions = places.flatMap((place) => all[place] ?? []);
    return [key, { code, partial: partial === 1, definitions }];
  });
}
