/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** As `uv init --lib mylib` of uv 0.13.9 writes it, but for the author. */
export const UV: Files = {
  'pyproject.toml': `[project]
name = "mylib"
version = "0.1.0"
description = "Add your description here"
readme = "README.md"
authors = [
    { name = "Ada", email = "ada@example.org" }
]
requires-python = ">=3.11"
dependencies = []

[build-system]
requires = ["uv_build>=0.13.9,<0.14.0"]
build-backend = "uv_build"
`,
  '.python-version': '3.11\n',
  'README.md': '',
  'src/mylib/__init__.py': 'def hello() -> str:\n    return "Hello from mylib!"\n',
  'src/mylib/py.typed': '',
};

/** A flat package of setuptools, laid out by Black with long lines, its tests in a folder of their own. */
export const SETUPTOOLS: Files = {
  'pyproject.toml': `[build-system]
requires = ["setuptools>=61"]

[project]
name = "shop"
version = "2.3.1" # kept by hand
requires-python = ">=3.10"
dependencies = ["numpy>=1.24"]

[project.optional-dependencies]
test = ["pytest"]

[tool.black]
line-length = 100
skip-string-normalization = true
`,
  'shop/__init__.py': '"""A shop."""\n\nfrom .till import pay\n\n__all__ = [\'pay\']\n',
  'shop/till.py': "def pay(amount):\n    return f'paid {amount}'\n",
  'tests/unit/test_till.py': "from shop import pay\n\n\ndef test_pay():\n    assert pay(1) == 'paid 1'\n",
};

/** A package of Poetry 1 with its own table, and ruff's settings in a file of their own. */
export const POETRY: Files = {
  'pyproject.toml': `[tool.poetry]
name = "poet"
version = "1.0.0"
description = ""

[tool.poetry.dependencies]
python = "^3.11"
numpy = "^2.0"

[tool.poetry.group.dev.dependencies]
pytest = "^8.0"

[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"
`,
  'poetry.lock': '# by Poetry\n',
  'ruff.toml':
    'line-length = 60\n\n[lint]\nselect = ["E", "F", "B", "S101"]\n\n[lint.per-file-ignores]\n"tests/**" = ["S101"]\n',
  'poet/__init__.py': '',
  'tests/__init__.py': '',
};

/** A package of hatch whose version stands in a module, with a changelog and tests beside the modules. */
export const HATCH: Files = {
  'pyproject.toml': `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "hatched"
dynamic = ["version"]
requires-python = ">=3.11"

[tool.hatch.version]
path = "src/hatched/__about__.py"
`,
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A defect.\n\n## [0.0.1] - 2025-01-01\n',
  'src/hatched/__about__.py': '__version__ = "0.0.1"\n',
  'src/hatched/__init__.py': '',
  'src/hatched/names.py': 'def title(text):\n    return text.title()\n',
  'src/hatched/names_test.py':
    "from hatched.names import title\n\n\ndef test_title():\n    assert title('a b') == 'A B'\n",
};

/** A notebook of which `discount` and `norm` move. */
export const NOTEBOOK = `# %%
import numpy as np


def discount(price, percent):
    return price * (1 - percent / 100)


def norm(values, *, minimum_of_the_values = None, maximum_of_the_values = None, unit = 'x'):
    return np.asarray(values, dtype='float') / 5


# %%
print(discount(200, 10))

# %%
print(norm([3, 4]))
`;
