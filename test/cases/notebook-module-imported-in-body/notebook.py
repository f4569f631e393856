# %%
LIMIT = 3 * len('ab')


def limit():
    import __main__

    return __main__.LIMIT


# %%
LIMIT, limit()
