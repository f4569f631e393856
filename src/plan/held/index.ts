export { readProvenance } from './provenance.ts';
