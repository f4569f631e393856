import type { Command, CommanderError } from 'commander';
import { SolidifyError } from '../text/error.ts';

/** Makes a program and its commands throw what is wrong with a command line, as all other errors, and print nothing of it. */
export function takeOverErrors(program: Command): void {
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ outputError: () => undefined });
    command.exitOverride((error) => {
      throw usageError(command, error);
    });
  }
}

/** What is wrong with a command line, in the words of the other errors; help and version pass as they are. */
function usageError(command: Command, error: CommanderError): Error {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const [what = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean (.+)\?\)/.exec(more.join(' '))?.[1];
  const name = command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
  return new SolidifyError('usage', error.code.replace(/^commander\./, ''), wordProblem(error.code, what), {
    hint: [
      ...(suggestion === undefined ? [] : [`Did you mean ${suggestion}?`]),
      `Usage: ${name} ${required(command)}; \`${name} --help\` tells the rest.`,
    ].join(' '),
    cause: error,
  });
}

function wordProblem(code: string, what: string): string {
  const found = /'(.+?)'/.exec(what)?.[1] ?? '';
  switch (code) {
    case 'commander.missingArgument':
      return `<${found}> is missing`;
    case 'commander.missingMandatoryOptionValue':
      return `the option ${found} is missing`;
    case 'commander.optionMissingArgument':
      return `the option ${found} needs a value`;
    default:
      return what.replaceAll("'", '').replace(/\.$/, '');
  }
}

/** What a command can't do without, as one types it. */
function required({ commands, registeredArguments, options }: Command): string {
  const words = registeredArguments.map((argument) =>
    argument.variadic ? `<${argument.name()}...>` : `<${argument.name()}>`,
  );
  return [
    ...(commands.length > 0 ? ['<command>'] : []),
    ...words,
    ...options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags),
  ].join(' ');
}
