# %%
DEFAULTS = {'calls': 0}


def call(options=DEFAULTS):
    options['calls'] += 1
    return options['calls']


# %%
call()
call(), DEFAULTS
