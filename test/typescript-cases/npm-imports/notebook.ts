// %%
import { chunk as chunked_ } from "npm:lodash@4.17.21";
import dayjs from "npm:dayjs@^1.11";
import type { DataFrame } from "npm:nodejs-polars";
import * as d3 from "npm:@observablehq/plot@0.6.14/dist/index.js";

// %%
function chunked<T>(items: T[], size: number): T[][] {
  return chunked_(items, size);
}

const stamp = (at: Date) => dayjs(at).format("YYYY-MM-DD");

interface Frame {
  data: DataFrame;
}

function wrap(data: DataFrame): Frame {
  return { data };
}

// %%
chunked([1, 2, 3], 2)
