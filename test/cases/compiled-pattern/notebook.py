# %%
import re

NUMBER = re.compile(r'[0-9]+')


# %%
def numbers(text):
    return [int(match) for match in NUMBER.findall(text)]


# %%
numbers('3 pumps, 14 valves')
