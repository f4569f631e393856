# %%
def mean(values):
    return sum(values) / len(values)


def mean_text(values):
    return f'{mean(values):.1f}'


# %%
mean_text([1, 2]), eval('mean([1, 3])')
