# %%
def label(x):
    return label.prefix + str(x)

label.prefix = "m"

# %%
print(label(1))
