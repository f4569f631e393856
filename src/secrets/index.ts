export { findSecrets } from './find.ts';
