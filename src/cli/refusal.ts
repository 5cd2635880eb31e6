// What commander did not understand, told in the person's language. In: its error and the command it arose in. Out: a sentence.
import type { Command, CommanderError } from 'commander';
import type { Catalogue } from '../text/index.js';

/** A command line that commander refused; carries the command, which its own error does not know. */
export class Refusal extends Error {
  constructor(
    readonly of: CommanderError,
    readonly command: Command,
  ) {
    super(of.message);
  }
}

const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Undefined where commander has said all there is to say (--help, --version, a command left out). */
export const refusalSentence = ({ of, command }: Refusal, w: Catalogue): string | undefined => {
  const name = nameOf(command);
  const [first = '', second = ''] = [...of.message.matchAll(/'([^']*)'/g)].map((m) => m[1]!);
  const option = first.split(' ')[0]!;
  switch (of.code) {
    case 'commander.unknownCommand':
      return w.cli.unknownCommand(first, command.commands.map((c) => c.name()).join(', '), name);
    case 'commander.unknownOption':
      return w.cli.unknownOption(first, name);
    case 'commander.missingArgument':
      return w.cli.missingArgument(first, name);
    case 'commander.missingMandatoryOptionValue':
      return w.cli.missingOption(option, name);
    case 'commander.excessArguments':
      return w.cli.tooManyArguments(name);
    case 'commander.optionMissingArgument':
      return w.cli.missingValue(option);
    case 'commander.invalidArgument':
      return w.cli.badValue(option, second, /Allowed choices are (.*)\.$/.exec(of.message)?.[1] ?? '');
    default:
      return undefined;
  }
};
