# %%
import os

os.makedirs('data', exist_ok=True)
with open('data/load.txt', 'w') as file:
    file.write('3 5')


# %%
def read(path='load.txt'):
    with open(path) as file:
        return file.read()


# %%
os.chdir('data')
read()
