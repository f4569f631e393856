import { describe, expect, it } from 'vitest';
import {
  addingRequirements,
  addingTestRequirements,
} from '../../../../src/language/python/packaging/index.ts';
import { inSteps } from '../../../../src/render/index.ts';
import { stepOn } from './files.ts';

const UV = `[project]
name = "mylib"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = []

[build-system]
requires = ["uv_build>=0.9,<0.10"]
build-backend = "uv_build"
`;

describe('requirements of a package', () => {
  it('go into [project], and name the lock that they make stale', () => {
    expect(
      stepOn({ 'pyproject.toml': UV, 'uv.lock': '' }, addingRequirements(['pandas>=3.1', 'numpy>=2.4'])),
    ).toEqual({
      files: {
        'pyproject.toml': UV.replace(
          'dependencies = []',
          'dependencies = [\n    "numpy>=2.4",\n    "pandas>=3.1",\n]',
        ),
      },
      byHand: [{ code: 'renew-lock', file: 'uv.lock' }],
    });
  });

  it('go into [project] where it has no such key yet', () => {
    const text = '[project]\nname = "a"\n\n[tool.x]\ny = 1\n';
    expect(stepOn({ 'pyproject.toml': text }, addingRequirements(['numpy'])).files['pyproject.toml']).toBe(
      '[project]\nname = "a"\ndependencies = [\n    "numpy",\n]\n\n[tool.x]\ny = 1\n',
    );
  });

  it('stay as they are written where they are there, by whatever spelling', () => {
    const text = '[project]\nname = "a"\ndependencies = ["Scikit_Learn", "numpy>=1.20", "pandas>=2,<4"]\n';
    expect(
      stepOn(
        { 'pyproject.toml': text },
        addingRequirements(['scikit-learn>=1.9', 'numpy>=2.4', 'pandas>=3.1']),
      ),
    ).toEqual({ files: {}, byHand: [] });
  });

  it('are named where what is written may not let them in', () => {
    const text =
      '[project]\nname = "a"\ndependencies = ["numpy<2", "pandas==2.2.*", "ray>=2", "scipy~=1.17.0", "click<=8.4"]\n';
    const step = addingRequirements([
      'numpy>=2.4',
      'pandas>=3.1',
      'ray[tune]>=2',
      'scipy>=1.17',
      'click>=8.5',
    ]);
    const check = (requirement: string, written: string): object => ({
      code: 'check-requirement',
      file: 'pyproject.toml',
      requirement,
      written,
    });
    expect(stepOn({ 'pyproject.toml': text }, step)).toEqual({
      files: {},
      byHand: [
        check('numpy>=2.4', 'numpy<2'),
        check('pandas>=3.1', 'pandas==2.2.*'),
        check('ray[tune]>=2', 'ray>=2'),
        check('click>=8.5', 'click<=8.4'),
      ],
    });
  });

  it('go into Poetry’s table in its own form', () => {
    const text =
      '[tool.poetry]\nname = "a"\n\n[tool.poetry.dependencies]\npython = "^3.11"\nnumpy = "^1.26" # old\n\n[build-system]\nbuild-backend = "poetry.core.masonry.api"\n';
    expect(
      stepOn({ 'pyproject.toml': text }, addingRequirements(['numpy>=2.4', 'ray[tune]>=2', 'tqdm'])),
    ).toEqual({
      files: {
        'pyproject.toml': text.replace(
          '# old\n',
          '# old\nray = { version = ">=2", extras = ["tune"] }\ntqdm = "*"\n',
        ),
      },
      byHand: [
        {
          code: 'check-requirement',
          file: 'pyproject.toml',
          requirement: 'numpy>=2.4',
          written: 'numpy^1.26',
        },
      ],
    });
  });

  it('go into the requirements file that the metadata are read from', () => {
    const pyproject =
      '[project]\nname = "a"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["requirements.txt"] }\n';
    expect(
      stepOn(
        { 'pyproject.toml': pyproject, 'requirements.txt': '# ours\nnumpy >= 1.2\n-r more.txt' },
        addingRequirements(['numpy>=1.20', 'tqdm>=4.70']),
      ),
    ).toEqual({
      files: { 'requirements.txt': '# ours\nnumpy >= 1.2\n-r more.txt\ntqdm>=4.70\n' },
      byHand: [],
    });
  });

  it('go into setup.cfg where that describes the package', () => {
    const pyproject = '[build-system]\nrequires = ["setuptools"]\n';
    const cfg =
      '[metadata]\nname = a\n\n[options]\npackages = find:\ninstall_requires =\n  numpy>=1.20\n  # pinned for a reason\n  tqdm==4.70.*\n\n[options.extras_require]\ntest = pytest\n';
    const { files, byHand } = stepOn(
      { 'pyproject.toml': pyproject, 'setup.cfg': cfg },
      addingRequirements(['pandas>=3.1', 'numpy>=1.21']),
    );
    expect(files).toEqual({
      'setup.cfg': cfg.replace('  tqdm==4.70.*\n', '  tqdm==4.70.*\n  pandas>=3.1\n'),
    });
    expect(byHand).toEqual([]);
  });

  it('are left to a person where code computes them', () => {
    const files = { 'pyproject.toml': '[build-system]\nrequires = ["setuptools"]\n', 'setup.py': 'setup()' };
    expect(stepOn(files, addingRequirements(['numpy']))).toEqual({
      files: {},
      byHand: [{ code: 'add-requirements', file: 'setup.py', requirements: ['numpy'] }],
    });
  });
});

