import { expect, it } from 'vitest';
import { includedFiles, readRequirementFile } from '../../../../src/language/python/distributions/index.ts';

function names(file: string, text: string): readonly string[] {
  return readRequirementFile(file, text).map(
    ({ distribution, specifier, extras }) =>
      distribution + (extras.length > 0 ? `[${extras.join()}]` : '') + specifier,
  );
}

it('reads requirements.txt', () => {
  const text = `# Data
numpy
pandas >= 2, < 3   # tables
ray[tune,data]==2.9.0 ; python_version < "3.13"
scikit_learn~=1.4\r
-r more.txt
-e .
--index-url https://index.example/simple
git+https://git.example/team/tool.git
./wheels/tool-1.0-py3-none-any.whl
tool @ https://git.example/tool.zip
`;
  expect(names('requirements.txt', text)).toEqual([
    'numpy',
    'pandas>=2,<3',
    'ray[tune,data]>=2.9.0',
    'scikit-learn>=1.4',
  ]);
});

it('reads the lists of pyproject.toml and Poetry’s tables', () => {
  const text = `[build-system]
requires = ["hatchling"]

[project]
name = "churn"
keywords = ["numpy"]
dependencies = [
  "pandas>=2", # tables ]
  # "left-out",
  'uvicorn[standard]',
]

[project.optional-dependencies]
plots = ["matplotlib"]

[dependency-groups]
dev = ["pytest", { include-group = "plots" }]

[tool.poetry.dependencies]
python = "^3.11"
torch = "^2.1"
boto3 = "*"
uvicorn = { version = ">=0.30,<1", extras = ["standard", "more"], optional = true }
tool = { git = "https://git.example/tool.git" }

[tool.ruff.lint]
select = ["B"]
`;
  expect(names('pyproject.toml', text)).toEqual([
    'pandas>=2',
    'uvicorn[standard]',
    'matplotlib',
    'pytest',
    'torch>=2.1',
    'boto3',
    'uvicorn[standard,more]>=0.30,<1',
    'tool',
  ]);
});

it('names the files that a requirements file takes in', () => {
  const text = 'numpy\n-r base.txt\n  --requirement=../more.txt # why\n-c limits.txt\n# -r not.txt\n';
  expect(includedFiles('requirements.txt', text)).toEqual(['base.txt', '../more.txt']);
  expect(includedFiles('environment.yml', text)).toEqual([]);
});

it('reads the tables of a Pipfile', () => {
  const text = `[[source]]
url = "https://index.example/simple"
name = "index"

[packages]
pandas = "*"
torch = '==2.1'
"ray" = {extras = ["tune"], version = "~=2.9"}
tool = {path = ".", editable = true}

[dev-packages]
pytest = ">=8"

[docs]
sphinx = "*"

[requires]
python_version = "3.11"

[scripts]
train = "python train.py"
`;
  expect(names('Pipfile', text)).toEqual([
    'pandas',
    'torch>=2.1',
    'ray[tune]>=2.9',
    'tool',
    'pytest>=8',
    'sphinx',
  ]);
});

it('reads conda’s environment.yml', () => {
  const text = `name: churn
channels:
  - conda-forge
dependencies:
  - python=3.11
  - numpy=1.26
  - conda-forge::pandas>=2
  - scipy=1.11.4=py311h64a7726_0
  - pip
  - pip:
      - seaborn==0.13.2
prefix: /opt/conda
`;
  expect(names('environment.yml', text)).toEqual([
    'numpy>=1.26',
    'pandas>=2',
    'scipy>=1.11.4',
    'pip',
    'seaborn>=0.13.2',
  ]);
});

it.each(['pyproject.toml', 'requirements.txt', 'Pipfile', 'environment.yml'])(
  'makes nothing of an empty or odd %s',
  (file) => {
    for (const text of ['', '[', 'dependencies', '\u0000\n= ==', '- - -', '[project]\ndependencies = [']) {
      expect(names(file, text).filter((name) => name !== 'dependencies')).toEqual([]);
    }
  },
);
