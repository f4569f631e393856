# %%
import store

# %%
def remember_twice(x):
    store.remember(x)
    return store.remember(x)

# %%
remember_twice(1), store.remember(2)
