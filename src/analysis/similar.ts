import type { Candidate } from './candidates.ts';
import { addTo } from './groups.ts';
import type { SimilarDefinition, SimilarDefinitions } from './prototype.ts';

/** Share of statements from which definitions count as alike. */
const ALIKE = 0.75;
/** Statements that a definition must have to be compared by them, and to be told as the same under another name. */
const FEWEST = { alike: 4, same: 2 } as const;
/** A statement that more definitions than this have says nothing about whether two of them are alike. */
const COMMON = 40;

/** One or more definitions that are alike; others are compared with the first. */
interface Cluster {
  readonly first: Candidate;
  readonly counts: ReadonlyMap<number, number>;
  readonly others: SimilarDefinition[];
  /** Codes that it holds, by name. */
  readonly names: Set<string>;
}

/**
 * Groups functions and classes that are alike by the statements that they share, in the order that they come in. Each
 * is compared with the firsts of groups that share a statement which few have.
 */
export function findSimilar(given: readonly Candidate[]): readonly SimilarDefinitions[] {
  const clusters: Cluster[] = [];
  const byCode = new Map<string, Cluster>();
  const byStatement = new Map<number, Cluster[]>();
  const seen = new Set<string>();
  for (const candidate of given) {
    const { definition } = candidate.site;
    if (definition.kind !== 'function' && definition.kind !== 'class') continue;
    if (definition.statementHashes.length < FEWEST.same) continue;
    // Copies of one name are no news here.
    const key = `${definition.name} ${definition.codeHash}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const same = byCode.get(definition.codeHash);
    const found = same ? { cluster: same, statements: null } : nearest(candidate, byStatement);
    if (found !== null) {
      byCode.set(definition.codeHash, found.cluster);
      // Of the same name with other code: variants, which are told as such.
      if (found.cluster.names.has(definition.name)) continue;
      found.cluster.names.add(definition.name);
      found.cluster.others.push({ id: candidate.id, statements: found.statements });
      continue;
    }
    const cluster: Cluster = {
      first: candidate,
      counts: countsOf(definition.statementHashes),
      others: [],
      names: new Set([definition.name]),
    };
    clusters.push(cluster);
    byCode.set(definition.codeHash, cluster);
    for (const statement of cluster.counts.keys()) addTo(byStatement, statement, cluster);
  }
  return clusters.flatMap(({ first, others: [other, ...more] }) =>
    other ? [{ first: first.id, others: [other, ...more] as const }] : [],
  );
}

/** The group whose first shares most with a definition, where that is enough. */
function nearest(
  { site }: Candidate,
  byStatement: ReadonlyMap<number, readonly Cluster[]>,
): { readonly cluster: Cluster; readonly statements: SimilarDefinition['statements'] } | null {
  const { statementHashes, kind } = site.definition;
  if (statementHashes.length < FEWEST.alike) return null;
  const counts = countsOf(statementHashes);
  const clusters = new Set(
    [...counts.keys()].flatMap((statement) => {
      const sharing = byStatement.get(statement) ?? [];
      return sharing.length > COMMON ? [] : sharing;
    }),
  );
  let best: { cluster: Cluster; same: number; of: number } | null = null;
  for (const cluster of clusters) {
    if (cluster.first.site.definition.kind !== kind) continue;
    const of = Math.max(statementHashes.length, cluster.first.site.definition.statementHashes.length);
    let same = 0;
    for (const [statement, count] of counts) same += Math.min(count, cluster.counts.get(statement) ?? 0);
    if (same >= ALIKE * of && (best === null || same * best.of > best.same * of))
      best = { cluster, same, of };
  }
  return best && { cluster: best.cluster, statements: { same: best.same, of: best.of } };
}

function countsOf(statements: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const each of statements) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
