# %%
def mean(values):
    return sum(values) / len(values)


def mean_text(values):
    return f'{mean(values):.1f}'


# %%
sorted(name for name in globals() if name.startswith('mean'))
