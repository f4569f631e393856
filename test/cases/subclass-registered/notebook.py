# %%
known = []


class Base:
    def __init_subclass__(cls):
        known.append(cls.__name__)


# %%
print(known)


# %%
class Derived(Base):
    pass


# %%
print(known)
