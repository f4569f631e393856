export { readProvenance } from './provenance.ts';
export { renderRepository } from './repository.ts';
