export { neutralize } from './neutralize.ts';
