export { npmInstaller } from './installer.ts';
