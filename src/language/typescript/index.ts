export { loadTypeScript } from './load.ts';
