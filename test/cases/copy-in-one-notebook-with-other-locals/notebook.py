# %%
def total(rows):
    whole = 0
    for row in rows:
        whole += row
    return whole

# %%
print(total([1, 2]))

# %%
def total(rows):
    t = 0
    for r in rows:
        t += r
    return t

# %%
print(total([3, 4]))
