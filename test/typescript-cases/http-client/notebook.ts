// %%
class HttpError extends Error {
  constructor(readonly status: number, message = `HTTP ${status}`) {
    super(message);
    this.name = "HttpError";
  }
}

interface Options extends RequestInit {
  readonly query?: Record<string, string | number>;
  readonly attempts?: number;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

// %%
/** Tries again while it fails, waiting twice as long each time. */
async function retry<T>(task: (attempt: number) => Promise<T>, attempts = 3, wait = 1): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (problem) {
      if (attempt >= attempts) throw problem;
      await sleep(wait * 2 ** attempt);
    }
  }
}

// %%
function buildUrl(base: string, path: string, query: Options["query"] = {}): URL {
  const url = new URL(path, base);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value));
  return url;
}

const parseLink = (header: string): Record<string, string> =>
  Object.fromEntries([...header.matchAll(/<([^>]+)>;\s*rel="(\w+)"/g)].map(([, url, rel]) => [rel, url]));

class Client {
  #calls = 0;
  constructor(private readonly base: string, private readonly fetcher: typeof fetch = fetch) {}
  async get<T>(path: string, { query, attempts, ...init }: Options = {}): Promise<T> {
    return await retry(async () => {
      this.#calls++;
      const response = await this.fetcher(buildUrl(this.base, path, query), init);
      if (!response.ok) throw new HttpError(response.status);
      return (await response.json()) as T;
    }, attempts);
  }
  get calls(): number {
    return this.#calls;
  }
}

// %%
let failures = 2;
const client = new Client("https://api.example", async (url) =>
  failures-- > 0 ? new Response(null, { status: 503 }) : Response.json({ url: String(url) }),
);
console.log(await client.get("/items", { query: { page: 2 } }), client.calls);

// %%
console.log(parseLink('<https://a.example/2>; rel="next", <https://a.example/9>; rel="last"'));
try {
  await new Client("https://a.example", async () => new Response(null, { status: 404 })).get("/", { attempts: 1 });
} catch (problem) {
  console.log(problem.name, problem.status, problem.message);
}
