import type { Obstacle, StayingModule } from '../../analysis/obstacle.ts';
import { shellWord } from '../../text/shell-word.ts';
import { wordWayOut } from './lifting.ts';

/** What an obstacle is, and what the user can do about it. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** All wording for obstacles. `own` is the name of the definition that is held back. */
export function wordObstacle(obstacle: Obstacle, own: string): Wording {
  const name = obstacle.names[0] ?? own;
  const names = obstacle.names.join(', ');
  const file = obstacle.names[1] ?? 'a file';
  const elsewhere = placesText(obstacle);
  switch (obstacle.code) {
    case 'redefined':
      return {
        message: `${name} is bound more than once${elsewhere}; a module can hold only the last, where that is no value to change and sure to be the last`,
        hint: `keep one definition of ${name}, or give each its own name`,
      };
    case 'deleted':
      return {
        message: `${name} is deleted${elsewhere}`,
        hint: `leave out what deletes ${name}`,
      };
    case 'rebound-name':
      return {
        message: `reads ${name}, which is bound more than once${elsewhere}; a module would hold one, and this may see another`,
        hint: `${wordWayOut(obstacle.lift, name, own)}; or bind ${name} only once`,
      };
    case 'reads-notebook-state':
      return {
        message: `reads ${name}, whose value the notebook computes${elsewhere}`,
        hint: wordWayOut(obstacle.lift, name, own),
      };
    case 'unresolved-name':
      return {
        message: `reads ${name}, which no cell binds (perhaps a deleted cell did)`,
        hint: `define or import ${name} in a cell`,
      };
    case 'star-import':
      return {
        message: `${name} may come from a star import whose names can't be known${elsewhere}`,
        hint: `import ${name} by its name in place of the star${elsewhere}: from … import ${name}`,
      };
    case 'needs-blocked':
      return {
        message: `needs ${name}, which has to stay${elsewhere}`,
        hint:
          obstacle.lift === undefined
            ? `clear what blocks ${name} first (solidify explain ${name})`
            : wordWayOut(obstacle.lift, name, own),
      };
    case 'read-before-bound':
      return {
        message: `needs ${name}, which is bound only later${elsewhere}, and something reads or calls it before that`,
        hint: `move the cell that binds ${name} above this one`,
      };
    case 'opaque-binding':
      return {
        message: `${name} may be bound by code that can't be read${elsewhere}`,
        hint:
          obstacle.lift === 'possible'
            ? wordWayOut(obstacle.lift, name, own)
            : `write the binding of ${name} out as plain code, or mend the cell that may bind it${elsewhere}`,
      };
    case 'local-module':
      return {
        message: `needs ${name} of ${file}, a module beside the notebook that can't come along: ${wordModule(obstacle.names[2] as StayingModule | undefined)}`,
        hint: `make ${file} part of an installed package, or paste what ${own} needs of it into the notebook`,
      };
    case 'run-file':
      return {
        message: `needs ${name} of ${file}, which the notebook runs: a copy of it could be told from the original, by its state, its class, or being passed around`,
        hint: `give ${file} to the command as well: then ${name} moves, and both notebooks import it`,
      };
    case 'run-elsewhere':
      return {
        message: `${file} runs this notebook, and would change: there, ${name} is bound again, shown, or used in another way that a move changes`,
        hint: `give ${name} another name there, or extract without that notebook`,
      };
    case 'changed-in-place':
      return {
        message: `reads ${name} as it is made, after ${name} was changed in place${elsewhere}; a module would read it unchanged`,
        hint: `read ${name} inside the body, or build it whole where it is bound`,
      };
    case 'import-after-setting':
      return {
        message: `needs ${name}, imported${elsewhere} after a setting that stands in between`,
        hint: `move the import of ${name} above this definition`,
      };
    case 'writes-global':
      return {
        message: `rebinds ${names} for the whole notebook; in a module that would be another variable`,
        hint: `return the new value of ${names} instead, or keep it in an object`,
      };
    case 'dynamic-scope':
      return {
        message: `uses ${name}, which sees the module it stands in`,
        hint: `pass ${own} what it looks up with ${name} as a parameter`,
      };
    case 'notebook-only':
      return {
        message: `uses ${name}, which works in a notebook only`,
        hint: /^(?:await )?import\(/.test(name)
          ? `import it in a statement of its own, at the top of a cell, and read in ${own} what that binds`
          : `return the value from ${own}, and use ${name} in the cell that calls ${own}`,
      };
    case 'module-identity':
      return {
        message: `uses ${name}, which is another one in a module`,
        hint: `pass what ${name} gives in the notebook to ${own} as a parameter`,
      };
    case 'compiled-otherwise':
      return {
        message: `uses ${name}, which the kernel compiles, and a package's build otherwise or not at all`,
        hint: `write ${own} without ${name}: a plain function call for a decorator, a getter and a setter for an accessor`,
      };
    case 'defined-conditionally':
      return {
        message: `${own} is defined under a condition or a loop`,
        hint: `define ${own} at the top level of a cell`,
      };
    case 'holds-secret':
      return {
        message: `holds what looks like a secret (${name}, by the rule ${obstacle.names[1] ?? ''})`,
        hint: `read it from an environment variable and pass it to what uses ${own} as a parameter; then change the secret, the notebook has it; is it none: --allow-secret ${obstacle.names[1] ?? '<rule>'}`,
      };
    case 'effect-at-definition':
      return {
        message: `${name} is evaluated as ${own} is made, and may do more than give a value`,
        hint: `evaluate ${name} inside the body of ${own}, or keep ${own} in the notebook`,
      };
    case 'shown-as-made':
      return {
        message: `the cell shows ${name}, which is evaluated as ${own} is made, and would no longer without ${own}`,
        hint: `let the cell end with an expression that it is to show, or with \`undefined\` for nothing`,
      };
    case 'shows-identity':
      return {
        message: `the notebook shows ${name} itself, and with it the name of its module or its source`,
        hint: `show what ${name} gives, or its name alone, or clear that output`,
      };
    case 'pickled':
      return {
        message: `the notebook pickles or unpickles${elsewhere}, and pickles name the module of ${name}`,
        hint: `store plain data instead of ${name}; old files would look for ${name} in __main__`,
      };
    case 'shares-line':
      return {
        message: `${own} doesn't stand alone on its lines at the left margin`,
        hint: `put ${own} on lines of its own`,
      };
    case 'shares-statement':
      return {
        message: `one statement declares ${own} and ${names}: what keeps one of them keeps all`,
        hint: `declare each in a statement of its own; then only what is kept stays`,
      };
    case 'parameters-cell':
      return {
        message: `${own} stands in the cell tagged \`parameters\`, where papermill sets it`,
        hint: `pass ${own} as a parameter to the functions that read it`,
      };
    case 'name-taken':
      return { message: `${name} means something to a module of its own`, hint: `give ${name} another name` };
    case 'variants-differ':
      return {
        message: `${name} has different code, or needs different things, in ${namesText(obstacle.names.slice(1))}; a package can hold only one`,
        hint: wordVariantWays(name, obstacle.names[1]),
      };
    case 'variant-not-chosen':
      return {
        message: `${name} differs from that of ${file}, which was chosen: with that one, this notebook would show something else`,
        hint: `make ${name} equal to that of ${file}, or give it another name`,
      };
    case 'held-differs':
      return {
        message: `the package has another ${name}, in ${file}`,
        hint: `--take package:${name} imports that one, --take notebook:${name} puts this one in its place; or give one of them another name`,
      };
    case 'held-removed':
      return {
        message: `the package had ${name}, in ${file}, and somebody removed or renamed it there`,
        hint: `--take notebook:${name} adds it again; or import what has taken its place`,
      };
    case 'differs-when-run':
      return {
        message: `the notebook was run, and shows something else with ${own} moved${elsewhere}`,
        hint: `look for what ${own} shares with the notebook; \`extract --verify\` shows the difference`,
      };
    case 'fails-check':
      return {
        message: `a module with ${own} in it would fail a check: ${name}`,
        hint: `mend that in ${own}; where the notebook is right, please report this`,
      };
    case 'test-code':
      return {
        message: `${own} is a test: it stays, and the repository's tests get a copy where it stands alone`,
        hint: `nothing to do`,
      };
  }
}

/** What can be done about variants. */
function wordVariantWays(name: string, notebook: string | undefined): string {
  const choice = notebook === undefined ? '' : `choose one (--variant ${shellWord(`${name}=${notebook}`)}), `;
  return `${choice}make ${name} equal in all of them, or give one another name`;
}

function namesText(paths: readonly string[]): string {
  const told = paths.slice(0, 3);
  if (paths.length < 2) return 'several of the notebooks';
  const more = paths.length - told.length;
  return more > 0
    ? `${told.join(', ')} and ${more} more`
    : `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''}`;
}

/** Why a module beside the notebook stays there. */
function wordModule(why: StayingModule | undefined): string {
  switch (why) {
    case undefined:
      return `it can't be read, or is more than one plain file`;
    case 'unreadable':
      return 'the language would refuse a line of it';
    case 'large':
      return 'it is software of its own, with more than 200 lines of code';
    case 'secret':
      return 'it holds what looks like a secret';
    case 'class':
      return 'it defines a class, of which there would be two';
    case 'effects':
      return 'it does more, or less surely, than import and define';
    case 'imports':
      return 'it imports by a star, relatively, or another local module that stays';
    case 'state':
      return 'it keeps state, of which there would be two';
    case 'changed':
      return 'the notebook sets its attributes, reloads it, writes files of code, or changes where modules are looked for';
    case 'passed-on':
      return `its functions aren't only called: a copy could be told from the original`;
  }
}

function placesText({ places, cell }: Obstacle): string {
  if (places.length === 0) return '';
  const told = places.slice(0, 4).map((place) => `cell ${place.cell}, line ${place.line}`);
  const more = places.length > told.length ? ` and ${places.length - told.length} more` : '';
  return places.every((place) => place.cell === cell) && places.length === 1
    ? ` (line ${places[0]?.line ?? 1})`
    : ` (${told.join('; ')}${more})`;
}
