import { checkGithub, checkJson, checkText } from '../../report/check.ts';
import { errorText } from '../../report/error.ts';
import type { CheckReport } from '../../report/check.ts';
import { check } from '../../verbs/check/check.ts';
import type { CheckFlags } from '../program.ts';
import type { Streams } from '../streams.ts';

/** `solidify check`: 0 where nothing was found, 1 where something was, 2 where an input couldn't be read. */
export async function runCheck(
  paths: readonly string[],
  flags: CheckFlags,
  streams: Streams,
): Promise<number> {
  const report = await check({
    paths,
    packages: flags.package ?? [],
    scope: flags.requireExtracted ? 'all-solidified' : 'packages',
    python: flags.python ?? null,
    allowedSecrets: flags.allowSecret ?? [],
  });
  for (const problem of report.problems) streams.talk(errorText(problem));
  streams.result(await printed(report, flags, streams));
  if (report.problems.length > 0) return 2;
  return report.findings.length > 0 ? 1 : 0;
}

async function printed(report: CheckReport, flags: CheckFlags, streams: Streams): Promise<string> {
  switch (flags.json ? 'json' : flags.format) {
    case 'text':
      return checkText(report, streams.style);
    case 'github':
      return checkGithub(report);
    case 'json': {
      // Only this shows code, and what looks for secrets takes long to load.
      if (report.findings.length === 0) return checkJson(report, (text) => text);
      const { redactorFor } = await import('../../verbs/redaction.ts');
      const redactor = await redactorFor(report.notebooks);
      return checkJson(report, (text) => redactor.code(text));
    }
  }
}
