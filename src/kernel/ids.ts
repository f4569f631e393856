/** A text of a cell's rich output. */
export interface RichText {
  readonly mime: string;
  readonly text: string;
}

/**
 * What names an element, a document or a model: a script's variable counts too, since map libraries make one for each
 * element. In a page inside a page, quotes are entities.
 */
const NAMING =
  /(?:\bid\s*=\s*(?:\\?["']|&quot;|&#34;|&#39;|&#x27;)|"(?:docid|elementid|model_id|root_ids|uid)"\s*:\s*\[?"|getElementById\(\\?["']|\bvar\s+)([^\s"'\\&;=()]{5,200})/g;

/**
 * Names that are drawn at random: UUIDs, with dashes and without (plotly, Bokeh, folium, xarray, Altair), and those
 * of pandas' Styler. They count only where they name something.
 */
const RANDOM =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|^T_[0-9a-f]{5,32}(?=_|$)/g;

/** Matplotlib's names of clip paths, markers and images in SVG: ten digits of a salted hash at the end. */
const SALTED = /^[A-Za-z]\w*?[0-9a-f]{10}$/;

const MARKUP = /<script\b[^>]*>[\s\S]*?<\/script>|<style\b[^>]*>[\s\S]*?<\/style>|<[^>]*>/gi;

/**
 * Numbers the random names of a cell's outputs in the order in which they are given, and replaces them wherever they
 * are used: in scripts, styles, tags and JSON, never in text that a reader sees.
 */
export function numberIds(texts: readonly RichText[]): readonly string[] {
  const names = [...new Set(texts.flatMap(randomNames))];
  if (names.length === 0) return texts.map(({ text }) => text);
  const numbers = new Map(names.map((name, index) => [name, `id-${index + 1}`]));
  const pattern = new RegExp(`(?<![0-9A-Za-z])(?:${names.join('|')})(?![0-9A-Za-z])`, 'g');
  const number = (text: string): string => text.replace(pattern, (name) => numbers.get(name) ?? name);
  return texts.map(({ mime, text }) => {
    if (mime === 'text/plain') return text;
    return isMarkup(mime) ? text.replace(MARKUP, number) : number(text);
  });
}

function isMarkup(mime: string): boolean {
  return mime === 'text/html' || mime === 'text/markdown' || mime === 'image/svg+xml';
}

function randomNames({ mime, text }: RichText): readonly string[] {
  if (mime === 'text/plain') return [];
  return [...text.matchAll(NAMING)].flatMap(([, name = '']) =>
    mime === 'image/svg+xml' && SALTED.test(name) ? [name] : (name.match(RANDOM) ?? []),
  );
}
