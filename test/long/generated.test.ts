import { describeAgreement } from '../language/python/generated/agreement.ts';

describeAgreement(20_000);
