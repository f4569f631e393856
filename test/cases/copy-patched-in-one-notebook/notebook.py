# %%
def label(x):
    return label.prefix + str(x)

label.prefix = "n"

# %%
print(label(1))
