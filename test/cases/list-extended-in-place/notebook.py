# %%
seen = []


def note(value):
    seen.append(value)
    return len(seen)


# %%
seen += [5, 6]

# %%
note(7)