describe('requirements of tests', () => {
  it('go into a new group where uv builds the package', () => {
    expect(stepOn({ 'pyproject.toml': UV }, addingTestRequirements(['pytest'])).files['pyproject.toml']).toBe(
      `${UV}\n[dependency-groups]\ndev = ["pytest"]\n`,
    );
  });

  it('go into the group that tests are run with', () => {
    const text =
      '[project]\nname = "a"\n[dependency-groups]\ndocs = ["sphinx"]\ndev = ["ruff"]\ntest = ["hypothesis"]\n';
    expect(
      stepOn({ 'pyproject.toml': text }, addingTestRequirements(['pytest', 'hypothesis'])).files,
    ).toEqual({
      'pyproject.toml': text.replace('["hypothesis"]', '["hypothesis", "pytest"]'),
    });
  });

  it('are not added where any group or file names them', () => {
    const text = '[project]\nname = "a"\n[project.optional-dependencies]\nci = ["pytest>=8"]\n';
    expect(stepOn({ 'pyproject.toml': text }, addingTestRequirements(['pytest']))).toEqual({
      files: {},
      byHand: [],
    });
    const files = { 'pyproject.toml': '[project]\nname = "a"\n', 'requirements-dev.txt': 'pytest==9.2.0\n' };
    expect(stepOn(files, addingTestRequirements(['pytest']))).toEqual({ files: {}, byHand: [] });
  });

  it('are left to a person where nothing shows their place', () => {
    const files = { 'pyproject.toml': '[project]\nname = "a"\n', 'requirements-dev.txt': 'pytest-cov\n' };
    expect(stepOn(files, addingTestRequirements(['pytest']))).toEqual({
      files: {},
      byHand: [{ code: 'add-test-requirements', file: 'pyproject.toml', requirements: ['pytest'] }],
    });
  });
});

describe('steps', () => {
  it('each see what the one before left', () => {
    const step = inSteps([addingRequirements(['a']), addingRequirements(['b', 'a'])]);
    expect(stepOn({ 'pyproject.toml': '[project]\ndependencies = ["c"]\n' }, step).files).toEqual({
      'pyproject.toml': '[project]\ndependencies = ["a", "b", "c"]\n',
    });
  });
});
