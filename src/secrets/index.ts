export { findSecrets } from './find.ts';
export { findPersonalData } from './personal-data.ts';
export { createRedactor } from './redactor.ts';
export { requireSecretRules, SECRET_RULES } from './rules.ts';
export { findLeaks, holdsSecret, textsToHide, withoutSecrets } from './text.ts';
