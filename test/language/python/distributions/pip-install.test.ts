import { expect, it } from 'vitest';
import { readInstallFiles, readPipInstalls } from '../../../../src/language/python/distributions/index.ts';

function names(source: string): readonly string[] {
  return readPipInstalls(source).map(({ distribution, specifier }) => distribution + specifier);
}

it.each([
  ['%pip install pandas', ['pandas']],
  ['!pip install -q "pandas>=2,<3" seaborn==0.13.2', ['pandas>=2,<3', 'seaborn>=0.13.2']],
  ['!pip3 install --upgrade scikit_learn[extra]~=1.4', ['scikit-learn>=1.4']],
  ['!{sys.executable} -m pip install lightgbm', ['lightgbm']],
  ['!python3.11 -m pip install lightgbm', ['lightgbm']],
  ['!uv pip install polars', ['polars']],
  ['%conda install -y -c conda-forge rdkit', ['rdkit']],
  [
    '%conda install numpy=1.26 scipy=1.11.4=py311h64a7726_0 "pandas>=2"',
    ['numpy>=1.26', 'scipy>=1.11.4', 'pandas>=2'],
  ],
  ['!mamba install -y -n work polars', ['polars']],
  ['pip install tqdm', ['tqdm']],
  ['%%capture\n  !pip install \\\n    rich \\\n    typer', ['rich', 'typer']],
  ['!pip install torch==2.1.0+cu118 -f https://download.example/whl.html', ['torch>=2.1.0']],
  ['!pip install numpy==1.26.* > /dev/null 2>&1', ['numpy>=1.26']],
  ['!pip install numpy; echo done', ['numpy']],
  ['!pip install numpy && ls', ['numpy']],
  ['!pip install numpy # for arrays', ['numpy']],
])('%s', (source, expected) => {
  expect(names(source)).toEqual(expected);
});

it.each([
  '!pip install -r requirements.txt',
  '!pip install -e .',
  '!pip install git+https://example.org/team/tool.git',
  '!pip install ./dist/tool-1.0-py3-none-any.whl',
  '!pip install https://example.org/tool.zip',
  '!pip uninstall -y numpy',
  '!pip list',
  'x = "pip install numpy"',
  '# !pip install numpy',
  '!pip install $package',
])('%s names nothing', (source) => {
  expect(names(source)).toEqual([]);
});

it.each([
  ['%pip install -q -r needs.txt --upgrade', ['needs.txt']],
  ['!pip install --requirement ../needs/base.txt -rmore.txt numpy', ['../needs/base.txt', 'more.txt']],
  ['!pip install --requirement=needs.txt', ['needs.txt']],
  ['!pip install numpy  # -r needs.txt', []],
])('%s installs from files', (source, expected) => {
  expect(readInstallFiles(source)).toEqual(expected);
});
