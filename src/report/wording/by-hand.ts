import type { ByHand } from '../../render/by-hand.ts';

/** What is left to a person in a repository that grew, in words. */
export function wordByHand(left: ByHand): string {
  const { file } = left;
  switch (left.code) {
    case 'add-requirements':
      return `${file} has no place that could be edited for what the code needs: add ${left.requirements.join(', ')}`;
    case 'check-requirement':
      return `${file} asks for ${left.written}; the code ran with ${left.requirement}: see that the bounds let that in`;
    case 'add-test-requirements':
      return `nothing in ${file} says what the tests need: add ${left.requirements.join(', ')} where it belongs`;
    case 'renew-lock':
      return `${file} is out of date now: make it anew`;
    case 'version-stays':
      return `${file}: the version stays, since ${WHY_VERSION_STAYS[left.why]}`;
    case 'pass-on':
      return `${file} passes names of its modules on; where it is to do that with ${left.names.join(', ')} too, import them there from ${left.module}`;
    case 'run-pytest':
      return `the tests in ${file} are unittest’s, and those that came need pytest: it runs both`;
    case 'ease-checker':
      return `${file} couldn’t be added to: let ${left.rules.join(', ')} pass in the modules that came, or mend them`;
    case 'find-requirements':
      return `no distribution is known for ${left.imports.join(', ')}: add the right requirement to ${file}`;
    case 'tests-stay':
      return `${left.tests.join(', ')} in ${file} tested what is replaced, and somebody has edited it since it was made: it stays, and may fail now`;
    case 'types-stay':
      return `${file} lets mypy pass nothing in ${left.modules.join(', ')}, and still doesn’t: see what mypy says of what is new there`;
    case 'changelog-stays':
      return `${file} has no section for what isn’t released yet: tell of the change there`;
    case 'readme-stays':
      return `the tables of ${file} were changed by hand and stay as they are: add what is new`;
  }
}

const WHY_VERSION_STAYS = {
  tags: 'it comes from the repository’s tags',
  computed: 'code computes it',
  scheme: 'it isn’t made of two or three plain numbers',
  unreleased: 'the project sets it when it releases',
  tool: 'another tool sets it',
} as const;
