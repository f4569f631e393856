# %%
def usage():
    return """
%run fast
!stop
"""


# %%
print(usage().strip())
