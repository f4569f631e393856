# %%
import os

readings = [int(word) for word in os.environ.get('UNSET', '3 1 2').split()]
limit = len(readings) + 1


# %%
def share(*parts, digits=1, **rest):
    """What the parts are of all readings, each below the limit."""
    return [round(part / sum(readings), digits) for part in parts if part < limit]


def total(values):
    return sum(values) + sum(readings)


# %%
share(3, 1, 2)

# %%
share(
    3,
    1,  # both
    digits=2,
    unit='%',
)

# %%
print(share(), total(value for value in [1, 2]), total((1, 2),))
print([total([each]) for each in readings])
print((lambda many: total(many))([4]), f'{total([5])}', f"{share(*[3], digits=3)[0]:.4f}")
