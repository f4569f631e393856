# %%
%%capture said
def loud(text):
    print(text.upper())


loud('hidden')

# %%
print(said.stdout)
loud('seen')
