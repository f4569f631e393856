/** Attributes whose value shows the classes that annotations name. */
export const ANNOTATION_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__annotations__',
  '__dataclass_fields__',
  '__signature__',
]);

/** Attributes whose value names a module, or shows the class, function or object itself. */
export const IDENTITY_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__module__',
  '__class__',
  '__globals__',
  '__code__',
  '__self__',
  '__func__',
]);
/** Attributes of a function's code that say where it stands. */
export const PLACE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'co_filename',
  'co_firstlineno',
  'co_lines',
  'co_positions',
  'co_linetable',
]);
/** Attributes and methods of a class that give other classes. */
export const RELATED_CLASSES: ReadonlySet<string> = new Set([
  '__mro__',
  '__bases__',
  '__base__',
  'mro',
  '__subclasses__',
  '__reduce__',
  '__reduce_ex__',
]);
