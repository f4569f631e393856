/** How many code cells and functions {@link largeNotebook} holds; between them stand markdown cells. */
export const largeNotebookSize = { codeCells: 180, functions: 100 } as const;

const subjects = [
  'price',
  'order',
  'stock',
  'visit',
  'ticket',
  'route',
  'meter',
  'invoice',
  'sample',
  'signal',
];

/** Ten shapes of function as notebooks have them; `before` is a function of the same subject to call. */
export const shapes: readonly ((subject: string, before: string) => string)[] = [
  (s) => `def parse_${s}(line, separator=';'):
    """Splits one line of a ${s} file into a dictionary; empty fields become None."""
    line = re.sub(r'\\s*#.*$', '', line)
    fields = [field.strip() or None for field in line.split(separator)]
    if len(fields) != len(${s.toUpperCase()}_COLUMNS):
        raise ValueError(f'{len(fields)} fields where {len(${s.toUpperCase()}_COLUMNS)} belong: {line!r}')
    return dict(zip(${s.toUpperCase()}_COLUMNS, fields))`,
  (s, before) => `def read_${s}s(lines):
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith('#'):
            continue
        row = ${before}(line)
        row['line'] = number
        rows.append(row)
    return rows`,
  (s) => `def clean_${s}s(rows, keys=('amount', 'weight')):
    """Numbers as numbers; rows without one are left out."""
    result = []
    for row in rows:
        try:
            result.append({**row, **{key: float(row[key]) for key in keys if row.get(key) is not None}})
        except ValueError as error:
            print(f'left out {row!r}: {error}')
    return result`,
  (s) => `def total_${s}(rows, key='amount', where=None):
    """The sum of one field over all rows, or over those for which \`where\` holds.

    >>> total_${s}([{'amount': 1.25}, {'amount': 2.0}])
    3.25
    """
    if where is not None:
        rows = [row for row in rows if where(row)]
    return round(sum(row.get(key, 0.0) for row in rows), 2)`,
  (s, before) => `def ${s}_shares(rows, by='region'):
    """The share of each group in the total, largest first."""
    whole = ${before}(rows) or 1.0
    groups = defaultdict(float)
    for row in rows:
        groups[row[by]] += row['amount']
    return sorted(((part / whole, name) for name, part in groups.items()), reverse=True)`,
  (s) => `@lru_cache(maxsize=None)
def ${s}_distance(a: str, b: str) -> int:
    """Edit distance of two ${s} keys."""
    if not a or not b:
        return len(a) or len(b)
    cost = 0 if a[0] == b[0] else 1
    return min(${s}_distance(a[1:], b) + 1, ${s}_distance(a, b[1:]) + 1, ${s}_distance(a[1:], b[1:]) + cost)`,
  (s, before) => `def nearest_${s}(key, known, limit=3):
    candidates = [(${before}(key, other), other) for other in known]
    best = min(candidates, default=(limit + 1, None))
    return best[1] if best[0] <= limit else None`,
  (s) => `def ${s}_windows(values, size=WINDOW):
    """Every run of \`size\` neighbours.

    With fewer values than that there is none.
    """
    if size < 1:
        raise ValueError('a window holds at least one value')
    recent = deque(maxlen=size)
    for value in values:
        recent.append(value)
        if len(recent) == size:
            yield tuple(recent)`,
  (s, before) => `def smooth_${s}(values):
    global calls
    calls += 1
    values = np.asarray(list(values), dtype=float)
    if np.isnan(values).any():
        values = values[~np.isnan(values)]
    means = [np.mean(window) for window in ${before}(values, size=min(WINDOW, max(1, len(values))))]
    return np.round(means, 3)`,
  (s, before) => `def report_${s}(rows, top=5):
    print('${s}'.center(40, '-'))
    for row in sorted(rows, key=lambda row: -row['amount'])[:top]:
        print(f"{row['region']:<20} {row['amount']:>12,.2f}")
    rest = sorted(rows, key=lambda row: -row['amount'])[top:]
    if rest:
        amount = sum(row['amount'] for row in rest)
        print(f"{'all others':<20} {amount:>12,.2f}")
    print('-' * 40)
    return ${before}([row['amount'] for row in rows])`,
];

interface JsonCell {
  readonly cell_type: 'code' | 'markdown';
  readonly source: readonly string[];
  readonly outputs?: readonly unknown[];
}

/**
 * The text of a notebook of {@link largeNotebookSize}, the same every time: functions that call one another,
 * constants, actions with outputs, headings, a few magics.
 */
export function largeNotebook(): string {
  const cells: JsonCell[] = [
    markdown('# A large notebook'),
    code(
      '%matplotlib inline\nimport re\nfrom collections import defaultdict, deque\nfrom functools import lru_cache',
    ),
    code('import numpy as np\n\nWINDOW = 7\ncalls = 0'),
  ];
  for (const subject of subjects) cells.push(...chapter(subject));
  const spare = largeNotebookSize.codeCells - cells.filter((cell) => cell.cell_type === 'code').length;
  for (let index = 0; index < spare; index++) {
    cells.push(
      code(
        `step_${index} = [value ** 2 for value in range(${index + 3})]\nprint(sum(step_${index}))`,
        `${index}\n`,
      ),
    );
  }
  const numbered = cells.map((cell, index) => ({
    id: `cell-${index}`,
    metadata: {},
    ...cell,
    ...(cell.cell_type === 'code' ? { execution_count: index + 1 } : {}),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python', version: '3.11.7' },
  };
  return `${JSON.stringify({ cells: numbered, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** One subject: its heading, its columns, its ten functions in a cell each, and five cells that use them. */
function chapter(subject: string): readonly JsonCell[] {
  const rows = `${subject}_rows`;
  const functions = shapes.map((shape, index) => {
    const previous = /def (\w+)/.exec(shapes[index - 1]?.(subject, '') ?? '')?.[1] ?? '';
    return code(shape(subject, previous));
  });
  return [
    markdown(`## ${subject}\n\nWhat the ${subject} files hold, and what we make of them.`),
    code(`${subject.toUpperCase()}_COLUMNS = ('region', 'amount', 'weight')`),
    ...functions,
    code(
      `${rows} = clean_${subject}s(read_${subject}s(['north;${subject.length};2', 'south;4;1']))\n${rows}`,
      '[…]',
    ),
    code(`total_${subject}(${rows})`, '9.0'),
    code(`for share, name in ${subject}_shares(${rows}):\n    print(name, share)`, 'north 0.6\nsouth 0.4\n'),
    code(`nearest_${subject}('nort', [row['region'] for row in ${rows}])`, "'north'"),
    code(`report_${subject}(${rows});`, `---${subject}---\n`),
  ];
}

function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function markdown(text: string): JsonCell {
  return { cell_type: 'markdown', source: lines(text) };
}

function code(text: string, shown?: string): JsonCell {
  const outputs = shown === undefined ? [] : [{ name: 'stdout', output_type: 'stream', text: lines(shown) }];
  return { cell_type: 'code', source: lines(text), outputs };
}
