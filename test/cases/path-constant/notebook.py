# %%
from pathlib import Path

FOLDER = Path('data') / 'raw'


# %%
def file_of(name):
    return (FOLDER / name).as_posix()


# %%
file_of('a.csv')
