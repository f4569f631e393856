// %%
import { assert } from "jsr:@std/assert@1";
import { escape } from "https://deno.land/std@0.224.0/html/entities.ts";

// %%
function checked(value: unknown): unknown {
  assert(value);
  return value;
}

const quoted = (text: string) => `"${escape(text)}"`;

function plain(text: string): string {
  return text.trim();
}

// %%
plain(" a ")
