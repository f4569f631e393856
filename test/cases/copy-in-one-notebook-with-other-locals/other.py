# %%
print("nothing of its own")
