import { lintSource } from '@secretlint/core';
import { creator, rules } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/secrets/index.ts';

// Made up here, so that no scanner takes this file for a leak.
const mixed = (length: number): string => 'a1B2c3D4e5F6g7H8'.repeat(10).slice(0, length);
const githubToken = `ghp_${mixed(36)}`;
const awsKeyId = `AKIA${mixed(16).toUpperCase()}`;
const awsSecret = mixed(40);
const pem = `-----BEGIN PRIVATE KEY-----\nMII${mixed(140)}\n-----END PRIVATE KEY-----`;

async function found(source: string): Promise<readonly string[]> {
  const findings = await findSecrets([{ cell: 0, source }]);
  return findings.map(({ start, end }) => source.slice(start, end));
}

describe('findSecrets: formats', () => {
  it.each([
    ['a GitHub token', `print("${githubToken}")`, githubToken],
    ['an AWS key', `key_id = "${awsKeyId}"`, awsKeyId],
    ['a Google key', `k = "AIza${mixed(35)}"`, `AIza${mixed(35)}`],
    ['a Hugging Face token', `login("hf_${mixed(34)}")`, `hf_${mixed(34)}`],
    ['in a comment', `# old: ${githubToken}`, githubToken],
    ['in a docstring', `def f():\n    """Uses ${githubToken}."""`, githubToken],
  ])('%s', async (_, source, secret) => {
    expect(await found(source)).toEqual([secret]);
  });

  it('finds a private key', async () => {
    expect(await found(`pem = """${pem}"""`)).toHaveLength(1);
  });

  it('leaves the example of the documentation alone', async () => {
    expect(await found('key_id = "AKIAIOSFODNN7EXAMPLE"')).toEqual([]);
  });

  it.each([
    ['+', `k = "AKIA" + "${mixed(16).toUpperCase()}"`],
    ['standing side by side', `k = ("AKIA"  # one half\n     "${mixed(16).toUpperCase()}")`],
    ['a backslash', `k = "AKIA" \\\n    "${mixed(16).toUpperCase()}"`],
  ])('joins literals split by %s', async (_, source) => {
    const [place] = await found(source);
    expect(place?.startsWith('"AKIA"')).toBe(true);
    expect(place?.endsWith('"')).toBe(true);
  });

  it('gives joined literals to secretlint with their name', async () => {
    const source = `aws_secret_access_key = "${awsSecret.slice(0, 10)}" + "${awsSecret.slice(10)}"`;
    const findings = await findSecrets([{ cell: 4, source }]);
    expect(findings).toEqual([
      {
        cell: 4,
        start: source.indexOf('"'),
        end: source.length,
        rule: 'aws',
        name: 'aws_secret_access_key',
        redacted: '…',
      },
    ]);
  });

  it('does not join what stands on different lines', async () => {
    expect(await found(`"AKIA"\n"${mixed(16).toUpperCase()}"`)).toEqual([]);
  });
});

describe('findSecrets: names', () => {
  it.each([
    ['password = "hunter2"', '"hunter2"'],
    ['DB_PASSWORD: str = "hunter2"', '"hunter2"'],
    ["connect(user='me', passwd='hunter2')", "'hunter2'"],
    ['def connect(pwd="hunter2"): ...', '"hunter2"'],
    ['config.dbPassword = "hunter2"', '"hunter2"'],
    ['settings = {"password": "hunter2"}', '"hunter2"'],
    ['os.environ["API_KEY"] = "sesame-open"', '"sesame-open"'],
    ['client_secret = "correct horse"', '"correct horse"'],
    ['api_key = b"sesame-open"', 'b"sesame-open"'],
    ['token = "a1b2c3d4"', '"a1b2c3d4"'],
    ['auth_token = "sesame"', '"sesame"'],
    ['get(url, auth=("me", "hunter2"))', '"hunter2"'],
    [`key = "${mixed(32)}"`, `"${mixed(32)}"`],
    ['(password := "hunter2")', '"hunter2"'],
    ['# password = "hunter2"', '"hunter2"'],
    ['"""Example:\n\n    >>> login(password="hunter2")\n"""', '"hunter2"'],
    ['# login: me, password: hunter2!', 'hunter2!'],
  ])('%s', async (source, secret) => {
    expect(await found(source)).toEqual([secret]);
  });

  it.each([
    'password = ""',
    'password = "xxxx"',
    'password = "********"',
    'password = "<your password>"',
    'password = "changeme"',
    'password = "${DB_PASSWORD}"',
    'password = "{}".format(x)',
    'password = f"{prefix}{x}"',
    'password = os.environ["DB_PASSWORD"]',
    'password = os.environ.get("DB_PASSWORD", "")',
    'password = getpass("Your password: ")',
    'prompt(password="Enter the password:")',
    'api_key = "YOUR_API_KEY"',
    'api_key = "insert-key-here"',
    'api_key = None',
    'password_column = "customer_password_7"',
    'token_pattern = r"(?u)\\b\\w\\w+\\b"',
    'token = "NOUN"',
    'pad_token = "<PAD>"',
    'sep_token = "[SEP]"',
    'key = "temperature"',
    'sort(key="created_at_2024")',
    'keys = ("a1", "b2")',
    'auth = "basic"',
    'credentials = "~/.config/credentials9.json"',
    'tokens = "the quick brown fox 42"',
    'if password == "hunter2": pass',
    'total_tokens = 4096',
    '# token: int32, the id of a token',
    'author = "Ada Lovelace 1815"',
    'monkey = "abcABC123abcABC123abcABC123"',
    "!echo don't say password",
  ])('%s holds none', async (source) => {
    expect(await found(source)).toEqual([]);
  });
});

