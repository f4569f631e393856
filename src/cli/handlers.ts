import type { Handlers } from './program.ts';
import { historyReading } from './history-reading.ts';
import { timeLimits } from './time-limits.ts';

/** What the commands do. Each loads only what it needs, so that a scan doesn't wait for what an extraction uses. */
export const handlers: Handlers = {
  scan:
    (paths, { json, allowSecret, threads, ...flags }) =>
    async (streams) => {
      const { scan } = await import('../verbs/scan.ts');
      const { scanJson, scanText } = await import('../report/scan.ts');
      const report = await scan(paths, allowSecret, historyReading(flags), threads ?? null);
      const { variants, similar } = report.analysis;
      const extras =
        variants.length + similar.length > 0
          ? (await import('../report/several.ts')).severalExtras(report)
          : undefined;
      streams.result(json ? scanJson(report, extras) : scanText(report, streams.style, extras));
      return report.files.every((file) => file.program !== null) ? 0 : 2;
    },
  explain:
    (name, paths, { allowSecret, ...flags }) =>
    async (streams) => {
      const { explain } = await import('../verbs/explain.ts');
      const { explainText } = await import('../report/explain.ts');
      const { found, analysis, lifted, refused } = await explain(
        name,
        paths,
        allowSecret,
        historyReading(flags),
      );
      const texts = found.map((each) =>
        explainText(each, analysis.definitions, streams.style, {
          changed: lifted.get(each) ?? [],
          refusal: refused.get(each) ?? null,
        }),
      );
      streams.result(texts.join('\n'));
      return 0;
    },
  extract: (paths, flags) => async (streams) => {
    const { runExtract } = await import('./commands/extract.ts');
    return runExtract(paths, flags, streams);
  },
  undo: (folder) => async (streams) => {
    const { undoExtraction } = await import('../verbs/undo.ts');
    const paths = undoExtraction(folder);
    streams.result(paths.map((path) => `put back ${path}\n`).join(''));
    return 0;
  },
  check: (paths, flags) => async (streams) => {
    const { runCheck } = await import('./commands/check.ts');
    return runCheck(paths, flags, streams);
  },
  inline: (notebook, flags) => async (streams) => {
    const { runInline } = await import('./commands/inline.ts');
    return runInline(notebook, flags, streams);
  },
  publish:
    (folder, { push }) =>
    async (streams) => {
      const { publish } = await import('../verbs/publish.ts');
      const done = await publish(folder, push);
      streams.result(`${done.join('\n')}\n`);
      return 0;
    },
  verify:
    (before, after, { python, package: folder, timeout, timeoutTotal, json }) =>
    async (streams) => {
      const limits = timeLimits({ timeout, timeoutTotal });
      const { verify } = await import('../verbs/verify.ts');
      const { painter } = await import('../report/paint.ts');
      const { verificationJson, verificationText } = await import('../report/verification.ts');
      const request = { before, after, python: python ?? null, package: folder ?? null, ...limits };
      const found = await verify(request, (line) => {
        streams.progress(line);
      });
      streams.endProgress();
      const screen = { paint: painter(streams.style), width: streams.width };
      streams.result(json ? verificationJson(found) : verificationText(found, screen));
      return found.outcome === 'equal' ? 0 : 1;
    },
};
