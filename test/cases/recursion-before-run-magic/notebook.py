# %%
def countdown(n):
    return [n, *countdown(n - 1)] if n else []


first = countdown

# %%
%run steps.py

# %%
first(3)
