# %%
def area(w, h):
    return w * h

# %%
print(area(w=2, h=4))
