// %%
const text = (x: number) => `a
import { nothing } from "nowhere";
export const fake = 1; /* ${x} */
  // not a comment ${"`" + "${x}"}
`;

// %%
text(1).length
