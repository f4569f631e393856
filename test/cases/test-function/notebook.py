# %%
def doubled(x):
    return 2 * x


# %%
def test_doubled():
    assert doubled(2) == 4


test_doubled()
print('fine')