describe('findSecrets: addresses and connection strings', () => {
  it.each([
    ['create_engine("mssql+pyodbc://me:hunter2@db/sales")', 'hunter2'],
    ['redis = "redis://:hunter2@cache:6379/0"', 'hunter2'],
    ['c = "Server=db;Uid=me;Pwd=hunter2;"', 'hunter2'],
  ])('%s', async (source, secret) => {
    expect(await found(source)).toEqual([secret]);
  });

  it.each([
    'create_engine("postgresql://localhost/sales")',
    'url = f"postgresql://{user}:{password}@db/sales"',
    'url = "https://user:<password>@example.org/"',
    'url = "https://example.org:8080/path?at=home@night"',
  ])('%s holds none', async (source) => {
    expect(await found(source)).toEqual([]);
  });
});

describe('findSecrets: findings', () => {
  it('says cell, place, rule and name, and never the secret', async () => {
    const source = `x = 1\ntoken = "${githubToken}"`;
    const findings = await findSecrets([
      { cell: 2, source: 'y = 2' },
      { cell: 7, source },
    ]);
    expect(findings).toEqual([
      {
        cell: 7,
        start: source.indexOf('"'),
        end: source.length,
        rule: 'github',
        name: 'token',
        redacted: 'ghp_…',
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain(mixed(8));
  });

  it('gives nothing of a password away', async () => {
    const [finding] = await findSecrets([{ cell: 0, source: 'password = "hunter2"' }]);
    expect(finding?.redacted).toBe('…');
  });

  it('reads long and broken text quickly', async () => {
    const source = `data = """${'A'.repeat(2_000_000)}"""\nx = "${'\\n'.repeat(200_000)}\n'''${"'".repeat(5)}`;
    const started = performance.now();
    expect(await found(source)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the filter before secretlint', () => {
  // One secret for each rule that looks at the text of a cell: those must all come through.
  const samples: Readonly<Record<string, string>> = {
    aws: `AWS_SECRET_ACCESS_KEY = ${awsSecret}`,
    privatekey: pem,
    npm: `npm_${mixed(36)}`,
    basicauth: 'curl https://ada:hunter2@example.net/x',
    openai: `sk-${mixed(20)}T3BlbkFJ${mixed(20)}`,
    anthropic: `sk-ant-api03-${mixed(93)}AA`,
    linear: `lin_api_${mixed(40)}`,
    slack: `xoxb-1-${mixed(12)}-${mixed(24)}`,
    sendgrid: `SG.${mixed(22)}.${mixed(43)}`,
    shopify: `shpat_${mixed(32)}`,
    github: `github_pat_${mixed(82)}`,
    '1password': `ops_${Buffer.from(JSON.stringify({ email: mixed(100) })).toString('base64')}`,
    'database-connection-string': 'mysql://ada:hunter2@db/sales',
  };

  // What both say that a rule of ours says too goes by our name.
  const SAME_AS: Readonly<Record<string, string>> = {
    basicauth: 'url-password',
    'database-connection-string': 'url-password',
  };

  it('knows all rules of the preset: look at a new one and add its mark', () => {
    const names = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', '')).sort();
    // gcp reads files of service accounts only, filter-comments finds nothing itself.
    expect(names).toEqual([...Object.keys(samples), 'filter-comments', 'gcp'].sort());
  });

  it.each(Object.entries(samples))('lets through what %s finds', async (rule, sample) => {
    const { messages } = await lintSource({
      source: { content: sample, filePath: 'cell.py', ext: '.py', contentType: 'text' },
      options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
    });
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`@secretlint/secretlint-rule-${rule}`);
    const findings = await findSecrets([{ cell: 0, source: sample }]);
    expect(findings.map((finding) => finding.rule)).toContain(SAME_AS[rule] ?? rule);
  });
});
