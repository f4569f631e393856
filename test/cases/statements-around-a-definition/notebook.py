# %%
print('before')
scale = len('ab')


# Doubles a number.
def doubled(x):  # of any kind
    # in the body
    return 2 * x


print('after', doubled(scale))
scale = 5


def tripled(x):
    return 3 * x


print(tripled(scale))
