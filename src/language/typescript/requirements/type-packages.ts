/**
 * Well-known packages that leave their types to DefinitelyTyped. One that is installed says itself what it has; this is for
 * notebooks whose packages aren't there.
 */
const NAMES = `
  chroma-js d3 d3-array d3-axis d3-color d3-dsv d3-fetch d3-force d3-format d3-geo d3-hierarchy d3-interpolate d3-path
  d3-random d3-scale d3-scale-chromatic d3-selection d3-shape d3-time d3-time-format d3-transition diff express geojson jsdom
  leaflet lodash lodash-es ms node-fetch numeric papaparse plotly.js ramda react react-dom semver seedrandom topojson-client
  topojson-specification underscore ws`;

const names = new Set(NAMES.trim().split(/\s+/));

/** The package of a package's types: `@types/lodash`, `@types/scope__name`. */
export function typePackageOf(name: string): string {
  return `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
}

/** Whether a package is known to leave its types to another one. */
export function lacksTypes(name: string): boolean {
  return names.has(name);
}
