import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Git server on this machine, over HTTP with a password. */
export interface GitServer {
  /** `http://127.0.0.1:<port>`, without credentials. */
  readonly address: string;
  /** What asked it: `GET /churn.git/info/refs`, with the name that it gave or `-`, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves the bare repositories of a folder as Git hosts do: Git's own `http-backend` behind a server that wants a name and a
 * password (`readers` may only fetch).
 */
export async function serveGit(
  root: string,
  passwords: Readonly<Record<string, string>>,
  readers: readonly string[] = [],
): Promise<GitServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [name = '', password = ''] = credentialsOf(request);
    const isKnown = name !== '' && passwords[name] === password;
    requests.push(
      `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''} ${isKnown ? name : '-'}`,
    );
    if (!isKnown) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
    } else if (readers.includes(name) && (request.url ?? '').includes('receive-pack')) {
      response.writeHead(403).end();
    } else runBackend(root, name, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function credentialsOf({ headers }: IncomingMessage): readonly string[] {
  const [, basic = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return [text.slice(0, Math.max(0, text.indexOf(':'))), text.slice(text.indexOf(':') + 1)];
}

/** One request through CGI (RFC 3875). */
function runBackend(root: string, user: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: user,
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  backend.stdin.on('error', () => undefined);
  request.pipe(backend.stdin);
  const parts: Buffer[] = [];
  backend.stdout.on('data', (bytes: Buffer) => parts.push(bytes));
  backend.on('close', () => {
    const answer = Buffer.concat(parts);
    const end = answer.indexOf('\r\n\r\n');
    const lines = answer.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
    const headers = lines.map((line) => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response.writeHead(
      Number.parseInt(status, 10),
      Object.fromEntries(headers.filter(([name]) => name !== 'Status' && name !== '')) as Record<
        string,
        string
      >,
    );
    response.end(answer.subarray(end + 4));
  });
}
