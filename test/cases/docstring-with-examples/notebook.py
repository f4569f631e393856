# %%
def doubled(x):
    """Doubles.

        >>> doubled(2)
        4
    \\ a backslash,	tab and trailing blanks   
    """
    return 2 * x


# %%
print(doubled.__doc__)
