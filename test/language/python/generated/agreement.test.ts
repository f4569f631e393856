import { describeAgreement } from './agreement.ts';

describeAgreement(300);
