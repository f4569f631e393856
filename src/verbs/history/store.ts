import type { Imprint } from '../../program/imprint.ts';
import { commonEnds } from '../../analysis/index.ts';
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

/** Definitions once, since nearly all stand in many versions. */
interface Encoded {
  readonly imprints: readonly EncodedImprint[];
  readonly versions: readonly EncodedVersion[];
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

/** The definitions are as many of the version before, then these, then as many of the version before at its end. */
type EncodedVersion = readonly [
  key: string,
  code: string | null,
  partial: 0 | 1,
  first: number,
  own: readonly number[],
  last: number,
];

function encoded(versions: ReadonlyMap<string, Imprinted | null>): string {
  const places = new Map<Imprint, number>();
  const imprints: EncodedImprint[] = [];
  const placeOf = (imprint: Imprint): number => {
    const known = places.get(imprint);
    if (known !== undefined) return known;
    const { kind, names, hash, body, traits } = imprint;
    const { lines, shows, pure } = traits;
    places.set(imprint, imprints.length);
    return imprints.push([kind, names, hash, body, lines, shows ? 1 : 0, pure ? 1 : 0]) - 1;
  };
  let before: readonly Imprint[] = [];
  const encodedVersions = [...versions].map(([key, imprinted]): EncodedVersion => {
    if (imprinted === null) return [key, null, 0, 0, [], 0];
    const { code, partial, definitions } = imprinted;
    const { first, last } = commonEnds(before, definitions);
    before = definitions;
    const own = definitions.slice(first, definitions.length - last).map(placeOf);
    return [key, code, partial ? 1 : 0, first, own, last];
  });
  return JSON.stringify({ imprints, versions: encodedVersions } satisfies Encoded);
}

/** The text is what was encoded, or the cache would not have given it. */
function decoded(text: string | null): readonly (readonly [string, Imprinted | null])[] {
  if (text === null) return [];
  const { imprints, versions } = JSON.parse(text) as Encoded;
  const all = imprints.map(([kind, names, hash, body, lines, shows, pure]): Imprint => {
    return { kind, names, hash, body, traits: { lines, shows: shows === 1, pure: pure === 1 } };
  });
  let before: readonly Imprint[] = [];
  return versions.map(([key, code, partial, first, own, last]) => {
    if (code === null) return [key, null];
    const middle = own.flatMap((place) => all[place] ?? []);
    const definitions = before.slice(0, first).concat(middle, before.slice(before.length - last));
    before = definitions;
    return [key, { code, partial: partial === 1, definitions }];
  });
}
