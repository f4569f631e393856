/** Calls whose result holds what they are handed, and shows it by its repr. */
export const HOLDING_CALLS: ReadonlySet<string> = new Set([
  'defaultdict', 'deque', 'OrderedDict', 'Counter', 'ChainMap', 'DataFrame', 'Series', 'array', 'asarray', 'SimpleNamespace',
  'partial', 'copy', 'deepcopy', 'replace', 'next', 'min', 'max', 'frozenset', 'choice', 'reduce', 'setdefault', 'getattr',
]); // prettier-ignore

/** Calls that make an instance of a class that they are handed, or call it for each of some values. */
export const APPLYING_CALLS: ReadonlySet<string> = new Set([
  'map',
  'apply',
  'starmap',
  'applymap',
  'transform',
]);

/** Calls that say something about a class, and don't give it back. */
export const ASKING_CALLS: ReadonlySet<string> = new Set([
  'isinstance', 'issubclass', 'hasattr', 'callable', 'len', 'id', 'hash', 'bool', 'fields', 'is_dataclass', 'set_trace',
]); // prettier-ignore

/** Calls that give the annotations of what they are handed. */
export const ANNOTATION_CALLS =
  /^(inspect\.(signature|getfullargspec|get_annotations)|typing\.get_type_hints|dataclasses\.fields)$/;
