import { startGit, type GitProcess } from './stream.ts';

/** Blobs beyond this many bytes are left out: no notebook that a person works on. */
const LARGEST = 64_000_000;

/** One `git cat-file --batch`, for all blobs of a repository. */
export interface BlobReader {
  /**
   * Reads blobs one after the other; no more than one of them is held at a time. `take` gets null for one that isn't there
   * (a shallow or partial clone; nothing is fetched), is no blob or is too large.
   */
  read(ids: readonly string[], take: (id: string, bytes: Buffer | null) => void): Promise<void>;
  close(): void;
}

/** What is asked for and not yet answered. */
interface Request {
  readonly id: string;
  readonly take: (id: string, bytes: Buffer | null) => void;
}

/** A reader of a repository's blobs; Git is started when the first one is asked for. */
export function openBlobs(root: string): BlobReader {
  const waiting: { requests: Request[]; next: number; settle: (error: Error | null) => void } = {
    requests: [],
    next: 0,
    settle: () => undefined,
  };
  const running: { git: GitProcess | null; ended: boolean } = { git: null, ended: false };
  const answer = (bytes: Buffer | null): void => {
    const request = waiting.requests[waiting.next];
    waiting.next += 1;
    try {
      request?.take(request.id, bytes);
    } catch (error) {
      waiting.settle(error instanceof Error ? error : new Error(String(error)));
    }
    if (waiting.next >= waiting.requests.length) waiting.settle(null);
  };
  const start = (): GitProcess => {
    const git = startGit(root, ['cat-file', '--batch']);
    git.stdout.on('data', batchParser(answer));
    git.on('close', () => {
      running.ended = true;
      while (waiting.next < waiting.requests.length) answer(null);
    });
    return git;
  };
  return {
    read(ids, take) {
      if (ids.length === 0) return Promise.resolve();
      if (running.ended) {
        for (const id of ids) take(id, null);
        return Promise.resolve();
      }
      waiting.requests = ids.map((id) => ({ id, take }));
      waiting.next = 0;
      const done = new Promise<void>((resolve, reject) => {
        waiting.settle = (error) => {
          if (error === null) resolve();
          else reject(error);
        };
      });
      running.git ??= start();
      running.git.stdin.write(ids.map((id) => `${id}\n`).join(''));
      return done;
    },
    close() {
      running.git?.stdin.end();
    },
  };
}

type Reading =
  | { readonly kind: 'header' }
  | { readonly kind: 'content'; readonly size: number; readonly parts: Buffer[] | null; read: number };

/** Answers are `<id> blob <size>`, the bytes and a line break, or `<id> missing`, in the order of the questions. */
function batchParser(take: (bytes: Buffer | null) => void): (bytes: Buffer) => void {
  let state: Reading = { kind: 'header' };
  let header = '';
  const takeHeader = (line: string): void => {
    const [, type, size] = /^\S+ (\w+) (\d+)$/.exec(line) ?? [];
    if (size === undefined) {
      take(null);
    } else {
      const isKept = type === 'blob' && Number(size) <= LARGEST;
      state = { kind: 'content', size: Number(size), parts: isKept ? [] : null, read: 0 };
    }
  };
  return (bytes) => {
    let at = 0;
    while (at < bytes.length) {
      if (state.kind === 'header') {
        const end = bytes.indexOf(0x0a, at);
        header += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
        if (end < 0) return;
        at = end + 1;
        const line = header;
        header = '';
        takeHeader(line);
      } else {
        // The line break after the content is read with it.
        const part = bytes.subarray(at, at + state.size + 1 - state.read);
        state.parts?.push(part);
        state.read += part.length;
        at += part.length;
        if (state.read <= state.size) return;
        const { parts, size } = state;
        state = { kind: 'header' };
        take(parts === null ? null : Buffer.concat(parts).subarray(0, size));
      }
    }
  };
}
