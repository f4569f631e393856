// %%
import { shout } from "./loud.ts";

// %%
const loud = (text: string) => shout(text) + "?";
const plain = (text: string) => text.toLowerCase();

// %%
[loud("a"), plain("B")]
